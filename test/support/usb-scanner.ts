import type { CDPSession, Page } from '@playwright/test';

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

export async function plugIn(page: Page): Promise<Keyboard> {
  const session = await page.context().newCDPSession(page);
  return {
    async send(presses) {
      const moments = presses.flatMap(({ key, downMs, holdMs }) => [
        { key, atMs: downMs, isDown: true },
        { key, atMs: downMs + holdMs, isDown: false },
      ]);
      moments.sort((a, b) => a.atMs - b.atMs);
      const endMs = moments.at(-1)?.atMs ?? 0;
      const startMs = Date.now() - endMs;
      await Promise.all(
        moments.map(({ key, atMs, isDown }) => dispatch(session, key, isDown, startMs + atMs)),
      );
    },
  };
}

function dispatch(session: CDPSession, key: string, isDown: boolean, atMs: number): Promise<unknown> {
  const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
  return session.send('Input.dispatchKeyEvent', {
    type: isDown ? (text === undefined ? 'rawKeyDown' : 'keyDown') : 'keyUp',
    key,
    code: codeOf(key),
    windowsVirtualKeyCode: numberOf(key),
    timestamp: atMs / 1000,
    ...(isDown && text !== undefined ? { text } : {}),
  });
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
