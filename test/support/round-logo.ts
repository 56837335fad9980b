import type { Picture } from '#core/domain/paper-grid';

/** A mark of 48 by 40 dots: a disc. */
export const roundLogo: Picture = {
  width: 48,
  height: 40,
  bits: Buffer.from(
    Uint8Array.from({ length: 240 }, (_, at) => {
      const y = Math.floor(at / 6);
      return Array.from({ length: 8 }, (__, bit) => (at % 6) * 8 + bit).reduce(
        (byte, x, bit) => ((x - 24) ** 2 + (y - 20) ** 2 < 361 ? byte | (0x80 >> bit) : byte),
        0,
      );
    }),
  ).toString('base64'),
};
