import { describe, expect, it } from 'vitest';
import {
  type BusinessDay,
  boundsOf,
  businessDayOf,
  type DayRule,
  dayAfter,
  offsetAt,
} from '#core/domain/business-day';
import { DAY, HOUR, MINUTE } from '#core/domain/instant';
import { SITE_IDS, siteOf } from '#core/domain/site';

/**
 * What clocks have done where we sell, by the laws and decrees of each country: the zone data of whichever system runs
 * the program must say the same. A year's totals are printed again years later, and must come out as they were.
 */
const history = {
  // Midnight on Saturday goes back to 23:00, so Saturday is long; on Sunday midnight is skipped, so Sunday is short.
  'America/Santiago': [
    ['2014-04-26', '2014-04-26T03:00', '2014-04-27T04:00', 25],
    ['2014-09-07', '2014-09-07T04:00', '2014-09-08T03:00', 23],
    // Summer time all through 2015: where a change would have been, there is none.
    ['2015-04-25', '2015-04-25T03:00', '2015-04-26T03:00', 24],
    ['2015-09-06', '2015-09-06T03:00', '2015-09-07T03:00', 24],
    // Winter is back in 2016, shorter: from May to August.
    ['2016-05-14', '2016-05-14T03:00', '2016-05-15T04:00', 25],
    ['2016-08-14', '2016-08-14T04:00', '2016-08-15T03:00', 23],
    // From 2019: April to September.
    ['2019-04-06', '2019-04-06T03:00', '2019-04-07T04:00', 25],
    ['2019-08-11', '2019-08-11T04:00', '2019-08-12T04:00', 24],
    ['2019-09-08', '2019-09-08T04:00', '2019-09-09T03:00', 23],
    // In 2022 the first Sunday of September was that of the plebiscite, and clocks waited a week.
    ['2022-04-02', '2022-04-02T03:00', '2022-04-03T04:00', 25],
    ['2022-09-04', '2022-09-04T04:00', '2022-09-05T04:00', 24],
    ['2022-09-11', '2022-09-11T04:00', '2022-09-12T03:00', 23],
    ['2023-09-03', '2023-09-03T04:00', '2023-09-04T03:00', 23],
  ],
  // At two in the morning, from the first Sunday of April to the last of October; for the last time in 2022.
  'America/Mexico_City': [
    ['2021-04-04', '2021-04-04T06:00', '2021-04-05T05:00', 23],
    ['2021-10-31', '2021-10-31T05:00', '2021-11-01T06:00', 25],
    ['2022-04-03', '2022-04-03T06:00', '2022-04-04T05:00', 23],
    ['2022-10-30', '2022-10-30T05:00', '2022-10-31T06:00', 25],
    ['2023-04-02', '2023-04-02T06:00', '2023-04-03T06:00', 24],
    ['2023-10-29', '2023-10-29T06:00', '2023-10-30T06:00', 24],
  ],
  // At midnight; abolished in April 2019, with the summer of 2018 the last.
  'America/Sao_Paulo': [
    ['2017-10-15', '2017-10-15T03:00', '2017-10-16T02:00', 23],
    ['2018-02-17', '2018-02-17T02:00', '2018-02-18T03:00', 25],
    ['2018-11-04', '2018-11-04T03:00', '2018-11-05T02:00', 23],
    ['2019-02-16', '2019-02-16T02:00', '2019-02-17T03:00', 25],
    ['2019-11-03', '2019-11-03T03:00', '2019-11-04T03:00', 24],
    ['2020-02-15', '2020-02-15T03:00', '2020-02-16T03:00', 24],
  ],
  // At two in the morning, from the first Sunday of October to the second of March; abolished in June 2015.
  'America/Montevideo': [
    ['2013-10-06', '2013-10-06T03:00', '2013-10-07T02:00', 23],
    ['2014-03-09', '2014-03-09T02:00', '2014-03-10T03:00', 25],
    ['2014-10-05', '2014-10-05T03:00', '2014-10-06T02:00', 23],
    ['2015-03-08', '2015-03-08T02:00', '2015-03-09T03:00', 25],
    ['2015-10-04', '2015-10-04T03:00', '2015-10-05T03:00', 24],
    ['2016-03-13', '2016-03-13T03:00', '2016-03-14T03:00', 24],
  ],
  // At midnight, in two summers only; that of 2009 was planned and called off days before.
  'America/Argentina/Buenos_Aires': [
    ['2007-12-30', '2007-12-30T03:00', '2007-12-31T02:00', 23],
    ['2008-03-15', '2008-03-15T02:00', '2008-03-16T03:00', 25],
    ['2008-10-19', '2008-10-19T03:00', '2008-10-20T02:00', 23],
    ['2009-03-14', '2009-03-14T02:00', '2009-03-15T03:00', 25],
    ['2009-10-18', '2009-10-18T03:00', '2009-10-19T03:00', 24],
  ],
  'America/Bogota': [['2026-11-21', '2026-11-21T05:00', '2026-11-22T05:00', 24]],
  'America/Lima': [['2026-11-21', '2026-11-21T05:00', '2026-11-22T05:00', 24]],
} as const;

const all = Object.entries(history).flatMap(([timeZone, days]) =>
  days.map(([date, from, to, hours]) => ({ timeZone, date, from, to, hours })),
);
const day = (text: string): BusinessDay => text as BusinessDay;
const iso = (at: number): string => new Date(at).toISOString().slice(0, 16);

it('covers the zone of every country that we sell in', () => {
  expect(Object.keys(history).sort()).toEqual(SITE_IDS.map((id) => siteOf(id).timeZone).sort());
});

it.each(all)('in $timeZone $date was $hours hours long', ({ timeZone, date, from, to, hours }) => {
  const bounds = boundsOf(day(date), { timeZone, startHour: 0 });
  expect([iso(bounds.from), iso(bounds.to)]).toEqual([from, to]);
  expect((bounds.to - bounds.from) / HOUR).toBe(hours);
});

const changed = all.filter(({ hours }) => hours !== 24);

describe.each([0, 1, 2, 6])('around a change of clocks, where a day starts at %i', (startHour) => {
  it.each(changed)('$date in $timeZone has neither gap nor overlap', ({ timeZone, date, hours }) => {
    const rule: DayRule = { timeZone, startHour };
    const middle = boundsOf(day(date), rule);
    let today = businessDayOf(middle.from - 30 * HOUR, rule);
    const lengths: number[] = [];
    for (let count = 0; count < 4; count++) {
      const { from, to } = boundsOf(today, rule);
      lengths.push((to - from) / HOUR);
      expect(halfHours(from, to).filter((at) => businessDayOf(at, rule) !== today)).toEqual([]);
      expect(businessDayOf(from - 1, rule) < today).toBe(true);
      today = dayAfter(today);
      expect(boundsOf(today, rule).from).toBe(to);
    }
    // The hour is gained or lost by one day of the four, whichever the start makes it.
    expect(lengths.reduce((sum, length) => sum + length - 24, 0)).toBe(hours - 24);
  });
});

/** Each half hour, and the last millisecond before `to`. */
const halfHours = (from: number, to: number): readonly number[] => [
  ...Array.from({ length: (to - from) / (30 * MINUTE) }, (_, count) => from + count * 30 * MINUTE),
  to - 1,
];

it.each([
  ['America/Santiago', 2015, -3],
  ['America/Mexico_City', 2023, -6],
  ['America/Mexico_City', 2026, -6],
  ['America/Sao_Paulo', 2020, -3],
  ['America/Sao_Paulo', 2026, -3],
  ['America/Montevideo', 2016, -3],
  ['America/Montevideo', 2026, -3],
  ['America/Argentina/Buenos_Aires', 2010, -3],
  ['America/Argentina/Buenos_Aires', 2026, -3],
])('in %s no clock changed in %i', (timeZone, year, hours) => {
  expect(offsetsBetween(timeZone, year, year + 1)).toEqual([hours]);
});

it.each(['America/Bogota', 'America/Lima'])('in %s no clock has changed this century', (timeZone) => {
  expect(offsetsBetween(timeZone, 2000, 2036)).toEqual([-5]);
});

/** Every offset in hours between the beginnings of two years on the wall, looked at every twelve hours. */
function offsetsBetween(timeZone: string, from: number, to: number): readonly number[] {
  const seen = new Set<number>();
  for (let at = Date.UTC(from, 0, 1, 6); at < Date.UTC(to, 0, 1, 0); at += DAY / 2)
    seen.add(offsetAt(at, timeZone) / HOUR);
  return [...seen];
}
