import { isLosslessNumber, LosslessNumber, parse, stringify } from 'lossless-json';
import { type Decimals, type Money, toDecimal } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';

/** Reads JSON with every number kept as its source text: ids pass 2^53 and amounts must never be floats. */
export function readJson(text: string): Result<unknown, 'not-json'> {
  try {
    // A key twice in one object is read as JSON.parse reads it: a sloppy body must not hide a payment.
    return ok(parse(text, null, { onDuplicateKey: ({ newValue }) => newValue }));
  } catch {
    return err('not-json');
  }
}

export const writeJson = (body: unknown): string => stringify(body) ?? 'null';

/** The amount as a JSON number made of its digits. */
export const amountInJson = (amount: Money, decimals: Decimals): LosslessNumber =>
  new LosslessNumber(toDecimal(amount, decimals));

/** The source text of a JSON number, a string as it is, null for anything else. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isLosslessNumber(value) ? value.value : null;
}
