import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import type { CashierView, CustomerView } from '#core/views';
import { findChromium } from '#scripts/chromium-program';
import { longWords } from '#test/shots/long-words';

/** The policy both windows are served with. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'";

export type PageName = 'cashier' | 'customer';
type ViewOf = { cashier: CashierView; customer: CustomerView };

export type PageOptions<P extends PageName> = {
  /** Null draws the page as it is before anything has been told. */
  readonly view: ViewOf[P] | null;
  /** What the mock bridge answers, by channel; a channel left out answers null. */
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly size?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  /** Dots of the screen to a dot of the page: 2 at 200 %. */
  readonly scale?: number;
  /** Spanish drawn with its words made longer, as a language that nobody has translated yet might be. */
  readonly isLong?: boolean;
  /** The hour on the page's wall clock; timers run as ever. */
  readonly now?: number;
};

export type OpenedPage<P extends PageName> = {
  readonly page: Page;
  /** Errors of the page and everything its policy refused. */
  readonly problems: readonly string[];
  readonly tell: (view: ViewOf[P]) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Preview = {
  readonly browser: Browser;
  openPage<P extends PageName>(name: P, options: PageOptions<P>): Promise<OpenedPage<P>>;
  close(): Promise<void>;
};

/** Both pages as they are built, in a browser, behind the windows' policy: for pictures and for the accessibility check. */
export async function createPreview(): Promise<Preview> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-preview-'));
  await buildPages(folder);
  const server = await serve(folder);
  const browser = await launch();
  const { port } = server.address() as AddressInfo;
  let long: Promise<void> | null = null;
  const buildLong = (): Promise<void> => buildPages(join(folder, 'long'), [longWords()]);
  const contextOf = keepContexts(browser);
  return {
    browser,
    async openPage(name, options) {
      if (options.isLong === true) {
        long ??= buildLong();
        await long;
      }
      const under = options.isLong === true ? 'long/' : '';
      return openPage(contextOf, `http://127.0.0.1:${port}/${under}${name}.html`, name, options);
    },
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Draws the pages as the app would, into `folder`. */
async function buildPages(folder: string, more: readonly Plugin[] = []): Promise<void> {
  const root = fileURLToPath(new URL('../../renderer/', import.meta.url));
  const names: readonly PageName[] = ['cashier', 'customer'];
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    base: './',
    plugins: [react(), ...more],
    build: {
      outDir: folder,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: Object.fromEntries(names.map((name) => [name, join(root, `${name}.html`)])) },
    },
  });
}

type Screen = Required<Pick<PageOptions<PageName>, 'size' | 'theme' | 'scale'>> & { readonly now?: number };

/** One context for each kind of screen: what its pages have loaded and compiled once, the next one finds. */
function keepContexts(browser: Browser): (screen: Screen) => Promise<BrowserContext> {
  const kept = new Map<string, Promise<BrowserContext>>();
  return (screen) => {
    const key = JSON.stringify(screen);
    const known = kept.get(key) ?? createContext(browser, screen);
    kept.set(key, known);
    return known;
  };
}

async function createContext(browser: Browser, { size, theme, scale, now }: Screen): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: scale,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  if (now !== undefined) await context.clock.setFixedTime(now);
  return context;
}

async function openPage<P extends PageName>(
  contextOf: (screen: Screen) => Promise<BrowserContext>,
  address: string,
  name: P,
  options: PageOptions<P>,
): Promise<OpenedPage<P>> {
  const { view, answers = {}, size = { width: 1920, height: 1080 }, theme = 'light', scale = 1 } = options;
  const now = options.now === undefined ? {} : { now: options.now };
  const context = await contextOf({ size, theme, scale, ...now });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  const event = name === 'cashier' ? 'counter/changed' : 'customer/changed';
  await page.addInitScript(mockBridge, { event, view, answers, canAsk: name === 'cashier' });
  await page.goto(address);
  if (name === 'cashier' && view !== null) await untilIdle(page);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return {
    page,
    problems,
    tell: (next) =>
      page.evaluate((payload) => {
        window.dispatchEvent(new CustomEvent('mock-tell', { detail: payload }));
      }, next),
    close: () => page.close(),
  };
}

/** Quick keys and dialogs come when the page has nothing else to do: a picture without them is of a moment nobody sees. */
async function untilIdle(page: Page): Promise<void> {
  // By the clock: of two pages beside each other one may be given no frames.
  await page.waitForFunction(
    () => document.querySelector('.counter') !== null && document.querySelector('.coming') === null,
    undefined,
    { polling: 30 },
  );
}

/** Runs inside the page, in place of the preload: a mock, for pictures only. */
function mockBridge({
  event,
  view,
  answers,
  canAsk,
}: {
  event: string;
  view: unknown;
  answers: Readonly<Record<string, unknown>>;
  canAsk: boolean;
}): void {
  const subscribe = (channel: string, listener: (payload: unknown) => void) => {
    if (channel !== event) return () => undefined;
    if (view !== null) listener(view);
    const hear = (told: Event) => {
      if (told instanceof CustomEvent) listener(told.detail);
    };
    window.addEventListener('mock-tell', hear);
    return () => window.removeEventListener('mock-tell', hear);
  };
  const request = (channel: string) =>
    Promise.resolve(channel === 'counter/view' ? view : (answers[channel] ?? null));
  Object.defineProperty(window, 'bridge', { value: canAsk ? { subscribe, request } : { subscribe } });
}

export async function launch(): Promise<Browser> {
  const installed = findChromium();
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    ...(installed === undefined ? {} : { executablePath: installed }),
    args: isRoot ? ['--no-sandbox'] : [],
  });
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = join(folder, normalize(pathname));
    readFile(path).then(
      (body) => {
        const type = types[extname(path)] ?? 'application/octet-stream';
        const kept = pathname.includes('/assets/') ? 'max-age=3600' : 'no-store';
        response.writeHead(200, {
          'content-type': type,
          'content-security-policy': POLICY,
          'cache-control': kept,
        });
        response.end(body);
      },
      () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
