import type { DayView, HourOfDay, SaleOfDay, SaleStory } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { HOUR, MINUTE } from '#core/domain/instant';
import type { Means } from '#core/domain/ledger';
import { sum, toMoney, ZERO } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import { openedSale, type TenderId } from '#core/domain/sale-record';
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
  sales: [...byQr, ...inCash],
  isCut: false,
};

export const quietDay: DayView = { ...day, sales: day.sales.filter(({ charges }) => charges.length === 0) };

export const emptyDay: DayView = {
  ...day,
  day: '2025-11-16' as BusinessDay,
  from: day.from - 120 * HOUR,
  came: ZERO,
  back: ZERO,
  paidSales: 0,
  means: [],
  hours: [],
  sales: [],
};

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
  'day/sale': story,
  'charge/facts': facts,
  'refunds/of-sale': plainMoney,
};
