import { checkDigit } from '#core/domain/barcode';
import { type Decimals, type Money, type Quantity, toMoney, toQuantity } from '#core/domain/money';
import type { SiteId } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';

/**
 * How a shop's scale writes its labels: an EAN-13 from the range 20 to 29, that each shop fills as it likes.
 *
 * Prefix, the article's figures, the value's, and the check digit: thirteen together. A weight is in grams. A price is
 * in minor units, or in whole units where `decimals` is 0, for five figures of centavos end at 999,99.
 */
export type ScaleLayout = {
  /** "20" to "29", or "2" for all of them. */
  readonly prefix: string;
  readonly itemFigures: number;
} & ({ readonly value: 'weight' } | { readonly value: 'price'; readonly decimals: Decimals });

export type ScaleLabel = {
  /** Under which SKUs or codes its product may be kept, the likeliest first. */
  readonly items: readonly string[];
} & (
  | { readonly kind: 'weight'; readonly weight: Quantity }
  /** What the label asks, in minor units of a currency with `siteDecimals`. */
  | { readonly kind: 'price'; readonly price: Money }
);

export type ScaleError = 'bad-check-digit' | 'empty-label';

/**
 * What the scales of the country write when nobody has changed them.
 *
 * Brazil: 2, six figures of the article, five of the total in centavos. Elsewhere: 20 with the weight in grams, and 21
 * with the price, whole pesos in Argentina, where five figures of centavos buy nothing.
 */
export function usualLayouts(siteId: SiteId): readonly ScaleLayout[] {
  if (siteId === 'MLB') return [{ prefix: '2', itemFigures: 6, value: 'price', decimals: 2 }];
  const decimals: Decimals = siteId === 'MLM' || siteId === 'MPE' ? 2 : 0;
  return [
    { prefix: '20', itemFigures: 5, value: 'weight' },
    { prefix: '21', itemFigures: 5, value: 'price', decimals },
  ];
}

export const valueFigures = ({ prefix, itemFigures }: ScaleLayout): number =>
  12 - prefix.length - itemFigures;

export function isLayout(layout: ScaleLayout): boolean {
  const figures = valueFigures(layout);
  return /^2\d?$/.test(layout.prefix) && layout.itemFigures >= 3 && figures >= 4 && figures <= 6;
}

/** "20 AAAAA PPPPP C": the prefix, the article, the weight or the price, the check digit. */
export const pictureOf = (layout: ScaleLayout): string =>
  [
    layout.prefix,
    'A'.repeat(layout.itemFigures),
    (layout.value === 'weight' ? 'P' : '$').repeat(Math.max(valueFigures(layout), 0)),
    'C',
  ].join(' ');

/** No label could be read by two of them. */
export const areApart = (layouts: readonly ScaleLayout[]): boolean =>
  layouts.every(({ prefix }, at) =>
    layouts.every((other, place) => place === at || !other.prefix.startsWith(prefix)),
  );

/** Null for what no scale of this shop wrote. */
export function readScaleCode(
  code: string,
  layouts: readonly ScaleLayout[],
  siteDecimals: Decimals,
): Result<ScaleLabel, ScaleError> | null {
  const layout = /^\d{13}$/.test(code) ? layouts.find(({ prefix }) => code.startsWith(prefix)) : undefined;
  if (layout === undefined) return null;
  if (checkDigit(code.slice(0, 12)) !== Number(code.at(-1))) return err('bad-check-digit');
  const { prefix, itemFigures } = layout;
  const items = itemsOf(prefix, code.slice(prefix.length, prefix.length + itemFigures));
  const value = Number(code.slice(prefix.length + itemFigures, 12));
  if (value === 0) return err('empty-label');
  if (layout.value === 'weight') return ok({ items, kind: 'weight', weight: toQuantity(value) });
  return ok({ items, kind: 'price', price: inMinorUnits(value, layout.decimals, siteDecimals) });
}

/** A label that carries centavos, in a country without any, is rounded half up: the label cannot be paid otherwise. */
function inMinorUnits(value: number, decimals: Decimals, siteDecimals: Decimals): Money {
  if (decimals === siteDecimals) return toMoney(value);
  return decimals === 0 ? toMoney(value * 100) : toMoney(Math.floor((value + 50) / 100));
}

/** "00123": as it stands, without its zeros, with some of them, and with the prefix before it. */
function itemsOf(prefix: string, item: string): readonly string[] {
  const bare = item.replace(/^0+(?=\d)/, '');
  const padded = Array.from({ length: item.length - bare.length }, (_, more) =>
    bare.padStart(bare.length + more, '0'),
  );
  return [...new Set([item, ...padded, `${prefix}${item}`])];
}
