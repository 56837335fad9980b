import { execFileSync } from 'node:child_process';
import type { ElectronApplication } from '@playwright/test';

/*
 * A window as main sees it. After a page was killed Playwright's own Page is gone for good; main's window is not.
 */

export type WindowName = 'cashier' | 'customer';

/** Runs code in the page of a window, through main. Null when the page does not answer within the limit. */
export const inWindow = (
  electronApp: ElectronApplication,
  name: WindowName,
  code: string,
  limitMs = 300,
): Promise<unknown> =>
  electronApp.evaluate(
    async ({ BrowserWindow }, given) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().endsWith(`/${given.name}.html`),
      );
      if (window === undefined) return null;
      const asked: Promise<unknown> = window.webContents.executeJavaScript(given.code).catch(() => null);
      const late = new Promise<null>((done) => setTimeout(() => done(null), given.limitMs));
      return Promise.race([asked, late]);
    },
    { name, code, limitMs },
  );

/** Kills the page's process, or makes it hang in a loop that never ends. */
export const breakPage = (
  electronApp: ElectronApplication,
  name: WindowName,
  how: 'killed' | 'hung',
): Promise<void> =>
  electronApp.evaluate(
    ({ BrowserWindow }, given) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().endsWith(`/${given.name}.html`),
      );
      if (window === undefined) throw new Error(`no ${given.name} window`);
      if (given.how === 'killed') window.webContents.forcefullyCrashRenderer();
      else window.webContents.executeJavaScript('for (;;);').catch(() => undefined);
    },
    { name, how },
  );

/** A busy PC keeps pages waiting, and the watchdog waits for those fifteen seconds before it takes one for hung. */
const LIMIT_MS = 40_000;

/** How long until the page says so, in milliseconds; throws when it never does. */
export async function untilPageSays(
  electronApp: ElectronApplication,
  name: WindowName,
  code: string,
  wanted: unknown,
): Promise<number> {
  const start = performance.now();
  let said: unknown;
  while (performance.now() - start < LIMIT_MS) {
    said = await inWindow(electronApp, name, code);
    if (said === wanted) return Math.round(performance.now() - start);
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(`the ${name}'s page never said ${String(wanted)}, at last ${String(said)}`);
}

/** What a phone reads off the customer's screen; empty when it finds no code. */
export async function scanned(electronApp: ElectronApplication): Promise<string> {
  const png = await electronApp.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().endsWith('/customer.html'),
    );
    return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
  });
  try {
    const read = execFileSync('zbarimg', ['-q', '--raw', '-'], {
      input: Buffer.from(png, 'base64'),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    return read.toString().trimEnd();
  } catch {
    return '';
  }
}
