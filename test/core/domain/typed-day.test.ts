import { expect, it } from 'vitest';
import type { BusinessDay } from '#core/domain/business-day';
import { besideSpan, daysFrom, spanOf } from '#core/domain/span';
import { typedDay } from '#core/domain/typed-day';

const day = (text: string): BusinessDay => text as BusinessDay;
const TODAY = day('2026-03-01');

it.each([
  ['21/11/2025', '2025-11-21'],
  ['1/3', '2026-03-01'],
  ['2/3', '2025-03-02'],
  ['5-2-26', '2026-02-05'],
  ['29.02.2024', '2024-02-29'],
  ['29/02/2025', null],
  ['31/4/2025', null],
  ['2025-11-21', null],
  ['hoy', null],
  ['', null],
] as const)('%s is %s', (text, wanted) => {
  expect(typedDay(text, TODAY)).toBe(wanted);
});

it.each([
  ['2026-03-01', 'week', '2026-02-23', '2026-03-01'],
  ['2026-03-02', 'week', '2026-03-02', '2026-03-08'],
  ['2024-02-10', 'month', '2024-02-01', '2024-02-29'],
  ['2026-03-01', 'day', '2026-03-01', '2026-03-01'],
] as const)('%s lies in the %s from %s to %s', (of, span, first, last) => {
  expect(spanOf(day(of), span)).toEqual({ first, last });
});

it('goes from one span to the next and back', () => {
  expect(besideSpan(day('2026-01-31'), 'month', 1)).toBe('2026-02-01');
  expect(besideSpan(day('2026-03-31'), 'month', -1)).toBe('2026-02-28');
  expect(besideSpan(day('2026-03-04'), 'week', 1)).toBe('2026-03-09');
  expect(daysFrom(day('2026-02-27'), day('2026-03-01'))).toHaveLength(3);
});
