import type { Decimals, Money } from '#core/domain/money';

export type SiteId = 'MLA' | 'MLB' | 'MLC' | 'MCO' | 'MLM' | 'MPE' | 'MLU';
export type Currency = 'ARS' | 'BRL' | 'CLP' | 'COP' | 'MXN' | 'PEN' | 'UYU';
export type Language = 'es-AR' | 'es' | 'pt-BR' | 'en';
export const LANGUAGES: readonly Language[] = ['es-AR', 'es', 'pt-BR', 'en'];

export type Site = {
  readonly id: SiteId;
  readonly country: 'AR' | 'BR' | 'CL' | 'CO' | 'MX' | 'PE' | 'UY';
  readonly currency: Currency;
  /** What the provider takes: it refuses decimals in CLP and COP, though ISO gives COP two. */
  readonly decimals: Decimals;
  /** ISO 4217 number, as tag 53 of an EMVCo code carries it. */
  readonly currencyNumber: string;
  /** Writes money and dates the country's way, whatever the language of the words. */
  readonly locale: string;
  readonly language: Language;
  /** Where the shop's day is counted when it has not said otherwise. */
  readonly timeZone: string;
  /** Words for the foot of a receipt, in the translations under `fiscal`. */
  readonly fiscalNotice: SiteId;
};

const table = {
  MLA: {
    country: 'AR',
    currency: 'ARS',
    decimals: 2,
    currencyNumber: '032',
    locale: 'es-AR',
    language: 'es-AR',
    timeZone: 'America/Argentina/Buenos_Aires',
  },
  MLB: {
    country: 'BR',
    currency: 'BRL',
    decimals: 2,
    currencyNumber: '986',
    locale: 'pt-BR',
    language: 'pt-BR',
    timeZone: 'America/Sao_Paulo',
  },
  MLC: {
    country: 'CL',
    currency: 'CLP',
    decimals: 0,
    currencyNumber: '152',
    locale: 'es-CL',
    language: 'es',
    timeZone: 'America/Santiago',
  },
  MCO: {
    country: 'CO',
    currency: 'COP',
    decimals: 0,
    currencyNumber: '170',
    locale: 'es-CO',
    language: 'es',
    timeZone: 'America/Bogota',
  },
  MLM: {
    country: 'MX',
    currency: 'MXN',
    decimals: 2,
    currencyNumber: '484',
    locale: 'es-MX',
    language: 'es',
    timeZone: 'America/Mexico_City',
  },
  MPE: {
    country: 'PE',
    currency: 'PEN',
    decimals: 2,
    currencyNumber: '604',
    locale: 'es-PE',
    language: 'es',
    timeZone: 'America/Lima',
  },
  MLU: {
    country: 'UY',
    currency: 'UYU',
    decimals: 2,
    currencyNumber: '858',
    locale: 'es-UY',
    language: 'es',
    timeZone: 'America/Montevideo',
  },
} as const satisfies Record<SiteId, Omit<Site, 'id' | 'fiscalNotice'>>;

export const SITE_IDS = [
  'MLA',
  'MLB',
  'MLC',
  'MCO',
  'MLM',
  'MPE',
  'MLU',
] as const satisfies readonly SiteId[];

export const siteOf = (id: SiteId): Site => ({ id, fiscalNotice: id, ...table[id] });

/** "$ 5.085,90", "R$ 5.085,90", "$ 1.190": as the country writes it, whatever the language around it. */
export function formatMoney(amount: Money, site: Site): string {
  return formatterOf(site).format(amount / 10 ** site.decimals);
}

export type MoneyPart = { readonly kind: 'sign' | 'whole' | 'cents'; readonly text: string };

/** The same words in parts, so that a screen can set the sign and the cents smaller. */
export function moneyParts(amount: Money, site: Site): readonly MoneyPart[] {
  const parts = formatterOf(site).formatToParts(amount / 10 ** site.decimals);
  return parts.map(({ type, value }) => {
    if (type === 'currency' || type === 'literal' || type === 'minusSign')
      return { kind: 'sign', text: value };
    return { kind: type === 'decimal' || type === 'fraction' ? 'cents' : 'whole', text: value };
  });
}

const formatters = new Map<SiteId, Intl.NumberFormat>();

function formatterOf(site: Site): Intl.NumberFormat {
  const known = formatters.get(site.id);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(site.locale, {
    style: 'currency',
    currency: site.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: site.decimals,
    maximumFractionDigits: site.decimals,
    useGrouping: 'always',
  });
  formatters.set(site.id, made);
  return made;
}
