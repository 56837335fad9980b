import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, expect, type Page, type TestInfo } from '@playwright/test';
import { launchApp, type RunningApp } from '#scripts/launch-app';

export { expect };

export type Options = {
  /** Flags after the app's own folder, as a person would type them: `test.use({ appArgs: ['--practice'] })`. */
  appArgs: string[];
  /** More of the environment, for example STANDIN_DISPLAYS. */
  appEnv: Record<string, string>;
};

/** Which app is started: the same for all the tests of a worker. */
export type WorkerOptions = {
  /** The folder of another app than this one: a packed one's contents, or the fixture's own test. */
  appFolder: string;
  /** A packed app's own program, instead. */
  appProgram: string | undefined;
};

type Fixtures = {
  /** The app's data folder: new for each test, gone after it. */
  dataDir: string;
  app: RunningApp;
  electronApp: ElectronApplication;
  /** The cashier's page, loaded. */
  cashier: Page;
  /** The customer's page, loaded. */
  customer: Page;
  /**
   * Console errors, refusals by the policy, uncaught errors and crashes of every page. Must be empty when a
   * test ends: a test that expects some takes them out, `problems.splice(0)`.
   */
  problems: string[];
};

/** The app, really started; ends with its windows without a complaint. */
export const test = base.extend<Options & Fixtures, WorkerOptions>({
  appArgs: [[], { option: true }],
  appEnv: [{}, { option: true }],
  appFolder: ['.', { option: true, scope: 'worker' }],
  appProgram: [undefined, { option: true, scope: 'worker' }],
  // Playwright reads from the pattern which fixtures are needed; lint wants one that is not empty.
  dataDir: async ({ browserName: _browserName }, use, testInfo) => {
    const folder = newDataDir();
    await use(folder);
    keepIfFailed(folder, testInfo);
    removeDataDir(folder);
  },
  app: async ({ dataDir, appArgs, appEnv, appFolder, appProgram }, use, testInfo) => {
    const app = await launchApp({ dataDir, args: appArgs, env: appEnv, appFolder, appProgram });
    await use(app);
    await app.close();
    await tellIfFailed(app, testInfo);
    expect(app.problems, 'problems in the pages').toEqual([]);
  },
  electronApp: async ({ app }, use) => use(app.electronApp),
  cashier: async ({ app }, use) => use(await app.page('cashier')),
  customer: async ({ app }, use) => use(await app.page('customer')),
  problems: async ({ app }, use) => use(app.problems),
});

export const newDataDir = (): string => fs.mkdtempSync(path.join(os.tmpdir(), 'mostrador-e2e-'));

export const removeDataDir = (folder: string): void =>
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

const hasFailed = ({ status, expectedStatus }: TestInfo): boolean => status !== expectedStatus;

/** What the app wrote tells most about a test that failed. */
export function keepIfFailed(folder: string, testInfo: TestInfo): void {
  if (hasFailed(testInfo)) fs.cpSync(folder, testInfo.outputPath('data'), { recursive: true });
}

export async function tellIfFailed(app: RunningApp, testInfo: TestInfo): Promise<void> {
  if (hasFailed(testInfo))
    await testInfo.attach('what main wrote', { body: app.output(), contentType: 'text/plain' });
}
