import type { Picture } from '#core/domain/paper-grid';

/** What the narrowest paper can show, and as tall as it is still a logo. */
const WIDEST = 384;
const TALLEST = 240;
/** Darker than this is black: printers know nothing between. */
const BLACK_UNDER = 150;

type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
};

/** The size at which a picture is printed: its own, or smaller, in whole bytes of dots across. */
export function logoSize(width: number, height: number): { readonly width: number; readonly height: number } {
  const part = Math.min(1, WIDEST / width, TALLEST / height);
  const across = Math.max(8, Math.floor((width * part) / 8) * 8);
  return { width: across, height: Math.max(1, Math.min(TALLEST, Math.round(height * part))) };
}

/** Of pixels of that size, drawn on white. */
export function dotsOf({ width, height, data }: Pixels): Picture {
  const bytes = new Uint8Array((width / 8) * height);
  for (let at = 0; at < width * height; at += 1) {
    const [red = 255, green = 255, blue = 255] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    const isBlack = 0.299 * red + 0.587 * green + 0.114 * blue < BLACK_UNDER;
    if (isBlack) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at % 8));
  }
  return { width, height, bits: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
}

/** The dots again, as pixels to be shown. */
export function pixelsOf({ width, height, bits }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const bytes = atob(bits);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at += 1)
    if ((bytes.charCodeAt(at >> 3) & (0x80 >> (at % 8))) !== 0) data.fill(0, at * 4, at * 4 + 3);
  return data;
}
