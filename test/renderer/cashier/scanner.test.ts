import { describe, expect, it } from 'vitest';
import { hear, pause, type ScanEvent, silent } from '#renderer/cashier/scanner';

type Stroke = readonly [key: string, atMs: number];

function listen(strokes: readonly Stroke[], restAtMs: number | null = null) {
  let scanner = silent;
  const events: ScanEvent[] = [];
  const taken: string[] = [];
  for (const [key, atMs] of strokes) {
    const heard = hear(scanner, key, atMs);
    scanner = heard.scanner;
    events.push(...heard.events);
    if (heard.isTaken) taken.push(key);
  }
  if (restAtMs !== null) events.push(...pause(scanner, restAtMs).events);
  return { events, taken };
}

/** A code at an even pace, from a moment on. */
const at = (code: string, everyMs: number, fromMs = 0): Stroke[] =>
  code.split('').map((key, place) => [key, fromMs + place * everyMs]);
const scan = (code: string): ScanEvent => ({ kind: 'scan', code });
const typed = (text: string): ScanEvent => ({ kind: 'typed', keys: text.split('') });

const CODE = '7790150002414';

describe('The scanner, told from a hand by its rhythm', () => {
  it.each<[string, readonly Stroke[], number | null, readonly ScanEvent[], readonly string[]]>([
    [
      'is a code and its Enter, which nobody else gets',
      [...at(CODE, 8), ['Enter', 110]],
      null,
      [scan(CODE)],
      ['Enter'],
    ],
    ['may end in Tab', [...at(CODE, 8), ['Tab', 110]], null, [scan(CODE)], ['Tab']],
    ['may end in nothing but a pause', at(CODE, 8), 400, [scan(CODE)], []],
    ['takes a code of four letters', [...at('1234', 35), ['Enter', 140]], null, [scan('1234')], ['Enter']],
    ['leaves three to the hand', [...at('123', 8), ['Enter', 30]], null, [typed('123')], []],
    [
      'leaves a hand of 36 ms to the hand',
      at('1234', 36),
      600,
      [typed('1'), typed('2'), typed('3'), typed('4')],
      [],
    ],
    [
      'is not cut in two by a hiccup once it is known',
      [...at('77901', 8), ...at('50002414', 8, 120), ['Enter', 200]],
      null,
      [scan(CODE)],
      ['Enter'],
    ],
    [
      'keeps two codes apart',
      [...at('11112222', 8), ['Enter', 70], ...at('33334444', 8, 120), ['Enter', 200]],
      null,
      [scan('11112222'), scan('33334444')],
      ['Enter', 'Enter'],
    ],
    [
      'takes an Enter that dawdles behind a pause',
      [...at(CODE, 8), ['Enter', 350]],
      null,
      [scan(CODE)],
      ['Enter'],
    ],
    ['gives a late Enter back to the hand', [...at(CODE, 8), ['Enter', 900]], null, [scan(CODE)], []],
    [
      'does not mind Shift between letters',
      [
        ['A', 0],
        ['Shift', 4],
        ['B', 9],
        ['1', 18],
        ['2', 27],
        ['Enter', 36],
      ],
      null,
      [scan('AB12')],
      ['Enter'],
    ],
    [
      'carries signs that are keys of ours',
      [...at('+A*-1', 10), ['Enter', 60]],
      null,
      [scan('+A*-1')],
      ['Enter'],
    ],
    [
      'does not begin with the sign that a hand pressed just before',
      [['+', 0], ...at(CODE, 4, 60), ['Enter', 120]],
      null,
      [typed('+'), scan(CODE)],
      ['Enter'],
    ],
    [
      'is whole though its first letters were told of late',
      [['7', 0], ['7', 60], ...at('90150002414', 8, 130), ['Enter', 230]],
      null,
      [typed('7'), typed('7'), scan(CODE)],
      ['Enter'],
    ],
    [
      'does not take what a hand typed a moment before',
      [['c', 0], ['a', 90], ...at(CODE, 8, 300), ['Enter', 420]],
      null,
      [typed('c'), typed('a'), scan(CODE)],
      ['Enter'],
    ],
    ['leaves an Enter alone', [['Enter', 5]], null, [], []],
    [
      'gives three and the star to the hand',
      [
        ['3', 0],
        ['*', 300],
      ],
      500,
      [typed('3'), typed('*')],
      [],
    ],
  ])('%s', (_, strokes, restAtMs, events, taken) => {
    expect(listen(strokes, restAtMs)).toEqual({ events, taken });
  });
});
