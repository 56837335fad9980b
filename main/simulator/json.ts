import { type Decimals, type Money, parseDecimal, toDecimal } from '#core/domain/money';

const digits: unique symbol = Symbol('digits');
/** A JSON number by its figures: amounts written the provider's way, ids beyond what a float holds. */
export type Digits = { readonly [digits]: string };

export type Json = null | boolean | number | string | Digits | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export const digitsOf = (text: string): Digits => ({ [digits]: text });

/** 5651.0 and 1850.5 as the provider prints them, 4990 where the country has no cents. */
export function amountOf(amount: Money, decimals: Decimals): Digits {
  return digitsOf(toDecimal(amount, decimals).replace(/(\.\d)0$/, '$1'));
}

export function writeJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isDigits(value)) return value[digits];
  if (isList(value)) return `[${value.map(writeJson).join(',')}]`;
  const fields = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner)}`);
  return `{${fields.join(',')}}`;
}

const isDigits = (value: object): value is Digits => digits in value;
const isList = (value: Digits | readonly Json[] | JsonObject): value is readonly Json[] =>
  Array.isArray(value);

/** An object's fields; null for everything that is not an object, unreadable text too. */
export type Fields = ReadonlyMap<string, unknown>;

export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

/** Empty where it is missing or no text. */
export function textIn(fields: Fields, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

export function readFields(text: string): Fields | null {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The shortest way to write a float of up to 15 figures is the one it was sent in, so no cent is lost. */
export function readAmount(value: unknown, decimals: Decimals): Money | null {
  if (typeof value !== 'number') return null;
  const read = parseDecimal(String(value), decimals);
  return read.ok ? read.value : null;
}
