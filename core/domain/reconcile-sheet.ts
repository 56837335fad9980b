import type { BusinessDay } from '#core/domain/business-day';
import type { Instant } from '#core/domain/instant';
import { type Money, subtract } from '#core/domain/money';
import {
  BOLD,
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
import { practiceMark, shopRows } from '#core/domain/paper-head';
import type { ReceiptSetting } from '#core/domain/receipt';
import { oneLine } from '#core/domain/receipt-cells';
import type { ReceiptWords } from '#core/domain/receipt-words';
import type { Difference, Side, TheirSide } from '#core/domain/reconciliation';

/** A day held against the provider's records of it, for paper. */
export type ReconcileSheet = ReceiptSetting & {
  readonly day: BusinessDay;
  /** As the shop's country writes it. */
  readonly dayText: string;
  readonly asOf: Instant;
  readonly isWholeDay: boolean;
  readonly ours: Side;
  readonly theirs: TheirSide;
  readonly rest: { readonly count: number; readonly received: Money; readonly returned: Money };
  readonly differences: readonly SheetDifference[];
};

export type SheetDifference = Pick<Difference, 'kind' | 'paymentId' | 'ours' | 'theirs'> & {
  readonly saleNumber: number | null;
  readonly explained: { readonly reason: string; readonly by: string | null } | null;
};

export function reconcileGrid(sheet: ReconcileSheet, columns: Columns, words: ReceiptWords): Grid {
  const pen = penFor(sheet, columns, words);
  const { ours, theirs, rest, differences } = sheet;
  const rows = [
    ...practiceMark(sheet, pen),
    ...shopRows(sheet, pen),
    RULE,
    ...pen.centred(words('agree.title'), DOUBLE),
    ...pen.centred(sheet.dayText),
    RULE,
    ...pen.sides(words('agree.asOf'), pen.moment(sheet.asOf)),
    ...(sheet.isWholeDay ? [] : pen.sides(words('agree.partOfDay'), '', BOLD)),
    ...side('agree.received', ours.received, theirs.received, pen),
    ...side('agree.returned', ours.returned, theirs.returned, pen),
    ...side('agree.kept', keptOf(ours), keptOf(theirs), pen),
    ...feeRows(theirs, pen),
    RULE,
    ...counted('agree.rest', rest.count, subtract(rest.received, rest.returned), pen),
    RULE,
    ...(differences.length === 0
      ? pen.sides(words('agree.agrees'), '', BOLD)
      : pen.sides(words('agree.differences'), pen.number(differences.length), BOLD)),
    ...differences.flatMap((each) => differenceRows(each, pen)),
    ...practiceMark(sheet, pen),
  ];
  return { columns, rows };
}

const keptOf = ({ received, returned }: Side): Money => subtract(received, returned);

function side(
  label: 'agree.received' | 'agree.returned' | 'agree.kept',
  ours: Money,
  theirs: Money,
  { words, money, sides }: Pen,
): readonly GridRow[] {
  const gap = subtract(theirs, ours);
  return [
    RULE,
    ...sides(words(label), '', BOLD),
    ...sides(INDENT + words('agree.ours'), money(ours)),
    ...sides(INDENT + words('agree.theirs'), money(theirs)),
    ...(gap === 0 ? [] : sides(INDENT + words('agree.gap'), money(gap), BOLD)),
  ];
}

/** Told of some payments only: of how many stands beside it. */
function feeRows({ fee, net, feeTold, netTold }: TheirSide, pen: Pen): readonly GridRow[] {
  if (feeTold + netTold === 0) return [];
  return [
    RULE,
    ...pen.sides(pen.words('agree.fees'), '', BOLD),
    ...counted('agree.fee', feeTold, fee, pen),
    ...counted('agree.net', netTold, net, pen),
  ];
}

const counted = (
  label: 'agree.fee' | 'agree.net' | 'agree.rest',
  count: number,
  amount: Money,
  pen: Pen,
): readonly GridRow[] =>
  pen.sides(`${pen.words(label)} ${hold(`(${pen.number(count)})`)}`, pen.money(amount));

function differenceRows(each: SheetDifference, pen: Pen): readonly GridRow[] {
  const { words, sides, money } = pen;
  const { kind, paymentId, saleNumber, ours, theirs, explained } = each;
  const amountOf = (figures: SheetDifference['ours']): string =>
    figures === null ? words('agree.nothing') : money(subtract(figures.amount, figures.returned));
  return [
    RULE,
    ...sides(words(`agree.${kind}`), '', BOLD),
    ...sides(INDENT + words('receipt.payment', { id: hold(paymentId) }), ''),
    ...(saleNumber === null
      ? []
      : sides(INDENT + words('receipt.sale', { number: String(saleNumber).padStart(6, '0') }), '')),
    ...sides(INDENT + words('agree.here'), amountOf(ours)),
    ...sides(INDENT + words('agree.there'), amountOf(theirs)),
    ...(explained === null ? [] : sides(INDENT + explanation(explained, words), '')),
  ];
}

function explanation({ by, reason }: NonNullable<SheetDifference['explained']>, words: ReceiptWords): string {
  const told = { reason: oneLine(reason) };
  return by === null
    ? words('agree.explainedAlone', told)
    : words('agree.explained', { ...told, name: oneLine(by) });
}
