import fc from 'fast-check';
import { expect, it } from 'vitest';
import { usualRhythm } from '#renderer/cashier/scanner';
import { type Key, listen, press } from '#test/support/key-rhythms';

/** Nobody holds a key for less, and few type faster. */
const handKey = fc.record({
  key: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'.split('')),
  gapMs: fc.integer({ min: 45, max: 420 }),
  holdMs: fc.integer({ min: 45, max: 160 }),
});

const codeKey = fc.record({
  key: fc.constantFrom(...'0123456789ABCDEFGHIJ-'.split('')),
  gapMs: fc.integer({ min: 0, max: 30 }),
});

const aScan = fc.record({
  keys: fc.array(codeKey, { minLength: 4, maxLength: 24 }),
  restMs: fc.integer({ min: 50, max: 600 }),
});

type HandKey = { readonly key: string; readonly gapMs: number; readonly holdMs: number };

function handOf(keys: readonly HandKey[]): readonly Key[] {
  let atMs = 0;
  return keys.map(({ key, gapMs, holdMs }) => {
    atMs += gapMs;
    return press(key, atMs, holdMs);
  });
}

type AScan = {
  readonly keys: readonly { readonly key: string; readonly gapMs: number }[];
  readonly restMs: number;
};

/** Each key comes up before the next goes down. */
function scansOf(scans: readonly AScan[], fromMs: number): readonly Key[] {
  let atMs = fromMs;
  return scans.flatMap(({ keys, restMs }) => {
    const strokes = [...keys, { key: 'Enter', gapMs: 10 }].map(({ key, gapMs }) => {
      atMs += gapMs;
      return press(key, atMs, 0);
    });
    atMs += restMs;
    return strokes;
  });
}

it('No way in which typing and scans fall together loses, adds or moves a letter of either', () => {
  fc.assert(
    fc.property(
      fc.array(handKey, { maxLength: 30 }),
      fc.array(aScan, { maxLength: 8 }),
      fc.nat({ max: 3000 }),
      (hand, scans, fromMs) => {
        expect(listen([...handOf(hand), ...scansOf(scans, fromMs)], usualRhythm)).toEqual({
          codes: scans.map(({ keys }) => keys.map(({ key }) => key).join('')),
          text: hand.map(({ key }) => key).join(''),
        });
      },
    ),
    { numRuns: 200 },
  );
});
