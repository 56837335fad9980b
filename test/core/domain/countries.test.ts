import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wallTime } from '#core/domain/business-day';
import { readEmv } from '#core/domain/emv';
import { parseDecimal, parseTyped, toDecimal, toMoney } from '#core/domain/money';
import {
  amountWarning,
  apiInUse,
  apiOf,
  formatMoney,
  LANGUAGES,
  SITE_IDS,
  type SiteId,
  siteOf,
} from '#core/domain/site';
import { err, ok } from '#core/result';

/** What each country is, written down a second time: a slip in the table has to be made here too. */
const countries = [
  {
    id: 'MLA',
    country: 'AR',
    currency: 'ARS',
    decimals: 2,
    number: '032',
    language: 'es-AR',
    hours: -3,
    wholes: '$ 1.190,00',
    typed: '1.190,50',
    shown: '$ 1.190,50',
    minor: 119_050,
    documented: 'orders',
    partial: 'allowed',
    wallets: 'any',
    gastronomy: 621102,
    fuel: 473000,
    limits: ['5.00', '4000000.00'],
  },
  {
    id: 'MLB',
    country: 'BR',
    currency: 'BRL',
    decimals: 2,
    number: '986',
    language: 'pt-BR',
    hours: -3,
    wholes: 'R$ 1.190,00',
    typed: '1.190,50',
    shown: 'R$ 1.190,50',
    minor: 119_050,
    documented: 'orders',
    partial: 'allowed',
    wallets: 'pix',
    gastronomy: 5611203,
    fuel: 4731300,
    limits: ['1.00', '70000.00'],
  },
  {
    id: 'MLC',
    country: 'CL',
    currency: 'CLP',
    decimals: 0,
    number: '152',
    language: 'es',
    hours: -3,
    wholes: '$1.190',
    typed: '1.190',
    shown: '$1.190',
    minor: 1190,
    documented: 'orders',
    partial: 'allowed',
    wallets: 'mercado-pago',
    gastronomy: 561000,
    fuel: 473001,
    limits: null,
  },
  {
    id: 'MCO',
    country: 'CO',
    currency: 'COP',
    decimals: 0,
    number: '170',
    language: 'es',
    hours: -5,
    wholes: '$ 1.190',
    typed: '1.190',
    shown: '$ 1.190',
    minor: 1190,
    documented: 'instore',
    partial: 'total-only',
    wallets: 'mercado-pago',
    gastronomy: 5611,
    fuel: 4731,
    limits: null,
  },
  {
    id: 'MLM',
    country: 'MX',
    currency: 'MXN',
    decimals: 2,
    number: '484',
    language: 'es',
    hours: -6,
    wholes: '$1,190.00',
    typed: '1,190.50',
    shown: '$1,190.50',
    minor: 119_050,
    documented: 'instore',
    partial: 'allowed',
    wallets: 'mercado-pago',
    gastronomy: 5812,
    fuel: 468419,
    limits: null,
  },
  {
    id: 'MPE',
    country: 'PE',
    currency: 'PEN',
    decimals: 2,
    number: '604',
    language: 'es',
    hours: -5,
    wholes: 'S/ 1,190.00',
    typed: '1,190.50',
    shown: 'S/ 1,190.50',
    minor: 119_050,
    documented: 'instore',
    partial: 'total-only',
    wallets: 'mercado-pago',
    gastronomy: 5520,
    fuel: 5050,
    limits: null,
  },
  {
    id: 'MLU',
    country: 'UY',
    currency: 'UYU',
    decimals: 2,
    number: '858',
    language: 'es',
    hours: -3,
    wholes: '$ 1.190,00',
    typed: '1.190,50',
    shown: '$ 1.190,50',
    minor: 119_050,
    documented: 'orders',
    partial: 'total-only',
    wallets: 'mercado-pago',
    gastronomy: 56101,
    fuel: 47300,
    limits: null,
  },
] as const;

const { vectors } = z
  .object({ vectors: z.array(z.object({ name: z.string(), qr_data: z.string() })) })
  .parse(JSON.parse(readFileSync(new URL('../../samples/emv-vectors.json', import.meta.url), 'utf8')));

/** The provider's own example of a code of the country. */
function fieldOf(id: SiteId, tag: string): string | undefined {
  const emv = readEmv(vectors.find(({ name }) => name === `offline ${id}`)?.qr_data ?? '');
  if (!emv.ok) throw new Error(emv.error);
  expect(emv.value.isCrcRight).toBe(true);
  return emv.value.fields.find((field) => field.tag === tag)?.value;
}

/** Some locales put a space that does not break between sign and figures. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const iso = (text: string): number => Date.parse(text);

it('covers every country that we sell in', () => {
  expect(countries.map(({ id }) => id)).toEqual([...SITE_IDS]);
});

describe.each(countries)('$id', (row) => {
  const site = siteOf(row.id);

  it('has its currency, decimals, language and the number by which codes call its money', () => {
    const { country, currency, decimals, number, language } = row;
    expect(site).toMatchObject({ id: row.id, country, currency, decimals, currencyNumber: number, language });
    expect(LANGUAGES).toContain(site.language);
    expect([fieldOf(row.id, '53'), fieldOf(row.id, '58')]).toEqual([number, country]);
  });

  it('writes money in its own way and reads it back, typed as people there type it', () => {
    expect(plain(formatMoney(toMoney(row.minor), site))).toBe(row.shown);
    expect(parseTyped(row.typed, site.decimals)).toEqual(ok(row.minor));
    expect(parseTyped(row.shown, site.decimals)).toEqual(ok(row.minor));
    expect(plain(formatMoney(toMoney(1190 * 10 ** site.decimals), site))).toBe(row.wholes);
    expect(parseTyped(row.wholes, site.decimals)).toEqual(ok(1190 * 10 ** site.decimals));
    expect(parseTyped('1190', site.decimals)).toEqual(ok(1190 * 10 ** site.decimals));
  });

  it('sends and reads the provider’s numbers with its decimals and no more', () => {
    const text = toDecimal(toMoney(row.minor), site.decimals);
    expect(text).toBe(site.decimals === 0 ? '1190' : '1190.50');
    expect(parseDecimal(text, site.decimals)).toEqual(ok(row.minor));
    expect(parseDecimal('1190.505', site.decimals)).toEqual(err('too-many-decimals'));
    expect(parseDecimal('1190.5', site.decimals)).toEqual(
      site.decimals === 0 ? err('too-many-decimals') : ok(119_050),
    );
  });

  it('counts its day by its own clock', () => {
    // In a southern November Santiago is an hour ahead of its winter; nobody else changes clocks any more.
    const at = iso('2026-11-21T12:00:00Z');
    expect(wallTime(at, site.timeZone).hour).toBe(12 + row.hours);
    expect(wallTime(iso('2026-07-21T12:00:00Z'), site.timeZone).hour).toBe(
      12 + row.hours - (row.id === 'MLC' ? 1 : 0),
    );
  });

  it('charges by what is documented there and built here', () => {
    expect(site.api.documented).toBe(row.documented);
    expect(site.api.available).toEqual(row.documented === 'orders' ? ['orders', 'instore'] : ['instore']);
    expect(apiOf(site)).toBe(row.documented);
    expect(apiOf({ api: { documented: 'orders', available: ['instore'] } })).toBe('instore');
    for (const api of site.api.available) expect(apiInUse(site, api)).toBe(api);
    expect(apiInUse(site, null)).toBe(apiOf(site));
    expect(apiInUse({ api: { documented: 'instore', available: ['instore'] } }, 'orders')).toBe('instore');
    expect(site.modes).toEqual(['dynamic', 'hybrid', 'attended']);
    expect(site.wallets).toBe(row.wallets);
    expect(site.categories).toEqual({ gastronomy: row.gastronomy, fuel: row.fuel });
  });

  it('takes money back as its pages say, which do not agree on the days', () => {
    expect(site.refunds).toEqual({ partial: row.partial, windowDays: { least: 180, most: 360 } });
  });

  it('contains IVA that the provider is told of in Colombia alone', () => {
    expect(site.iva).toEqual(row.id === 'MCO' ? { rates: [0, 500, 1900], general: 1900 } : null);
  });

  it('has a notice for the foot of its paper', () => {
    expect(site.fiscalNotice).toBe(row.id);
  });

  it('warns of an amount outside what is known to be taken, and only of that', () => {
    if (row.limits === null) {
      for (const total of [1, 99_999_999_999_999]) expect(amountWarning(toMoney(total), site)).toBeNull();
      return;
    }
    const [least, most] = row.limits.map((text) => parseDecimal(text, site.decimals));
    if (least?.ok !== true || most?.ok !== true) throw new Error('not amounts');
    expect(amountWarning(least.value, site)).toBeNull();
    expect(amountWarning(most.value, site)).toBeNull();
    expect(amountWarning(toMoney(least.value - 1), site)).toEqual({ kind: 'below', limit: least.value });
    expect(amountWarning(toMoney(most.value + 1), site)).toEqual({ kind: 'above', limit: most.value });
  });

  it('never warns of nothing to charge', () => {
    expect(amountWarning(toMoney(0), site)).toBeNull();
  });
});
