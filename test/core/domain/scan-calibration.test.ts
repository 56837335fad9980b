import { describe, expect, it } from 'vitest';
import { calibrate, readTake, type Take, type TakeRead } from '#core/domain/scan-calibration';

const CARD = '2987654321096';
const FRENCH = 'à&é"\'(-è_ç';

/** The card as a scanner sends it, a key every so many milliseconds. */
function take(
  everyMs: number,
  change: { before?: string; after?: string; ending?: Take['ending']; french?: boolean; caps?: boolean } = {},
): TakeRead {
  const { before = '', after = '', ending = 'Enter', french = false, caps = false } = change;
  const strokes = Array.from(`${before}${CARD}${after}`, (letter, at) => ({
    key: french && /\d/.test(letter) ? (FRENCH[Number(letter)] ?? '') : letter,
    code: /\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`,
    isShifted: /[A-Z]/.test(letter),
    isCaps: caps,
    downMs: at * everyMs,
  }));
  return readTake({ strokes, ending }, CARD);
}

const three = (one: TakeRead): readonly TakeRead[] => [one, one, one];

describe('Three scans of the card', () => {
  it('say nothing new of a scanner like most', () => {
    expect(calibrate(three(take(2)))).toEqual({
      ok: true,
      profile: { rhythmMs: 35, prefix: '', suffix: '', ending: 'enter', layout: 'computer' },
    });
  });
  it('measure a slow one, with something to spare', () => {
    expect(calibrate([take(20), take(32), take(28)])).toMatchObject({ ok: true, profile: { rhythmMs: 48 } });
  });
  it('find what it puts around a code, and how it ends', () => {
    expect(calibrate(three(take(2, { before: 'P', after: 'x', ending: 'Tab' })))).toMatchObject({
      ok: true,
      profile: { prefix: 'P', suffix: 'x', ending: 'tab' },
    });
    expect(calibrate(three(take(2, { ending: null })))).toMatchObject({
      ok: true,
      profile: { ending: 'none' },
    });
  });
  it('find that it types for another keyboard', () => {
    const foreign = take(2, { french: true });
    expect(foreign).toMatchObject({ text: 'éç_è-(\'"é&àç-', distorted: 'layout' });
    expect(calibrate(three(foreign))).toMatchObject({ ok: true, profile: { layout: 'american' } });
  });
  it.each<[string, readonly TakeRead[], string]>([
    // Of figures alone it changes nothing here; on another keyboard it would.
    ['typed under Caps Lock once', [take(2), take(2, { caps: true }), take(2)], 'caps-lock'],
    ['is too slow', three(take(70)), 'too-slow'],
    ['ended otherwise once', [take(2), take(2, { ending: 'Tab' }), take(2)], 'differs'],
    ['was another code once', [take(2), { ...take(2), frame: null }, take(2)], 'not-the-card'],
    ['was not used at all', [], 'not-the-card'],
  ])('are not taken where the scanner %s', (_, takes, trouble) => {
    expect(calibrate(takes)).toEqual({ ok: false, trouble });
  });
});
