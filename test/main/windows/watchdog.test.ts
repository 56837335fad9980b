import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BrowserWindow } from '#main/electron';
import { keepAlive } from '#main/windows/watchdog';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A mock: no real page hangs, or is kept waiting by a busy PC, just so. */
function pageThat({ answers }: { readonly answers: boolean }) {
  const contents = new EventEmitter();
  let ended = 0;
  const webContents = Object.assign(contents, {
    isCrashed: () => false,
    executeJavaScript: () => (answers ? Promise.resolve(0) : new Promise(() => undefined)),
    forcefullyCrashRenderer() {
      ended += 1;
      contents.emit('render-process-gone', {}, { reason: 'crashed' });
    },
  });
  const window: Partial<BrowserWindow> = { isDestroyed: () => false };
  Object.assign(window, { webContents });
  return { window: window as BrowserWindow, contents, ended: () => ended };
}

/** How often the page is ended in so many seconds, its processor's share being `share` of the time. */
async function endings(page: ReturnType<typeof pageThat>, seconds: number, share: number | null) {
  const start = performance.now();
  keepAlive(page.window, {
    load: () => Promise.resolve(),
    note: () => undefined,
    onBack: () => undefined,
    worked: () => (share === null ? null : ((performance.now() - start) / 1000) * share),
  });
  page.contents.emit('did-finish-load');
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  return page.ended();
}

it('ends a page that is silent and works all the while, within two seconds', async () => {
  expect(await endings(pageThat({ answers: false }), 1.9, 1)).toBe(1);
});

it('leaves a page alone that is silent for want of the processor', async () => {
  expect(await endings(pageThat({ answers: false }), 14, 0.3)).toBe(0);
});

it('ends a page that does nothing at all, in its own time', async () => {
  expect(await endings(pageThat({ answers: false }), 17, 0)).toBe(1);
});

it('does so too where the system does not say what works', async () => {
  expect(await endings(pageThat({ answers: false }), 14, null)).toBe(0);
  expect(await endings(pageThat({ answers: false }), 17, null)).toBe(1);
});

it('leaves a page alone that answers, however much it works', async () => {
  expect(await endings(pageThat({ answers: true }), 30, 1)).toBe(0);
});

it('waits longer each time before it ends the same page again', async () => {
  const often = await endings(pageThat({ answers: false }), 60, 1);
  expect(often).toBeGreaterThan(3);
  expect(often).toBeLessThan(12);
});
