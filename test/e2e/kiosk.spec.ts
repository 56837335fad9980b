import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '#test/support/app';
import { ask, chargeUntilShown, ringUp } from '#test/support/till';

test.use({ appArgs: ['--practice', '--lang=es-AR'] });

const cashiers = (electronApp: ElectronApplication) =>
  electronApp.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().includes('/cashier.'),
    );
    return { isKiosk: window?.isKiosk() ?? false, isFullScreen: window?.isFullScreen() ?? false };
  });

const closeByHand = (electronApp: ElectronApplication): Promise<void> =>
  electronApp.evaluate(async ({ BrowserWindow }) => {
    // What a test asks can come in the midst of a query of main's; what the system asks never does.
    await new Promise((turn) => setImmediate(turn));
    for (const one of BrowserWindow.getAllWindows())
      if (one.webContents.getURL().includes('/cashier.')) one.close();
  });

const takesTheScreen = (electronApp: ElectronApplication, isKiosk: boolean): Promise<void> =>
  expect.poll(() => cashiers(electronApp)).toEqual({ isKiosk, isFullScreen: isKiosk });

const save = (cashier: Page, isKiosk: boolean): Promise<unknown> =>
  ask(cashier, 'settings/save', { isKiosk });

test('the till alone on the screen is left, and taken again, by the keys that the settings name', async ({
  electronApp,
  cashier,
}) => {
  await takesTheScreen(electronApp, false);
  await save(cashier, true);
  await takesTheScreen(electronApp, true);
  expect(await ask(cashier, 'settings/view')).toMatchObject({ isKiosk: true });
  for (const key of ['Escape', 'F11', 'Control+F11', 'Alt+F4']) await cashier.keyboard.press(key);
  await closeByHand(electronApp);
  await takesTheScreen(electronApp, true);
  await cashier.keyboard.press('Control+Shift+F11');
  await takesTheScreen(electronApp, false);
  await cashier.keyboard.press('Control+Shift+F11');
  await takesTheScreen(electronApp, true);
  await save(cashier, false);
  await takesTheScreen(electronApp, false);
});

test('the counter works as ever while it has the screen, and the system may end it', async ({
  app,
  electronApp,
  cashier,
  customer,
}) => {
  await save(cashier, true);
  await takesTheScreen(electronApp, true);
  const search = cashier.locator('input').first();
  await cashier.keyboard.press('F2');
  await expect(search).toBeFocused();
  await cashier.keyboard.type('caf', { delay: 40 });
  await expect(search).toHaveValue('caf');
  await ringUp(cashier, 1500);
  await chargeUntilShown(cashier);
  await customer.waitForSelector('.code svg');
  await closeByHand(electronApp);
  expect(await ask(cashier, 'counter/view')).toMatchObject({ isClosing: false });
  const ended = new Promise((done) => app.electronApp.process().once('exit', done));
  await ask(cashier, 'window/close', { confirmed: true }).catch(() => undefined);
  expect(await ended, app.output()).toBe(0);
});
