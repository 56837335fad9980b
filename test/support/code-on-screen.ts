import type { Page } from '@playwright/test';

/**
 * Reads the code off the picture of the screen, dot by dot, and says where it differs from the code that was asked
 * for: what a phone's camera would be given. Nothing when the page shows no code.
 */
export async function codeTrouble(page: Page): Promise<string[]> {
  const drawing = page.locator('.code svg');
  if ((await drawing.count()) === 0) return [];
  const picture = `data:image/png;base64,${(await page.screenshot()).toString('base64')}`;
  const wrong = await drawing.evaluate(wrongModules, picture);
  return wrong > 0 ? [`${wrong} modules of the code are not as they should be`] : [];
}

async function wrongModules(drawing: Element, picture: string): Promise<number> {
  if (!(drawing instanceof SVGSVGElement)) return -1;
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return -1;
  context.drawImage(image, 0, 0);
  const scale = image.width / innerWidth;
  const { left, top, width } = drawing.getBoundingClientRect();
  const modules = drawing.viewBox.baseVal.width;
  const each = (width / modules) * scale;
  const dark = new Set<string>();
  for (const [, x = '0', y = '0', run = '1'] of (drawing.lastElementChild?.getAttribute('d') ?? '').matchAll(
    /M ?(\d+)[ ,](\d+) ?h(\d+)v1/g,
  )) {
    for (let at = 0; at < Number(run); at += 1) dark.add(`${Number(x) + at},${y}`);
  }
  if (dark.size < 100) return -1;
  let wrong = 0;
  for (let y = 0; y < modules; y += 1) {
    for (let x = 0; x < modules; x += 1) {
      const size = Math.max(1, Math.floor(each / 2));
      const at = (start: number, place: number) => Math.round(start * scale + place * each + each / 4);
      const { data } = context.getImageData(at(left, x), at(top, y), size, size);
      const isDark = data.every((level, index) => index % 4 === 3 || level < 128);
      const isLight = data.every((level, index) => index % 4 === 3 || level >= 128);
      if (dark.has(`${x},${y}`) ? !isDark : !isLight) wrong += 1;
    }
  }
  return wrong;
}
