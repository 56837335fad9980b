import type {
  AttentionView,
  CaseView,
  DayView,
  HourOfDay,
  SaleOfDay,
  SaleStory,
  SalesPage,
  SpanView,
} from '#core/day-views';
import { CASE_KINDS, type CaseId, type CaseKind } from '#core/domain/attention';
import type { BusinessDay } from '#core/domain/business-day';
import { HOUR, MINUTE } from '#core/domain/instant';
import type { Means } from '#core/domain/ledger';
import { type Money, sum, toMoney, ZERO } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import type { SaleId } from '#core/domain/sale';
import { openedSale, type TenderId } from '#core/domain/sale-record';
import { daysFrom } from '#core/domain/span';
import { aCart, aLine, lineId } from '#test/support/builders';
import { type Answers, facts, recent } from '#test/support/cashier-answers';
import { AFTERNOON } from '#test/support/customer-views';
import { plainMoney } from '#test/support/refund-answers';

const DAY = '2025-11-21' as BusinessDay;
const saleNamed = (at: number): SaleId => `sale-${at}` as SaleId;

const byQr = recent.map((charge, at): SaleOfDay => {
  const { saleNumber: number, requestedAt: openedAt, total, receiptNumber, received, returned } = charge;
  const means: readonly Means[] = received > 0 ? ['qr'] : [];
  return {
    saleId: saleNamed(at),
    number,
    cashier: at % 3 === 2 ? 'Luis' : 'Ana',
    openedAt,
    total,
    receiptNumber,
    collected: toMoney(received - returned),
    tendered: ZERO,
    isOnSight: false,
    isAbandoned: false,
    means,
    charges: [charge],
  };
});

const inCash = ([1_240, 5_660, 720, 98_000, 31_500] as const).map((pesos, at): SaleOfDay => {
  const means: readonly Means[] = at % 2 === 0 ? ['cash'] : at === 3 ? ['card-terminal'] : ['transfer'];
  return {
    saleId: saleNamed(100 + at),
    number: 102 - at,
    cashier: 'Luis',
    openedAt: AFTERNOON - 3 * HOUR - at * 7 * MINUTE,
    total: toMoney(100 * pesos),
    receiptNumber: `C01-00${4700 - at}`,
    collected: ZERO,
    tendered: toMoney(100 * pesos),
    isOnSight: false,
    isAbandoned: false,
    means,
    charges: [],
  };
});

const BY_HOUR = [14_280, 41_910.5, 58_204, 79_635, 112_480.4, 138_925, 96_310.5, 143_170];
const OPENS = AFTERNOON - 7 * HOUR - 32 * MINUTE;
const hours = BY_HOUR.map(
  (pesos, at): HourOfDay => ({
    from: OPENS + at * HOUR,
    came: toMoney(Math.round(pesos * 100)),
    back: at === 5 ? toMoney(340_000) : ZERO,
    sales: 3 + at * 2,
  }),
);

const came = sum(hours.map((hour) => hour.came));
const back = sum(hours.map((hour) => hour.back));
const cash = toMoney(9_720_000);
const card = toMoney(4_980_000);

/** A Friday that is not over yet. */
export const day: DayView = {
  day: DAY,
  today: DAY,
  from: AFTERNOON - 14 * HOUR - 32 * MINUTE,
  to: AFTERNOON + 10 * HOUR - 32 * MINUTE,
  came,
  back,
  paidSales: 87,
  means: [
    { means: 'qr', came: toMoney(came - cash - card), back, sales: 61 },
    { means: 'cash', came: cash, back: ZERO, sales: 19 },
    { means: 'card-terminal', came: card, back: ZERO, sales: 7 },
  ],
  hours,
  attention: 3,
  cashiers: ['Ana', 'Luis'],
};

const sales = [...byQr, ...inCash];
export const salesOfDay: SalesPage = { sales, found: sales.length };
export const noSales: SalesPage = { sales: [], found: 0 };

export const emptyDay: DayView = {
  ...day,
  day: '2025-11-16' as BusinessDay,
  from: day.from - 120 * HOUR,
  came: ZERO,
  back: ZERO,
  paidSales: 0,
  means: [],
  hours: [],
  cashiers: [],
};

const half = (amount: Money): Money => toMoney(Math.round(amount / 2));
const PRODUCTS = [
  ['Café molido 250 g', 0.3, 84_000],
  ['Medialuna', 0.25, 412_000],
  ['Queso por kilo, horma entera de la casa', 0.2, 23_845],
  ['Leche entera 1 l', 0.15, 61_000],
] as const;
const net = toMoney(came - back);
const named = PRODUCTS.map(([name, share, quantity]) => ({
  product: name,
  name,
  money: toMoney(Math.round(net * share)),
  quantity,
}));
const rest = toMoney(net - sum(named.map(({ money }) => money)));

/** The month so far: every cut adds up to the same. */
export const month: SpanView = {
  span: 'month',
  today: DAY,
  first: '2025-11-01' as BusinessDay,
  last: '2025-11-30' as BusinessDay,
  came,
  back,
  sales: 87,
  days: daysFrom('2025-11-01' as BusinessDay, '2025-11-30' as BusinessDay).map((name, at) => ({
    day: name,
    came: at > 20 ? ZERO : toMoney(3_000_000 + ((at * 7919) % 11) * 540_000),
    back: ZERO,
    sales: at > 20 ? 0 : 40 + ((at * 31) % 17),
  })),
  means: day.means,
  cashiers: [
    { name: 'Ana', came: toMoney(came - half(came)), back, sales: 50 },
    { name: 'Luis', came: half(came), back: ZERO, sales: 30 },
    { name: null, came: ZERO, back: ZERO, sales: 7 },
  ],
  registers: [{ name: 'CAJA01', came, back, sales: 87 }],
  products: [...named, { product: ':open', name: null, money: rest, quantity: 12_000 }],
  categories: [
    { category: 'Almacén', money: half(net) },
    { category: null, money: toMoney(net - half(net)) },
  ],
};

const [late, double] = recent;
const aCase = (kind: CaseKind, at: number, amount: number, more: Partial<CaseView> = {}): CaseView => ({
  id: `case-${kind}` as CaseId,
  kind,
  saleId: saleNamed(at),
  saleNumber: 118 - at * 3,
  reference: (at === 0 ? late : double)?.reference ?? null,
  jobId: null,
  paper: null,
  amount: toMoney(amount),
  total: toMoney(amount),
  received: toMoney(amount),
  at: AFTERNOON - (at * 40 + 23) * MINUTE,
  paidAt: AFTERNOON - 23 * MINUTE,
  stoppedAt: AFTERNOON - 25 * MINUTE,
  day: null,
  solved: null,
  closed: null,
  ...more,
});

/** One of each kind that people meet, with what can be done about it. */
export const attention: AttentionView = {
  count: 3,
  open: [
    aCase('late', 0, 234_000),
    aCase('double', 1, 615_000),
    aCase('print-failed', 2, 124_000, { jobId: 'job-1' as PrintJobId, paper: 'receipt', reference: null }),
  ],
  done: [
    aCase('partial', 3, 80_000, {
      closed: { at: AFTERNOON - HOUR, reason: 'Volvió y pagó el resto', by: 'Marta' },
    }),
    aCase('over', 4, 12_000, { solved: 'returned' }),
  ],
};

const OF_A_DAY = { day: DAY, saleId: null, saleNumber: 0, reference: null } as const;

export const everyCase: AttentionView = {
  count: 11,
  open: CASE_KINDS.map((kind, at) =>
    aCase(kind, at, 234_000 + at * 1_000, kind === 'reconcile' ? OF_A_DAY : {}),
  ),
  done: [],
};

/** Mercado Pago's records of the day came in the night and do not agree. */
export const differing: AttentionView = {
  ...attention,
  count: 4,
  open: [aCase('reconcile', 0, 1_250_000, OF_A_DAY), ...attention.open],
};

export const nothingOpen: AttentionView = { count: 0, open: [], done: [] };

const sold = openedSale({
  at: AFTERNOON - 5 * MINUTE,
  kind: 'sale-opened',
  saleId: saleNamed(0),
  number: 122,
  cart: aCart(aLine(), aLine({ id: lineId('line-2'), name: 'Medialuna', unitPrice: toMoney(65_000) })),
  cashier: 'Ana',
});

export const story: SaleStory = {
  sale: {
    ...sold,
    receiptNumber: 'C01-004820',
    tenders: [
      {
        id: 'tender-1' as TenderId,
        kind: 'cash',
        amount: toMoney(50_000),
        given: toMoney(50_000),
        at: AFTERNOON,
      },
    ],
  },
  charges: recent.slice(0, 1),
};

export const dayAnswers: Answers = {
  'day/view': day,
  'day/sales': salesOfDay,
  'day/span': month,
  'attention/list': attention,
  'day/sale': story,
  'charge/facts': facts,
  'refunds/of-sale': plainMoney,
};
