import { type Money, negate, type Quantity } from '#core/domain/money';
import {
  type Receipt,
  type ReceiptDiscount,
  type ReceiptLine,
  type ReceiptMeans,
  TAX_ID_NAME,
} from '#core/domain/receipt';
import { cellWidth, oneLine, wrap } from '#core/domain/receipt-cells';
import type { ReceiptWords } from '#core/domain/receipt-words';
import { formatMoney, siteOf } from '#core/domain/site';
import { assertNever } from '#core/result';

/** Characters of the normal size across the paper: 48 on 80 mm, 32 on 58 mm. */
export type Columns = 48 | 32;

/** `double` letters take two columns and two rows. */
export type TextStyle = {
  readonly isBold: boolean;
  readonly isDouble: boolean;
  readonly align: 'sides' | 'centre';
};

/** One row of paper. `left` and `right` never touch; a centred row has no `right`. */
export type GridRow =
  | ({ readonly kind: 'text'; readonly left: string; readonly right: string } & TextStyle)
  | { readonly kind: 'rule' }
  | { readonly kind: 'blank' };

export type Grid = { readonly columns: Columns; readonly rows: readonly GridRow[] };

const NORMAL: TextStyle = { isBold: false, isDouble: false, align: 'sides' };
const BOLD: TextStyle = { ...NORMAL, isBold: true };
const DOUBLE: TextStyle = { isBold: true, isDouble: true, align: 'sides' };
const CENTRED: TextStyle = { ...NORMAL, align: 'centre' };
const RULE: GridRow = { kind: 'rule' };
const BLANK: GridRow = { kind: 'blank' };

/** Between a name and its amount, at least. */
const GAP = 2;
const INDENT = '  ';
const NO_BREAK = '\u00a0';

export function gridOf(receipt: Receipt, columns: Columns, words: ReceiptWords): Grid {
  const pen = penOf(receipt, columns, words);
  const rows = [
    ...practiceMark(receipt, pen),
    ...(receipt.isCopy ? [...pen.centred(words('receipt.copy'), DOUBLE), RULE] : []),
    ...header(receipt, pen),
    RULE,
    ...receipt.lines.flatMap((line) => lineRows(line, pen)),
    RULE,
    ...totals(receipt, pen),
    RULE,
    ...receipt.means.flatMap((means) => meansRows(means, pen)),
    ...(receipt.note === null ? [] : pen.sides(words('receipt.note', { text: oneLine(receipt.note) }), '')),
    BLANK,
    // Abroad the country's words come first, and ours behind in brackets.
    ...pen.centred(words(`fiscal.${receipt.fiscalNotice}`).replace(/\(.*\)/, hold), BOLD),
    ...pen.centred(words('receipt.thanks')),
    ...practiceMark(receipt, pen),
  ];
  return { columns, rows };
}

/** A row as a printer with one size of letters would print it: never wider than the paper. */
export function rowText(row: GridRow, columns: number): string {
  if (row.kind === 'blank') return '';
  if (row.kind === 'rule') return '-'.repeat(columns);
  const room = columns - cellWidth(row.left) - cellWidth(row.right);
  if (row.align === 'centre') return ' '.repeat(Math.max(0, Math.floor(room / 2))) + row.left;
  return row.right === '' ? row.left : row.left + ' '.repeat(Math.max(0, room)) + row.right;
}

type Pen = {
  readonly words: ReceiptWords;
  readonly money: (amount: Money) => string;
  readonly number: (value: number, decimals?: number) => string;
  readonly centred: (text: string, style?: TextStyle) => readonly GridRow[];
  readonly sides: (left: string, right: string, style?: TextStyle) => readonly GridRow[];
};

function penOf({ siteId }: Receipt, columns: Columns, words: ReceiptWords): Pen {
  const site = siteOf(siteId);
  return {
    words,
    money: (amount) => hold(formatMoney(amount, site)),
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(site.locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: 3,
        useGrouping: 'always',
      }).format(value),
    centred: (text, style = CENTRED) => {
      const width = style.isDouble ? columns / 2 : columns;
      return wrap(text, width).map((left) => textRow(left, '', { ...style, align: 'centre' }));
    },
    sides: (left, right, style = NORMAL) => sidesRows(left, right, style, columns),
  };
}

/** What must not be broken over two rows is held together until it is laid. */
const hold = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, NO_BREAK);

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

function practiceMark({ isPractice }: Receipt, pen: Pen): readonly GridRow[] {
  if (!isPractice) return [];
  return [
    RULE,
    ...pen.centred(pen.words('receipt.practice'), DOUBLE),
    ...pen.centred(pen.words('receipt.practiceDetail'), BOLD),
    RULE,
  ];
}

function header(receipt: Receipt, pen: Pen): readonly GridRow[] {
  const { shop, siteId } = receipt;
  const { words } = pen;
  const taxId = shop.taxId === null ? '' : `${TAX_ID_NAME[siteId]}: ${hold(oneLine(shop.taxId))}`;
  const about = [oneLine(shop.trade), oneLine(shop.address ?? ''), taxId];
  const name = oneLine(shop.name);
  const number = receipt.number === null ? '' : words('receipt.number', { number: receipt.number });
  const cashier =
    receipt.cashier === null ? '' : words('receipt.cashier', { name: oneLine(receipt.cashier) });
  return [
    ...(name === '' ? [] : pen.centred(name, DOUBLE)),
    ...about.filter((text) => text !== '').flatMap((text) => pen.centred(text)),
    RULE,
    ...pen.sides(number, hold(dateAndTime(receipt))),
    ...pen.sides(
      words('receipt.sale', { number: String(receipt.saleNumber).padStart(6, '0') }),
      hold(wrap(oneLine(receipt.register), 24)[0] ?? ''),
    ),
    ...(cashier === '' ? [] : pen.sides(cashier, '')),
  ];
}

/** In the shop's zone, as its country writes it. */
function dateAndTime({ at, siteId, timeZone }: Receipt): string {
  const format = new Intl.DateTimeFormat(siteOf(siteId).locale, {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(at).replace(',', '');
}

function lineRows(line: ReceiptLine, pen: Pen): readonly GridRow[] {
  const name = oneLine(line.name);
  const amount = pen.money(line.gross);
  const isOnePiece = line.unit === 'unit' && line.quantity === 1000;
  const price = `${INDENT}${hold(`${countOf(line.quantity, line.unit, pen)} ×`)} ${pen.money(line.unitPrice)}`;
  return [
    ...(isOnePiece ? pen.sides(name, amount) : [...pen.sides(name, ''), ...pen.sides(price, amount)]),
    ...discountRows(line.discount, INDENT, pen),
    ...(line.note === null ? [] : pen.sides(`${INDENT}${oneLine(line.note)}`, '')),
  ];
}

function countOf(quantity: Quantity, unit: ReceiptLine['unit'], pen: Pen): string {
  return unit === 'kg' ? `${pen.number(quantity / 1000, 3)} kg` : pen.number(quantity / 1000);
}

function discountRows(discount: ReceiptDiscount | null, indent: string, pen: Pen): readonly GridRow[] {
  if (discount === null) return [];
  const { amount, basisPoints } = discount;
  const label =
    basisPoints === null
      ? pen.words('receipt.discount')
      : pen.words('receipt.discountPercent', { percent: pen.number(basisPoints / 100) });
  return pen.sides(indent + label, pen.money(negate(amount)));
}

function totals({ subtotal, discount, total, taxes }: Receipt, pen: Pen): readonly GridRow[] {
  const { words, money, number, sides } = pen;
  return [
    ...(discount === null ? [] : sides(words('receipt.subtotal'), money(subtotal))),
    ...discountRows(discount, '', pen),
    ...sides(words('receipt.total'), money(total), DOUBLE),
    ...taxes.flatMap(({ rate, base, iva }) =>
      sides(words('receipt.iva', { percent: number(rate / 100), base: money(base) }), money(iva)),
    ),
  ];
}

function meansRows(means: ReceiptMeans, pen: Pen): readonly GridRow[] {
  const { words, money, sides } = pen;
  switch (means.kind) {
    case 'mercado-pago':
      return [
        ...sides(words('receipt.mercadoPago'), money(means.amount)),
        ...means.paymentIds.flatMap((id) => sides(INDENT + words('receipt.payment', { id: hold(id) }), '')),
        ...(means.returned > 0
          ? sides(INDENT + words('receipt.returned'), money(negate(means.returned)))
          : []),
      ];
    case 'cash':
    case 'card-terminal':
    case 'transfer':
      return [
        ...sides(words(TENDER_WORD[means.kind]), money(means.amount)),
        ...(means.change > 0
          ? [
              ...sides(INDENT + words('receipt.given'), money(means.given)),
              ...sides(INDENT + words('receipt.change'), money(means.change)),
            ]
          : []),
      ];
    case 'on-sight':
      return sides(words('receipt.onSight'), money(means.amount));
    default:
      return assertNever(means, 'means of payment');
  }
}

const TENDER_WORD = {
  cash: 'receipt.cash',
  'card-terminal': 'receipt.cardTerminal',
  transfer: 'receipt.transfer',
} as const;
