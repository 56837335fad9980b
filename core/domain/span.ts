import { type BusinessDay, dayAfter } from '#core/domain/business-day';

const DAY_MS = 24 * 60 * 60_000;

const nameOf = (utc: number): BusinessDay => new Date(utc).toISOString().slice(0, 10) as BusinessDay;

/** The week from its Monday, or the month, that a day lies in: first and last day. */
export function spanOf(
  day: BusinessDay,
  span: 'day' | 'week' | 'month',
): { readonly first: BusinessDay; readonly last: BusinessDay } {
  const utc = Date.parse(day);
  const date = new Date(utc);
  switch (span) {
    case 'day':
      return { first: day, last: day };
    case 'week': {
      const monday = utc - ((date.getUTCDay() + 6) % 7) * DAY_MS;
      return { first: nameOf(monday), last: nameOf(monday + 6 * DAY_MS) };
    }
    case 'month':
      return {
        first: nameOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)),
        last: nameOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)),
      };
  }
}

/** A day of the span before, or after, this one's. */
export function besideSpan(day: BusinessDay, span: 'day' | 'week' | 'month', by: -1 | 1): BusinessDay {
  const { first, last } = spanOf(day, span);
  return by < 0 ? nameOf(Date.parse(first) - DAY_MS) : dayAfter(last);
}

export function daysFrom(first: BusinessDay, last: BusinessDay): readonly BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}
