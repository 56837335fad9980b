import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { _electron, type ConsoleMessage, type ElectronApplication, type Page } from '@playwright/test';
import { electronEnvironment, root } from './electron-program.ts';

/** One run of the real app, driven by Playwright: for the end-to-end specs, the demo and the pictures. */
export type RunningApp = {
  electronApp: ElectronApplication;
  /** The page of a window, once it is there: `cashier` or `customer`. */
  page(name: 'cashier' | 'customer'): Promise<Page>;
  /** What went wrong in any page so far: console errors, refusals by the policy, uncaught errors, crashes. */
  problems: string[];
  /** Everything that main has written, for a failed run's report. */
  output(): string;
  /** Asks the app to quit and waits until it is gone. */
  close(): Promise<void>;
};

export type LaunchOptions = {
  dataDir: string;
  /** Flags for the app. */
  args?: readonly string[];
  env?: Record<string, string>;
  /** The folder of another app than this one. */
  appFolder?: string;
  /** A packed app's own program: it has Electron in it, and no folder to be told. */
  appProgram?: string | undefined;
};

const PAGE_LIMIT_MS = 20_000;

/** Starts the app that `out/` holds, on Electron or on the stand-in, whichever is there. */
export async function launchApp({
  dataDir,
  args = [],
  env = {},
  appFolder = '.',
  appProgram,
}: LaunchOptions): Promise<RunningApp> {
  // Playwright reads the variable in this process, the app in its own.
  Object.assign(process.env, electronEnvironment());
  const electronApp = await _electron.launch({
    args: [
      `--data-dir=${dataDir}`,
      ...platformSwitches(),
      ...(appProgram === undefined ? [appFolder] : []),
      ...args,
    ],
    ...(appProgram === undefined ? {} : { executablePath: appProgram }),
    cwd: root,
    env: { ...ownEnvironment(), ...env },
    colorScheme: null, // the app's own theme decides, not Playwright's wish
  });
  const problems: string[] = [];
  let output = '';
  // Asked for now: once it has ended Playwright knows of no process.
  const main = electronApp.process();
  const { stdout, stderr } = main;
  for (const stream of [stdout, stderr]) stream?.on('data', (piece) => (output += String(piece)));
  for (const page of electronApp.windows()) watch(page, problems);
  electronApp.on('window', (page) => watch(page, problems));
  return {
    electronApp,
    page: (name) => findPage(electronApp, name),
    problems,
    output: () => output,
    close: () => closeWithoutAsking(electronApp, main),
  };
}

const ASKING_MS = 2000;
const ENDING_MS = 10_000;

/**
 * With a charge open the app stays and asks a person. A run that is over says yes. What is asked of a program that is just
 * ending may never be answered, so no answer is waited for. And it can come in the midst of a query of main's, where the
 * system never asks: it waits for a turn of its own.
 */
async function closeWithoutAsking(electronApp: ElectronApplication, main: ChildProcess): Promise<void> {
  if (main.exitCode !== null || main.signalCode !== null) return;
  const gone = new Promise<true>((done) => main.once('exit', () => done(true)));
  const isGoneWithin = (ms: number): Promise<boolean> => Promise.race([gone, delay(ms, false)]);
  electronApp.evaluate(({ app }) => void setImmediate(() => app.quit())).catch(() => undefined);
  if (!(await isGoneWithin(ASKING_MS))) {
    const destroyAll: Parameters<typeof electronApp.evaluate>[0] = ({ BrowserWindow }) => {
      setImmediate(() => {
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
      });
    };
    electronApp.evaluate(destroyAll).catch(() => undefined);
    if (!(await isGoneWithin(ENDING_MS))) {
      main.kill('SIGKILL');
      await gone;
      throw new Error('the app did not end when it was asked to');
    }
  }
  await electronApp.close();
}

function ownEnvironment(): Record<string, string> {
  const set = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(set);
}

/** Wayland ignores where a window wants to stand. What is packed would start itself anew without. */
function platformSwitches(): string[] {
  return process.platform === 'linux' ? ['--ozone-platform=x11'] : [];
}

const watched = new WeakSet<Page>();

function watch(page: Page, problems: string[]): void {
  if (watched.has(page)) return;
  watched.add(page);
  const where = () => new URL(page.url()).pathname;
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') problems.push(`${where()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${where()}: uncaught ${error.message}`));
  page.on('crash', () => problems.push(`${where()}: crashed`));
}

/** By the end of its address: the stand-in has another beginning than app://. */
async function findPage(electronApp: ElectronApplication, name: string): Promise<Page> {
  const end = Date.now() + PAGE_LIMIT_MS;
  while (Date.now() < end) {
    const found = electronApp.windows().find((page) => new URL(page.url()).pathname === `/${name}.html`);
    if (found !== undefined) {
      await found.waitForLoadState();
      return found;
    }
    await delay(20);
  }
  const open = electronApp.windows().map((page) => page.url());
  throw new Error(
    `no ${name} window within ${PAGE_LIMIT_MS / 1000} s; open are: ${open.join(', ') || 'none'}`,
  );
}
