import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page, TestInfo } from '@playwright/test';
import type { Api } from '#core/domain/charge';
import type { Language, SiteId } from '#core/domain/site';
import { type Counter, createCounter } from '#scripts/counter-driver';
import type { RunningApp } from '#scripts/launch-app';
import { type LoggedSale, readNewestSale } from '#scripts/log-reader';
import type { Stage } from '#scripts/play-sale';
import { type ScreenWatch, watchScreen } from '#scripts/screen-watch';
import { type SimulatorProcess, startSimulator } from '#scripts/simulator-process';
import { test as base } from '#test/support/app';

export { expect } from '#test/support/app';

/** A cashier at the real app's counter, and a simulated provider to sell against. */
export type Shop = Stage & {
  readonly counter: Counter;
  readonly cashier: ScreenWatch;
  readonly customer: ScreenWatch;
  readonly simulator: SimulatorProcess;
  readonly readLog: () => LoggedSale | null;
  readonly pages: { readonly cashier: Page; readonly customer: Page };
};

export type Options = { site: SiteId; language: Language; api: Api };
type Fixtures = { simulator: SimulatorProcess; shop: Shop };

/** A person's is for people to watch. */
export const PACE = 0.35;

export const test = base.extend<Options & Fixtures>({
  site: ['MLA', { option: true }],
  language: ['es-AR', { option: true }],
  api: ['instore', { option: true }],
  simulator: async ({ site }, use) => {
    const simulator = await startSimulator(site);
    await use(simulator);
    await simulator.close();
  },
  appArgs: async ({ simulator, language }, use) => {
    await use(shopArgs(simulator, language));
  },
  shop: async ({ app, cashier, customer, dataDir, simulator, site, language, api }, use, testInfo) => {
    const shop = await openShop({ pages: { cashier, customer }, dataDir, simulator, site, language, api });
    await shop.counter.setMode('dynamic', api);
    await use(shop);
    await keepPictures(shop, testInfo);
    await leaveAsItStands(app);
  },
});

export const shopArgs = ({ url }: SimulatorProcess, language: Language): string[] => [
  `--api-url=${url}`,
  `--lang=${language}`,
];

type Opened = Options & Pick<Shop, 'pages' | 'simulator'> & { readonly dataDir: string };

export async function openShop({ pages, dataDir, simulator, site, language, api }: Opened): Promise<Shop> {
  const screens = {
    cashier: await watchScreen(pages.cashier, 'cashier', language),
    customer: await watchScreen(pages.customer, 'customer', language),
  };
  return {
    ...screens,
    simulator,
    counter: createCounter(pages.cashier, screens.cashier, site),
    pages,
    readLog: () => readNewestSale(path.join(dataDir, 'log-practice.db')),
    look: () => Promise.resolve(),
    mode: 'dynamic',
    api,
    pace: PACE,
  };
}

export async function keepPictures({ pages }: Shop, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  for (const [name, page] of Object.entries(pages))
    await page.screenshot({ path: testInfo.outputPath(`${name}.png`) }).catch(() => undefined);
}

/** Who leaves needs no longer; who does not is asked again, as a person would. */
const LEAVING_MS = 5000;

/** What is still open at the end must not hold the app back. */
export async function leaveAsItStands({ electronApp }: RunningApp): Promise<void> {
  const gone = new Promise<void>((done) => electronApp.once('close', () => done()));
  electronApp.evaluate(({ app }) => void setImmediate(() => app.exit(0))).catch(() => undefined);
  await Promise.race([gone, delay(LEAVING_MS)]);
}
