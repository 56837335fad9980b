import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';

import { cellsOf } from '#core/domain/receipt-cells';
import { type Grid, type GridRow, rowText } from '#core/domain/receipt-grid';

/**
 * The receipt as ESC/POS bytes: initialise, rows, feed, cut. Nothing else: the drawer is never kicked from here.
 *
 * Code page 850 (number 2) is in every printer seen, cheap ones too, and holds all of Latin-1, which is every letter
 * of Spanish and Portuguese. The grid has laid the rows out already, so the encoder only translates.
 */
export function receiptEscpos(grid: Grid): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: grid.columns,
    codepageMapping: 'epson',
    newline: '\n',
    // From the head to the knife, on the printers that do not feed by themselves.
    feedBeforeCut: 4,
  });
  encoder.initialize().codepage('cp850');
  for (const row of grid.rows) addRow(encoder, row, grid.columns);
  return encoder.cut('partial').encode();
}

function addRow(encoder: ReceiptPrinterEncoder, row: GridRow, columns: number): void {
  if (row.kind !== 'text') {
    encoder.line(rowText(row, columns));
    return;
  }
  const size = row.isDouble ? 2 : 1;
  encoder.bold(row.isBold).size(size, size);
  encoder.line(printable(rowText(row, columns / size)));
  encoder.bold(false).size(1, 1);
}

const LATIN_1 = /^[\u0020-\u007e\u00a1-\u00ff]*$/;
const LIKENESS: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '•': '*',
};

/** What the code page lacks keeps its columns: its bare letter, blanks for an emoji, else question marks. */
function printable(text: string): string {
  if (LATIN_1.test(text)) return text;
  return cellsOf(text)
    .map(({ text: sign, width }) => {
      if (LATIN_1.test(sign)) return sign;
      const bare = LIKENESS[sign] ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
      if (bare.length === width && LATIN_1.test(bare)) return bare;
      return (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(sign) ? ' ' : '?').repeat(width);
    })
    .join('');
}
