import { electronDist } from '#scripts/electron-program';
import { expect, test } from '#test/support/app';
import { overlaps, place, setDisplays } from '#test/support/displays';
import { breakPage, inWindow, scanned, untilPageSays } from '#test/support/in-window';
import { test as sameShop } from '#test/support/same-shop';
import { ask, chargeUntilShown, customerView, ringUp, until } from '#test/support/till';

test.use({ appArgs: ['--practice'], appEnv: { STANDIN_DISPLAYS: 'till=1366x768,tv=1920x1080' } });

const isCodeDrawn = 'document.querySelector(".code svg") !== null';

sameShop(
  'the customer’s window fills the second display and never takes the keyboard',
  async ({ electronApp, customer }) => {
    await customer.waitForSelector('.wall');
    await expect
      .poll(() => place(electronApp, 'customer'))
      .toMatchObject({
        display: 'tv',
        isFullScreen: true,
        isFocusable: false,
        isVisible: true,
      });
    expect(await place(electronApp, 'cashier')).toMatchObject({ display: 'till', isFocusable: true });
  },
);

sameShop(
  'a display that is pulled out and put back takes no code away from its charge',
  async ({ electronApp, cashier }) => {
    sameShop.skip(!electronDist().isStandIn, 'real displays are pulled by hand');
    await ringUp(cashier, 1500);
    const reference = await chargeUntilShown(cashier);
    await setDisplays(electronApp, 'till=1366x768');
    // In practice the two share the one display; a shop that sells is asked first.
    await until(cashier, 'misses its display', ({ lights }) => lights.display.reason === 'beside');
    expect(await place(electronApp, 'customer')).toMatchObject({ display: 'till', isFullScreen: false });
    const [mine, theirs] = [await place(electronApp, 'cashier'), await place(electronApp, 'customer')];
    expect(overlaps(mine.bounds, theirs.bounds)).toBe(false);
    await ask(cashier, 'settings/save', { isBesideWanted: false });
    await until(cashier, 'is told', ({ lights }) => lights.display.reason === 'duplicated');
    await expect(cashier.getByRole('alert').filter({ hasText: 'Win+P' })).toBeVisible();
    expect(await place(electronApp, 'customer')).toMatchObject({ isVisible: false });
    expect(await untilPageSays(electronApp, 'customer', isCodeDrawn, true)).toBeGreaterThanOrEqual(0);
    await ask(cashier, 'settings/save', { isBesideWanted: true });
    await setDisplays(electronApp, 'till=1366x768,tv=1920x1080');
    await until(cashier, 'has its display', ({ lights }) => lights.display.state === 'ok');
    await expect
      .poll(() => place(electronApp, 'customer'))
      .toMatchObject({ display: 'tv', isFullScreen: true });
    const { charge } = await ask(cashier, 'counter/view');
    expect(charge).toMatchObject({ reference, state: 'awaiting-payment' });
    await expect.poll(() => scanned(electronApp)).toBe(charge?.qrData);
  },
);

for (const how of ['killed', 'hung'] as const) {
  test(`a customer’s page that was ${how} is back with the same code, the charge untouched`, async ({
    electronApp,
    cashier,
    customer,
    problems,
  }) => {
    await ringUp(cashier, 1500);
    const reference = await chargeUntilShown(cashier);
    await customer.waitForSelector('.code svg');
    const { charge } = await ask(cashier, 'counter/view');
    const facts = await ask(cashier, 'charge/facts', { reference });
    await inWindow(electronApp, 'customer', 'window.wasHere = true');
    await breakPage(electronApp, 'customer', how);
    const isNewPage = `window.wasHere === undefined && ${isCodeDrawn}`;
    const tookMs = await untilPageSays(electronApp, 'customer', isNewPage, true);
    console.log(`customer's page ${how}: back with its code after ${tookMs} ms`);
    await expect.poll(() => scanned(electronApp)).toBe(charge?.qrData);
    const after = await ask(cashier, 'counter/view');
    expect(after.charge).toMatchObject({ reference, state: 'awaiting-payment', attempt: 1 });
    const kept = await ask(cashier, 'charge/facts', { reference });
    expect(kept.slice(0, facts.length)).toEqual(facts);
    await takeOutTheCrash(problems);
  });

  test(`a cashier’s page that was ${how} is back with the cart on it`, async ({
    electronApp,
    cashier,
    problems,
  }) => {
    await ringUp(cashier, 1500);
    await inWindow(electronApp, 'cashier', 'window.wasHere = true');
    await breakPage(electronApp, 'cashier', how);
    const asksMain = `window.wasHere === undefined &&
      window.bridge.request('counter/view').then(({ sale }) => sale.cart.lines.length === 1)`;
    const tookMs = await untilPageSays(electronApp, 'cashier', asksMain, true);
    console.log(`cashier's page ${how}: back after ${tookMs} ms`);
    await takeOutTheCrash(problems);
  });
}

sameShop('main that stood still takes no living page for a hung one', async ({ electronApp, customer }) => {
  await customer.waitForSelector('.wall');
  await inWindow(electronApp, 'customer', 'window.wasHere = true');
  await electronApp.evaluate(() => {
    const end = performance.now() + 4000;
    while (performance.now() < end);
  });
  await new Promise((done) => setTimeout(done, 1000));
  expect(await inWindow(electronApp, 'customer', 'window.wasHere')).toBe(true);
});

test('a customer’s page that loads anew never shows what was before', async ({
  electronApp,
  cashier,
  customer,
}) => {
  await ringUp(cashier, 1500);
  const reference = await chargeUntilShown(cashier);
  await ask(cashier, 'practice/play', { reference, scenario: 'paid' });
  await until(cashier, 'is paid', ({ charge }) => charge?.state === 'paid');
  await expect.poll(async () => (await customerView(customer)).screen.kind).toBe('paid');
  const paidField = await customer.locator('.wall').getAttribute('data-field');
  await ask(cashier, 'sale/next');
  await ringUp(cashier, 200);
  await expect.poll(async () => (await customerView(customer)).screen.kind).toBe('building');
  await customer.addInitScript(() => {
    const fields: unknown[] = [];
    Reflect.set(window, 'fields', fields);
    new MutationObserver(() => {
      fields.push(document.querySelector('.wall')?.getAttribute('data-field'));
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  await electronApp.evaluate(({ BrowserWindow }) => {
    for (const one of BrowserWindow.getAllWindows()) {
      if (one.webContents.getURL().endsWith('/customer.html')) one.webContents.reload();
    }
  });
  await customer.waitForFunction(() => Reflect.get(window, 'fields') !== undefined);
  await expect.poll(async () => (await customerView(customer)).screen.kind).toBe('building');
  await customer.waitForSelector('.wall');
  const fields = await customer.evaluate(() => Reflect.get(window, 'fields'));
  expect(fields).not.toContain(paidField);
  expect(fields).not.toEqual([]);
});

test('closing with a charge open asks, and leaves only when a person says so', async ({
  app,
  electronApp,
  cashier,
}) => {
  const close = (): Promise<void> =>
    electronApp.evaluate(async ({ BrowserWindow }) => {
      // What a test asks can come in the midst of a query of main's; what the system asks never does.
      await new Promise((turn) => setImmediate(turn));
      for (const one of BrowserWindow.getAllWindows()) {
        if (one.webContents.getURL().endsWith('/cashier.html')) one.close();
      }
    });
  await ringUp(cashier, 1500);
  const reference = await chargeUntilShown(cashier);
  await close();
  await until(cashier, 'asks', ({ isClosing }) => isClosing);
  await ask(cashier, 'window/close', { confirmed: false });
  await until(cashier, 'stays', ({ isClosing }) => !isClosing);
  await electronApp.evaluate(({ app: electron }) => void setImmediate(() => electron.quit()));
  const { charge } = await until(cashier, 'asks again', ({ isClosing }) => isClosing);
  expect(charge).toMatchObject({ reference, state: 'awaiting-payment' });
  const ended = new Promise((done) => app.electronApp.process().once('exit', done));
  await ask(cashier, 'window/close', { confirmed: true }).catch(() => undefined);
  expect(await ended, app.output()).toBe(0);
});

sameShop('the cashier’s page brings the words of its language with it', async ({ cashier }) => {
  const { link, status, spoken } = await cashier.evaluate(async () => {
    const named = (await fetch('/cashier.html')).headers.get('link') ?? '';
    const [, address = ''] = /^<([^>]+)>; rel=modulepreload$/.exec(named) ?? [];
    const { status: found } = await fetch(new URL(address, location.href));
    return { link: named, status: found, spoken: document.documentElement.lang };
  });
  expect(link).toContain(`/words-in-${spoken}.`);
  expect(status).toBe(200);
});

sameShop('keys that reach the customer’s window go to the cashier', async ({ cashier, customer }) => {
  await cashier.evaluate(() => {
    const { bridge } = window;
    const keys: unknown[] = [];
    Reflect.set(window, 'keys', keys);
    if (bridge !== undefined && 'request' in bridge) {
      bridge.subscribe('key/forwarded', ({ isDown, key, ctrl }) => {
        if (isDown) keys.push(`${ctrl ? 'ctrl ' : ''}${key}`);
      });
    }
  });
  await customer.waitForSelector('.wall');
  for (const key of ['7', 'Enter', 'F12', 'Control+f', 'Alt+F4']) await customer.keyboard.press(key);
  const keys = (): Promise<unknown> => cashier.evaluate(() => Reflect.get(window, 'keys'));
  await expect.poll(keys).toEqual(['7', 'Enter', 'F12', 'ctrl Control', 'ctrl f']);
});

sameShop(
  'a PC that wakes hides the code until it has been read again',
  async ({ electronApp, cashier, customer }) => {
    await ringUp(cashier, 1500);
    await chargeUntilShown(cashier);
    await expect.poll(async () => (await customerView(customer)).screen.kind).toBe('pay');
    await customer.evaluate(() => {
      const kinds: string[] = [];
      Reflect.set(window, 'kinds', kinds);
      const { bridge } = window;
      if (bridge === undefined || 'request' in bridge) throw new Error('no customer bridge here');
      bridge.subscribe('customer/changed', ({ screen }) => {
        if (kinds.at(-1) !== screen.kind) kinds.push(screen.kind);
      });
    });
    await electronApp.evaluate(({ powerMonitor }) => void setImmediate(() => powerMonitor.emit('resume')));
    const kinds = (): Promise<unknown> => customer.evaluate(() => Reflect.get(window, 'kinds'));
    await expect.poll(kinds).toEqual(['pay', 'checking', 'pay']);
  },
);

/** A crash is told by the browser in its own time, also after the page is back. */
async function takeOutTheCrash(problems: string[]): Promise<void> {
  await expect.poll(() => problems.filter((each) => each.includes('crashed')).length).toBeGreaterThan(0);
  problems.splice(0);
}
