import type { Receipt } from '#core/domain/receipt';
import type { Grid, GridRow } from '#core/domain/receipt-grid';
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

export function receiptPage(grid: Grid, language: Receipt['language']): ReceiptPage {
  const widthMm = grid.columns === 48 ? 80 : 58;
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

const heightOf = (row: GridRow): number => (row.kind === 'text' && row.isDouble ? DOUBLE_MM : ROW_MM);

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
p.rule::before { content: ""; width: 100%; margin-top: ${ROW_MM / 2}mm; border-top: 0.25mm solid #000; }
`;

function rowHtml(row: GridRow): string {
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
