/**
 * The codes on goods: GTINs (EAN-13, EAN-8, UPC-A, UPC-E, the case's GTIN-14) with their check digit.
 *
 * The check digit is GS1's: from the right, figures weigh 3 and 1 in turn, and the whole adds up to a multiple of ten.
 */
export type GtinKind = 'ean-13' | 'ean-8' | 'upc-a' | 'upc-e' | 'gtin-14';

/** The figure that belongs after these. */
export function checkDigit(figures: string): number {
  const weighed = Array.from(figures).reduceRight(
    ({ sum, weight }, figure) => ({ sum: sum + Number(figure) * weight, weight: 4 - weight }),
    { sum: 0, weight: 3 },
  );
  return (10 - (weighed.sum % 10)) % 10;
}

const hasRightEnd = (code: string): boolean => checkDigit(code.slice(0, -1)) === Number(code.at(-1));

const KIND_OF_LENGTH: Readonly<Record<number, GtinKind>> = {
  8: 'ean-8',
  12: 'upc-a',
  13: 'ean-13',
  14: 'gtin-14',
};

/**
 * What a code is. `bad-check-digit`: as long as a GTIN, and its last figure is not the one that belongs there.
 * `other`: letters, or a length that is no GTIN's; a shop's own codes are such.
 */
export function readGtin(code: string): GtinKind | 'bad-check-digit' | 'other' {
  const kind = /^\d+$/.test(code) ? KIND_OF_LENGTH[code.length] : undefined;
  if (kind === undefined) return 'other';
  if (hasRightEnd(code)) return kind;
  return expandUpcE(code) === null ? 'bad-check-digit' : 'upc-e';
}

/**
 * The twelve figures that a UPC-E of eight stands for; null for what is none.
 *
 * Its sixth figure says where the zeros were taken out; its check digit is the long code's.
 */
export function expandUpcE(code: string): string | null {
  const match = /^([01])(\d{5})(\d)(\d)$/.exec(code);
  if (match === null) return null;
  const [, system = '', five = '', last = '', check = ''] = match;
  const long = `${system}${withZeros(five, last)}${check}`;
  return hasRightEnd(long) ? long : null;
}

/** Ten figures from UPC-E's six. */
function withZeros(five: string, last: string): string {
  const [a, b, c, d, e] = five;
  if (last <= '2') return `${a}${b}${last}0000${c}${d}${e}`;
  if (last === '3') return `${a}${b}${c}00000${d}${e}`;
  if (last === '4') return `${a}${b}${c}${d}00000${e}`;
  return `${five}0000${last}`;
}

/** The UPC-E of a UPC-A, where it has one. */
export function compressUpcA(code: string): string | null {
  const match = /^([01])(\d{10})(\d)$/.exec(code);
  if (match === null) return null;
  const [, system = '', ten = '', check = ''] = match;
  const six = [
    /^(..)([012])0000(...)$/
      .exec(ten)
      ?.slice(1)
      .join('')
      .replace(/^(..)(.)(...)$/, '$1$3$2'),
    /^(..[3-9])00000(..)$/.exec(ten)?.slice(1).join('').concat('3'),
    /^(...[1-9])00000(.)$/.exec(ten)?.slice(1).join('').concat('4'),
    /^(....[1-9])0000([5-9])$/.exec(ten)?.slice(1).join(''),
  ].find((found) => found !== undefined);
  return six === undefined ? null : `${system}${six}${check}`;
}

/**
 * Every way in which a scanner may send the same code, as it came first: a UPC-A as an EAN-13 that begins with 0, a
 * UPC-E short or written out.
 */
export function spellingsOf(code: string): readonly string[] {
  const spellings = new Set([code]);
  const twelve = upcAOf(code);
  if (twelve !== null) {
    for (const spelling of [twelve, `0${twelve}`, compressUpcA(twelve)])
      if (spelling !== null) spellings.add(spelling);
  }
  return [...spellings];
}

/** The same for every spelling of a code. */
export function sameCode(code: string): string {
  const twelve = upcAOf(code);
  return twelve === null ? code : `0${twelve}`;
}

function upcAOf(code: string): string | null {
  if (/^\d{12}$/.test(code)) return code;
  if (/^0\d{12}$/.test(code)) return code.slice(1);
  return expandUpcE(code);
}
