import { type DayRule, offsetAt } from '#core/domain/business-day';
import { DAY, HOUR, type Instant } from '#core/domain/instant';

/** From Sunday on: how much of a week's trade falls on a day. Saturdays are the queue out of the door. */
const BY_WEEKDAY = [5, 11, 11, 12, 13, 18, 24];
/** By hour of the shop's clock: shut at night, one peak at noon and one when people go home. */
const BY_HOUR = [0, 0, 0, 0, 0, 0, 0, 1, 4, 6, 8, 10, 12, 10, 5, 4, 5, 8, 11, 12, 8, 3, 1, 0];

/**
 * When customers come, in order: `count` instants of the `days` before `until`, the peaks where a shop has them.
 *
 * `chance` (0 up to 1) spreads the customers of one hour.
 */
export function* customersOf(
  count: number,
  { until, days, timeZone }: { until: Instant; days: number } & Pick<DayRule, 'timeZone'>,
  chance: () => number,
): Generator<Instant> {
  const from = until - days * DAY;
  const weights = Array.from({ length: days * 24 }, (_, hour) => weightOf(from + hour * HOUR, timeZone));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let passed = 0;
  let come = 0;
  for (const [hour, weight] of weights.entries()) {
    passed += weight;
    const now = Math.round((count * passed) / all) - come;
    for (let nth = 0; nth < now; nth += 1)
      yield from + hour * HOUR + Math.floor((HOUR * (nth + chance())) / now);
    come += now;
  }
}

function weightOf(at: Instant, timeZone: string): number {
  const wall = new Date(at + offsetAt(at, timeZone));
  return (BY_WEEKDAY[wall.getUTCDay()] ?? 0) * (BY_HOUR[wall.getUTCHours()] ?? 0);
}
