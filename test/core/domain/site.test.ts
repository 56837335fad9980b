import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTyped, toMoney } from '#core/domain/money';
import { formatMoney, moneyParts, SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import { err, ok } from '#core/result';

/** What stands between sign and figures does not break: U+00A0. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const written = (minor: number, id: SiteId): string => plain(formatMoney(toMoney(minor), siteOf(id)));

describe('money as the country writes it', () => {
  it.each([
    ['MLA', 508_590, '$ 5.085,90'],
    ['MLA', 5, '$ 0,05'],
    ['MLA', -508_590, '-$ 5.085,90'],
    ['MLA', 99_999_999_999_999, '$ 999.999.999.999,99'],
    ['MLB', 508_590, 'R$ 5.085,90'],
    ['MLB', 0, 'R$ 0,00'],
    ['MLB', -5, '-R$ 0,05'],
    ['MLB', 123_400, 'R$ 1.234,00'],
    ['MLC', 1190, '$1.190'],
    ['MLC', 0, '$0'],
    ['MLC', -1190, '$-1.190'],
    ['MLC', 99_999_999_999_999, '$99.999.999.999.999'],
    ['MCO', 1190, '$ 1.190'],
    ['MCO', -1190, '-$ 1.190'],
    ['MCO', 12_345_678, '$ 12.345.678'],
    ['MLM', 508_590, '$5,085.90'],
    ['MLM', -508_590, '-$5,085.90'],
    ['MLM', 99_999_999_999_999, '$999,999,999,999.99'],
    ['MPE', 508_590, 'S/ 5,085.90'],
    ['MPE', -5, '-S/ 0.05'],
    ['MLU', 508_590, '$ 5.085,90'],
    ['MLU', -508_590, '-$ 5.085,90'],
  ] as const)('in %s, %s is %s', (id, minor, text) => {
    expect(written(minor, id)).toBe(text);
  });

  it.each(SITE_IDS)('in %s never breaks a line', (id) => {
    expect(formatMoney(toMoney(123_456_789), siteOf(id))).not.toMatch(/[ \n]/);
  });

  it.each(SITE_IDS)('in %s is read back when somebody types what is on the screen', (id) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (minor) => {
        expect(parseTyped(formatMoney(toMoney(minor), siteOf(id)), siteOf(id).decimals)).toEqual(ok(minor));
      }),
    );
  });

  it.each(SITE_IDS)('in %s is what the system would write', (id) => {
    const { locale, currency, decimals } = siteOf(id);
    const system = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: 'always',
    });
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }), (minor) => {
        expect(formatMoney(toMoney(minor), siteOf(id))).toBe(system.format(minor / 10 ** decimals));
      }),
    );
  });

  it.each(SITE_IDS)('in %s says the same in parts', (id) => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 }), (minor) => {
        const parts = moneyParts(toMoney(minor), siteOf(id));
        expect(parts.map(({ text }) => text).join('')).toBe(formatMoney(toMoney(minor), siteOf(id)));
        expect(parts.some(({ kind }) => kind === 'cents')).toBe(siteOf(id).decimals > 0);
      }),
    );
  });
});

describe('an amount that was typed', () => {
  it.each([
    ['1.190', 0, 1190],
    ['1,190', 0, 1190],
    ['1.190', 2, 119_000],
    ['1.190,50', 2, 119_050],
    ['1,190.50', 2, 119_050],
    ['1190.5', 2, 119_050],
    ['1.190.000', 0, 1_190_000],
    ['12.345.678,90', 2, 1_234_567_890],
  ] as const)('%s with %i decimals is %i', (typed, decimals, minor) => {
    expect(parseTyped(typed, decimals)).toEqual(ok(minor));
  });

  it.each(['1.190,50', '1,190.50', '0,5', '1190.50'])('has no cents where there are none: %s', (typed) => {
    for (const id of ['MLC', 'MCO'] as const)
      expect(parseTyped(typed, siteOf(id).decimals)).toEqual(err('too-many-decimals'));
  });
});
