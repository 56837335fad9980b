import { electronDist } from '#scripts/electron-program';
import { expect, test } from '#test/support/app';
import { place, setDisplays } from '#test/support/displays';
import { scanned } from '#test/support/in-window';
import { ask, chargeUntilShown, ringUp } from '#test/support/till';

test.use({ appArgs: ['--practice'], appEnv: { STANDIN_DISPLAYS: 'till=1366x768,tv=1920x1080' } });

/** A picture of a small panel and of a television, by day and by night: a phone reads each. */
test('the code is read off the customer’s screen, light and dark, at 1024 × 600 and at 4K', async ({
  electronApp,
  cashier,
  customer,
}) => {
  test.skip(!electronDist().isStandIn, 'real displays have the size they have');
  test.setTimeout(120_000);
  await customer.waitForSelector('.wall');
  await ringUp(cashier, 508_590);
  await chargeUntilShown(cashier);
  await customer.waitForSelector('.code svg');
  const { charge } = await ask(cashier, 'counter/view');
  for (const size of ['1024x600', '3840x2160']) {
    await setDisplays(electronApp, `till=1366x768,tv=${size}`);
    const [width, height] = size.split('x').map(Number);
    await expect
      .poll(() => place(electronApp, 'customer'))
      .toMatchObject({ isFullScreen: true, bounds: { width, height } });
    for (const theme of ['light', 'dark'] as const) {
      await ask(cashier, 'settings/save', { theme });
      await expect
        .poll(() => customer.evaluate(() => `${innerWidth} ${document.documentElement.dataset.theme}`))
        .toBe(`${width} ${theme}`);
      await expect
        .poll(() => scanned(electronApp), { message: `${size} ${theme}`, timeout: 20_000 })
        .toBe(charge?.qrData);
    }
  }
  expect(charge?.qrData).toMatch(/^0002/);
});
