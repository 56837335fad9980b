import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BusinessDay,
  boundsOf,
  businessDayOf,
  type DayRule,
  dayAfter,
  offsetAt,
  wallTime,
} from '#core/domain/business-day';
import { HOUR, MINUTE } from '#core/domain/instant';
import { SITE_IDS, siteOf } from '#core/domain/site';

const day = (text: string): BusinessDay => text as BusinessDay;
const iso = (text: string): number => Date.parse(text);
const written = ({ from, to }: { from: number; to: number }): readonly string[] =>
  [from, to].map((at) => new Date(at).toISOString());

const santiago = (startHour = 0): DayRule => ({ timeZone: 'America/Santiago', startHour });
const mexico = (startHour = 0): DayRule => ({ timeZone: 'America/Mexico_City', startHour });
const saoPaulo = (startHour = 0): DayRule => ({ timeZone: 'America/Sao_Paulo', startHour });
const buenosAires = (startHour = 0): DayRule => ({ timeZone: 'America/Argentina/Buenos_Aires', startHour });

describe('a sale belongs to the day', () => {
  it.each([
    ['of its own date at noon', buenosAires(), '2026-11-21T15:00:00Z', '2026-11-21'],
    [
      'of its own date, though it is tomorrow in London',
      buenosAires(),
      '2026-11-22T02:59:59.999Z',
      '2026-11-21',
    ],
    ['that begins at midnight sharp', buenosAires(), '2026-11-22T03:00:00Z', '2026-11-22'],
    ['before, in a bar that starts at six', buenosAires(6), '2026-11-22T08:59:59.999Z', '2026-11-21'],
    ['that starts at six, at six', buenosAires(6), '2026-11-22T09:00:00Z', '2026-11-22'],
    ['before, over the turn of a month', buenosAires(6), '2026-12-01T04:00:00Z', '2026-11-30'],
    ['before, over the turn of a year', buenosAires(6), '2027-01-01T04:00:00Z', '2026-12-31'],
    ['before, in a leap year', buenosAires(6), '2028-03-01T04:00:00Z', '2028-02-29'],
    // Santiago: on 5 April 2026 at 00:00 the clocks go back to 23:00 of the 4th.
    ['in the first of two hours', santiago(), '2026-04-05T02:30:00Z', '2026-04-04'],
    ['in the second of two hours', santiago(), '2026-04-05T03:30:00Z', '2026-04-04'],
    ['after both', santiago(), '2026-04-05T04:00:00Z', '2026-04-05'],
    // Santiago: on 6 September 2026 midnight is skipped to 01:00.
    ['before a midnight that does not come', santiago(), '2026-09-06T03:59:59Z', '2026-09-05'],
    ['after a midnight that did not come', santiago(), '2026-09-06T04:00:00Z', '2026-09-06'],
  ])('%s', (_, rule, at, expected) => {
    expect(businessDayOf(iso(at), rule)).toBe(expected);
  });
});

describe('a day runs', () => {
  it.each([
    ['from midnight to midnight', buenosAires(), '2026-11-21', '2026-11-21T03:00', '2026-11-22T03:00', 24],
    ['from six to six', buenosAires(6), '2026-11-21', '2026-11-21T09:00', '2026-11-22T09:00', 24],
    [
      '25 hours when clocks go back in Santiago',
      santiago(),
      '2026-04-04',
      '2026-04-04T03:00',
      '2026-04-05T04:00',
      25,
    ],
    ['24 hours on the morning after', santiago(), '2026-04-05', '2026-04-05T04:00', '2026-04-06T04:00', 24],
    [
      '23 hours when clocks go forward in Santiago',
      santiago(),
      '2026-09-06',
      '2026-09-06T04:00',
      '2026-09-07T03:00',
      23,
    ],
    [
      '25 hours also for the bar that starts at six',
      santiago(6),
      '2026-04-04',
      '2026-04-04T09:00',
      '2026-04-05T10:00',
      25,
    ],
    [
      '23 hours also for the bar that starts at six',
      santiago(6),
      '2026-09-05',
      '2026-09-05T10:00',
      '2026-09-06T09:00',
      23,
    ],
    [
      'from one in the morning, there being nothing before',
      santiago(1),
      '2026-09-06',
      '2026-09-06T04:00',
      '2026-09-07T04:00',
      24,
    ],
    // Mexico City changed its clocks at two in the morning, for the last time in 2022.
    [
      '25 hours when clocks went back in Mexico City',
      mexico(),
      '2022-10-30',
      '2022-10-30T05:00',
      '2022-10-31T06:00',
      25,
    ],
    [
      '23 hours when clocks went forward in Mexico City',
      mexico(),
      '2022-04-03',
      '2022-04-03T06:00',
      '2022-04-04T05:00',
      23,
    ],
    [
      'from three, where the start at two was skipped',
      mexico(2),
      '2022-04-03',
      '2022-04-03T08:00',
      '2022-04-04T07:00',
      23,
    ],
    [
      'from the first of two ones in the morning',
      mexico(1),
      '2022-10-30',
      '2022-10-30T06:00',
      '2022-10-31T07:00',
      25,
    ],
    ['24 hours in Mexico City since', mexico(), '2026-10-25', '2026-10-25T06:00', '2026-10-26T06:00', 24],
    // São Paulo skipped midnight on 4 November 2018, and had two last hours on 17 February 2018.
    [
      'from one o’clock on the day São Paulo had no midnight',
      saoPaulo(),
      '2018-11-04',
      '2018-11-04T03:00',
      '2018-11-05T02:00',
      23,
    ],
    [
      '25 hours on the day São Paulo had two evenings',
      saoPaulo(),
      '2018-02-17',
      '2018-02-17T02:00',
      '2018-02-18T03:00',
      25,
    ],
    ['24 hours in São Paulo since', saoPaulo(), '2026-11-01', '2026-11-01T03:00', '2026-11-02T03:00', 24],
  ])('%s', (_, rule, date, from, to, hours) => {
    const bounds = boundsOf(day(date), rule);
    expect(written(bounds)).toEqual([`${from}:00.000Z`, `${to}:00.000Z`]);
    expect((bounds.to - bounds.from) / HOUR).toBe(hours);
  });
});

it.each([
  ['2026-11-21', '2026-11-22'],
  ['2026-12-31', '2027-01-01'],
  ['2028-02-28', '2028-02-29'],
  ['2026-02-28', '2026-03-01'],
])('after %s comes %s', (one, other) => {
  expect(dayAfter(day(one))).toBe(other);
});

describe('in every zone we sell in, whatever hour the day starts at', () => {
  const zones = SITE_IDS.map((id) => siteOf(id).timeZone);
  const rules = fc.record({
    timeZone: fc.constantFrom(...zones),
    startHour: fc.integer({ min: 0, max: 12 }),
  });
  /** 2015 to 2035: with the summer times that there were, and those that are planned. */
  const instants = fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) });
  const nearChanges = fc
    .tuple(
      fc.constantFrom(
        '2026-04-05T03:00Z',
        '2026-09-06T04:00Z',
        '2022-10-30T07:00Z',
        '2018-11-04T03:00Z',
        '2018-02-18T02:00Z',
      ),
      fc.integer({ min: -180, max: 180 }),
    )
    .map(([change, minutes]) => iso(change) + minutes * MINUTE);
  const moments = fc.oneof(instants, nearChanges);

  it('each instant belongs to exactly one day: the one whose bounds hold it', () => {
    fc.assert(
      fc.property(moments, rules, (at, rule) => {
        const today = businessDayOf(at, rule);
        const { from, to } = boundsOf(today, rule);
        expect(from <= at && at < to).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a day ends where the next begins, and its first and last instants are its own', () => {
    fc.assert(
      fc.property(moments, rules, (at, rule) => {
        const today = businessDayOf(at, rule);
        const { from, to } = boundsOf(today, rule);
        expect(boundsOf(dayAfter(today), rule).from).toBe(to);
        expect([from - 1, from, to - 1, to].map((edge) => businessDayOf(edge, rule) === today)).toEqual([
          false,
          true,
          true,
          false,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it('days only go forward', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 48 * HOUR }), rules, (at, later, rule) => {
        expect(businessDayOf(at, rule) <= businessDayOf(at + later, rule)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('the clock on the wall is the instant and the offset', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (at, timeZone) => {
        const { year, month, day: date, hour, minute, second } = wallTime(at, timeZone);
        const wall = Date.UTC(year, month - 1, date, hour, minute, second);
        expect(wall - offsetAt(at, timeZone)).toBe(Math.floor(at / 1000) * 1000);
      }),
      { numRuns: 300 },
    );
  });
});
