import { negate, type Quantity } from '#core/domain/money';
import {
  BLANK,
  type Columns,
  DOUBLE,
  type Grid,
  type GridRow,
  hold,
  INDENT,
  type Pen,
  penFor,
  RULE,
} from '#core/domain/paper-grid';
import { copyMark, fiscalRows, footerRows, practiceMark, shopRows } from '#core/domain/paper-head';
import type { Receipt, ReceiptDiscount, ReceiptLine, ReceiptMeans } from '#core/domain/receipt';
import { oneLine, wrap } from '#core/domain/receipt-cells';
import type { ReceiptWords } from '#core/domain/receipt-words';
import { assertNever } from '#core/result';

export function gridOf(receipt: Receipt, columns: Columns, words: ReceiptWords): Grid {
  const pen = penFor(receipt, columns, words);
  const rows = [
    ...practiceMark(receipt, pen),
    ...copyMark(receipt.isCopy, pen),
    ...shopRows(receipt, pen),
    RULE,
    ...saleRows(receipt, pen),
    RULE,
    ...receipt.lines.flatMap((line) => lineRows(line, pen)),
    RULE,
    ...totals(receipt, pen),
    RULE,
    ...receipt.means.flatMap((means) => meansRows(means, pen)),
    ...(receipt.note === null ? [] : pen.sides(words('receipt.note', { text: oneLine(receipt.note) }), '')),
    BLANK,
    ...fiscalRows(receipt, pen),
    ...pen.centred(words('receipt.thanks')),
    ...footerRows(receipt, pen),
    ...practiceMark(receipt, pen),
  ];
  return { columns, rows };
}

/** For whom it is bought: what was taken, and nothing of what it cost or how it was paid. */
export function giftGrid(receipt: Receipt, columns: Columns, words: ReceiptWords): Grid {
  const pen = penFor(receipt, columns, words);
  const rows = [
    ...practiceMark(receipt, pen),
    ...copyMark(receipt.isCopy, pen),
    ...shopRows(receipt, pen),
    RULE,
    ...pen.centred(words('receipt.gift'), DOUBLE),
    RULE,
    ...saleRows(receipt, pen),
    RULE,
    ...receipt.lines.flatMap(({ name, quantity, unit }) =>
      pen.sides(
        oneLine(name),
        hold(unit === 'kg' ? countOf(quantity, unit, pen) : `× ${countOf(quantity, unit, pen)}`),
      ),
    ),
    BLANK,
    ...pen.centred(words('receipt.giftDetail')),
    ...fiscalRows(receipt, pen),
    ...footerRows(receipt, pen),
    ...practiceMark(receipt, pen),
  ];
  return { columns, rows };
}

function saleRows(receipt: Receipt, pen: Pen): readonly GridRow[] {
  const { words } = pen;
  const number = receipt.number === null ? '' : words('receipt.number', { number: receipt.number });
  const cashier =
    receipt.cashier === null ? '' : words('receipt.cashier', { name: oneLine(receipt.cashier) });
  return [
    ...pen.sides(number, pen.moment(receipt.at)),
    ...pen.sides(
      words('receipt.sale', { number: String(receipt.saleNumber).padStart(6, '0') }),
      hold(wrap(oneLine(receipt.register), 24)[0] ?? ''),
    ),
    ...(cashier === '' ? [] : pen.sides(cashier, '')),
  ];
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
