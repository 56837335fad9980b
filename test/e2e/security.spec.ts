import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { cashierRequests } from '#core/ipc-contract';
import { acquireLock } from '#main/order-log/lock';
import { electronDist, electronEnvironment, root } from '#scripts/electron-program';
import { test as ownApp } from '#test/support/app';
import { expect, test } from '#test/support/same-shop';
import { requestInPage } from '#test/support/till';

/** A server on this PC that nobody may reach from a page: it counts who tries. */
async function startTrap(): Promise<{ url: string; hits: () => number; server: Server }> {
  let hits = 0;
  const server = createServer((_, response) => {
    hits += 1;
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('caught');
  });
  server.on('upgrade', (_, socket) => {
    hits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, hits: () => hits, server };
}

test('the customer’s page has a bridge that only listens, and nothing else of the app', async ({
  customer,
}) => {
  const found = await customer.evaluate(() => {
    const { bridge } = window;
    if (bridge === undefined) return null;
    const names = ['require', 'process', 'ipcRenderer', 'electron', 'module', 'Buffer', 'standinPost'];
    const subscribe: unknown = Reflect.get(bridge, 'subscribe');
    let subscribing = 'taken';
    try {
      if (typeof subscribe === 'function') subscribe('counter/changed', () => undefined);
    } catch (error) {
      subscribing = String(error);
    }
    return {
      bridge: Object.keys(bridge),
      request: typeof Reflect.get(bridge, 'request'),
      globals: names.filter((name) => Reflect.get(globalThis, name) !== undefined),
      isWritable: Reflect.set(bridge, 'request', () => undefined) && 'request' in bridge,
      subscribing,
    };
  });
  expect(found).toMatchObject({ bridge: ['subscribe'], request: 'undefined', globals: [] });
  expect(found?.subscribing).toContain('No event counter/changed');
});

test('every request of malformed input is refused, and so is a channel that is none', async ({ cashier }) => {
  const asked = (channel: string, ...input: readonly unknown[]): Promise<string> =>
    cashier.evaluate(requestInPage, { channel, input }).then(
      (answer) => `answered ${JSON.stringify(answer)}`,
      (error: unknown) => String(error),
    );
  for (const channel of Object.keys(cashierRequests)) {
    for (const wrong of ['x', { extra: 1 }, [1]]) {
      expect(await asked(channel, wrong)).toContain(`${channel}: input refused`);
    }
  }
  for (const none of ['shell/open', 'toString', '__proto__', 'constructor', 'INTERNAL_CALL']) {
    expect(await asked(none)).toContain(`No request ${none}`);
  }
});

const leave: readonly (readonly [string, (url: string) => void])[] = [
  ['an address', (url) => window.location.assign(url)],
  ['a link', (url) => Object.assign(document.createElement('a'), { href: url }).click()],
  ['a window of its own', (url) => void window.open(url)],
  [
    'a form',
    (url) => {
      const form = Object.assign(document.createElement('form'), { action: url });
      document.body.append(form);
      form.submit();
    },
  ],
  ['a frame', (url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url }))],
];

/** The stand-in closes such a page again when it is there already: Electron never makes it. */
const leaveByNewWindow = (url: string): void =>
  Object.assign(document.createElement('a'), { href: url, target: '_blank' }).click();

const reach: readonly (readonly [string, (url: string) => void])[] = [
  ['fetch', (url) => void fetch(url, { mode: 'no-cors' }).catch(() => undefined)],
  ['a socket', (url) => void new WebSocket(url.replace('http', 'ws'))],
  ['events', (url) => void new EventSource(url)],
  ['a beacon', (url) => void navigator.sendBeacon(url, 'x')],
  ['a picture', (url) => void Object.assign(new Image(), { src: url })],
  [
    'a script',
    (url) => document.head.append(Object.assign(document.createElement('script'), { src: `${url}/x.js` })),
  ],
  [
    'a style',
    (url) =>
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}/x.css` }),
      ),
  ],
];

for (const name of ['cashier', 'customer'] as const) {
  // Not among the others: their page would still be on its way elsewhere, as Playwright has it.
  ownApp(`the ${name}’s page can go nowhere and reach nobody`, async ({ app, electronApp, problems }) => {
    const page: Page = await app.page(name);
    const trap = await startTrap();
    const at = page.url();
    try {
      for (const [, go] of leave) await page.evaluate(go, trap.url).catch(() => undefined);
      if (!electronDist().isStandIn) await page.evaluate(leaveByNewWindow, trap.url).catch(() => undefined);
      await page.evaluate((url) => window.location.assign(url), 'file:///etc/hosts').catch(() => undefined);
      for (const [, ask] of reach) await page.evaluate(ask, trap.url).catch(() => undefined);
      await page.evaluate(reach[0]?.[1] ?? (() => undefined), 'https://example.com/').catch(() => undefined);
      await page.waitForTimeout(500);
      expect(trap.hits(), 'whoever reached the loopback server').toBe(0);
      expect(page.url()).toBe(at);
      expect(electronApp.windows()).toHaveLength(2);
      expect(await page.evaluate(() => window.bridge !== undefined)).toBe(true);
    } finally {
      trap.server.close();
    }
    problems.splice(0);
  });

  test(`the ${name}’s page runs no text as code and is given nothing of the PC`, async ({
    app,
    problems,
  }) => {
    const page = await app.page(name);
    const tried = await page.evaluate(async () => {
      const refused = async (run: () => unknown): Promise<boolean> => {
        try {
          await run();
          return false;
        } catch {
          return true;
        }
      };
      const inline = document.createElement('script');
      inline.textContent = 'window.ranInline = true';
      document.head.append(inline);
      const permissions = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'];
      const states = await Promise.all(
        permissions.map((one) =>
          navigator.permissions.query({ name: one as PermissionName }).then(({ state }) => state),
        ),
      );
      return {
        states,
        ranInline: Reflect.get(window, 'ranInline') === true,
        code: await refused(() => Reflect.construct(Function, ['return 1'])()),
        media: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        clipboard: await refused(() => navigator.clipboard.readText()),
        place: await refused(
          () => new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no)),
        ),
        notifications: await Notification.requestPermission(),
      };
    });
    expect(new Set(tried.states)).toEqual(new Set(['denied']));
    expect(tried).toMatchObject({
      ranInline: false,
      code: true,
      media: true,
      clipboard: true,
      place: true,
      notifications: 'denied',
    });
    problems.splice(0);
  });
}

test('everything the app serves bears the policy, and nothing else is served', async ({
  cashier,
  problems,
}) => {
  const served = readdirSync(join(root, 'out/renderer'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(root, 'out/renderer').length));
  const outside = [
    '/..%2fmain%2findex.js',
    '/..%5cmain%5cindex.js',
    '/%2e%2e%2fpreload%2fcashier.cjs',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/%2fetc%2fhosts',
    '/cashier.html%00.js',
    '/%',
    '/assets',
    '/no-such-file.js',
  ];
  const answers = await cashier.evaluate(
    (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const { status, headers } = await fetch(path);
          return { path, status, policy: headers.get('content-security-policy') ?? '' };
        }),
      ),
    [...served, ...outside],
  );
  expect(served.length).toBeGreaterThan(3);
  for (const { path, status, policy } of answers) {
    expect(status, path).toBe(outside.includes(path) ? 404 : 200);
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toMatch(/unsafe|\*|https?:\/\/(?!mostrador\.app\.standin)/);
  }
  problems.splice(0);
});

test('both preloads ask for Electron and nothing else', () => {
  for (const name of ['cashier', 'customer']) {
    const code = readFileSync(join(root, `out/preload/${name}.cjs`), 'utf8');
    const asked = [...code.matchAll(/\brequire\(([^)]*)\)|\bimport\(([^)]*)\)/g)].map(([, what]) => what);
    expect(new Set(asked)).toEqual(new Set(['"electron"']));
  }
});

test('windows are sandboxed and without a menu', async ({ electronApp }) => {
  test.skip(electronDist().isStandIn, 'only Electron’s program can say; the stand-in has neither to ask');
  const found = await electronApp.evaluate(({ BrowserWindow, Menu }) => ({
    menu: Menu.getApplicationMenu(),
    preferences: BrowserWindow.getAllWindows().map(({ webContents }) => {
      const asked: unknown = Reflect.get(webContents, 'getLastWebPreferences');
      return typeof asked === 'function' ? asked.call(webContents) : null;
    }),
  }));
  expect(found.menu).toBeNull();
  for (const preferences of found.preferences) {
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  }
});

/** A second start on the same data folder: how it ended, and what it said. */
async function startAgain(dataDir: string): Promise<{ code: unknown; said: string }> {
  const child = spawn(electronDist().program, ['.', `--data-dir=${dataDir}`, '--practice', '--lang=en'], {
    cwd: root,
    env: { ...process.env, ...electronEnvironment() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += String(piece)));
  const [code]: unknown[] = await once(child, 'exit');
  return { code, said };
}

test('a second start on the same data leaves it to the first', async ({ cashier, dataDir }) => {
  const { code } = await startAgain(dataDir);
  expect(code).toBe(0);
  expect(await cashier.evaluate(requestInPage, { channel: 'counter/view', input: [] })).toMatchObject({
    isClosing: false,
  });
});

ownApp('another user’s till on the same data is kept out by the lock in the folder', async ({ dataDir }) => {
  ownApp.skip(!electronDist().isStandIn, 'Electron’s program shows a box and waits for a hand');
  const held = acquireLock(dataDir);
  if (!held.ok) throw new Error('not locked');
  try {
    const { code, said } = await startAgain(dataDir);
    expect(code).toBe(1);
    expect(said).toMatch(/already|open|use/i);
  } finally {
    held.value.release();
  }
});
