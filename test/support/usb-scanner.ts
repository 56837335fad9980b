import type { ElectronApplication } from '@playwright/test';
import type { WindowName } from '#test/support/in-window';

/*
 * Keys through Chromium's own input, with the times of a device: all are sent at once, each with when it was pressed, so
 * that a rhythm is a rhythm on however busy a machine.
 */

export type Press = { readonly key: string; readonly downMs: number; readonly holdMs: number };

/** Thirteen figures in 20 ms, each let go before the next, and the key that ends them. */
export const scanned = (code: string, fromMs: number, ending: 'Enter' | 'Tab' = 'Enter'): readonly Press[] =>
  [...code.split(''), ending].map((key, place) => ({ key, downMs: fromMs + place * 1.5, holdMs: 0.7 }));

/** As a hand: held for 80 ms. */
export const byHand = (text: string, fromMs: number, everyMs = 120): readonly Press[] =>
  text.split('').map((key, place) => ({ key, downMs: fromMs + place * everyMs, holdMs: 80 }));

export type Keyboard = { send(presses: readonly Press[]): Promise<void> };

/** Plugged into a window: its keys go through main, all of them in one go, for each by itself would take too long. */
export const plugIn = (electronApp: ElectronApplication, window: WindowName): Keyboard => ({
  async send(presses) {
    const moments = presses.flatMap(({ key, downMs, holdMs }) => [
      { key, atMs: downMs, isDown: true },
      { key, atMs: downMs + holdMs, isDown: false },
    ]);
    moments.sort((a, b) => a.atMs - b.atMs);
    const startMs = Date.now() - (moments.at(-1)?.atMs ?? 0);
    const events = moments.map(({ key, atMs, isDown }) => eventOf(key, isDown, startMs + atMs));
    await electronApp.evaluate(
      async ({ BrowserWindow }, given) => {
        const found = BrowserWindow.getAllWindows().find((one) =>
          one.webContents.getURL().endsWith(`/${given.window}.html`),
        );
        if (found === undefined) throw new Error(`no ${given.window} window`);
        const { debugger: wire } = found.webContents;
        if (!wire.isAttached()) wire.attach('1.3');
        await Promise.all(given.events.map((event) => wire.sendCommand('Input.dispatchKeyEvent', event)));
      },
      { window, events },
    );
  },
});

function eventOf(key: string, isDown: boolean, atMs: number) {
  const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
  return {
    type: isDown ? (text === undefined ? 'rawKeyDown' : 'keyDown') : 'keyUp',
    key,
    code: codeOf(key),
    windowsVirtualKeyCode: numberOf(key),
    timestamp: atMs / 1000,
    ...(isDown && text !== undefined ? { text } : {}),
  };
}

const codeOf = (key: string): string =>
  /^\d$/.test(key)
    ? `Digit${key}`
    : /^[a-z]$/i.test(key)
      ? `Key${key.toUpperCase()}`
      : (NAMED[key]?.[0] ?? key);

const numberOf = (key: string): number => NAMED[key]?.[1] ?? key.toUpperCase().charCodeAt(0);

const NAMED: Readonly<Record<string, readonly [string, number]>> = {
  Enter: ['Enter', 13],
  Tab: ['Tab', 9],
  ' ': ['Space', 32],
  ',': ['Comma', 188],
  '*': ['NumpadMultiply', 106],
};
