/*
 * The shop's own pictures for the customer's screen while there is nothing to say. What a person picks is measured
 * before it is decoded, for a small file may unfold to more than an old PC has; what is kept is small and of one kind.
 */

export const MOST_PICTURES = 8;
/** Of what a person picks. */
export const MOST_FILE_BYTES = 30_000_000;
export const MOST_PIXELS = 60_000_000;
/** Of what is kept of it. */
export const LONGEST_SIDE = 1920;
export const MOST_KEPT_BYTES = 400_000;

export type PictureSize = { readonly width: number; readonly height: number };

/** How large a PNG, JPEG or WebP says that it is; null for anything else, cut off ones among them. */
export function sizeInside(bytes: Uint8Array): PictureSize | null {
  const size = startsWith(bytes, 0, PNG)
    ? ofPng(bytes)
    : startsWith(bytes, 0, JPEG)
      ? ofJpeg(bytes)
      : isWebp(bytes)
        ? ofWebp(bytes)
        : null;
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

/** What main keeps: a WebP no larger than a display shows. */
export function isKeepable(bytes: Uint8Array): boolean {
  const size = isWebp(bytes) && bytes.length <= MOST_KEPT_BYTES ? sizeInside(bytes) : null;
  return size !== null && Math.max(size.width, size.height) <= LONGEST_SIDE;
}

/** As large as it is kept: its own size, or smaller. */
export function keptSize({ width, height }: PictureSize): PictureSize {
  const part = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * part)), height: Math.max(1, Math.round(height * part)) };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const lettersOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

const startsWith = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, place) => bytes[at + place] === byte);
const isWebp = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0, lettersOf('RIFF')) && startsWith(bytes, 8, lettersOf('WEBP'));

/** Bytes beyond the end count as nothing. */
const big = (bytes: Uint8Array, at: number, count: number): number =>
  Array.from({ length: count }, (_, place) => bytes[at + place] ?? 0).reduce(
    (sum, byte) => sum * 256 + byte,
    0,
  );
const little = (bytes: Uint8Array, at: number, count: number): number =>
  Array.from({ length: count }, (_, place) => (bytes[at + place] ?? 0) * 256 ** place).reduce(
    (sum, part) => sum + part,
    0,
  );

const ofPng = (bytes: Uint8Array): PictureSize => ({ width: big(bytes, 16, 4), height: big(bytes, 20, 4) });

/** Marker by marker to the first that begins a frame. */
function ofJpeg(bytes: Uint8Array): PictureSize | null {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { width: big(bytes, at + 7, 2), height: big(bytes, at + 5, 2) };
    // Fill before a marker is one byte; every part before the first frame bears its length.
    at += marker === 0xff ? 1 : 2 + Math.max(2, big(bytes, at + 2, 2));
  }
  return null;
}

const NO_FRAMES: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && !NO_FRAMES.has(marker);

function ofWebp(bytes: Uint8Array): PictureSize | null {
  if (startsWith(bytes, 12, lettersOf('VP8X')))
    return { width: little(bytes, 24, 3) + 1, height: little(bytes, 27, 3) + 1 };
  if (startsWith(bytes, 12, lettersOf('VP8L')) && bytes[20] === 0x2f) {
    const bits = little(bytes, 21, 4);
    return { width: (bits % 0x4000) + 1, height: (Math.floor(bits / 0x4000) % 0x4000) + 1 };
  }
  if (startsWith(bytes, 12, lettersOf('VP8 ')) && startsWith(bytes, 23, [0x9d, 0x01, 0x2a]))
    return { width: little(bytes, 26, 2) % 0x4000, height: little(bytes, 28, 2) % 0x4000 };
  return null;
}
