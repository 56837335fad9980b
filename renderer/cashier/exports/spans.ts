import { type BusinessDay, dayBefore } from '#core/domain/business-day';

export type Span = { readonly from: BusinessDay; readonly to: BusinessDay };
export const SPANS = ['day', 'month', 'last-month', 'year'] as const;
export type SpanName = (typeof SPANS)[number];

/** The days that a name means, seen from one of them; none lies after today. */
export function spanOf(name: SpanName, day: BusinessDay, today: BusinessDay): Span {
  const first = `${day.slice(0, 8)}01` as BusinessDay;
  switch (name) {
    case 'day':
      return { from: day, to: day };
    case 'month':
      return { from: first, to: earlier(lastOfMonth(first), today) };
    case 'last-month': {
      const to = dayBefore(first);
      return { from: `${to.slice(0, 8)}01` as BusinessDay, to };
    }
    case 'year':
      return {
        from: `${day.slice(0, 5)}01-01` as BusinessDay,
        to: earlier(`${day.slice(0, 5)}12-31` as BusinessDay, today),
      };
  }
}

const earlier = (a: BusinessDay, b: BusinessDay): BusinessDay => (a < b ? a : b);

function lastOfMonth(first: BusinessDay): BusinessDay {
  const [year = 0, month = 1] = first.split('-').map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return dayBefore(next as BusinessDay);
}
