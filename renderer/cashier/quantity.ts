import { ONE, type Quantity, toQuantity } from '#core/domain/money';
import type { Line, Unit } from '#core/domain/sale';
import { numberText } from '#renderer/ui/figures';

const LARGEST = 9_999_999;

/** "3", "0,845" or "1.5" as thousandths; null when it is no quantity. */
export function parseQuantity(text: string): Quantity | null {
  const match = /^(\d{1,4})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = '0', fraction = ''] = match;
  const thousandths = Number(whole) * 1000 + Number(fraction.padEnd(3, '0'));
  return thousandths > 0 && thousandths <= LARGEST ? toQuantity(thousandths) : null;
}

/** A weight as people write it: "0,350", "1,2 kg", or "350 g" in whole grams. */
export function parseWeight(text: string): Quantity | null {
  const grams = /^(\d{1,7})\s*gr?\.?$/i.exec(text.trim());
  if (grams === null) return parseQuantity(text.replace(/\s*kg\.?$/i, ''));
  const thousandths = Number(grams[1]);
  return thousandths > 0 && thousandths <= LARGEST ? toQuantity(thousandths) : null;
}

/** What is sold by the piece is not sold by halves. */
export const fits = (quantity: Quantity, unit: Unit): boolean => unit === 'kg' || quantity % 1000 === 0;

/** As the country writes it: "2", "0,845". */
export const quantityText = (quantity: Quantity, locale: string): string =>
  numberText(quantity / 1000, locale);

/** One more or one less of a line; null where there is nothing less than one. */
export function stepped({ quantity }: Pick<Line, 'quantity'>, by: 1 | -1): Quantity | null {
  const next = quantity + by * ONE;
  return next > 0 && next <= LARGEST ? toQuantity(next) : null;
}

export type Percent = number;

/** "10" or "12,5" as basis points, above nothing and up to the whole; null when it is no percentage. */
export function parsePercent(text: string): Percent | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = '0', fraction = ''] = match;
  const basisPoints = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return basisPoints > 0 && basisPoints <= 10_000 ? basisPoints : null;
}

export const percentText = (basisPoints: number, locale: string): string =>
  numberText(basisPoints / 100, locale, { atMost: 2 });
