import { type Money, negate, subtract, sum, ZERO } from '#core/domain/money';
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
import { copyMark, practiceMark, shopRows } from '#core/domain/paper-head';
import type { ReceiptMeans } from '#core/domain/receipt';
import { oneLine } from '#core/domain/receipt-cells';
import type { ReceiptWord, ReceiptWords } from '#core/domain/receipt-words';
import type { Counted, ShiftReport } from '#core/domain/shift-report';

export function shiftReportGrid(report: ShiftReport, columns: Columns, words: ReceiptWords): Grid {
  const pen = penFor(report, columns, words);
  const rows = [
    ...practiceMark(report, pen),
    ...copyMark(report.isCopy, pen),
    ...shopRows(report, pen),
    RULE,
    ...title(report, pen),
    RULE,
    ...turn(report, pen),
    RULE,
    ...figures(report, pen),
    ...section(
      'report.means',
      report.means.flatMap((one) => counted(MEANS[one.kind], one, pen)),
      pen,
    ),
    ...section('report.taxes', taxRows(report, pen), pen),
    ...section('report.drawer', drawerRows(report, pen), pen),
    ...section('report.hands', handRows(report, pen), pen),
    ...section('report.earlier', earlierRows(report, pen), pen),
    ...section(
      'report.outside',
      report.outside.flatMap((one) => counted(MEANS[one.kind], one, pen)),
      pen,
    ),
    ...section('report.control', controlRows(report, pen), pen),
    ...section('report.left', leftRows(report, pen), pen),
    ...(report.attention === 0
      ? []
      : [RULE, ...pen.sides(words('report.attention'), pen.number(report.attention), BOLD)]),
    // Cut anywhere, it is told from a wrong one all the same: the whole of it stands there.
    ...(report.head === null
      ? []
      : [RULE, ...pen.sides(words('report.head'), ''), ...pen.sides(report.head, '')]),
    ...practiceMark(report, pen),
  ];
  return { columns, rows };
}

function title({ zNumber, series }: ShiftReport, pen: Pen): readonly GridRow[] {
  const { words, centred } = pen;
  if (zNumber !== null) {
    const said = words('report.z', { number: zName({ zNumber, series }) });
    // Its number stays beside its letter, however narrow the paper.
    return centred(said.replace(/\S+ \S+$/, hold), DOUBLE);
  }
  return [...centred(words('report.x'), DOUBLE), ...centred(words('report.xDetail'))];
}

/** "A0042": told from that of a restored copy by its letter, as receipts are. */
export const zName = ({ zNumber, series }: Pick<ShiftReport, 'zNumber' | 'series'>): string =>
  `${series}${String(zNumber ?? 0).padStart(4, '0')}`;

function turn(report: ShiftReport, { words, sides, moment }: Pen): readonly GridRow[] {
  const { cashier, closedBy, receipts } = report;
  const who = cashier === null ? '' : words('receipt.cashier', { name: oneLine(cashier) });
  return [
    ...sides(oneLine(report.register), ''),
    ...(who === '' ? [] : sides(who, '')),
    ...sides(words('report.opened'), moment(report.openedAt)),
    ...sides(words(report.zNumber === null ? 'report.asOf' : 'report.closed'), moment(report.at)),
    ...(closedBy === null || closedBy === cashier
      ? []
      : sides(words('report.closedBy', { name: oneLine(closedBy) }), '')),
    ...(receipts === null
      ? []
      : [...sides(words('report.receipts'), ''), ...sides(INDENT + receipts.first, receipts.last)]),
  ];
}

function figures(report: ShiftReport, pen: Pen): readonly GridRow[] {
  const off = (label: ReceiptWord, one: Counted): readonly GridRow[] =>
    one.count === 0 ? [] : counted(label, { ...one, amount: negate(one.amount) }, pen);
  return [
    ...counted('report.sold', report.sold, pen),
    ...off('report.discounts', report.discounts),
    ...off('report.refunds', report.refunds),
    ...off('report.voided', report.voided),
    ...earlierSum(report, pen),
    ...pen.sides(pen.words('report.net'), pen.money(report.net), DOUBLE),
  ];
}

/** The line that the sums above need, with the sales themselves further down. */
function earlierSum({ earlier }: ShiftReport, pen: Pen): readonly GridRow[] {
  const count = new Set(earlier.map(({ saleNumber }) => saleNumber)).size;
  const amount = sum(earlier.map((one) => one.amount));
  return count === 0 ? [] : counted('report.earlier', { count, amount }, pen);
}

const counted = (label: ReceiptWord, { count, amount }: Counted, pen: Pen): readonly GridRow[] =>
  pen.sides(`${pen.words(label)} ${hold(`(${pen.number(count)})`)}`, pen.money(amount));

export const MEANS: Readonly<Record<ReceiptMeans['kind'], ReceiptWord>> = {
  'mercado-pago': 'receipt.mercadoPago',
  cash: 'receipt.cash',
  'card-terminal': 'receipt.cardTerminal',
  transfer: 'receipt.transfer',
  'on-sight': 'receipt.onSight',
};

function taxRows({ taxes }: ShiftReport, { words, money, number, sides }: Pen): readonly GridRow[] {
  return taxes.flatMap(({ rate, base, iva }) =>
    sides(words('receipt.iva', { percent: number(rate / 100), base: money(base) }), money(iva)),
  );
}

function drawerRows({ drawer }: ShiftReport, pen: Pen): readonly GridRow[] {
  const { words, money, sides } = pen;
  const { counted: found } = drawer;
  return [
    ...sides(words('report.float'), money(drawer.float)),
    ...sides(words('report.cashIn'), money(drawer.cashIn)),
    ...(drawer.putIn === ZERO ? [] : sides(words('report.putIn'), money(drawer.putIn))),
    ...(drawer.cashOut === ZERO ? [] : sides(words('report.cashOut'), money(negate(drawer.cashOut)))),
    ...sides(words('report.expected'), money(drawer.expected), BOLD),
    ...(found === null
      ? []
      : [...sides(words('report.counted'), money(found), BOLD), ...gap(drawer.expected, found, pen)]),
  ];
}

function gap(expected: Money, found: Money, { words, money, sides }: Pen): readonly GridRow[] {
  if (found === expected) return sides(words('report.right'), '');
  return found > expected
    ? sides(words('report.over'), money(subtract(found, expected)), BOLD)
    : sides(words('report.short'), money(subtract(expected, found)), BOLD);
}

function earlierRows({ earlier }: ShiftReport, pen: Pen): readonly GridRow[] {
  return earlier.flatMap(({ saleNumber, at, amount }) => [
    ...pen.sides(
      pen.words('report.earlierSale', { number: String(saleNumber).padStart(6, '0') }),
      pen.moment(at),
    ),
    ...pen.sides('', pen.money(amount)),
  ]);
}

function handRows({ hands }: ShiftReport, { money, sides }: Pen): readonly GridRow[] {
  return hands.flatMap(({ amount, reason }) => sides(oneLine(reason), money(amount)));
}

function controlRows({ control }: ShiftReport, pen: Pen): readonly GridRow[] {
  const { takenAway, onSight, drawerOpened } = control;
  const seen = (label: ReceiptWord, one: Counted): readonly GridRow[] =>
    one.count === 0 ? [] : counted(label, one, pen);
  return [
    ...seen('report.takenAway', takenAway),
    ...seen('receipt.onSight', onSight),
    ...(drawerOpened === 0 ? [] : pen.sides(pen.words('report.drawerOpened'), pen.number(drawerOpened))),
  ];
}

/** What a closing left open; while it goes on, nothing is left yet. */
function leftRows({ left, zNumber }: ShiftReport, { words, number, sides }: Pen): readonly GridRow[] {
  if (zNumber === null) return [];
  const rows = [
    ['report.leftCharges', left.charges],
    ['report.leftHeld', left.held],
    ['report.leftRefunds', left.refunds],
    ['report.leftPapers', left.papers],
  ] as const;
  return rows.flatMap(([label, count]) => (count === 0 ? [] : sides(words(label), number(count))));
}

const section = (label: ReceiptWord, rows: readonly GridRow[], pen: Pen): readonly GridRow[] =>
  rows.length === 0 ? [] : [RULE, ...pen.sides(pen.words(label), '', BOLD), ...rows];
