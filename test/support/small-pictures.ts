/** Real pictures of one dot, as base64. */
export const LOSSY = 'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=';
export const LOSSLESS = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==';

const drawing = (width: number, height: number, inside: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`,
  ).toString('base64')}`;

/** What a shop might show: a wide photo, and a logo without a ground. */
export const wide = drawing(
  1920,
  1080,
  '<rect width="1920" height="1080" fill="#e8d9b8"/><circle cx="620" cy="520" r="330" fill="#b5622f"/><circle cx="1240" cy="600" r="260" fill="#7a9a57"/><rect y="860" width="1920" height="220" fill="#8a6b45"/>',
);
export const logo = drawing(
  600,
  600,
  '<circle cx="300" cy="300" r="280" fill="none" stroke="#fff" stroke-width="28"/><path d="M180 390V210l120 120 120-120v180" fill="none" stroke="#fff" stroke-width="40"/>',
);
