const SIDE_PX = 256;

/** As large as it is ever drawn: main keeps no more than 64 kB of it. */
export async function smallPicture(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  const part = Math.min(1, SIDE_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * part));
  canvas.height = Math.max(1, Math.round(picture.height * part));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL('image/webp', 0.8);
}
