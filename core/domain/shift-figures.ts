import type { Instant } from '#core/domain/instant';
import type { Means } from '#core/domain/ledger';
import { add, type Money, negate, scale, subtract, sum, ZERO } from '#core/domain/money';
import type { ReceiptMeans, ReceiptSetting } from '#core/domain/receipt';
import { expectedCash, putIn, type Shift, takenOut } from '#core/domain/shift';
import type { Counted, EarlierMoney, LeftOpen, ReportMeans, ShiftReport } from '#core/domain/shift-report';
import { type Site, siteOf } from '#core/domain/site';

/** What the log has of one shift's stretch, as sums. Movements are told apart by whether their sale is the shift's own. */
export type ShiftFigures = {
  readonly moved: readonly {
    readonly isEarlier: boolean;
    readonly means: Means;
    readonly kind: 'in' | 'back' | 'correction';
    readonly amount: Money;
    readonly count: number;
  }[];
  /** How many sales each way of paying had, and how many in all. */
  readonly salesBy: Readonly<Record<Means, number>>;
  readonly sales: number;
  readonly earlier: readonly EarlierMoney[];
  readonly receipts: ShiftReport['receipts'];
  readonly discounts: Counted;
  /** What the closed sales cost by their lines' own rate; null is the country's general one. */
  readonly costs: readonly { readonly rate: number | null; readonly cost: Money }[];
  readonly control: ShiftReport['control'];
  readonly attention: number;
};

export type ReportSource = {
  readonly shift: Shift;
  readonly figures: ShiftFigures;
  readonly setting: ReceiptSetting;
  readonly series: string;
  readonly at: Instant;
  readonly left: LeftOpen;
  /** Null for an X. */
  readonly z: { readonly number: number; readonly counted: Money; readonly by: string | null } | null;
};

export function shiftReportOf({ shift, figures, setting, series, at, left, z }: ReportSource): ShiftReport {
  const own = figures.moved.filter(({ isEarlier }) => !isEarlier);
  const of = (kind: 'in' | 'back' | 'correction'): Counted => ({
    count: own.reduce((count, row) => count + (row.kind === kind ? row.count : 0), 0),
    amount: sum(own.flatMap((row) => (row.kind === kind ? [row.amount] : []))),
  });
  const { discounts } = figures;
  const cashIn = sum(figures.moved.flatMap(({ means, amount }) => (means === 'cash' ? [amount] : [])));
  return {
    ...setting,
    // Once for all: the paper has the shop's mark of the day on which it is printed.
    shop: { ...setting.shop, logo: null },
    cashier: shift.openedBy,
    closedBy: z?.by ?? null,
    openedAt: shift.openedAt,
    at,
    zNumber: z?.number ?? null,
    series,
    receipts: figures.receipts,
    sold: { count: figures.sales, amount: add(of('in').amount, discounts.amount) },
    discounts,
    refunds: negated(of('back')),
    voided: negated(of('correction')),
    net: sum(figures.moved.map(({ amount }) => amount)),
    means: meansOf(figures),
    taxes: taxesOf(figures.costs, siteOf(setting.siteId)),
    drawer: {
      float: shift.float,
      cashIn,
      putIn: putIn(shift),
      cashOut: takenOut(shift),
      expected: expectedCash(shift, cashIn),
      counted: z?.counted ?? null,
    },
    hands: shift.cash.map(({ at: when, way, amount, reason }) => ({
      at: when,
      amount: way === 'in' ? amount : negate(amount),
      reason,
    })),
    earlier: figures.earlier,
    outside: shift.outside.map(({ means, ...counted }) => ({ kind: PAPER_MEANS[means], ...counted })),
    control: figures.control,
    left,
    attention: figures.attention,
    head: null,
    isCopy: false,
  };
}

const PAPER_MEANS: Readonly<Record<Means, ReceiptMeans['kind']>> = {
  qr: 'mercado-pago',
  cash: 'cash',
  'card-terminal': 'card-terminal',
  transfer: 'transfer',
};

const negated = ({ count, amount }: Counted): Counted => ({ count, amount: negate(amount) });

function meansOf({ moved, salesBy }: ShiftFigures): readonly ReportMeans[] {
  const used = [...new Set(moved.map(({ means }) => means))];
  return used.map((means) => ({
    kind: PAPER_MEANS[means],
    count: salesBy[means],
    amount: sum(moved.flatMap((row) => (row.means === means ? [row.amount] : []))),
  }));
}

/** Rounded once for each rate, as an accountant takes it out of the rate's sum. */
function taxesOf(costs: ShiftFigures['costs'], { iva }: Pick<Site, 'iva'>): ShiftReport['taxes'] {
  if (iva === null) return [];
  const byRate = new Map<number, Money>();
  for (const { rate, cost } of costs)
    byRate.set(rate ?? iva.general, add(byRate.get(rate ?? iva.general) ?? ZERO, cost));
  return [...byRate]
    .filter(([, cost]) => cost > ZERO)
    .sort(([one], [other]) => one - other)
    .map(([rate, cost]) => {
      const contained = scale(cost, rate, 10_000 + rate);
      return { rate, base: subtract(cost, contained), iva: contained };
    });
}
