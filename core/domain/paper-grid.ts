import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import { cellWidth, wrap } from '#core/domain/receipt-cells';
import type { ReceiptWords } from '#core/domain/receipt-words';
import { formatMoney, type SiteId, siteOf } from '#core/domain/site';

/** Characters of the normal size across the paper: 32 on 58 mm, on 80 mm as many as the printer's own letters allow. */
export type Columns = 48 | 44 | 42 | 32;

/** `double` letters take two columns and two rows. */
export type TextStyle = {
  readonly isBold: boolean;
  readonly isDouble: boolean;
  readonly align: 'sides' | 'centre';
};

/** Dots of black, eight to a byte from the left, row by row, as base64. The width is a whole number of bytes. */
export type Picture = { readonly width: number; readonly height: number; readonly bits: string };

/** One row of paper. `left` and `right` never touch; a centred row has no `right`. */
export type GridRow =
  | ({ readonly kind: 'text'; readonly left: string; readonly right: string } & TextStyle)
  | { readonly kind: 'rule' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** A QR code of this text. */
  | { readonly kind: 'code'; readonly text: string };

export type Grid = { readonly columns: Columns; readonly rows: readonly GridRow[] };

export const NORMAL: TextStyle = { isBold: false, isDouble: false, align: 'sides' };
export const BOLD: TextStyle = { ...NORMAL, isBold: true };
export const DOUBLE: TextStyle = { isBold: true, isDouble: true, align: 'sides' };
export const CENTRED: TextStyle = { ...NORMAL, align: 'centre' };
export const RULE: GridRow = { kind: 'rule' };
export const BLANK: GridRow = { kind: 'blank' };
export const INDENT = '  ';

/** Between a name and its amount, at least. */
const GAP = 2;
const NO_BREAK = '\u00a0';

/** A row as a printer with one size of letters would print it: never wider than the paper. */
export function rowText(row: GridRow, columns: number): string {
  if (row.kind === 'rule') return '-'.repeat(columns);
  if (row.kind !== 'text') return '';
  const room = columns - cellWidth(row.left) - cellWidth(row.right);
  if (row.align === 'centre') return ' '.repeat(Math.max(0, Math.floor(room / 2))) + row.left;
  return row.right === '' ? row.left : row.left + ' '.repeat(Math.max(0, room)) + row.right;
}

/** Whose paper it is: the country's money and dates, the shop's zone. */
export type PaperPlace = { readonly siteId: SiteId; readonly timeZone: string };

/** Lays words and amounts out in rows of one width. */
export type Pen = {
  readonly words: ReceiptWords;
  readonly money: (amount: Money) => string;
  readonly number: (value: number, decimals?: number) => string;
  /** In the shop's zone, as its country writes it. */
  readonly moment: (at: Instant) => string;
  readonly centred: (text: string, style?: TextStyle) => readonly GridRow[];
  readonly sides: (left: string, right: string, style?: TextStyle) => readonly GridRow[];
};

export function penFor({ siteId, timeZone }: PaperPlace, columns: Columns, words: ReceiptWords): Pen {
  const site = siteOf(siteId);
  const dates = new Intl.DateTimeFormat(site.locale, {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return {
    words,
    money: (amount) => hold(formatMoney(amount, site)),
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(site.locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: 3,
        useGrouping: 'always',
      }).format(value),
    moment: (at) => hold(dates.format(at).replace(',', '')),
    centred: (text, style = CENTRED) => {
      const width = style.isDouble ? columns / 2 : columns;
      return wrap(text, width).map((left) => textRow(left, '', { ...style, align: 'centre' }));
    },
    sides: (left, right, style = NORMAL) => sidesRows(left, right, style, columns),
  };
}

/** What must not be broken over two rows is held together until it is laid. */
export const hold = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, NO_BREAK);

const textRow = (left: string, right: string, style: TextStyle): GridRow => ({
  kind: 'text',
  left: left.replaceAll(NO_BREAK, ' '),
  right: right.replaceAll(NO_BREAK, ' '),
  ...style,
});

/** The amount goes on the last row of its words where there is room, and otherwise on a row of its own. */
function sidesRows(left: string, right: string, style: TextStyle, columns: Columns): readonly GridRow[] {
  const width = style.isDouble ? columns / 2 : columns;
  // In letters of double size a long amount would be cut: the whole row goes back to bold ones.
  if (cellWidth(right) > width || (style.isDouble && cellWidth(left) > width)) {
    return sidesRows(left, right, BOLD, columns);
  }
  const indent = left.startsWith(INDENT) ? INDENT : '';
  const rows = wrap(left.slice(indent.length), width - indent.length).map((row) => indent + row);
  const last = rows.at(-1) ?? '';
  if (right === '') return rows.map((row) => textRow(row, '', style));
  if (cellWidth(last) + GAP + cellWidth(right) > width) {
    return [...rows.map((row) => textRow(row, '', style)), textRow('', right, style)];
  }
  return [...rows.slice(0, -1).map((row) => textRow(row, '', style)), textRow(last, right, style)];
}
