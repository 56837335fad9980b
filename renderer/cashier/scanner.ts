import type { Keystroke } from '#core/domain/scan-reading';

/*
 * Tells a scan from a hand by its rhythm. Pure: the caller brings each key with its time, and the pauses.
 *
 * Two things give a scanner away. Its letters come a few milliseconds apart; and it lets go of each as fast,
 * while a hand holds a key for longer than that. So a key of a hand in the midst of a scan is known, too.
 */

export type Rhythm = {
  /** Letters of a scan come at most this far apart. */
  readonly rhythmMs: number;
  /** The scanner sends no key after a code: silence alone ends it. */
  readonly isEndedBySilence: boolean;
};

export const usualRhythm: Rhythm = { rhythmMs: 35, isEndedBySilence: false };

/** Fewer could be a quick hand. */
const SHORTEST = 4;
/** Where letters may come slower, more of them are asked for. */
const SHORTEST_WHEN_SLOW = 6;
/** No hand has this many keys down at once: what never lets go of one is a machine that tells of no letting go. */
const MOST_FINGERS = 10;
/** Once it is known to be a scan, a hiccup of the cable this long does not cut it in two. */
const PAUSE_MS = 100;
/** A scanner's Enter that dawdles is still the scanner's, and so is the second key of an ending of two. */
const DAWDLING_MS = 400;
const SECOND_KEY_MS = 100;
const LONGEST_CHAIN = 300;

export type Stroke<Mark = unknown> = Keystroke & {
  readonly downMs: number;
  /** Null while it is down. */
  readonly upMs: number | null;
  /** Whoever has the focus has it already. */
  readonly isOut: boolean;
  /** The caller's own: how its field was before it. */
  readonly mark: Mark;
};

export type Ending = 'Enter' | 'Tab' | null;

export type ScanEvent<Mark = unknown> =
  | {
      readonly kind: 'scan';
      readonly strokes: readonly Stroke<Mark>[];
      readonly ending: Ending;
      /** Those of its letters that are in a field already: what the field was before the first of them comes back. */
      readonly out: readonly Stroke<Mark>[];
      /** A hand's, in the same field since: they are typed again after that. */
      readonly again: readonly Stroke<Mark>[];
    }
  /** A hand's, held back until now. */
  | { readonly kind: 'typed'; readonly strokes: readonly Stroke<Mark>[] };

export type Scanner<Mark = unknown> = {
  /** Letters each of which came within a tenth of a second of the one before. */
  readonly chain: readonly Stroke<Mark>[];
  /** Where, in the chain, the letters begin that keep a scanner's rhythm so far. */
  readonly runAt: number;
  /** Until when an Enter still belongs to the scan that is over. */
  readonly trailsUntilMs: number | null;
};

export type Heard<Mark = unknown> = {
  readonly scanner: Scanner<Mark>;
  readonly events: readonly ScanEvent<Mark>[];
  /** `pass`: it is for whoever has the focus. `hold`: its fate is open. `take`: the scanner's own ending, for nobody. */
  readonly fate: 'pass' | 'hold' | 'take';
};

export type Press<Mark = unknown> = Keystroke & {
  readonly atMs: number;
  readonly mark: Mark;
  /** A first letter is let by at once, so that typing is never late; not where letters do something other than appear. */
  readonly mayPass: boolean;
};

export const silent: Scanner<never> = { chain: [], runAt: 0, trailsUntilMs: null };

export const isLetter = (key: string): boolean => key.length === 1 || key === 'Dead';
const isEnding = (key: string): key is 'Enter' | 'Tab' => key === 'Enter' || key === 'Tab';
const isModifier = (key: string): boolean => MODIFIERS.has(key);
const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'NumLock',
]);

export function hear<Mark>(scanner: Scanner<Mark>, press: Press<Mark>, rhythm: Rhythm): Heard<Mark> {
  if (isModifier(press.key)) return { scanner, events: [], fate: 'pass' };
  if (isEnding(press.key)) return hearEnding(scanner, press.key, press.atMs, rhythm);
  if (isLetter(press.key)) return hearLetter(scanner, press, rhythm);
  // Backspace or an arrow in the midst of a scan is the other hand's.
  if (looksLikeScan(scanner, press.atMs, rhythm)) return { scanner, events: [], fate: 'pass' };
  const { events } = rest(scanner, rhythm, null);
  return { scanner: silent, events, fate: 'pass' };
}

function hearLetter<Mark>(scanner: Scanner<Mark>, press: Press<Mark>, rhythm: Rhythm): Heard<Mark> {
  const gap = press.atMs - (scanner.chain.at(-1)?.downMs ?? Number.NEGATIVE_INFINITY);
  if (runOf(scanner).length > 0 && gap <= patienceOf(scanner, rhythm))
    return {
      scanner: { ...scanner, chain: [...scanner.chain, strokeOf(press, false)] },
      events: [],
      fate: 'hold',
    };
  const { scanner: rested, events } = rest(scanner, rhythm, null);
  const chain = gap <= PAUSE_MS ? rested.chain.slice(-LONGEST_CHAIN) : [];
  return {
    scanner: { ...rested, chain: [...chain, strokeOf(press, press.mayPass)], runAt: chain.length },
    events,
    fate: press.mayPass ? 'pass' : 'hold',
  };
}

const strokeOf = <Mark>(press: Press<Mark>, isOut: boolean): Stroke<Mark> => ({
  key: press.key,
  code: press.code,
  isShifted: press.isShifted,
  isCaps: press.isCaps,
  downMs: press.atMs,
  upMs: null,
  isOut,
  mark: press.mark,
});

/** A key came up. */
export function letGo<Mark>(scanner: Scanner<Mark>, code: string, atMs: number): Scanner<Mark> {
  const at = scanner.chain.findLastIndex((stroke) => stroke.code === code && stroke.upMs === null);
  if (at === -1) return scanner;
  return {
    ...scanner,
    chain: scanner.chain.map((stroke, place) => (place === at ? { ...stroke, upMs: atMs } : stroke)),
  };
}

/** Nothing came for a while: what was held is given out if its time is over. */
export function pause<Mark>(scanner: Scanner<Mark>, nowMs: number, rhythm: Rhythm): Heard<Mark> {
  const last = runOf(scanner).at(-1);
  const isOver = last !== undefined && nowMs - last.downMs > patienceOf(scanner, rhythm);
  return isOver ? rest(scanner, rhythm, null) : { scanner, events: [], fate: 'pass' };
}

/** How far apart two letters may be and still belong together. */
export function patienceOf(scanner: Scanner, rhythm: Rhythm): number {
  const { rhythmMs, isEndedBySilence } = rhythm;
  return isKnown(scanner, rhythm) && !isEndedBySilence ? Math.max(PAUSE_MS, 2 * rhythmMs) : rhythmMs;
}

/** So many letters at this pace are no hand's, unless it turns out how long each was held. */
export const isKnown = (scanner: Scanner, { rhythmMs }: Rhythm): boolean =>
  runOf(scanner).length >= shortestFor(rhythmMs);

export const runOf = <Mark>({ chain, runAt }: Scanner<Mark>): readonly Stroke<Mark>[] => chain.slice(runAt);

const shortestFor = (rhythmMs: number): number =>
  rhythmMs > usualRhythm.rhythmMs ? SHORTEST_WHEN_SLOW : SHORTEST;

function looksLikeScan(scanner: Scanner, atMs: number, rhythm: Rhythm): boolean {
  const run = runOf(scanner);
  const last = run.at(-1);
  if (last === undefined || run.length < 3 || atMs - last.downMs > patienceOf(scanner, rhythm)) return false;
  return run.filter((stroke) => isBrief(stroke, rhythm)).length >= 2;
}

function hearEnding<Mark>(
  scanner: Scanner<Mark>,
  key: 'Enter' | 'Tab',
  atMs: number,
  rhythm: Rhythm,
): Heard<Mark> {
  const last = runOf(scanner).at(-1);
  const isClose = last !== undefined && atMs - last.downMs <= Math.max(PAUSE_MS, 2 * rhythm.rhythmMs);
  const { scanner: rested, events } = rest(scanner, rhythm, isClose ? key : null);
  const wasScan = events.some(({ kind }) => kind === 'scan');
  if (wasScan && isClose)
    return { scanner: { ...silent, trailsUntilMs: atMs + SECOND_KEY_MS }, events, fate: 'take' };
  const isTrailing = rested.trailsUntilMs !== null && atMs <= rested.trailsUntilMs;
  return {
    scanner: silent,
    events,
    fate: isTrailing ? 'take' : 'pass',
  };
}

/** The run is over: a scan, with a hand's keys around it, or a hand's alone. */
function rest<Mark>(scanner: Scanner<Mark>, rhythm: Rhythm, ending: Ending): Heard<Mark> {
  const run = runOf(scanner);
  const machine = machineOf(run, rhythm);
  if (machine === null) {
    const chain = scanner.chain.map((stroke) => (stroke.isOut ? stroke : { ...stroke, isOut: true }));
    // After a hand's letter an Enter is the hand's.
    const trailsUntilMs = run.length === 0 ? scanner.trailsUntilMs : null;
    return { scanner: { chain, runAt: chain.length, trailsUntilMs }, events: typed(run), fate: 'pass' };
  }
  const isHands = (stroke: Stroke<Mark>): boolean => !machine.includes(stroke);
  const first = run.findIndex((stroke) => !isHands(stroke));
  const early = first === 0 ? beginningOf(scanner, rhythm) : [];
  const begun = early.filter((stroke) => isBrief(stroke, rhythm));
  const strokes = [...begun, ...machine];
  return {
    scanner: { ...silent, trailsUntilMs: (machine.at(-1)?.downMs ?? 0) + DAWDLING_MS },
    events: [
      ...typed(run.slice(0, first)),
      {
        kind: 'scan',
        strokes,
        ending,
        out: strokes.filter(({ isOut }) => isOut),
        again: early.filter((stroke) => !isBrief(stroke, rhythm)),
      },
      ...typed(run.slice(first).filter(isHands)),
    ],
    fate: 'pass',
  };
}

/**
 * Letters given out as typed may be a scan's first, told of late by a busy computer. A sign (`+`, `*`) was a hand's: it
 * has done its work already, and no code begins with what came before it.
 */
function beginningOf<Mark>({ chain, runAt }: Scanner<Mark>, rhythm: Rhythm): readonly Stroke<Mark>[] {
  const early = chain.slice(0, runAt);
  const letters = early.slice(early.findLastIndex(({ key }) => !/^[\p{L}\p{N}]$/u.test(key)) + 1);
  const first = letters.findIndex((stroke) => isBrief(stroke, rhythm));
  return first === -1 ? [] : letters.slice(first);
}

function typed<Mark>(strokes: readonly Stroke<Mark>[]): readonly ScanEvent<Mark>[] {
  const held = strokes.filter(({ isOut }) => !isOut);
  return held.length === 0 ? [] : [{ kind: 'typed', strokes: held }];
}

/** Which strokes of a run are the scanner's; null when none are. */
function machineOf<Mark>(run: readonly Stroke<Mark>[], rhythm: Rhythm): readonly Stroke<Mark>[] | null {
  const shortest = shortestFor(rhythm.rhythmMs);
  if (run.length < shortest) return null;
  const brief = run.filter((stroke) => isBrief(stroke, rhythm));
  if (brief.length >= shortest) return brief;
  return run.length > MOST_FINGERS && run.every(({ upMs }) => upMs === null) ? run : null;
}

const isBrief = ({ downMs, upMs }: Stroke, { rhythmMs }: Rhythm): boolean =>
  upMs !== null && upMs - downMs <= rhythmMs;
