import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from '@playwright/test';
import type { Taken } from '#test/shots/take';

const ACROSS = 4;
const PER_SHEET = ACROSS * 3;

/** Twelve pictures to a sheet, each with its name, drawn by the same browser into `folder`/sheets. */
export async function drawSheets(browser: Browser, folder: string, taken: readonly Taken[]): Promise<number> {
  const place = join(folder, 'sheets');
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1880, height: 900 } });
  const count = Math.ceil(taken.length / PER_SHEET);
  for (let at = 0; at < count; at += 1) {
    const name = join(place, `sheet-${String(at + 1).padStart(2, '0')}`);
    await writeFile(`${name}.html`, sheetOf(taken.slice(at * PER_SHEET, (at + 1) * PER_SHEET)));
    await page.goto(pathToFileURL(`${name}.html`).href);
    await page.screenshot({ path: `${name}.png`, fullPage: true });
    await rm(`${name}.html`);
  }
  await page.close();
  return count;
}

const sheetOf = (taken: readonly Taken[]): string => `<!doctype html>
<meta charset="utf-8">
<style>
  body { display: grid; grid-template-columns: repeat(${ACROSS}, 1fr); gap: 10px; margin: 10px; background: #888; font: 13px sans-serif; }
  figure { margin: 0; background: #fff; }
  figure.bad { outline: 4px solid #d00; }
  img { display: block; width: 100%; height: 264px; object-fit: contain; background: #666; }
  figcaption { padding: 2px 6px; white-space: nowrap; overflow: hidden; }
</style>
${taken.map(figureOf).join('\n')}`;

const figureOf = ({ file, window, state, language, size, theme, money, problems }: Taken): string =>
  `<figure class="${problems.length > 0 ? 'bad' : ''}"><img src="../${encodeURIComponent(file)}" alt="">
<figcaption><b>${window} ${state}</b> ${[language, size, theme, money].join(' ')}${
    problems.length > 0 ? ` — ${problems.length}` : ''
  }</figcaption></figure>`;
