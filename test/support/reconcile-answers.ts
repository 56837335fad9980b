import { HOUR, MINUTE } from '#core/domain/instant';
import { toMoney, ZERO } from '#core/domain/money';
import type { Figures } from '#core/domain/reconciliation';
import type { SaleId } from '#core/domain/sale';
import type { DifferenceView, ReconcileView } from '#core/reconcile-requests';
import { AFTERNOON } from '#test/support/customer-views';
import { day } from '#test/support/day-answers';

const figures = (pesos: number, more: Partial<Figures> = {}): Figures => ({
  status: 'approved',
  amount: toMoney(pesos * 100),
  returned: ZERO,
  currency: 'ARS',
  approvedAt: AFTERNOON - 2 * HOUR,
  ...more,
});

const plain: DifferenceView = {
  kind: 'missing-here',
  paymentId: '131500000099',
  reference: 'mst-XY34ZW-01JD8K3M9QH6R2T5V7W8X9Y0ZA',
  saleId: null,
  saleNumber: null,
  ours: null,
  theirs: figures(12_500),
  outside: ZERO,
  received: toMoney(1_250_000),
  returned: ZERO,
  isYoung: false,
  explained: null,
  canAdopt: true,
};

const differences: readonly DifferenceView[] = [
  plain,
  {
    ...plain,
    kind: 'double',
    paymentId: '131500000071',
    saleId: 'sale-3' as SaleId,
    saleNumber: 119,
    ours: figures(8_420),
    theirs: figures(8_420),
    received: ZERO,
    isYoung: true,
    canAdopt: false,
  },
  {
    ...plain,
    kind: 'refunded-outside',
    paymentId: '131500000042',
    saleId: 'sale-4' as SaleId,
    saleNumber: 98,
    ours: figures(3_400, { returned: toMoney(120_000) }),
    theirs: figures(3_400, { returned: toMoney(120_000) }),
    outside: toMoney(120_000),
    received: ZERO,
    canAdopt: false,
    explained: {
      reason: 'La dueña la devolvió desde la app, con la clienta delante',
      by: 'Ana',
      at: AFTERNOON - HOUR,
    },
  },
];

const side = { count: 61, received: toMoney(48_721_950), returned: toMoney(340_000) };
const base: Omit<ReconcileView, 'found'> = {
  day: day.day,
  today: day.today,
  from: day.from,
  fetching: null,
  failed: null,
};

const found: NonNullable<ReconcileView['found']> = {
  day: day.day,
  window: { from: day.from, to: day.to },
  asOf: day.to + 40 * MINUTE,
  isWholeDay: true,
  unreadable: 0,
  currency: 'ARS',
  ours: side,
  theirs: { ...side, fee: toMoney(389_775), net: toMoney(48_332_175), feeTold: 61, netTold: 61 },
  rest: {
    count: 4,
    received: toMoney(1_800_000),
    returned: ZERO,
    fee: ZERO,
    net: ZERO,
    otherCurrency: 0,
    otherSeller: 0,
  },
  differences: [],
};

export const agrees: ReconcileView = { ...base, found };
export const differs: ReconcileView = {
  ...base,
  found: {
    ...found,
    theirs: { ...found.theirs, count: 62, received: toMoney(49_971_950) },
    differences,
  },
};
/** The day in progress, one payment of which made no sense. */
export const partly: ReconcileView = {
  ...base,
  found: { ...found, asOf: AFTERNOON, isWholeDay: false, unreadable: 1 },
};
export const neverFetched: ReconcileView = { ...base, found: null };
export const beingFetched: ReconcileView = {
  ...base,
  fetching: { day: day.day, records: 240 },
  found: null,
};
export const fetchFailed: ReconcileView = { ...agrees, failed: 'offline' };
