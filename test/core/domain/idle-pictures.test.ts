import { describe, expect, it } from 'vitest';
import { isKeepable, keptSize, MOST_KEPT_BYTES, sizeInside } from '#core/domain/idle-pictures';
import { LOSSLESS, LOSSY } from '#test/support/small-pictures';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));
const PNG = bytesOf(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
);

/** The head of a PNG that says it is that large. */
function pngOf(width: number, height: number): Uint8Array {
  const bytes = Uint8Array.from(PNG);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

/** As a camera writes it: what the picture is about comes before the frame, and may look like one inside. */
function jpegOf(width: number, height: number): Uint8Array {
  const about = [0xff, 0xe1, 0x00, 0x0a, 0xff, 0xc0, 0x00, 0x11, 0x08, 0x00, 0x01, 0x00];
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return Uint8Array.from([
    0xff,
    0xd8,
    ...about,
    0xff,
    0xff,
    0xc2,
    0x00,
    0x11,
    0x08,
    ...size,
    3,
    1,
    0x22,
    0,
    2,
  ]);
}

/** A WebP with room for more than a picture: what it holds says its own size. */
function extendedOf(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(60);
  bytes.set(Buffer.from('RIFF....WEBPVP8X'));
  bytes.set([(width - 1) & 255, (width - 1) >> 8, 0, (height - 1) & 255, (height - 1) >> 8, 0], 24);
  return bytes;
}

describe('what a file says of its size', () => {
  it.each([
    ['a PNG', pngOf(4000, 3000), { width: 4000, height: 3000 }],
    ['a JPEG from a camera', jpegOf(6000, 4000), { width: 6000, height: 4000 }],
    ['a WebP', bytesOf(LOSSY), { width: 1, height: 1 }],
    ['a WebP without loss', bytesOf(LOSSLESS), { width: 1, height: 1 }],
    ['a WebP with a head of its own', extendedOf(1920, 1080), { width: 1920, height: 1080 }],
    ['a bomb', pngOf(60_000, 60_000), { width: 60_000, height: 60_000 }],
  ])('is read of %s before anything is unfolded', (_what, bytes, size) => {
    expect(sizeInside(bytes)).toEqual(size);
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['words', new Uint8Array(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
    ['a GIF', new Uint8Array(Buffer.from('GIF89a\u0001\u0000\u0001\u0000'))],
    ['a PNG cut off in its head', PNG.slice(0, 12)],
    ['a JPEG cut off before its frame', jpegOf(6000, 4000).slice(0, 16)],
    [
      'a JPEG that turns into something else',
      Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 9, 9, 9, 9, 9, 9]),
    ],
    ['a PNG of no width', pngOf(0, 3000)],
    ['a WebP of nothing known', new Uint8Array(Buffer.from('RIFF....WEBPVP9 ..............'))],
  ])('is nothing where it is %s', (_what, bytes) => {
    expect(sizeInside(bytes)).toBeNull();
  });
});

describe('what is kept', () => {
  it('is a WebP as large as a display at most', () => {
    expect(isKeepable(bytesOf(LOSSY))).toBe(true);
    expect(isKeepable(extendedOf(1920, 1920))).toBe(true);
    expect(isKeepable(extendedOf(1921, 10))).toBe(false);
    expect(isKeepable(PNG)).toBe(false);
    const heavy = new Uint8Array(MOST_KEPT_BYTES + 1);
    heavy.set(extendedOf(10, 10));
    expect(isKeepable(heavy)).toBe(false);
    expect(isKeepable(heavy.slice(0, MOST_KEPT_BYTES))).toBe(true);
  });

  it('keeps its proportions, and is never made larger', () => {
    expect(keptSize({ width: 6000, height: 4000 })).toEqual({ width: 1920, height: 1280 });
    expect(keptSize({ width: 300, height: 5000 })).toEqual({ width: 115, height: 1920 });
    expect(keptSize({ width: 20_000, height: 1 })).toEqual({ width: 1920, height: 1 });
    expect(keptSize({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
  });
});
