import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  type Decimals,
  MAX_WHOLE_DIGITS,
  negate,
  parseDecimal,
  parseTyped,
  percentOf,
  scale,
  subtract,
  sum,
  times,
  toDecimal,
  toMoney,
  toQuantity,
} from '#core/domain/money';
import { SITE_IDS, siteOf } from '#core/domain/site';
import { err, ok } from '#core/result';

const anyMoney = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }).map(toMoney);

describe('an amount', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is whole minor units, never %s', (wrong) => {
    expect(() => toMoney(wrong)).toThrow(RangeError);
    expect(() => toQuantity(wrong)).toThrow(RangeError);
  });

  it('of nothing is one nothing', () => {
    expect(Object.is(toMoney(-0), 0)).toBe(true);
    expect(Object.is(negate(toMoney(0)), 0)).toBe(true);
  });

  it('adds up whichever way it is taken apart', () => {
    fc.assert(
      fc.property(anyMoney, anyMoney, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a);
        expect(sum([a, b, negate(a)])).toBe(b);
      }),
    );
  });

  it('that no longer fits is said, never rounded in silence', () => {
    const most = toMoney(Number.MAX_SAFE_INTEGER);
    expect(() => add(most, toMoney(1))).toThrow(RangeError);
    expect(() => times(most, toQuantity(2000))).toThrow(RangeError);
  });
});

describe('rounding', () => {
  it.each([
    { what: 'a third', of: 100, by: [1, 3], gives: 33 },
    { what: 'two thirds', of: 100, by: [2, 3], gives: 67 },
    { what: 'a half up', of: 1, by: [1, 2], gives: 1 },
    { what: 'a half down, below zero', of: -1, by: [1, 2], gives: -1 },
    { what: 'three halves', of: 3, by: [1, 2], gives: 2 },
    { what: 'three halves, below zero', of: -3, by: [1, 2], gives: -2 },
    { what: 'just under a half', of: 4999, by: [1, 10_000], gives: 0 },
    { what: 'a half to the cent', of: 5000, by: [1, 10_000], gives: 1 },
  ])('takes $what away from zero', ({ of, by: [numerator = 1, denominator = 1], gives }) => {
    expect(scale(toMoney(of), numerator, denominator)).toBe(gives);
  });

  it('is done on whole numbers: 1,005 of anything is not 1,00499999', () => {
    expect(times(toMoney(1000), toQuantity(1005))).toBe(1005);
    expect(times(toMoney(100), toQuantity(1005))).toBe(101);
    expect(times(toMoney(9_999_999_999), toQuantity(9_999_999))).toBe(99_999_989_990_000);
  });

  it('weighs 0,845 kg at 1.234,50 to the cent', () => {
    expect(times(toMoney(123_450), toQuantity(845))).toBe(104_315);
  });

  it.each([
    [1000, 1000, 100],
    [999, 1000, 100],
    [995, 1000, 100],
    [994, 1000, 99],
    [5, 5000, 3],
    [1, 1, 0],
    [12_345, 10_000, 12_345],
  ])('of %s at %s hundredths of a percent is %s', (amount, basisPoints, gives) => {
    expect(percentOf(toMoney(amount), basisPoints)).toBe(gives);
  });

  it('refuses a denominator that is none', () => {
    expect(() => scale(toMoney(1), 1, 0)).toThrow(RangeError);
    expect(() => scale(toMoney(1), 1, -2)).toThrow(RangeError);
  });
});

describe('an amount as the provider writes it', () => {
  it.each([
    ['5651.0', 565_100],
    ['5651', 565_100],
    ['5651.00', 565_100],
    ['5651.000000', 565_100],
    ['0', 0],
    ['-0', 0],
    ['-0.00', 0],
    ['0.1', 10],
    ['0.10', 10],
    ['-0.10', -10],
    ['0.01', 1],
    ['000012.34', 1234],
    ['1.005e1', 1005],
    ['1e3', 100_000],
    ['1E+3', 100_000],
    ['1e-2', 1],
    ['123456e-4', 0, 'too-many-decimals'],
    ['123400e-4', 1234],
    ['5.6510e3', 565_100],
    ['0e99', 0],
    ['999999999999.99', 99_999_999_999_999],
    ['1000000000000', 0, 'too-large'],
    ['1e12', 0, 'too-large'],
    ['1e99', 0, 'too-large'],
    ['1e-99', 0, 'too-many-decimals'],
    ['0.001', 0, 'too-many-decimals'],
    ['10.005', 0, 'too-many-decimals'],
  ])('reads %s where there are cents', (text, amount, error?: string) => {
    expect(parseDecimal(text, 2)).toEqual(error === undefined ? ok(amount) : err(error));
  });

  it.each([
    ['1190', 1190],
    ['1190.0', 1190],
    ['1190.00', 1190],
    ['1.19e3', 1190],
    ['1190.5', 0, 'too-many-decimals'],
    ['0.99', 0, 'too-many-decimals'],
    ['999999999999', 999_999_999_999],
    ['1000000000000', 0, 'too-large'],
  ])('reads %s where there are none', (text, amount, error?: string) => {
    expect(parseDecimal(text, 0)).toEqual(error === undefined ? ok(amount) : err(error));
  });

  it.each([
    '',
    ' ',
    '.',
    '.5',
    '5.',
    '+5',
    '1,5',
    '1 000',
    '--1',
    '1e',
    '1e1.5',
    '0x10',
    'NaN',
    'Infinity',
    '١٢',
    '1_000',
    '5651.0 ',
  ])('is not %j', (text) => {
    expect(parseDecimal(text, 2)).toEqual(err('not-an-amount'));
  });

  it.each(SITE_IDS.map((id) => [siteOf(id).currency, siteOf(id).decimals] as const))(
    'survives the trip there and back in %s',
    (_, decimals) => {
      const most = 10 ** (MAX_WHOLE_DIGITS + decimals) - 1;
      const amounts = fc.integer({ min: -most, max: most }).map(toMoney);
      fc.assert(
        fc.property(amounts, (amount) => {
          const text = toDecimal(amount, decimals);
          expect(text).toMatch(decimals === 0 ? /^-?\d+$/ : /^-?\d+\.\d\d$/);
          expect(parseDecimal(text, decimals)).toEqual(ok(amount));
          // JSON writes it as a number, and that number's source text is read back.
          expect(parseDecimal(JSON.stringify(Number(text)), decimals)).toEqual(ok(amount));
        }),
        { examples: [[toMoney(0)], [toMoney(1)], [toMoney(-1)], [toMoney(most)], [toMoney(10)]] },
      );
    },
  );

  it('means the same however its figures are arranged', () => {
    const figures = fc.tuple(fc.integer({ min: 0, max: 9_999_999 }), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(figures, ([cents, zeros]) => {
        const padded = `${'0'.repeat(zeros)}${toDecimal(toMoney(cents), 2)}${'0'.repeat(zeros)}`;
        expect(parseDecimal(padded, 2)).toEqual(ok(cents));
        expect(parseDecimal(`${cents}e-2`, 2)).toEqual(ok(cents));
      }),
    );
  });

  it.each([
    [508_590, 2, '5085.90'],
    [5, 2, '0.05'],
    [-10, 2, '-0.10'],
    [-5, 0, '-5'],
    [0, 2, '0.00'],
    [0, 0, '0'],
    [99_999_999_999_999, 2, '999999999999.99'],
  ] as const)('writes %s with %s decimals as %s', (amount, decimals, text) => {
    expect(toDecimal(toMoney(amount), decimals)).toBe(text);
  });
});

describe('an amount as a person types it', () => {
  const typed = (decimals: Decimals) => (text: string, minor: number | string) => {
    const expected = typeof minor === 'number' ? ok(minor) : err(minor);
    expect(parseTyped(text, decimals)).toEqual(expected);
  };

  it.each([
    // The way of Argentina, Brazil, Uruguay…
    ['1234', 123_400],
    ['1234,5', 123_450],
    ['1,5', 150],
    ['0,05', 5],
    [',05', 5],
    ['12.345,6', 1_234_560],
    ['1.234.567,89', 123_456_789],
    ['1.234', 123_400],
    // …the way of Mexico, Peru and English…
    ['1234.5', 123_450],
    ['1.5', 150],
    ['.5', 50],
    ['1,234.50', 123_450],
    ['1,234,567.89', 123_456_789],
    ['1,234', 123_400],
    // …with spaces, signs of money and half typed.
    ['1 234,50', 123_450],
    ['1\u00a0234,50', 123_450],
    ['1\u202f234\u202f567', 123_456_700],
    ['$ 12', 1200],
    ['$12.50', 1250],
    ['R$ 5.085,90', 508_590],
    ['R$\u00a05.085,90', 508_590],
    ['S/ 12.5', 1250],
    ['12,50 $', 1250],
    ['  7  ', 700],
    ['7,', 700],
    ['007', 700],
    ['0', 0],
    // What could be two things, or is none, is asked again.
    ['1.2.3', 'not-an-amount'],
    ['1,2,3', 'not-an-amount'],
    ['1.234.5', 'not-an-amount'],
    ['1,234,5', 'not-an-amount'],
    ['1.234,567', 'not-an-amount'],
    ['1,234.567,8', 'not-an-amount'],
    ['1234.567', 'not-an-amount'],
    ['12.34,50', 'not-an-amount'],
    ['1.23,4', 'not-an-amount'],
    ['0.500', 'not-an-amount'],
    ['0,500', 'not-an-amount'],
    ['00.500', 'not-an-amount'],
    ['12 50', 'not-an-amount'],
    ['1 234 5', 'not-an-amount'],
    ['1$50', 'not-an-amount'],
    ['12..5', 'not-an-amount'],
    ['-5', 'not-an-amount'],
    ['+5', 'not-an-amount'],
    ['1e3', 'not-an-amount'],
    ['', 'not-an-amount'],
    ['.', 'not-an-amount'],
    ['$', 'not-an-amount'],
    ['US$ 5', 'not-an-amount'],
    ['doce', 'not-an-amount'],
    ['7790895000997 x', 'not-an-amount'],
    ['1000000000000', 'too-large'],
  ])('where there are cents, %j is %s', typed(2));

  it.each([
    ['1234', 1234],
    ['1.234', 1234],
    ['1,234', 1234],
    ['12.345.678', 12_345_678],
    ['$ 1.190', 1190],
    ['1.190,00', 1190],
    ['1190.0', 1190],
    ['1,5', 'too-many-decimals'],
    ['12.5', 'too-many-decimals'],
    ['1.190,50', 'too-many-decimals'],
    ['0,05', 'too-many-decimals'],
  ])('where there are none, %j is %s', typed(0));

  it('is read as it was meant, grouped or not, with a comma or a point', () => {
    const styles = fc.constantFrom(['.', ','], [',', '.'], [' ', ','], [' ', '.'], ['', ','], ['', '.']);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999_999 }),
        styles,
        (cents, [group = '', mark = '']) => {
          const [whole = '', fraction = ''] = toDecimal(toMoney(cents), 2).split('.');
          const text = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${mark}${fraction}`;
          expect(parseTyped(text, 2)).toEqual(ok(cents));
        },
      ),
    );
  });

  it('never throws, and never reads less than nothing', () => {
    const keys = fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,  $RS/-eE')), maxLength: 24 });
    fc.assert(
      fc.property(keys, fc.constantFrom<Decimals>(0, 2), (text, decimals) => {
        const read = parseTyped(text, decimals);
        if (read.ok) expect(read.value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});
