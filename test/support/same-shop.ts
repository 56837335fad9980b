import { launchApp, type RunningApp } from '#scripts/launch-app';
import { type SimulatorProcess, startSimulator } from '#scripts/simulator-process';
import { expect, keepIfFailed, newDataDir, removeDataDir, tellIfFailed } from '#test/support/app';
import {
  keepPictures,
  leaveAsItStands,
  openShop,
  type Shop,
  shopArgs,
  test as shopTest,
} from '#test/support/shop';
import { ask } from '#test/support/till';

export { expect, type Shop } from '#test/support/shop';

type Running = {
  readonly dataDir: string;
  readonly simulator: SimulatorProcess;
  readonly app: RunningApp;
  readonly shop: Shop;
};

/**
 * A shop that sells all day: one app and one simulated provider for all the tests of a worker, each of which finds an empty
 * counter, as the next customer does. After one that fails comes another app.
 */
export const test = shopTest.extend<object, { running: Running }>({
  running: [
    async ({ appFolder, appProgram }, use) => {
      await using ended = new AsyncDisposableStack();
      const dataDir = ended.adopt(newDataDir(), removeDataDir);
      const simulator = ended.adopt(await startSimulator('MLA'), ({ close }) => close());
      const args = shopArgs(simulator, 'es-AR');
      const env = { STANDIN_DISPLAYS: 'till=1366x768,tv=1920x1080' };
      const app = ended.adopt(await launchApp({ dataDir, args, env, appFolder, appProgram }), leave);
      const pages = { cashier: await app.page('cashier'), customer: await app.page('customer') };
      const words = { site: 'MLA', language: 'es-AR', api: 'instore' } as const;
      await use({ dataDir, simulator, app, shop: await openShop({ pages, dataDir, simulator, ...words }) });
    },
    { scope: 'worker' },
  ],
  dataDir: async ({ running }, use, testInfo) => {
    await use(running.dataDir);
    keepIfFailed(running.dataDir, testInfo);
  },
  simulator: async ({ running }, use) => use(running.simulator),
  app: async ({ running }, use, testInfo) => {
    await clearCounter(running.shop);
    await use(running.app);
    await tellIfFailed(running.app, testInfo);
    expect(running.app.problems.splice(0), 'problems in the pages').toEqual([]);
  },
  shop: async ({ running, app: _app, dataDir: _dataDir, api }, use, testInfo) => {
    const shop = { ...running.shop, api };
    await shop.counter.setMode('dynamic', api);
    await use(shop);
    await keepPictures(shop, testInfo);
  },
});

async function leave(app: RunningApp): Promise<void> {
  await leaveAsItStands(app);
  await app.close();
}

/** Whatever the last customer left there. */
async function clearCounter({ pages, simulator, cashier, customer }: Shop): Promise<void> {
  await simulator.control('faults', { clear: true });
  for (;;) {
    const { charge, sale } = await ask(pages.cashier, 'counter/view');
    if (charge === null && sale.cart.lines.length === 0) break;
    if (charge === null) await ask(pages.cashier, 'cart/clear');
    else if (!(await ask(pages.cashier, 'sale/next')).ok)
      await ask(pages.cashier, 'charge/cancel', { reference: charge.reference });
  }
  await Promise.all([cashier.forget('sale'), customer.forget('idle')]);
}
