import { describe, expect, it } from 'vitest';
import { usualRhythm } from '#renderer/cashier/scanner';
import {
  at,
  CODE,
  type Key,
  listen,
  press,
  recorded,
  scan,
  together,
  typing,
} from '#test/support/key-rhythms';

const later = (fromMs: number, key: string): readonly Key[] => [press(key, fromMs, 3)];
const slow = { rhythmMs: 50, isEndedBySilence: false };
const endless = { rhythmMs: 35, isEndedBySilence: true };

describe('The scanner, told from a hand by its rhythm', () => {
  it.each<[string, readonly (readonly Key[])[], readonly string[], string]>([
    ['is a code and its Enter, which nobody else gets', [scan(CODE, 8)], [CODE], ''],
    ['may end in Tab', [at(CODE, 8), later(110, 'Tab')], [CODE], ''],
    ['may end in nothing but a pause', [at(CODE, 8)], [CODE], ''],
    ['takes a code of four letters', [scan('1234', 35)], ['1234'], ''],
    ['leaves three to the hand', [scan('123', 8)], [], '123⏎'],
    ['leaves a pace of 36 ms to the hand', [at('1234', 36)], [], '1234'],
    [
      'is not cut in two by a hiccup once it is known',
      [at('77901', 8), scan('50002414', 8, 120)],
      [CODE],
      '',
    ],
    ['keeps two codes apart', [scan('11112222', 8), scan('33334444', 8, 120)], ['11112222', '33334444'], ''],
    ['takes an Enter that dawdles behind a pause', [at(CODE, 8), later(350, 'Enter')], [CODE], ''],
    ['takes the second key of an ending of two', [scan(CODE, 8), later(130, 'Enter')], [CODE], ''],
    [
      'gives the Enter after a letter of a hand to the hand',
      [scan(CODE, 8), typing('7', 0, 150), later(270, 'Enter')],
      [CODE],
      '7⏎',
    ],
    ['gives a late Enter back to the hand', [at(CODE, 8), later(900, 'Enter')], [CODE], '⏎'],
    ['carries signs that are keys of ours', [scan('+A*-1', 10)], ['+A*-1'], ''],
    ['does not begin with a sign that a hand pressed', [[press('+', 0, 70)], scan(CODE, 4, 60)], [CODE], '+'],
    [
      'is whole though its first letters were told of late',
      [at('7', 8), at('7', 8, 60), scan('90150002414', 8, 130)],
      [CODE],
      '',
    ],
    [
      'is whole though a hand was among its first letters, told of late',
      [at('7', 8), [press('f', 30, 95)], at('7', 8, 75), scan('90150002414', 8, 130)],
      [CODE],
      'f',
    ],
    ['leaves what a hand typed a moment before', [typing('ca', 90), scan(CODE, 8, 130)], [CODE], 'ca'],
    ['leaves what a hand types right into it', [[press('f', 33, 90)], scan(CODE, 8)], [CODE], 'f'],
    ['leaves a figure that a hand types right into it', [[press('3', 34, 80)], scan(CODE, 2)], [CODE], '3'],
    ['is whole under a finger that rests on a key', [[press('f', -200, 900)], scan(CODE, 2)], [CODE], 'f'],
    ['leaves an Enter alone', [later(5, 'Enter')], [], '⏎'],
    ['gives three and the star to the hand', [typing('3*', 300)], [], '3*'],
    ['leaves a roll of the fingers to the hand', [typing('asdf', 20)], [], 'asdf'],
    [
      'leaves the price on the figures’ block to the hand',
      [typing('1250', 70), later(400, 'Enter')],
      [],
      '1250⏎',
    ],
  ])('%s', (_, keys, codes, text) => {
    expect(listen(together(...keys), usualRhythm)).toEqual({ codes, text });
  });

  it.each(recorded)('as recorded: $what', ({ keys, codes, text, rhythm }) => {
    expect(listen(keys, rhythm ?? usualRhythm)).toEqual({ codes, text });
  });

  it('that is slow asks for more letters', () => {
    expect(listen(at('12345', 45), slow)).toEqual({ codes: [], text: '12345' });
    expect(listen(at('123456', 45), slow)).toEqual({ codes: ['123456'], text: '' });
  });

  it('that sends no ending is told from the next code by a short silence', () => {
    expect(listen(together(at('11112222', 2), at('33334444', 2, 64)), endless)).toEqual({
      codes: ['11112222', '33334444'],
      text: '',
    });
  });

  it('whose driver never tells of a key let go is known by more keys than a person has fingers', () => {
    const stuck = at(CODE, 3).map((key) => ({ ...key, upMs: null }));
    expect(listen(stuck, usualRhythm)).toEqual({ codes: [CODE], text: '' });
    expect(listen(stuck.slice(0, 8), usualRhythm)).toEqual({ codes: [], text: CODE.slice(0, 8) });
  });
});
