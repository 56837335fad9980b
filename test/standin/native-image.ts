import { strict } from './strict.ts';

export type NativeImage = ReturnType<typeof createImage>;

/** Electron's `NativeImage` over the bytes of one PNG file. */
export function createImage(png: Buffer) {
  return strict('nativeImage', {
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    isEmpty: () => png.length === 0,
    // Width and height stand at a fixed place in every PNG.
    getSize: () =>
      png.length < 24
        ? { width: 0, height: 0 }
        : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) },
  });
}
