import { err, ok, type Result } from '#core/result';

declare const money: unique symbol;
/** Whole minor units of the site's one currency (centavos; whole pesos where `decimals` is 0). */
export type Money = number & { readonly [money]: true };

declare const quantity: unique symbol;
/** Whole thousandths: 1 unit is 1000, 0,845 kg is 845. */
export type Quantity = number & { readonly [quantity]: true };

export type Decimals = 0 | 2;

/** The largest amount a field takes: twelve figures before the decimal point. */
export const MAX_WHOLE_DIGITS = 12;

export function toMoney(minorUnits: number): Money {
  if (!Number.isSafeInteger(minorUnits)) throw new RangeError(`Not whole minor units: ${minorUnits}`);
  // -0 would survive JSON as 0 and then differ from itself.
  return (minorUnits === 0 ? 0 : minorUnits) as Money;
}

export function toQuantity(thousandths: number): Quantity {
  if (!Number.isSafeInteger(thousandths)) throw new RangeError(`Not whole thousandths: ${thousandths}`);
  return thousandths as Quantity;
}

export const ZERO = toMoney(0);
export const ONE = toQuantity(1000);

export const add = (a: Money, b: Money): Money => toMoney(a + b);
export const subtract = (a: Money, b: Money): Money => toMoney(a - b);
export const negate = (a: Money): Money => toMoney(0 - a);
export const sum = (amounts: readonly Money[]): Money =>
  amounts.reduce((total, amount) => add(total, amount), ZERO);

/** `amount × numerator / denominator`, rounded once, half away from zero. Exact: no float on the way. */
export function scale(amount: Money, numerator: number, denominator: number): Money {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  if (divisor <= 0n) throw new RangeError(`Not a denominator: ${denominator}`);
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return toMoney(Number(product < 0n ? -rounded : rounded));
}

export const times = (unitPrice: Money, count: Quantity): Money => scale(unitPrice, count, 1000);

/** `basisPoints` are hundredths of a percent: 10 % is 1000. */
export const percentOf = (amount: Money, basisPoints: number): Money => scale(amount, basisPoints, 10_000);

export type AmountError = 'not-an-amount' | 'too-many-decimals' | 'too-large';

/**
 * Reads "1234.5", "1e3" or "-0.10" as the provider and our own files write numbers.
 *
 * By digits, never through a float: 1.005 * 100 is 100.49999999999999.
 */
export function parseDecimal(text: string, decimals: Decimals): Result<Money, AmountError> {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,20}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (match === null) return err('not-an-amount');
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  // How many figures of `digits` stand before the minor-unit point.
  const cut = whole.length + Number(exponent) + decimals;
  const kept = cut <= 0 ? '' : digits.slice(0, cut).padEnd(cut, '0');
  const dropped = cut <= 0 ? digits : digits.slice(cut);
  if (/[1-9]/.test(dropped)) return err('too-many-decimals');
  const figures = kept.replace(/^0+/, '');
  if (figures.length > MAX_WHOLE_DIGITS + decimals) return err('too-large');
  return ok(toMoney(Number(`${sign}${figures === '' ? '0' : figures}`)));
}

/** "5085.90", or "5086" where the currency has no decimals. The inverse of `parseDecimal`. */
export function toDecimal(amount: Money, decimals: Decimals): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * Reads what a person types: "1.234,50", "1234.5", "1,234.50", "1 234,50", "$ 12".
 *
 * The last separator followed by one or two figures is the decimal one; one followed by three is of thousands, unless
 * what stands before it could not: "0.500" and "12 50" are asked again, not guessed.
 */
export function parseTyped(text: string, decimals: Decimals): Result<Money, AmountError> {
  const bare = text
    .trim()
    .replace(/^(?:R\$|S\/|\$)\s*|\s*\$$/g, '')
    .replace(/\s/g, ' ');
  const match = /^([1-9]\d{0,2}(?:[., ]\d{3})+|\d*)(?:([.,])(\d{0,2}))?$/.exec(bare);
  if (match === null || !/\d/.test(bare)) return err('not-an-amount');
  const [, whole = '', , fraction = ''] = match;
  const figures = whole.replace(/[., ]/g, '');
  const separators = new Set([...whole.matchAll(/[., ]/g)].map(([mark]) => mark));
  const [, , decimalMark] = match;
  if (separators.size > 1 || (decimalMark !== undefined && separators.has(decimalMark)))
    return err('not-an-amount');
  return parseDecimal(`${figures === '' ? '0' : figures}${fraction === '' ? '' : `.${fraction}`}`, decimals);
}
