/** Red, green and blue, each 0 to 1, as a screen is told them. */
export type Colour = readonly [red: number, green: number, blue: number];
export type Theme = 'light' | 'dark';

/** The tokens of a stylesheet by name, as written: "--ink" → "light-dark(#241a1e, #f5edea)". */
export function tokensIn(css: string): ReadonlyMap<string, string> {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const root = /:root\s*\{([^}]*)\}/.exec(plain)?.[1] ?? '';
  return new Map(
    [...root.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
}

/** What a written colour comes to in a theme; null for what is no plain colour. */
export function colourOf(written: string, theme: Theme, tokens: ReadonlyMap<string, string>): Colour | null {
  const text = written.trim();
  const named = /^var\((--[\w-]+)\)$/.exec(text)?.[1];
  if (named !== undefined) {
    const value = tokens.get(named);
    return value === undefined ? null : colourOf(value, theme, tokens);
  }
  const [, light = '', dark = ''] = /^light-dark\(([^,]+),\s*([^,]+)\)$/.exec(text) ?? [];
  if (light !== '') return colourOf(theme === 'light' ? light : dark, theme, tokens);
  const hex = /^#([0-9a-f]{6})$/i.exec(text)?.[1];
  return hex === undefined ? null : [part(hex, 0), part(hex, 2), part(hex, 4)];
}

const part = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255;

const toLight = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const fromLight = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * toLight(red) + 0.7152 * toLight(green) + 0.0722 * toLight(blue);

/** WCAG 2: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** How a colour looks to eyes without one of the cones: Machado, Oliveira and Fernandes 2009, whole severity. */
const EYES = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
} as const;
export type Eyes = keyof typeof EYES;
export const eyes: readonly Eyes[] = ['deuteranopia', 'protanopia'];

export function seenBy(who: Eyes, colour: Colour): Colour {
  const [red, green, blue] = colour.map(toLight);
  const [r, g, b] = EYES[who].map(([fromRed, fromGreen, fromBlue]) =>
    fromLight(
      Math.min(1, Math.max(0, fromRed * (red ?? 0) + fromGreen * (green ?? 0) + fromBlue * (blue ?? 0))),
    ),
  );
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** How far apart two colours look: 0 alike, 1 black and white (the distance in OKLab). */
export function apart(one: Colour, other: Colour): number {
  const a = oklab(one);
  const b = oklab(other);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function oklab(colour: Colour): Colour {
  const [r = 0, g = 0, b = 0] = colour.map(toLight);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
