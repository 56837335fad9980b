import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCloneCodec } from './clone-codec.ts';
import { readCommandLine, switchValue } from './command-line.ts';
import { parseDisplays, screenInfoSwitch } from './displays-spec.ts';
import { describeKey } from './keys.ts';
import { fromWire, mapScheme, policyToWire, toWire } from './schemes.ts';
import { StrictEmitter, strict } from './strict.ts';

mapScheme('app');

describe('addresses', () => {
  test.each([
    ['app://shop/cashier.html?view=1#top', 'https://shop.app.standin.invalid/cashier.html?view=1#top'],
    ['app://a.b/x', 'https://a.b.app.standin.invalid/x'],
    ['file:///tmp/receipt.html', 'https://local.file.standin.invalid/tmp/receipt.html'],
    ['https://api.example/x', 'https://api.example/x'],
    ['data:text/html,hi', 'data:text/html,hi'],
  ])('%s goes out as %s and comes back', (url, wire) => {
    expect(toWire(url)).toBe(wire);
    expect(fromWire(wire)).toBe(url);
  });

  test('a policy that names the scheme allows what the page sees instead', () => {
    expect(policyToWire("default-src 'none'; script-src app: 'self'; img-src data: app://shop")).toBe(
      "default-src 'none'; script-src https://*.app.standin.invalid 'self'; img-src data: https://shop.app.standin.invalid",
    );
  });
});

describe('the command line', () => {
  const fixture = path.join(import.meta.dirname, 'fixture');

  test('is read as Electron reads it', () => {
    const read = readCommandLine([
      '-r',
      'loader.js',
      '--inspect=0',
      '--data-dir=/d',
      fixture,
      '--lang=es-AR',
      '--',
      '--not-one',
    ]);
    expect(read).toEqual({
      appDir: fixture,
      entry: path.join(fixture, 'main.ts'),
      name: 'Stand-in Fixture',
      version: '1.2.3',
      requires: ['loader.js'],
      inspectPort: 0,
      switches: ['--inspect=0', '--data-dir=/d', '--lang=es-AR'],
      isPackaged: false,
    });
  });

  test('is refused when it names no app', () => {
    expect(() => readCommandLine(['--data-dir=/d'])).toThrow('no app to run');
  });

  test('gives the last value of a switch', () => {
    const switches = ['--lang=pt', '--practice', '--lang=es'];
    expect([
      switchValue(switches, 'lang'),
      switchValue(switches, 'practice'),
      switchValue(switches, 'la'),
    ]).toEqual(['es', '', undefined]);
  });
});

describe('displays', () => {
  test('stand side by side unless they are placed', () => {
    const displays = parseDisplays('1366x768,1920x1080@1.5,800x600+0+768');
    expect(displays.map(({ x, y, scale }) => [x, y, scale])).toEqual([
      [0, 0, 1],
      [1366, 0, 1.5],
      [0, 768, 1],
    ]);
    expect(screenInfoSwitch(displays.slice(0, 1))).toBe('--screen-info={0,0 1366x768 devicePixelRatio=1}');
  });

  test('are refused when they cannot be read', () => {
    expect(() => parseDisplays('big')).toThrow("'big' is not a display");
  });
});

test('values that a clone keeps come back equal, a tag of the same name included', () => {
  const codec = createCloneCodec();
  const value = {
    a: [1, undefined, new Date(3)],
    $t: 'x',
    m: new Map([[{ k: 1 }, 2n]]),
    e: new RangeError('far'),
  };
  expect(codec.decode(codec.encode(value))).toEqual(value);
  expect(() => codec.encode({ f: () => 1 })).toThrow('could not be cloned');
});

test('keys are known by their accelerator names', () => {
  expect(['F5', 'a', '7', 'Enter', 'Left'].map((key) => describeKey(key).windowsVirtualKeyCode)).toEqual([
    116, 65, 55, 13, 37,
  ]);
});

describe('the guard', () => {
  class Bell extends StrictEmitter {
    #rung = 0;
    constructor() {
      super(['ring']);
    }
    ring(): number {
      this.emit('ring');
      return ++this.#rung;
    }
  }

  test('throws at what is not there, reading and writing, and lets the rest be', async () => {
    const box = strict('box', { open: () => 1 });
    expect(box.open()).toBe(1);
    expect(() => Reflect.get(box, 'close')).toThrow('box.close is not there');
    expect(() => Reflect.set(box, 'close', 1)).toThrow('box.close is not there');
    expect(await Promise.resolve(box)).toBe(box);
  });

  test('is the same object inside and outside, and knows its events', () => {
    const bell = new Bell();
    let heard = 0;
    bell.on('ring', () => heard++);
    expect([bell.ring(), bell.ring()]).toEqual([1, 2]);
    expect([heard, bell.on('ring', () => heard++)]).toEqual([2, bell]);
    expect(() => bell.on('knock', () => undefined)).toThrow("Bell never sends 'knock'");
  });
});
