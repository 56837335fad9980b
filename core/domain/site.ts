import type { Api, Mode } from '#core/domain/charge';
import type { Decimals, Money } from '#core/domain/money';
import { SITE_ROWS } from '#core/domain/site-table';

export type SiteId = 'MLA' | 'MLB' | 'MLC' | 'MCO' | 'MLM' | 'MPE' | 'MLU';
export type Currency = 'ARS' | 'BRL' | 'CLP' | 'COP' | 'MXN' | 'PEN' | 'UYU';
export type Language = 'es-AR' | 'es' | 'pt-BR' | 'en';
export const LANGUAGES: readonly Language[] = ['es-AR', 'es', 'pt-BR', 'en'];

/** What a QR order is paid with, besides the provider's own app: what people are told, and never what is checked. */
export type Wallets =
  /** Any wallet or bank (Argentina's Transferencias 3.0). Of such a payment neither card nor payer is told. */
  | 'any'
  /** Any bank, by Pix, once the account has a key: the code itself says whether it carries it. */
  | 'pix'
  | 'mercado-pago';

/** A rate is in hundredths of a percent: 19 % is 1900. */
export type Iva = { readonly rates: readonly number[]; readonly general: number };

export type AmountLimits = { readonly least: Money; readonly most: Money };

/** How a country writes an amount of its own currency. */
export type MoneyStyle = {
  readonly sign: '$' | 'R$' | 'S/';
  /** What stands between the sign and the figures: nothing, or a space that does not break. */
  readonly gap: '' | '\u00a0';
  readonly group: '.' | ',';
  readonly decimal: ',' | '.';
  readonly minus: 'first' | 'after-sign';
};

export type Site = {
  readonly id: SiteId;
  readonly country: 'AR' | 'BR' | 'CL' | 'CO' | 'MX' | 'PE' | 'UY';
  readonly currency: Currency;
  /** What the provider takes: it refuses decimals in CLP and COP, though ISO gives COP two. */
  readonly decimals: Decimals;
  /** ISO 4217 number, as tag 53 of an EMVCo code carries it. */
  readonly currencyNumber: string;
  /** Writes dates and numbers the country's way, whatever the language of the words. */
  readonly locale: string;
  readonly money: MoneyStyle;
  readonly language: Language;
  /** Where the shop's day is counted when it has not said otherwise. */
  readonly timeZone: string;
  /** Which API the provider means for new shops here, and which of them this program speaks. */
  readonly api: { readonly documented: Api; readonly available: readonly Api[] };
  /** The ways of charging that the provider documents here. */
  readonly modes: readonly Mode[];
  readonly wallets: Wallets;
  /** The tax that prices contain and the provider is told of; null where it asks for none. */
  readonly iva: Iva | null;
  /** The provider's pages disagree on the days: until `least` it surely takes one, after `most` surely not. It decides. */
  readonly refunds: {
    readonly partial: 'allowed' | 'total-only';
    readonly windowDays: { readonly least: number; readonly most: number };
  };
  /** What a register's trade is called when it is made; without one it is generic. */
  readonly categories: { readonly gastronomy: number; readonly fuel: number };
  /** A warning and never a stop: documented for an earlier API, and smaller amounts have been paid. Null: none known. */
  readonly amountLimits: AmountLimits | null;
  /** Words for the foot of a receipt, in the translations under `fiscal`. */
  readonly fiscalNotice: SiteId;
};

export const SITE_IDS = [
  'MLA',
  'MLB',
  'MLC',
  'MCO',
  'MLM',
  'MPE',
  'MLU',
] as const satisfies readonly SiteId[];

export const siteOf = (id: SiteId): Site => ({ id, fiscalNotice: id, ...SITE_ROWS[id] });

/** The documented API where this program speaks it, and otherwise what it does speak. */
export const apiOf = ({ api: { documented, available } }: Pick<Site, 'api'>): Api =>
  available.includes(documented) ? documented : 'instore';

/** What a person has chosen, as long as it is spoken in this country. */
export const apiInUse = (site: Pick<Site, 'api'>, chosen: Api | null): Api =>
  chosen !== null && site.api.available.includes(chosen) ? chosen : apiOf(site);

export type AmountWarning = { readonly kind: 'below' | 'above'; readonly limit: Money };

/** What is told beside a total that the provider may not take. Nothing to charge is nothing to warn of. */
export function amountWarning(
  total: Money,
  { amountLimits }: Pick<Site, 'amountLimits'>,
): AmountWarning | null {
  if (amountLimits === null || total <= 0) return null;
  const { least, most } = amountLimits;
  if (total < least) return { kind: 'below', limit: least };
  return total > most ? { kind: 'above', limit: most } : null;
}

/** "$ 5.085,90", "R$ 5.085,90", "$ 1.190": as the country writes it, whatever the language around it. */
export const formatMoney = (amount: Money, site: Site): string =>
  moneyParts(amount, site)
    .map(({ text }) => text)
    .join('');

export type MoneyPart = { readonly kind: 'sign' | 'whole' | 'cents'; readonly text: string };

/**
 * The same words in parts, so that a screen can set the sign and the cents smaller. Written by hand: the system's own
 * formatter takes a fifth of the first drawing to be made, and its next version may write it otherwise.
 */
export function moneyParts(amount: Money, site: Site): readonly MoneyPart[] {
  const { sign, gap, group, decimal, minus } = site.money;
  const digits = String(Math.abs(amount)).padStart(site.decimals + 1, '0');
  const whole = digits.slice(0, digits.length - site.decimals);
  const cents = digits.slice(whole.length);
  const before = amount < 0 && minus === 'first' ? '-' : '';
  const after = amount < 0 && minus === 'after-sign' ? '-' : '';
  const parts: MoneyPart[] = [
    { kind: 'sign', text: `${before}${sign}${gap}${after}` },
    { kind: 'whole', text: whole.replace(/\B(?=(\d{3})+$)/g, group) },
  ];
  return cents === '' ? parts : [...parts, { kind: 'cents', text: `${decimal}${cents}` }];
}
