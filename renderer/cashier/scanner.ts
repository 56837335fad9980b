/** Letters of a scan come at most this far apart; no hand is as even. */
const RHYTHM_MS = 35;
/** Fewer could be a quick hand. */
const SHORTEST = 4;
/** Once it is known to be a scan, a hiccup of the cable this long does not cut it in two. */
export const PAUSE_MS = 100;
/** A scanner's Enter that dawdles is still the scanner's. */
const TRAILING_MS = 400;

export type ScanEvent =
  | { readonly kind: 'scan'; readonly code: string }
  /** Too few or too slow: a person at the keyboard. */
  | { readonly kind: 'typed'; readonly keys: readonly string[] };

export type Scanner = {
  readonly keys: readonly string[];
  readonly lastMs: number;
  /**
   * Letters just before, given out as typed. A busy computer may tell of a scan's first letters late; a hand does not
   * type and pull the trigger within a tenth of a second, so what a scan follows that closely is its beginning.
   */
  readonly early: readonly string[];
  readonly endedMs: number | null;
};

export type Heard = {
  readonly scanner: Scanner;
  readonly events: readonly ScanEvent[];
  /** The key was the scanner's own ending: nobody else may have it. */
  readonly isTaken: boolean;
};

export const silent: Scanner = { keys: [], lastMs: 0, early: [], endedMs: null };

/** Tells a scan from typing by its rhythm. Pure: the caller brings each key with its time, and the pauses. */
export function hear(scanner: Scanner, key: string, atMs: number): Heard {
  if (isModifier(key)) return { scanner, events: [], isTaken: false };
  if (isEnding(key)) return hearEnding(scanner, atMs);
  const goesOn = scanner.keys.length > 0 && atMs - scanner.lastMs <= patienceOf(scanner);
  if (isLetter(key) && goesOn)
    return {
      scanner: { ...scanner, keys: [...scanner.keys, key], lastMs: atMs },
      events: [],
      isTaken: false,
    };
  const { scanner: rested, events } = rest(scanner);
  if (!isLetter(key)) return { scanner: { ...rested, early: [] }, events, isTaken: false };
  const early = isClose(rested, atMs) ? rested.early : [];
  return { scanner: { ...rested, keys: [key], lastMs: atMs, early }, events, isTaken: false };
}

/** Nothing came for a while: what was held is given out if its time is over. */
export function pause(scanner: Scanner, nowMs: number): Heard {
  const isOver = scanner.keys.length > 0 && nowMs - scanner.lastMs > patienceOf(scanner);
  return isOver ? rest(scanner) : { scanner, events: [], isTaken: false };
}

/** How long to wait before asking `pause`. */
export const patienceOf = ({ keys }: Scanner): number => (keys.length < SHORTEST ? RHYTHM_MS : PAUSE_MS);

/** A letter this soon after the last may belong with it. */
export const isClose = ({ lastMs }: Pick<Scanner, 'lastMs'>, atMs: number): boolean =>
  atMs - lastMs <= PAUSE_MS;

export const isScanning = ({ keys }: Scanner): boolean => keys.length >= SHORTEST;

export const isLetter = (key: string): boolean => key.length === 1;
const isEnding = (key: string): boolean => key === 'Enter' || key === 'Tab';
const isModifier = (key: string): boolean =>
  key === 'Shift' || key === 'CapsLock' || key === 'AltGraph' || key === 'NumLock';

function hearEnding(scanner: Scanner, atMs: number): Heard {
  if (isScanning(scanner) && atMs - scanner.lastMs <= PAUSE_MS)
    return {
      scanner: { ...silent, endedMs: atMs },
      events: [{ kind: 'scan', code: codeOf(scanner) }],
      isTaken: true,
    };
  const { scanner: rested, events } = rest(scanner);
  const isTrailing = rested.endedMs !== null && atMs - rested.endedMs <= TRAILING_MS;
  return { scanner: isTrailing ? silent : { ...rested, early: [] }, events, isTaken: isTrailing };
}

function rest(scanner: Scanner): Heard {
  const { keys, lastMs, early } = scanner;
  if (keys.length === 0) return { scanner, events: [], isTaken: false };
  if (!isScanning(scanner))
    return {
      scanner: { ...silent, lastMs, early: sinceLastSign([...early, ...keys]) },
      events: [{ kind: 'typed', keys }],
      isTaken: false,
    };
  return {
    scanner: { ...silent, endedMs: lastMs },
    events: [{ kind: 'scan', code: codeOf(scanner) }],
    isTaken: false,
  };
}

/** A sign (`+`, `*`) was a hand's: it has done its work already, and no code begins with what came before it. */
function sinceLastSign(keys: readonly string[]): readonly string[] {
  const sign = keys.findLastIndex((key) => !/^[\p{L}\p{N}]$/u.test(key));
  return keys.slice(sign + 1);
}

const codeOf = ({ early, keys }: Scanner): string => [...early, ...keys].join('');
