import {
  hear,
  letGo,
  pause,
  type Rhythm,
  type ScanEvent,
  type Scanner,
  silent,
} from '#renderer/cashier/scanner';

/* Keys as they come in at the window, with their times, and a field of text that hears of them. */

export type Key = { readonly key: string; readonly downMs: number; readonly upMs: number | null };

export const CODE = '7790150002414';

export const press = (key: string, downMs: number, holdMs: number): Key => ({
  key,
  downMs,
  upMs: downMs + holdMs,
});

/** A code at an even pace, each key let go before the next. */
export const at = (code: string, everyMs: number, fromMs = 0): readonly Key[] =>
  code.split('').map((key, place) => press(key, fromMs + place * everyMs, Math.min(everyMs / 2, 10)));

export const scan = (code: string, everyMs: number, fromMs = 0): readonly Key[] => [
  ...at(code, everyMs, fromMs),
  press('Enter', fromMs + code.length * everyMs, 1),
];

/** A hand holds each key for some 90 ms, whatever its pace. */
export const typing = (text: string, everyMs: number, fromMs = 0): readonly Key[] =>
  text.split('').map((key, place) => press(key, fromMs + place * everyMs, 90));

export const together = (...parts: readonly (readonly Key[])[]): readonly Key[] => parts.flat();

/** `code` tells two strokes of one letter apart: a hand cannot press a key that it holds. */
type Moment = { readonly atMs: number; readonly key: Key; readonly code: string; readonly isDown: boolean };

function momentsOf(keys: readonly Key[]): readonly Moment[] {
  const moments = keys.flatMap((key, place): Moment[] => [
    { atMs: key.downMs, key, code: String(place), isDown: true },
    ...(key.upMs === null ? [] : [{ atMs: key.upMs, key, code: String(place), isDown: false }]),
  ]);
  return moments.sort((a, b) => a.atMs - b.atMs);
}

/** What comes of them: the codes, and what stands in a field that was empty. ⏎ is an Enter that was let by. */
export function listen(keys: readonly Key[], rhythm: Rhythm): { codes: readonly string[]; text: string } {
  let scanner: Scanner<string> = silent;
  let text = '';
  const codes: string[] = [];

  function take(events: readonly ScanEvent<string>[]): void {
    for (const event of events) {
      if (event.kind === 'typed') text += event.strokes.map(({ key }) => key).join('');
      else {
        codes.push(event.strokes.map(({ key }) => key).join(''));
        const before = event.out[0]?.mark;
        if (before !== undefined) text = before + event.again.map(({ key }) => key).join('');
      }
    }
  }

  function rest(nowMs: number): void {
    const heard = pause(scanner, nowMs, rhythm);
    scanner = heard.scanner;
    take(heard.events);
  }

  for (const { atMs, key, code, isDown } of momentsOf(keys)) {
    rest(atMs);
    if (isDown) {
      const stroke = { key: key.key, code, isShifted: false, isCaps: false };
      const heard = hear(scanner, { ...stroke, atMs, mark: text, mayPass: true }, rhythm);
      scanner = heard.scanner;
      take(heard.events);
      if (heard.fate === 'pass') text += key.key === 'Enter' ? '⏎' : key.key;
    } else scanner = letGo(scanner, code, atMs);
  }
  rest(Number.POSITIVE_INFINITY);
  return { codes, text };
}

/** Times between the keys of one code, as a window heard them, and how long each was down. */
const heardAt = (code: string, downs: readonly number[], holds: readonly number[]): readonly Key[] =>
  [...code.split(''), 'Enter'].map((key, place) =>
    press(key, downs[place] ?? 0, holds[place % holds.length] ?? 0),
  );

function sums(gaps: readonly number[]): readonly number[] {
  let atMs = 0;
  return gaps.map((gap) => (atMs += gap));
}

type Recorded = {
  readonly what: string;
  readonly keys: readonly Key[];
  readonly codes: readonly string[];
  readonly text: string;
  readonly rhythm?: Rhythm;
};

export const recorded: readonly Recorded[] = [
  {
    what: 'a scanner on the cable that is asked every millisecond',
    keys: heardAt(CODE, sums([0, 2, 2, 2.1, 1.9, 2, 2, 2, 2.2, 1.8, 2, 2, 2, 2]), [1, 0.9, 1.1]),
    codes: [CODE],
    text: '',
  },
  {
    what: 'a scanner on the cable that is asked every eight',
    keys: heardAt(CODE, sums([0, 16, 16.1, 15.9, 16, 16, 16, 16, 16.2, 15.8, 16, 16, 16, 16]), [8]),
    codes: [CODE],
    text: '',
  },
  {
    what: 'a clock that ticks every 15.6 ms, so that keys come in bunches',
    keys: heardAt(CODE, [0, 0, 0, 0, 15.6, 15.6, 15.6, 15.6, 31.2, 31.2, 31.2, 31.2, 46.8, 46.8], [0]),
    codes: [CODE],
    text: '',
  },
  {
    what: 'a scanner by radio, uneven',
    keys: heardAt(CODE, sums([0, 12, 29, 11, 30, 18, 24, 10, 27, 30, 13, 22, 19, 25]), [9, 6, 10]),
    codes: [CODE],
    text: '',
  },
  {
    what: 'a scanner by radio that lost its breath once',
    keys: heardAt(CODE, sums([0, 12, 20, 11, 30, 18, 88, 10, 27, 30, 13, 22, 19, 25]), [9]),
    codes: [CODE],
    text: '',
  },
  {
    what: 'a radio slower than usual, once it was measured',
    keys: heardAt(CODE, sums([0, 42, 38, 47, 40, 45, 38, 41, 44, 39, 47, 40, 42, 41]), [18]),
    codes: [CODE],
    text: '',
    rhythm: { rhythmMs: 55, isEndedBySilence: false },
  },
  {
    what: 'a window that was busy and heard all at one time',
    keys: heardAt(
      CODE,
      Array.from({ length: 14 }, () => 40),
      [0],
    ),
    codes: [CODE],
    text: '',
  },
  {
    what: 'a fast typist, fingers over one another',
    keys: together(
      ...Array.from('medialuna', (key, place) => [
        press(key, sums([0, 61, 28, 55, 24, 70, 33, 58, 26])[place] ?? 0, 82),
      ]),
    ),
    codes: [],
    text: 'medialuna',
  },
  {
    what: 'a key held down by a finger is one stroke to us',
    keys: [press('7', 0, 900)],
    codes: [],
    text: '7',
  },
];
