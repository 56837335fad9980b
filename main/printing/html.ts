import { encodeQR } from 'qr';
import type { Grid, GridRow, Picture } from '#core/domain/paper-grid';
import type { Receipt } from '#core/domain/receipt';
import { escaped } from '#main/printing/escaped';
import { RECEIPT_FONT } from '#main/printing/receipt-font';

/** One page, as wide as the paper and as tall as the receipt. */
export type ReceiptPage = {
  readonly html: string;
  readonly widthMm: number;
  readonly heightMm: number;
};

/** A printer's own cell: 48 of them are the 72 mm that an 80 mm roll can print on, 32 the 48 mm of a 58 mm one. */
const CELL_MM = 1.5;
/** Red Hat Mono's letters are 0.6 em wide. */
const FONT_MM = CELL_MM / 0.6;
const ROW_MM = 3.75;
const DOUBLE_MM = 7.5;
const EDGE_MM = 6;
/** 203 dots to the inch. */
const DOT_MM = 0.125;
const CODE_MM = 30;

export function receiptPage(grid: Grid, language: Receipt['language']): ReceiptPage {
  const widthMm = grid.columns > 32 ? 80 : 58;
  const heightMm = pageHeightMm(grid);
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>Mostrador</title>
<style>${style(widthMm, heightMm, grid.columns)}</style>
</head>
<body>
${grid.rows.map(rowHtml).join('\n')}
</body>
</html>
`;
  return { html, widthMm, heightMm };
}

/** Every row's height is set, so the page is known before it is drawn, and it is one. */
export function pageHeightMm({ rows }: Grid): number {
  const drawn = rows.reduce((all, row) => all + heightOf(row), 0);
  return Math.ceil(2 * EDGE_MM + drawn);
}

function heightOf(row: GridRow): number {
  if (row.kind === 'picture') return row.picture.height * DOT_MM + ROW_MM;
  if (row.kind === 'code') return CODE_MM;
  return row.kind === 'text' && row.isDouble ? DOUBLE_MM : ROW_MM;
}

const fontFace = (weight: number, woff2: string): string =>
  `@font-face { font-family: "Receipt"; font-weight: ${weight}; font-display: block; src: url(data:font/woff2;base64,${woff2}) format("woff2"); }`;

const style = (widthMm: number, heightMm: number, columns: number): string => `
${fontFace(500, RECEIPT_FONT.medium)}
${fontFace(700, RECEIPT_FONT.bold)}
@page { size: ${widthMm}mm ${heightMm}mm; margin: 0; }
* { box-sizing: border-box; }
html, body { margin: 0; background: #fff; }
body {
  width: ${widthMm}mm;
  /* A hair short of the page: rounding must never spill onto a second one. */
  height: ${heightMm - 0.5}mm;
  overflow: hidden;
  padding: ${EDGE_MM}mm ${(widthMm - columns * CELL_MM) / 2}mm;
  color: #000;
  font: 500 ${FONT_MM}mm/${ROW_MM}mm "Receipt", "DejaVu Sans Mono", "Consolas", monospace;
  font-variant-ligatures: none;
}
p { display: flex; justify-content: space-between; height: ${ROW_MM}mm; margin: 0; white-space: pre; overflow: hidden; }
p.bold { font-weight: 700; }
p.double { height: ${DOUBLE_MM}mm; font-size: ${FONT_MM * 2}mm; line-height: ${DOUBLE_MM}mm; }
p.centre { justify-content: center; }

p.drawn svg { display: block; }
p.rule::before { content: ""; width: 100%; margin-top: ${ROW_MM / 2}mm; border-top: 0.25mm solid #000; }
`;

function rowHtml(row: GridRow): string {
  if (row.kind === 'picture') return pictureHtml(row.picture);
  if (row.kind === 'code') return codeHtml(row.text);
  if (row.kind === 'blank') return '<p></p>';
  if (row.kind === 'rule') return '<p class="rule"></p>';
  const classes = [
    row.isBold ? 'bold' : '',
    row.isDouble ? 'double' : '',
    row.align === 'centre' ? 'centre' : '',
  ].filter((name) => name !== '');
  const opening = classes.length === 0 ? '<p>' : `<p class="${classes.join(' ')}">`;
  // The space between keeps the two apart for whoever selects or searches the text.
  const right = row.right === '' ? '' : ` <span>${escaped(row.right)}</span>`;
  return `${opening}<span>${escaped(row.left)}</span>${right}</p>`;
}

/** Its dots as a drawing: a run of black is a line. */
function pictureHtml({ width, height, bits }: Picture): string {
  const dots = Buffer.from(bits, 'base64');
  const isBlack = (x: number, y: number): boolean =>
    x < width && ((dots[y * (width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x % 8))) !== 0;
  const runs: string[] = [];
  for (let y = 0; y < height; y += 1) {
    let from: number | null = null;
    for (let x = 0; x <= width; x += 1) {
      if (isBlack(x, y)) from ??= x;
      else if (from !== null) {
        runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
        from = null;
      }
    }
  }
  return drawing(width, height, runs.join(''), width * DOT_MM, height * DOT_MM + ROW_MM);
}

function codeHtml(text: string): string {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
  const dark = modules.flatMap((row, y) => row.flatMap((is, x) => (is ? [`M${x} ${y}h1v1h-1z`] : [])));
  return drawing(modules.length, modules.length, dark.join(''), CODE_MM, CODE_MM);
}

const drawing = (width: number, height: number, path: string, widthMm: number, heightMm: number): string =>
  `<p class="drawn centre" style="height:${heightMm}mm"><svg viewBox="0 0 ${width} ${height}" style="width:${widthMm}mm;height:${(widthMm * height) / width}mm" shape-rendering="crispEdges"><path d="${path}"/></svg></p>`;
