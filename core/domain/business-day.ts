import { HOUR, type Instant, MINUTE } from '#core/domain/instant';

/** "2026-11-21": the shop's own day, which begins at its start hour and may end after midnight. */
export type BusinessDay = string & { readonly __businessDay: never };

export type DayRule = {
  /** IANA name, as `America/Santiago`. */
  readonly timeZone: string;
  /** 0 to 12: a bar's day that starts at 6 counts the small hours to the evening before. */
  readonly startHour: number;
};

type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

/** Which business day an instant belongs to: the one function for it, used everywhere. */
export function businessDayOf(at: Instant, rule: DayRule): BusinessDay {
  const wall = wallTime(at, rule.timeZone);
  const date = Date.UTC(wall.year, wall.month - 1, wall.day) - (wall.hour < rule.startHour ? 24 * HOUR : 0);
  return dayName(date);
}

/** From the day's first instant up to the next day's first; 23 or 25 hours long where clocks change. */
export function boundsOf(day: BusinessDay, rule: DayRule): { readonly from: Instant; readonly to: Instant } {
  return { from: startOf(day, rule), to: startOf(dayAfter(day), rule) };
}

export function dayAfter(day: BusinessDay): BusinessDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayName(Date.UTC(year, month - 1, date + 1));
}

export function dayBefore(day: BusinessDay): BusinessDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayName(Date.UTC(year, month - 1, date - 1));
}

const MOST_STARTS = 2000;
const starts = new Map<string, Instant>();

/** A month asks for the same ones again and again, and a zone's clock is slow to read. */
function startOf(day: BusinessDay, rule: DayRule): Instant {
  const name = `${day} ${rule.startHour} ${rule.timeZone}`;
  const known = starts.get(name);
  if (known !== undefined) return known;
  const start = foundStart(day, rule);
  if (starts.size >= MOST_STARTS) starts.clear();
  starts.set(name, start);
  return start;
}

/** The first instant of the zone that belongs to `day`; where that wall time is skipped, the first after it. */
function foundStart(day: BusinessDay, rule: DayRule): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = Date.UTC(year, month - 1, date, rule.startHour);
  const guess = target - offsetAt(target, rule.timeZone);
  // Near a change of clocks the first guess is off by the change; look around it for the first instant of the day.
  for (let at = guess - 3 * HOUR; at <= guess + 3 * HOUR; at += 15 * MINUTE) {
    if (businessDayOf(at, rule) === day) return at;
  }
  return guess;
}

function dayName(utc: number): BusinessDay {
  return new Date(utc).toISOString().slice(0, 10) as BusinessDay;
}

/** How far the zone's clocks are ahead of UTC, in milliseconds. */
export function offsetAt(at: Instant, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallTime(at: Instant, timeZone: string): WallTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const read = (part: Intl.DateTimeFormatPartTypes): number => parts.get(part) ?? 0;
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
