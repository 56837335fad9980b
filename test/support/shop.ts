import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Api } from '#core/domain/charge';
import type { Language, SiteId } from '#core/domain/site';
import { type Counter, createCounter } from '#scripts/counter-driver';
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

type Options = { site: SiteId; language: Language; api: Api };
type Fixtures = { simulator: SimulatorProcess; shop: Shop };

/** A person's pace is for people to watch. By Orders what a wallet refuses is seen in every other read. */
const PACE = { instore: 0.35, orders: 0.7 } as const;

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
    await use([`--api-url=${simulator.url}`, `--lang=${language}`]);
  },
  shop: async ({ app, cashier, customer, dataDir, simulator, site, language, api }, use, testInfo) => {
    const screens = {
      cashier: await watchScreen(cashier, 'cashier', language),
      customer: await watchScreen(customer, 'customer', language),
    };
    const counter = createCounter(cashier, screens.cashier, site);
    await counter.setMode('dynamic', api);
    await use({
      ...screens,
      simulator,
      counter,
      pages: { cashier, customer },
      readLog: () => readNewestSale(path.join(dataDir, 'log-practice.db')),
      look: () => Promise.resolve(),
      mode: 'dynamic',
      api,
      pace: PACE[api],
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const [name, page] of Object.entries({ cashier, customer }))
        await page.screenshot({ path: testInfo.outputPath(`${name}.png`) }).catch(() => undefined);
    }
    // What is still open at the end of a test that failed must not hold the app back.
    await app.electronApp.evaluate(({ app: main }) => main.exit(0)).catch(() => undefined);
  },
});
