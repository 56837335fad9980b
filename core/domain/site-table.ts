import type { Api, Mode } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { AmountLimits, MoneyStyle, Site, SiteId } from '#core/domain/site';

type Row = Omit<Site, 'id' | 'fiscalNotice'>;

const both: readonly Api[] = ['orders', 'instore'];
/** Orders answers `unsupported_site` here. */
const instoreOnly: readonly Api[] = ['instore'];

/** One page documents them for all seven countries (devsite-docs, guides/qr-code/landing). */
const modes: readonly Mode[] = ['dynamic', 'hybrid', 'attended'];

/** 180 days by the payments pages, 330 by Chile's Orders reference, 360 by the page of refund errors. */
const windowDays = { least: 180, most: 360 };

const limits = (least: number, most: number): AmountLimits => ({
  least: toMoney(least),
  most: toMoney(most),
});

const NO_BREAK = '\u00a0';
const spaced = (sign: MoneyStyle['sign']): MoneyStyle => ({
  sign,
  gap: NO_BREAK,
  group: '.',
  decimal: ',',
  minus: 'first',
});

/**
 * What differs from country to country, and where each column comes from.
 *
 * - currency, decimals, numbers: merchant orders and the offline guide; whole CLP and COP are what the provider takes.
 * - how money is written: Unicode's CLDR, with the narrow sign; a test holds it against the system's own formatter.
 * - documented API: Orders answers `unsupported_site` for Mexico, Colombia and Peru.
 * - wallets: Argentina's central bank since 2021 (cards since 2024), Brazil's Pix; nothing is documented elsewhere.
 * - iva: the provider's page for Colombia; told no amount, it takes the general rate of the whole order.
 * - refunds: the table of products of 2022, and the QR guide for Peru.
 * - categories: the reference of registers.
 * - amount limits: the guide of the API before this one, which had them for two countries.
 */
export const SITE_ROWS: Readonly<Record<SiteId, Row>> = {
  MLA: {
    country: 'AR',
    currency: 'ARS',
    decimals: 2,
    currencyNumber: '032',
    locale: 'es-AR',
    money: spaced('$'),
    language: 'es-AR',
    timeZone: 'America/Argentina/Buenos_Aires',
    api: { documented: 'orders', available: both },
    modes,
    wallets: 'any',
    iva: null,
    refunds: { partial: 'allowed', windowDays },
    categories: { gastronomy: 621102, fuel: 473000 },
    amountLimits: limits(500, 400_000_000),
  },
  MLB: {
    country: 'BR',
    currency: 'BRL',
    decimals: 2,
    currencyNumber: '986',
    locale: 'pt-BR',
    money: spaced('R$'),
    language: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
    api: { documented: 'orders', available: both },
    modes,
    wallets: 'pix',
    iva: null,
    refunds: { partial: 'allowed', windowDays },
    categories: { gastronomy: 5611203, fuel: 4731300 },
    amountLimits: limits(100, 7_000_000),
  },
  MLC: {
    country: 'CL',
    currency: 'CLP',
    decimals: 0,
    currencyNumber: '152',
    locale: 'es-CL',
    money: { ...spaced('$'), gap: '', minus: 'after-sign' },
    language: 'es',
    timeZone: 'America/Santiago',
    api: { documented: 'orders', available: both },
    modes,
    wallets: 'mercado-pago',
    iva: null,
    refunds: { partial: 'allowed', windowDays },
    categories: { gastronomy: 561000, fuel: 473001 },
    amountLimits: null,
  },
  MCO: {
    country: 'CO',
    currency: 'COP',
    decimals: 0,
    currencyNumber: '170',
    locale: 'es-CO',
    money: spaced('$'),
    language: 'es',
    timeZone: 'America/Bogota',
    api: { documented: 'instore', available: instoreOnly },
    modes,
    wallets: 'mercado-pago',
    iva: { rates: [0, 500, 1900], general: 1900 },
    refunds: { partial: 'total-only', windowDays },
    categories: { gastronomy: 5611, fuel: 4731 },
    amountLimits: null,
  },
  MLM: {
    country: 'MX',
    currency: 'MXN',
    decimals: 2,
    currencyNumber: '484',
    locale: 'es-MX',
    money: { sign: '$', gap: '', group: ',', decimal: '.', minus: 'first' },
    language: 'es',
    timeZone: 'America/Mexico_City',
    api: { documented: 'instore', available: instoreOnly },
    modes,
    wallets: 'mercado-pago',
    iva: null,
    refunds: { partial: 'allowed', windowDays },
    categories: { gastronomy: 5812, fuel: 468419 },
    amountLimits: null,
  },
  MPE: {
    country: 'PE',
    currency: 'PEN',
    decimals: 2,
    currencyNumber: '604',
    locale: 'es-PE',
    money: { sign: 'S/', gap: NO_BREAK, group: ',', decimal: '.', minus: 'first' },
    language: 'es',
    timeZone: 'America/Lima',
    api: { documented: 'instore', available: instoreOnly },
    modes,
    wallets: 'mercado-pago',
    iva: null,
    refunds: { partial: 'total-only', windowDays },
    categories: { gastronomy: 5520, fuel: 5050 },
    amountLimits: null,
  },
  MLU: {
    country: 'UY',
    currency: 'UYU',
    decimals: 2,
    currencyNumber: '858',
    locale: 'es-UY',
    money: spaced('$'),
    language: 'es',
    timeZone: 'America/Montevideo',
    api: { documented: 'orders', available: both },
    modes,
    wallets: 'mercado-pago',
    iva: null,
    refunds: { partial: 'total-only', windowDays },
    categories: { gastronomy: 56101, fuel: 47300 },
    amountLimits: null,
  },
};
