import type { CategorySum, DayView, Moved, ProductSum, SaleStory, Span, SpanView } from '#core/day-views';
import { type BusinessDay, boundsOf, businessDayOf, type DayRule } from '#core/domain/business-day';
import type { Instant } from '#core/domain/instant';
import { add, type Money, sum, ZERO } from '#core/domain/money';
import type { Window } from '#core/domain/record-day';
import type { SaleId } from '#core/domain/sale';
import { daysFrom, spanOf } from '#core/domain/span';
import type { DayBook, OrderLog } from '#core/order-log';
import { withDoubles } from '#main/recent-charges';

export type DayClock = { readonly rule: DayRule; readonly now: Instant };

/** Null is today. */
export function windowOf({ rule, now }: DayClock, wanted: BusinessDay | null): Window {
  return boundsOf(wanted ?? businessDayOf(now, rule), rule);
}

/** A business day as the manager sees it; null is today. */
export function dayView(
  { days, cases }: Pick<OrderLog, 'days' | 'cases'>,
  clock: DayClock,
  wanted: BusinessDay | null,
): DayView {
  const today = businessDayOf(clock.now, clock.rule);
  const day = wanted ?? today;
  const window = windowOf(clock, day);
  const means = days.means(window);
  const { came, back, sales } = together(means);
  return {
    day,
    today,
    ...window,
    means,
    hours: days.hours(window),
    came,
    back,
    paidSales: sales,
    attention: cases.count(),
    cashiers: days.cashiers(window).flatMap(({ name }) => name ?? []),
  };
}

/** `categoryOf` is what the catalogue calls a product today: a sale does not keep it. */
export function spanView(
  days: DayBook,
  { rule, now }: DayClock,
  asked: { readonly day: BusinessDay | null; readonly span: Span },
  categoryOf: (product: string) => string | null,
): SpanView {
  const today = businessDayOf(now, rule);
  const { first, last } = spanOf(asked.day ?? today, asked.span);
  const window = { from: boundsOf(first, rule).from, to: boundsOf(last, rule).to };
  const hours = days.hours(window);
  const products = days.products(window);
  return {
    span: asked.span,
    today,
    first,
    last,
    ...together(hours),
    days: daysFrom(first, last).map((day) => {
      const { from, to } = boundsOf(day, rule);
      return { day, ...together(hours.filter((hour) => hour.from >= from && hour.from < to)) };
    }),
    means: days.means(window),
    cashiers: days.cashiers(window),
    registers: days.registers(window),
    products,
    categories: byCategory(products, categoryOf),
  };
}

function together(parts: readonly Moved[]): Moved {
  return {
    came: sum(parts.map(({ came }) => came)),
    back: sum(parts.map(({ back }) => back)),
    sales: parts.reduce((all, { sales }) => all + sales, 0),
  };
}

function byCategory(
  products: readonly ProductSum[],
  categoryOf: (product: string) => string | null,
): readonly CategorySum[] {
  const sums = new Map<string | null, Money>();
  for (const { product, money } of products) {
    const category = categoryOf(product);
    sums.set(category, add(sums.get(category) ?? ZERO, money));
  }
  return [...sums].map(([category, money]) => ({ category, money })).toSorted((a, b) => b.money - a.money);
}

export function saleStory(log: OrderLog, saleId: SaleId): SaleStory | null {
  const sale = log.sale(saleId);
  return sale === null ? null : { sale, charges: withDoubles(log, log.rowsOf(saleId)) };
}
