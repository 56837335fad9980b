import type { BusinessDay } from '#core/domain/business-day';

/** "21/11", "21-11-2026", "21.11.26" or "21 11 2026": day first, as all our countries write it. Null is no day. */
export function typedDay(text: string, today: BusinessDay): BusinessDay | null {
  const match = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, date = '', month = '', year] = match;
  if (year !== undefined) return dayOf(year.length === 2 ? `20${year}` : year, month, date);
  // A day without its year is the last one so called.
  const thisYear = dayOf(today.slice(0, 4), month, date);
  if (thisYear !== null && thisYear <= today) return thisYear;
  return dayOf(String(Number(today.slice(0, 4)) - 1), month, date);
}

function dayOf(year: string, month: string, date: string): BusinessDay | null {
  const name = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const utc = Date.parse(name);
  const isReal = !Number.isNaN(utc) && new Date(utc).toISOString().startsWith(name);
  return isReal ? (name as BusinessDay) : null;
}
