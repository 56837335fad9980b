import type { DayView, SaleStory } from '#core/day-views';
import { type BusinessDay, boundsOf, businessDayOf, type DayRule } from '#core/domain/business-day';
import type { Instant } from '#core/domain/instant';
import { sum } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import type { DayBook, OrderLog } from '#core/order-log';
import { withDoubles } from '#main/recent-charges';

/** As many as a manager reads through; the figures are of all. */
const MOST_SALES = 3000;

/** A business day as the manager sees it; null is today. */
export function dayView(
  days: DayBook,
  { rule, now }: { readonly rule: DayRule; readonly now: Instant },
  wanted: BusinessDay | null,
): DayView {
  const today = businessDayOf(now, rule);
  const day = wanted ?? today;
  const window = boundsOf(day, rule);
  const means = days.means(window);
  const sales = days.sales(window, MOST_SALES + 1);
  return {
    day,
    today,
    ...window,
    means,
    hours: days.hours(window),
    came: sum(means.map(({ came }) => came)),
    back: sum(means.map(({ back }) => back)),
    paidSales: days.paidSales(window),
    sales: sales.slice(0, MOST_SALES),
    isCut: sales.length > MOST_SALES,
  };
}

export function saleStory(log: OrderLog, saleId: SaleId): SaleStory | null {
  const sale = log.sale(saleId);
  return sale === null ? null : { sale, charges: withDoubles(log, log.rowsOf(saleId)) };
}
