import { describe, expect, it } from 'vitest';
import { type Keystroke, readingsOf, type ScanProfile, usualProfile } from '#core/domain/scan-reading';

type Keys = readonly (readonly [code: string, key: string, isShifted?: boolean])[];

const strokes = (keys: Keys, isCaps = false): readonly Keystroke[] =>
  keys.map(([code, key, isShifted = false]) => ({ code, key, isShifted, isCaps }));

const profile = (change: Partial<ScanProfile> = {}): ScanProfile => ({ ...usualProfile, ...change });

/** As every layout has it: each letter its own key. */
const plain = (text: string): readonly Keystroke[] =>
  Array.from(text, (key) => ({
    key,
    code: /\d/.test(key) ? `Digit${key}` : /[a-z]/i.test(key) ? `Key${key.toUpperCase()}` : '',
    isShifted: /[A-Z]/.test(key),
    isCaps: false,
  }));

describe('A scan is read', () => {
  it('as it stands', () => {
    expect(readingsOf(plain('7790150002414'), profile())).toEqual(['7790150002414']);
    expect(readingsOf(plain('AB-12x'), profile())).toEqual(['AB-12x']);
  });

  it.each<[string, Keys]>([
    [
      'an American scanner on a French keyboard',
      [
        ['Digit7', 'è'],
        ['Digit9', 'ç'],
        ['Digit0', 'à'],
        ['Digit1', '&'],
      ],
    ],
    [
      'a French scanner on its own',
      [
        ['Digit7', '7', true],
        ['Digit9', '9', true],
        ['Digit0', '0', true],
        ['Digit1', '1', true],
      ],
    ],
    [
      'the block of figures',
      [
        ['Numpad7', '7'],
        ['Numpad9', '9'],
        ['Numpad0', '0'],
        ['Numpad1', '1'],
      ],
    ],
    [
      'a driver that tells of no places',
      [
        ['', '7'],
        ['', '9'],
        ['', '0'],
        ['', '1'],
      ],
    ],
  ])('in figures from %s', (_, keys) => {
    expect(readingsOf(strokes(keys), profile())).toEqual(['7901']);
    expect(readingsOf(strokes(keys, true), profile())).toEqual(['7901']);
  });

  it('with the letters that were meant under Caps Lock, and as they came after that', () => {
    const keys: Keys = [
      ['KeyA', 'a', true],
      ['KeyB', 'B'],
      ['Digit1', '1'],
    ];
    expect(readingsOf(strokes(keys, true), profile())).toEqual(['Ab1', 'aB1']);
  });

  it('with the signs of its own keyboard after those of the computer’s, or before them where it was measured', () => {
    // A Spanish keyboard has the hyphen where an American one has the stroke.
    const keys: Keys = [
      ['KeyA', 'A', true],
      ['Slash', '-'],
      ['Digit1', '1'],
    ];
    expect(readingsOf(strokes(keys), profile())).toEqual(['A-1', 'A/1']);
    expect(readingsOf(strokes(keys), profile({ layout: 'american' }))).toEqual(['A/1', 'A-1']);
  });

  it('by its keys where the computer made accents of them', () => {
    const keys: Keys = [
      ['KeyQ', 'A', true],
      ['Digit1', '&'],
      ['Digit2', 'é'],
      ['BracketLeft', 'Dead'],
    ];
    expect(readingsOf(strokes(keys), profile())[0]).toBe('Q12[');
  });

  it('without what the scanner puts around it', () => {
    const around = profile({ prefix: '~P', suffix: '#' });
    expect(readingsOf(plain('~P7790150002414#'), around)).toEqual(['7790150002414']);
    expect(readingsOf(plain('7790150002414'), around)).toEqual(['7790150002414']);
    expect(readingsOf(plain(']E07790150002414'), profile())).toEqual(['7790150002414']);
    expect(readingsOf(plain('~P#'), around)).toEqual([]);
  });
});
