/** Everything here that looks like chance comes from a seed, so that a run can be repeated to the byte. */
export type Random = {
  /** From 0 up to 1. */
  next(): number;
  digits(length: number): string;
  hex(length: number): string;
  uuid(): string;
};

/** mulberry32: small, and good enough for ids. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const letters = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(next() * alphabet.length)]).join('');
  const hex = (length: number): string => letters('0123456789abcdef', length);
  return {
    next,
    digits: (length) => letters('123456789', 1) + letters('0123456789', length - 1),
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${letters('89ab', 1)}${hex(3)}-${hex(12)}`,
  };
}
