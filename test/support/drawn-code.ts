import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';

const DOTS = 4;

/** What a phone would read of the code that the page draws, without a picture of the page; null where it draws none. */
export async function drawnCode(page: Page): Promise<string | null> {
  const drawing = await page.evaluate(() => {
    const code = document.querySelector('.code svg');
    if (!(code instanceof SVGSVGElement)) return null;
    return { modules: code.viewBox.baseVal.width, path: code.lastElementChild?.getAttribute('d') ?? '' };
  });
  return drawing === null ? null : readOff(drawing.modules, drawing.path);
}

function readOff(modules: number, path: string): string {
  const side = modules * DOTS;
  const dots = Buffer.alloc(side * side, 255);
  for (const [, x = '0', y = '0', run = '1'] of path.matchAll(/M ?(\d+)[ ,](\d+) ?h(\d+)v1/g)) {
    for (let row = Number(y) * DOTS; row < (Number(y) + 1) * DOTS; row += 1)
      dots.fill(0, row * side + Number(x) * DOTS, row * side + (Number(x) + Number(run)) * DOTS);
  }
  const picture = Buffer.concat([Buffer.from(`P5 ${side} ${side} 255\n`), dots]);
  try {
    return execFileSync('zbarimg', ['-q', '--raw', '-'], {
      input: picture,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
      .toString()
      .trimEnd();
  } catch {
    return '';
  }
}
