import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { encodeQR } from 'qr';
import type { Columns } from '#core/domain/paper-grid';
import { formGrid, type PrintedForm } from '#core/domain/printed-form';
import { USUAL_FORM } from '#core/domain/printer-form';
import { LANGUAGES, SITE_IDS } from '#core/domain/site';
import { escaped } from '#main/printing/escaped';
import { paperBytes } from '#main/printing/escpos';
import { RECEIPT_FONT } from '#main/printing/receipt-font';
import { wordsIn } from '#main/words/words';
import { findChromium } from '#scripts/chromium-program';
import { formsFor } from '#test/core/form-samples';
import { decodeEscpos, type PrintedDots, type PrintedPiece } from '#test/support/escpos-decoder';

/*
 * `node test/support/paper-pictures.ts <folder> [part of name]`: every form as a printer would put it on paper, read
 * back from its bytes: a sheet for each country, language and width.
 */

/** A cell as drawn; a dot of the head is two thirds of a pixel then. */
const CELL = { width: 8, height: 18 };
const DOT = CELL.width / 12;

function pieceHtml(piece: PrintedPiece): string {
  if (piece.kind === 'cut') return '<hr>';
  if (piece.kind === 'dots') return dotsHtml(piece);
  if (piece.kind === 'code') return codeHtml(piece.text);
  const letters = Array.from(piece.text, (letter) => `<i>${letter === ' ' ? '' : escaped(letter)}</i>`);
  return `<p class="${piece.size === 2 ? 'double' : ''} ${piece.isBold ? 'bold' : ''}">${letters.join('')}</p>`;
}

function dotsHtml({ width, height, bits }: PrintedDots): string {
  const black = Array.from({ length: width * height }, (_, at) => at).filter(
    (at) => ((bits[at >> 3] ?? 0) & (0x80 >> (at % 8))) !== 0,
  );
  const path = black.map((at) => `M${at % width} ${Math.floor(at / width)}h1v1h-1z`).join('');
  return drawing(width, height, path, width * DOT);
}

function codeHtml(text: string): string {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  const dark = modules.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return drawing(modules.length, modules.length, dark.join(''), modules.length * 6 * DOT);
}

const drawing = (width: number, height: number, path: string, px: number): string =>
  `<div class="drawn"><svg viewBox="0 0 ${width} ${height}" width="${px}" height="${(px * height) / width}"><path d="${path}"/></svg></div>`;

function paperHtml(form: PrintedForm, columns: Columns, language: (typeof LANGUAGES)[number]): string {
  const paper = { ...USUAL_FORM, paper: columns === 48 ? 80 : 58 } as const;
  const { pieces } = decodeEscpos(paperBytes(formGrid(form, columns, wordsIn(language)), paper));
  return `<figure style="width:${columns * CELL.width}px">${pieces.map(pieceHtml).join('')}</figure>`;
}

const font = (weight: number, woff2: string): string =>
  `@font-face { font-family: R; font-weight: ${weight}; src: url(data:font/woff2;base64,${woff2}) format("woff2"); }`;
const STYLE = `${font(500, RECEIPT_FONT.medium)} ${font(700, RECEIPT_FONT.bold)}
  body { margin: 12px; background: #99a; display: flex; flex-wrap: wrap; gap: 14px; align-items: start; }
  figure { margin: 0; padding: 8px 0; background: #fff; outline: 1px solid #f66; font: 500 13px R; overflow: visible; }
  p { display: flex; height: ${CELL.height}px; margin: 0; line-height: ${CELL.height}px; }
  i { width: ${CELL.width}px; font-style: normal; text-align: center; flex: none; }
  .double { height: ${CELL.height * 2}px; line-height: ${CELL.height * 2}px; font-size: 26px; }
  .double i { width: ${CELL.width * 2}px; }
  .bold { font-weight: 700; }
  .drawn { display: flex; justify-content: center; }
  hr { border: 0; border-top: 2px dashed #c00; margin: 4px 0; }`;

const [folder = 'test-results/paper', wanted = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const siteId of SITE_IDS)
    for (const language of LANGUAGES)
      for (const columns of [48, 32] as const) {
        const name = `${siteId}-${language}-${columns === 48 ? 80 : 58}.png`;
        if (!name.includes(wanted)) continue;
        const papers = formsFor(siteId, language).map((form) => paperHtml(form, columns, language));
        const page = await browser.newPage({
          viewport: { width: columns * CELL.width * 4 + 80, height: 400 },
        });
        await page.setContent(`<style>${STYLE}</style>${papers.join('')}`);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        writeFileSync(join(folder, name), await page.screenshot({ fullPage: true }));
        await page.close();
      }
} finally {
  await browser.close();
}
