import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What the fixture's preload puts into its pages. */
type Api = {
  version: string;
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  add(a: number, b: number): number;
  fails(): never;
  onPushed(listener: (value: unknown) => void): () => void;
  askUnknown(): unknown;
};
declare global {
  var api: Api;
  var keys: string[];
}

const here = import.meta.dirname;
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'standin-test-'));
let app: ElectronApplication;
let cashier: Page;
let customer: Page;

async function findPage(name: string): Promise<Page> {
  for (let tries = 0; tries < 400; tries++) {
    const found = app.windows().find((page) => page.url().endsWith(`/${name}.html`));
    if (found) return found;
    await delay(25);
  }
  throw new Error(
    `no page ${name} among ${app
      .windows()
      .map((page) => page.url())
      .join(' ')}`,
  );
}

beforeAll(async () => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = path.join(here, 'dist');
  const env = { ...process.env, STANDIN_HEADLESS: '1', STANDIN_HANG_MS: '700' };
  app = await _electron.launch({ args: [`--data-dir=${dataDir}`, path.join(here, 'fixture')], env });
  cashier = await findPage('cashier');
  customer = await findPage('customer');
  await Promise.all([cashier.waitForLoadState(), customer.waitForLoadState()]);
}, 60_000);

afterAll(async () => {
  await app?.close();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

describe('the bridge between page and preload', () => {
  test('shows the page nothing but the frozen api', async () => {
    const seen = await cashier.evaluate(() => ({
      globals: Object.getOwnPropertyNames(window).filter((name) =>
        /standin|electron|ipc|^require$|^process$/i.test(name),
      ),
      isFrozen: Object.isFrozen(globalThis.api),
      ownsFunctions: globalThis.api.add instanceof Function,
      version: globalThis.api.version,
    }));
    expect(seen).toEqual({ globals: [], isFrozen: true, ownsFunctions: true, version: '1.2.3' });
  });

  test('answers at once where the preload answers at once, errors included', async () => {
    const seen = await cashier.evaluate(() => {
      const caught = (run: () => unknown) => {
        try {
          return run();
        } catch (error) {
          return error instanceof Error ? error.message : 'not an error';
        }
      };
      return [
        globalThis.api.add(2, 3),
        caught(() => globalThis.api.fails()),
        caught(() => globalThis.api.askUnknown()),
      ];
    });
    expect(seen).toEqual([5, 'in the preload', expect.stringContaining('ipcRenderer.sendSync is not there')]);
  });

  test('carries what structured clone carries', async () => {
    const seen = await cashier.evaluate(async () => {
      const sent = {
        date: new Date(5),
        map: new Map([[1, new Set(['a'])]]),
        nothing: undefined,
        nan: Number.NaN,
        minusZero: -0,
        big: 10n,
        bytes: new Uint8Array([1, 2, 255]),
        floats: new Float64Array([0.5]),
        text: 'ü€😀\u0000',
        $t: 'mine',
      };
      const got = await globalThis.api.invoke('echo', sent);
      const back = got as typeof sent;
      const inner = back.map.get(1);
      return [
        back.date instanceof Date && back.date.getTime() === 5,
        inner instanceof Set && inner.has('a'),
        'nothing' in back && back.nothing === undefined,
        Number.isNaN(back.nan) && Object.is(back.minusZero, -0) && back.big === 10n,
        back.bytes instanceof Uint8Array && [...back.bytes].join() === '1,2,255',
        back.floats instanceof Float64Array && back.floats[0] === 0.5,
        back.text === sent.text && back.$t === 'mine',
      ];
    });
    expect(seen).toEqual([true, true, true, true, true, true, true]);
  });

  test('tells errors in the words that Electron uses', async () => {
    const seen = await cashier.evaluate(() =>
      Promise.all([
        globalThis.api.invoke('fail').catch((error: Error) => error.message),
        globalThis.api.invoke('nobody').catch((error: Error) => error.message),
        globalThis.api.invoke('echo', () => 1).catch((error: Error) => error.message),
      ]),
    );
    expect(seen).toEqual([
      "Error invoking remote method 'fail': TypeError: on purpose",
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      expect.stringContaining('could not be cloned'),
    ]);
  });

  test('delivers events until the page stops listening', async () => {
    const seen = await cashier.evaluate(async () => {
      const heard: unknown[] = [];
      const stop = globalThis.api.onPushed((value) => heard.push(value));
      await globalThis.api.invoke('push', { n: 1 });
      stop();
      await globalThis.api.invoke('push', { n: 2 });
      return heard;
    });
    expect(seen).toEqual([{ n: 1 }]);
  });

  test('names the frame that asked, the very object that main knows', async () => {
    const seen = await customer.evaluate(() => globalThis.api.invoke('who'));
    expect(seen).toEqual({ isMain: true, url: 'app://fixture/customer.html', hasParent: false });
  });
});

describe('the app:// scheme', () => {
  test('serves pages under the policy that the app set', async () => {
    const seen = await cashier.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.stray = 1';
      document.head.append(script);
      const json: unknown = await (await fetch('./data.json')).json();
      const outside = await fetch('https://example.org/').then(
        () => 'open',
        () => 'blocked',
      );
      return { stray: 'stray' in globalThis, json, outside, isSecure: isSecureContext };
    });
    expect(seen).toEqual({
      stray: false,
      json: { from: "the app's own scheme" },
      outside: 'blocked',
      isSecure: true,
    });
  });

  test('lets main refuse where a page wants to go', async () => {
    const asked = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string[]>((resolve) => {
          const [window] = BrowserWindow.getAllWindows();
          const heard: string[] = [];
          window?.webContents.once('will-frame-navigate', (event) => heard.push(`frame ${event.url}`));
          window?.webContents.once('will-navigate', (event) => {
            event.preventDefault();
            resolve([...heard, event.url]);
          });
        }),
    );
    await cashier.evaluate(() => setTimeout(() => location.assign('https://elsewhere.invalid/'), 50));
    expect(await asked).toEqual(['frame https://elsewhere.invalid/', 'https://elsewhere.invalid/']);
    expect(cashier.url()).toMatch(/cashier\.html$/);
  });

  test('tells main of a redirect before it is followed', async () => {
    const heard = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.webContents.once('will-redirect', (event) => {
            event.preventDefault();
            resolve(event.url);
          });
        }),
    );
    await cashier.evaluate(() => setTimeout(() => location.assign('./go'), 50));
    expect(await heard).toBe('app://fixture/other.html');
  });

  test('opens no window for a page, and asks main about each', async () => {
    const asked = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string[]>((resolve) => {
          const urls: string[] = [];
          BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(({ url }) => {
            if (urls.push(url) === 2) resolve(urls);
            return { action: 'deny' };
          });
        }),
    );
    await cashier.evaluate(() => {
      setTimeout(() => {
        open('https://one.invalid/');
        const link = Object.assign(document.createElement('a'), {
          href: 'https://two.invalid/',
          target: '_blank',
        });
        document.body.append(link);
        link.click();
      }, 50);
    });
    expect(await asked).toEqual(['https://one.invalid/', 'https://two.invalid/']);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
  });

  test('is asked for permissions, and Chromium keeps to the answer', async () => {
    const state = await cashier.evaluate(() =>
      navigator.permissions.query({ name: 'geolocation' }).then((one) => one.state),
    );
    expect(state).toBe('denied');
  });
});

describe('windows and displays', () => {
  test('there are two displays, and the customer window fills the second', async () => {
    const seen = await app.evaluate(({ BrowserWindow, screen }) => ({
      displays: screen.getAllDisplays().map(({ bounds }) => bounds),
      customer: BrowserWindow.getAllWindows()[1]?.getBounds(),
      isFocused: BrowserWindow.getAllWindows().map((one) => one.isFocused()),
    }));
    const second = { x: 1366, y: 0, width: 1920, height: 1080 };
    expect(seen).toEqual({
      displays: [{ x: 0, y: 0, width: 1366, height: 768 }, second],
      customer: second,
      isFocused: [true, false],
    });
    const place = () => customer.evaluate(() => [screenX, innerWidth, innerHeight]);
    await expect.poll(place).toEqual([1366, 1920, 1080]);
  });

  test('a display can be pulled out, put back and changed', async () => {
    const heard = await app.evaluate(async (electron) => {
      const events: string[] = [];
      electron.screen.on('display-added', (_event, display) => events.push(`added ${display.bounds.width}`));
      electron.screen.on('display-removed', (_event, display) =>
        events.push(`removed ${display.bounds.width}`),
      );
      electron.screen.on('display-metrics-changed', (_event, display, changed) =>
        events.push(`changed ${display.bounds.width} ${changed.join()}`),
      );
      const { __standin } = Object(electron);
      for (const displays of ['1366x768', '1366x768,1920x1080', '1366x768,1280x720']) {
        await __standin.setDisplays(displays);
      }
      return events;
    });
    expect(heard).toEqual(['removed 1920', 'added 1920', 'changed 1280 bounds,workArea']);
  });

  test('a close can be prevented, and so can quitting', async () => {
    const seen = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const heard: string[] = [];
      window?.once('close', (event) => event.preventDefault());
      window?.close();
      heard.push(`closed ${window?.isDestroyed()}`);
      electronApp.once('before-quit', (event) => event.preventDefault());
      electronApp.quit();
      heard.push(`windows ${BrowserWindow.getAllWindows().length}`);
      return heard;
    });
    expect(seen).toEqual(['closed false', 'windows 2']);
  });

  test('keys go to main first where it listens, and on to the page where it lets them', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[1]?.webContents.on('before-input-event', (event, input) => {
        if (input.key === 'x') event.preventDefault();
      });
    });
    await customer.locator('#field').focus();
    await customer.keyboard.press('x');
    await customer.keyboard.press('y');
    await expect.poll(() => customer.evaluate(() => globalThis.keys)).toEqual(['y']);
    await expect.poll(() => customer.locator('#field').inputValue()).toBe('y');
  });

  test('dark is dark in the pages', async () => {
    await cashier.emulateMedia({ colorScheme: null }); // Playwright's own wish would win
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark';
    });
    const isDark = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
          "matchMedia('(prefers-color-scheme: dark)').matches",
        ),
      );
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
    await expect.poll(isDark).toBe(true);
  });
});

describe('what leaves the app', () => {
  test('a PDF has the size that was asked for', async () => {
    const text = await app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, width: 300, height: 400 });
      await window.loadURL('data:text/html,<h1>receipt</h1>');
      const pageSize = { width: 80 / 25.4, height: 120 / 25.4 };
      const pdf = await window.webContents.printToPDF({
        pageSize,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      });
      window.destroy();
      return pdf.toString('latin1');
    });
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([227, 341]); // points, 80 × 120 mm, up to a rounding
  });

  test('what is sealed opens again and shows nothing of itself', async () => {
    const seen = await app.evaluate(async ({ safeStorage }) => {
      const sealed = await safeStorage.encryptStringAsync('APP_USR-secret');
      const { result } = await safeStorage.decryptStringAsync(sealed);
      const broken = Buffer.from(sealed);
      broken.writeUInt8(broken.readUInt8(broken.length - 1) ^ 1, broken.length - 1);
      const refused = await safeStorage.decryptStringAsync(broken).catch(() => 'refused');
      return { result, shows: sealed.includes('secret'), mark: sealed.subarray(0, 16).toString(), refused };
    });
    expect(seen).toEqual({
      result: 'APP_USR-secret',
      shows: false,
      mark: 'STANDIN-INSECURE',
      refused: 'refused',
    });
    expect(fs.statSync(path.join(dataDir, 'standin-insecure.key')).mode & 0o777).toBe(0o600);
  });

  test('a picture of a window has its size', async () => {
    const size = await app.evaluate(async ({ BrowserWindow }) => {
      const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return image?.getSize();
    });
    expect(size).toEqual({ width: 1366, height: 768 });
  });
});

describe('what is not there', () => {
  test('throws, with its name, instead of doing nothing', async () => {
    const messages = await app.evaluate((electron) => {
      const caught = (run: () => unknown) => {
        try {
          return String(run());
        } catch (error) {
          return error instanceof Error ? error.message : 'not an error';
        }
      };
      const [window] = electron.BrowserWindow.getAllWindows();
      return [
        caught(() => Reflect.get(electron, 'Tray')),
        caught(() => Reflect.get(electron.app, 'getGPUInfo')),
        caught(() => window && Reflect.get(window, 'setOpacity')),
        caught(() => window && Reflect.set(window.webContents, 'userAgent', 'x')),
        caught(() => Reflect.get(electron.BrowserWindow, 'fromBrowserView')),
        caught(() => electron.screen.on('display-dreamt' as 'display-added', () => undefined)),
        caught(() => new electron.BrowserWindow({ vibrancy: 'menu' })),
        caught(() => new electron.BrowserWindow({ webPreferences: { nodeIntegration: true } })),
      ];
    });
    expect(messages.map((one) => one.slice(0, 60))).toEqual([
      expect.stringContaining('electron.Tray is not there'),
      expect.stringContaining('App.getGPUInfo is not there'),
      expect.stringContaining('BrowserWindow.setOpacity is not there'),
      expect.stringContaining('WebContents.userAgent is not there'),
      expect.stringContaining('BrowserWindow.fromBrowserView is not there'),
      expect.stringContaining("Screen never sends 'display-dreamt'"),
      expect.stringContaining('BrowserWindow option vibrancy is not supported'),
      expect.stringContaining('webPreferences.nodeIntegration can only be false'),
    ]);
  });
});

describe('pages that fail', () => {
  test('a hung page is noticed, and noticed again when it is back', async () => {
    const heard = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string[]>((resolve) => {
          const [window] = BrowserWindow.getAllWindows();
          const events: string[] = [];
          window?.once('unresponsive', () => events.push('unresponsive'));
          window?.once('responsive', () => resolve([...events, 'responsive']));
        }),
    );
    await cashier.evaluate(() => {
      setTimeout(() => {
        const end = performance.now() + 2_000;
        while (performance.now() < end);
      }, 50);
    });
    expect(await heard).toEqual(['unresponsive', 'responsive']);
  });

  test('a crashed page says so and comes back whole by a reload', async () => {
    const seen = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) return [];
      const { webContents } = window;
      const reason = await new Promise((resolve) => {
        webContents.once('render-process-gone', (_event, details) => resolve(details.reason));
        webContents.forcefullyCrashRenderer();
      });
      const wasCrashed = webContents.isCrashed();
      const loaded = new Promise<void>((resolve) => {
        webContents.once('did-finish-load', () => resolve());
      });
      webContents.reload();
      await loaded;
      const sum: unknown = await webContents.executeJavaScript('api.add(1, 2)');
      const who: unknown = await webContents.executeJavaScript("api.invoke('who').then((who) => who.url)");
      return [reason, wasCrashed, webContents.isCrashed(), sum, who];
    });
    expect(seen).toEqual(['crashed', true, false, 3, 'app://fixture/cashier.html']);
  });
});
