import { type Decimals, MAX_WHOLE_DIGITS, type Money, toMoney } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';

/** One line of the paper roll: what was added or taken off, already in whole minor units. */
/** `at` is where it begins in what was typed. */
export type TapeRow = { readonly at: number; readonly typed: string; readonly amount: Money };
export type Tally = { readonly rows: readonly TapeRow[]; readonly total: Money };

export type TallyError =
  | 'empty'
  /** Something that is neither a number nor a sign of the calculation, or a number nobody can read one way only. */
  | 'unreadable'
  | 'number-missing'
  | 'percent-of-nothing'
  | 'divided-by-zero'
  | 'too-large';
/** `part` is what could not be understood, as it was typed. */
export type TallyFault = { readonly kind: TallyError; readonly part: string };

type Written = { readonly decimals: Decimals /** Of the country. */; readonly mark: '.' | ',' };
type Fraction = { readonly top: bigint; readonly bottom: bigint };

const SIGNS: Readonly<Record<string, string>> = {
  '×': '*',
  x: '*',
  X: '*',
  '÷': '/',
  ':': '/',
  '−': '-',
  '–': '-',
};

/**
 * "3*450+1200-10%" as an adding machine does it: times and divided first, then term after term, each rounded once.
 *
 * A percentage that is added or taken off is of what stands so far; one in a product is a hundredth of its number.
 */
export function tally(text: string, written: Written): Result<Tally, TallyFault> {
  const plain = text.replace(/[\s$]/g, '').replace(/[×xX÷:−–]/g, (sign) => SIGNS[sign] ?? sign);
  if (plain === '') return err({ kind: 'empty', part: '' });
  const strange = /[^\d.,+\-*/%]/.exec(plain);
  if (strange !== null) return err({ kind: 'unreadable', part: strange[0] });
  const rows: TapeRow[] = [];
  let total = 0n;
  for (const { 0: typed, index: at } of plain.matchAll(/[+-]?[^+-]*/g)) {
    if (typed === '') continue;
    const amount = term(typed, total, rows.length === 0, written);
    if (!amount.ok) return amount;
    total += amount.value;
    if (digitsOf(total) > MAX_WHOLE_DIGITS + written.decimals) return err({ kind: 'too-large', part: typed });
    rows.push({ at, typed, amount: toMoney(Number(amount.value)) });
  }
  return ok({ rows, total: toMoney(Number(total)) });
}

const digitsOf = (amount: bigint): number => String(amount < 0n ? -amount : amount).length;

function term(typed: string, sofar: bigint, isFirst: boolean, written: Written): Result<bigint, TallyFault> {
  const sign = typed.startsWith('-') ? -1n : 1n;
  const body = typed.replace(/^[+-]/, '');
  const alone = /^([\d.,]+)%$/.exec(body);
  if (alone !== null) {
    if (isFirst) return err({ kind: 'percent-of-nothing', part: typed });
    const part = number(alone[1] ?? '', written.mark);
    if (part === null) return err({ kind: 'unreadable', part: body });
    return ok(sign * rounded({ top: sofar * part.top, bottom: part.bottom * 100n }));
  }
  const product = factors(body, written);
  if (!product.ok) return product;
  const { top, bottom } = product.value;
  const amount = rounded({ top: top * 10n ** BigInt(written.decimals), bottom });
  return digitsOf(amount) > MAX_WHOLE_DIGITS + written.decimals
    ? err({ kind: 'too-large', part: body })
    : ok(sign * amount);
}

function factors(body: string, { decimals, mark }: Written): Result<Fraction, TallyFault> {
  const parts = body.split(/([*/])/);
  let value: Fraction = { top: 1n, bottom: 1n };
  for (let at = 0; at < parts.length; at += 2) {
    const typed = parts[at] ?? '';
    if (typed === '') return err({ kind: 'number-missing', part: body });
    const read = number(typed.replace(/%$/, ''), mark);
    if (read === null) return err({ kind: 'unreadable', part: typed });
    // An amount as it stands is money, and money has no more places than the country's.
    if (parts.length === 1 && read.bottom > 10n ** BigInt(decimals))
      return err({ kind: 'unreadable', part: typed });
    const factor = typed.endsWith('%') ? { ...read, bottom: read.bottom * 100n } : read;
    if (parts[at - 1] !== '/') {
      value = { top: value.top * factor.top, bottom: value.bottom * factor.bottom };
    } else if (factor.top === 0n) return err({ kind: 'divided-by-zero', part: body });
    else value = { top: value.top * factor.bottom, bottom: value.bottom * factor.top };
  }
  return ok(value);
}

/** Half away from zero, once. */
function rounded({ top, bottom }: Fraction): bigint {
  const size = top < 0n ? -top : top;
  const whole = (2n * size + bottom) / (2n * bottom);
  return top < 0n ? -whole : whole;
}

/**
 * A number as people write it there: the country's own mark is the decimal one, and the other stands before thousands,
 * unless what follows could not be thousands: the point of a number pad is a decimal one everywhere.
 */
function number(typed: string, mark: '.' | ','): Fraction | null {
  const marks = [...typed.matchAll(/[.,]/g)].map(([sign]) => sign);
  const last = marks.at(-1);
  if (last === undefined) return fraction(typed, '');
  const kinds = new Set(marks).size;
  const cut = typed.lastIndexOf(last);
  const [before, after] = [typed.slice(0, cut), typed.slice(cut + 1)];
  const mayGroup = /^[1-9]\d{0,2}([.,]\d{3})*$/.test(before) && /^\d{3}$/.test(after);
  if (kinds === 1 && mayGroup && (last !== mark || marks.length > 1))
    return fraction(typed.replace(/[.,]/g, ''), '');
  const whole = before.replace(/[.,]/g, '');
  const isGrouped = marks.length === 1 || /^[1-9]\d{0,2}([.,]\d{3})+$/.test(before);
  return isGrouped && marks.indexOf(last) === marks.length - 1 ? fraction(whole, after) : null;
}

function fraction(whole: string, after: string): Fraction | null {
  if (whole === '' && after === '') return null;
  if (!/^\d{0,12}$/.test(whole) || !/^\d{0,6}$/.test(after)) return null;
  return { top: BigInt(`${whole}${after}` || '0'), bottom: 10n ** BigInt(after.length) };
}
