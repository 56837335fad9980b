import { csvLine, neutral } from '#core/domain/csv';
import type { Instant } from '#core/domain/instant';
import { type Money, toDecimal } from '#core/domain/money';
import { numbersOf } from '#core/domain/product-export';
import type { ReceiptWords } from '#core/domain/receipt-words';
import type { PaymentRow } from '#core/domain/reconcile';
import type { SheetDifference } from '#core/domain/reconcile-sheet';
import type { SiteId } from '#core/domain/site';

const COLUMNS = [
  'payment',
  'reference',
  'sale',
  'approved',
  'amountHere',
  'backHere',
  'amountThere',
  'backThere',
  'fee',
  'net',
  'difference',
  'explanation',
] as const;

export type ReconcileTable = {
  readonly siteId: SiteId;
  readonly rows: readonly PaymentRow[];
  readonly differences: readonly SheetDifference[];
  readonly saleNumber: (row: PaymentRow) => number | null;
  readonly moment: (at: Instant) => string;
};

/** Every payment of the day, ours and theirs in one line, as the country's spreadsheets read it. */
export function reconcileCsv(
  { siteId, rows, differences, saleNumber, moment }: ReconcileTable,
  words: ReceiptWords,
): string {
  const { decimals, usualMark, delimiter } = numbersOf(siteId);
  const money = (amount: Money | null | undefined): string => {
    const text = amount == null ? '' : toDecimal(amount, decimals);
    return usualMark === 'comma' ? text.replace('.', ',') : text;
  };
  const lines = rows.map((row) => {
    const found = differences.filter(({ paymentId }) => paymentId === row.id);
    const number = saleNumber(row);
    return [
      neutral(row.id),
      neutral(row.reference ?? ''),
      number === null ? '' : String(number),
      row.approvedAt === null ? '' : moment(row.approvedAt),
      money(row.ours?.received),
      money(row.ours?.returned),
      money(row.theirs?.received),
      money(row.theirs?.returned),
      money(row.fee),
      money(row.net),
      found.map(({ kind }) => words(`agree.${kind}`)).join(', '),
      neutral(found.flatMap(({ explained }) => explained?.reason ?? []).join(', ')),
    ];
  });
  const head = COLUMNS.map((name) => words(`agree.column-${name}`));
  return [head, ...lines].map((cells) => csvLine(cells, delimiter)).join('');
}
