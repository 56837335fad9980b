import {
  keptSize,
  MOST_FILE_BYTES,
  MOST_KEPT_BYTES,
  MOST_PIXELS,
  type PictureSize,
  sizeInside,
} from '#core/domain/idle-pictures';
import { err, ok, type Result } from '#core/result';

/** Tried in turn until it is small enough: how fine, and of what size. */
const ATTEMPTS = [
  { quality: 0.85, part: 1 },
  { quality: 0.6, part: 1 },
  { quality: 0.6, part: 0.6 },
  { quality: 0.4, part: 0.4 },
] as const;

/** A file that a person picked, as it is kept: a WebP in base64. What would not fit in memory is never decoded. */
export async function pictureFrom(file: File): Promise<Result<string, 'too-large' | 'not-a-picture'>> {
  if (file.size > MOST_FILE_BYTES) return err('too-large');
  const said = sizeInside(new Uint8Array(await file.arrayBuffer()));
  if (said === null) return err('not-a-picture');
  if (said.width * said.height > MOST_PIXELS) return err('too-large');
  const picture = await createImageBitmap(file);
  try {
    const size = keptSize(picture);
    for (const { quality, part } of ATTEMPTS) {
      const bytes = await drawn(picture, size, part, quality);
      if (bytes.length <= MOST_KEPT_BYTES) return ok(base64Of(bytes));
    }
    return err('too-large');
  } finally {
    picture.close();
  }
}

async function drawn(
  picture: ImageBitmap,
  { width, height }: PictureSize,
  part: number,
  quality: number,
): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * part));
  canvas.height = Math.max(1, Math.round(height * part));
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', quality));
  if (blob === null) throw new Error('nothing drawn');
  return new Uint8Array(await blob.arrayBuffer());
}

const base64Of = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
