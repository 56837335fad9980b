import { describe, expect, it } from 'vitest';
import { tally } from '#core/domain/tally';

const ars = { decimals: 2, mark: ',' } as const;
const mxn = { decimals: 2, mark: '.' } as const;
const clp = { decimals: 0, mark: ',' } as const;

const sumOf = (text: string, written: Parameters<typeof tally>[1] = ars) => {
  const read = tally(text, written);
  return read.ok ? read.value.total : read.error.kind;
};

describe('A running calculation', () => {
  it.each<[string, number | string]>([
    ['450', 45_000],
    ['3*450+1200-10%', 229_500],
    ['3 × 450 + 1200 − 10 %', 229_500],
    ['1200+3*450', 255_000],
    ['1000+10%+10%', 121_000],
    ['450*10%', 4_500],
    ['1000/3', 33_333],
    ['1000/3*3', 100_000],
    ['0,350*4.890', 171_150],
    ['1,5*2,35', 353],
    ['1.234,50', 123_450],
    ['1.234.567', 123_456_700],
    // The point of the number pad.
    ['12.5', 1_250],
    ['0.10+0.20', 30],
    ['0,01*0,5', 1],
    ['100-300', -20_000],
    ['', 'empty'],
    ['3*', 'number-missing'],
    ['*3', 'number-missing'],
    ['3+', 'number-missing'],
    ['3**2', 'number-missing'],
    ['10%', 'percent-of-nothing'],
    ['5/0', 'divided-by-zero'],
    ['3a', 'unreadable'],
    ['1,234', 'unreadable'],
    ['1.2.3', 'unreadable'],
    ['12.34,56,7', 'unreadable'],
    ['999999999999*10', 'too-large'],
  ])('%s', (text, total) => {
    expect(sumOf(text)).toBe(total);
  });

  it('reads the point as its country does', () => {
    expect([sumOf('1,250', mxn), sumOf('1.25', mxn), sumOf('0.350*100', mxn)]).toEqual([125_000, 125, 3_500]);
    expect([sumOf('12,5', clp), sumOf('1.990*2', clp), sumOf('1,5*990', clp)]).toEqual([
      'unreadable',
      3_980,
      1_485,
    ]);
  });

  it('shows each term as it came out, and they add up to the total', () => {
    const read = tally('3*450+1200-10%', ars);
    if (!read.ok) throw new Error(read.error.kind);
    expect(read.value.rows.map(({ typed, amount }) => [typed, amount])).toEqual([
      ['3*450', 135_000],
      ['+1200', 120_000],
      ['-10%', -25_500],
    ]);
  });
});
