import {
  type Keystroke,
  MAX_RHYTHM_MS,
  MIN_RHYTHM_MS,
  rawReadings,
  type ScanProfile,
  usualProfile,
} from '#core/domain/scan-reading';

/** One scan as it came in, with the time of each key. */
export type Take = {
  readonly strokes: readonly (Keystroke & { readonly downMs: number })[];
  readonly ending: 'Enter' | 'Tab' | null;
};

export type TakeRead = {
  /** When it began; no two begin at once. */
  readonly atMs: number;
  /** What the computer made of it. */
  readonly text: string;
  readonly ending: ScanProfile['ending'];
  readonly slowestMs: number;
  /** What stood around the card's own code; null where the code is not in it. */
  readonly frame: Pick<ScanProfile, 'prefix' | 'suffix'> | null;
  readonly distorted: 'caps-lock' | 'layout' | null;
};

export type CalibrationTrouble =
  /** It changes what the keys make: how the scanner types without it does not show. */
  | 'caps-lock'
  /** Another code than the card's. */
  | 'not-the-card'
  /** The three do not agree. */
  | 'differs'
  /** A hand could be as fast: the scanner has to be set to send faster. */
  | 'too-slow';

export const TAKES = 3;
/** How slow a scanner the page listens for, to be able to say that it is too slow. */
export const SLOWEST_HEARD_MS = 150;

const endings = { Enter: 'enter', Tab: 'tab' } as const;

export function readTake({ strokes, ending }: Take, card: string): TakeRead {
  const text = strokes.map(({ key }) => (key.length === 1 ? key : '?')).join('');
  const gaps = strokes.slice(1).map(({ downMs }, at) => downMs - (strokes[at]?.downMs ?? downMs));
  const found = rawReadings(strokes, 'american').find((reading) => reading.includes(card));
  const at = found?.indexOf(card) ?? 0;
  return {
    atMs: strokes[0]?.downMs ?? 0,
    text,
    ending: ending === null ? 'none' : endings[ending],
    slowestMs: Math.max(0, ...gaps),
    frame: found === undefined ? null : { prefix: found.slice(0, at), suffix: found.slice(at + card.length) },
    distorted: strokes.some(({ isCaps }) => isCaps)
      ? 'caps-lock'
      : text.includes(card) || found === undefined
        ? null
        : 'layout',
  };
}

export type Calibration =
  | { readonly ok: true; readonly profile: ScanProfile }
  | { readonly ok: false; readonly trouble: CalibrationTrouble };

/** What three scans of the card say about the scanner. */
export function calibrate(takes: readonly TakeRead[]): Calibration {
  const [first] = takes;
  const frame = first?.frame ?? null;
  if (takes.some(({ distorted }) => distorted === 'caps-lock')) return { ok: false, trouble: 'caps-lock' };
  if (first === undefined || frame === null || takes.some((take) => take.frame === null))
    return { ok: false, trouble: 'not-the-card' };
  const isSame = takes.every(
    (take) =>
      take.ending === first.ending &&
      take.frame?.prefix === frame.prefix &&
      take.frame.suffix === frame.suffix,
  );
  if (!isSame) return { ok: false, trouble: 'differs' };
  const slowestMs = Math.max(...takes.map((take) => take.slowestMs));
  if (slowestMs > MAX_RHYTHM_MS) return { ok: false, trouble: 'too-slow' };
  const isForeign = takes.some(({ distorted }) => distorted === 'layout');
  return {
    ok: true,
    profile: {
      ...frame,
      rhythmMs: rhythmFor(slowestMs),
      ending: first.ending,
      layout: isForeign ? 'american' : 'computer',
    },
  };
}

/** Half as much again: a bad day of the cable's. Never less than what all quick scanners keep to. */
const rhythmFor = (slowestMs: number): number =>
  Math.min(MAX_RHYTHM_MS, Math.max(MIN_RHYTHM_MS, usualProfile.rhythmMs, Math.ceil(slowestMs * 1.5)));
