import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import customerWords from '#renderer/i18n/es-AR/customer.json' with { type: 'json' };
import printing from '#renderer/i18n/es-AR/printing.json' with { type: 'json' };
import setup from '#renderer/i18n/es-AR/setup.json' with { type: 'json' };
import staff from '#renderer/i18n/es-AR/staff.json' with { type: 'json' };
import { scanLikeAScanner } from '#scripts/counter-driver';
import { launchApp, type RunningApp } from '#scripts/launch-app';
import { readNewestSale } from '#scripts/log-reader';
import { type SimulatorProcess, startSimulator } from '#scripts/simulator-process';
import { test as base, expect } from '#test/support/app';
import { pressByKey } from '#test/support/by-keyboard';
import { meetLookAlike } from '#test/support/real-provider';
import { ask, until } from '#test/support/till';

/* From an empty folder to a first sale, by the keyboard alone. */

const { firstRun } = setup;
const WAIT = { timeout: 20_000 };

const test = base.extend<{ simulator: SimulatorProcess }>({
  appArgs: ['--first-run', '--lang=es-AR'],
  simulator: async ({ browserName: _browserName }, use) => {
    const simulator = await startSimulator('MLA');
    await use(simulator);
    await simulator.close();
  },
});

const HAND_MS = 500;

const heading = (cashier: Page, name: string): Promise<void> =>
  expect(cashier.getByRole('heading', { name, exact: true })).toBeVisible(WAIT);

/** Enter, from wherever the step has put the focus. */
async function goOn(cashier: Page, title: string, next: string): Promise<void> {
  await heading(cashier, title);
  await cashier.keyboard.press('Enter');
  await heading(cashier, next);
}

test('a newcomer goes through it with Enter and is paid in practice', async ({ cashier, customer }) => {
  const { language, country, money, sale, done } = firstRun;
  // A scan goes to the sale behind, and says so.
  await heading(cashier, language.title);
  const [product] = await ask(cashier, 'catalogue/favourites');
  const { products } = await ask(cashier, 'products/page', {
    text: product?.name ?? '',
    show: 'sold',
    offset: 0,
    limit: 1,
  });
  const code = products[0]?.barcodes[0] ?? '';
  await cashier.evaluate(scanLikeAScanner, code);
  await expect(cashier.getByText(words.notice.addedBehind.replace('{{code}}', code))).toBeVisible(WAIT);
  await ask(cashier, 'cart/clear');
  // As a hand comes: an Enter hard upon the scan would be the scanner's own.
  await delay(HAND_MS);
  await goOn(cashier, language.title, country.title);
  await goOn(cashier, country.title, money.title);
  await goOn(cashier, money.title, words.settings.screens.title);
  await goOn(cashier, words.settings.screens.title, printing.printer.title);
  await goOn(cashier, printing.printer.title, staff.firstRun.title);
  await goOn(cashier, staff.firstRun.title, sale.title);
  await pressByKey(cashier, sale.start);
  await expect(customer.locator('.code svg').first()).toBeVisible(WAIT);
  await pressByKey(cashier, sale.pay);
  await expect(cashier.getByText(sale.allGood)).toBeVisible(WAIT);
  await pressByKey(cashier, firstRun.next);
  await heading(cashier, done.inPractice);
  await pressByKey(cashier, done.sell);
  await expect(cashier.locator('#search')).toBeFocused(WAIT);
  expect((await ask(cashier, 'counter/view')).firstRun).toMatchObject({
    status: 'done',
    opensByItself: false,
  });
});

test('a shop connects its account, the power goes in the middle, and it ends in a real sale', async ({
  simulator,
  dataDir,
}) => {
  test.setTimeout(240_000);
  await simulator.control('seller', { isTest: false });
  const first = await launchApp({ dataDir, args: ['--first-run', '--lang=es-AR'] });
  const cashier = await toTheAccount(first, simulator);
  await cashier.keyboard.insertText('APP_USR-1111111111111111-111111-0123456789abcdef0123456789abcdef-11');
  await cashier.keyboard.press('Enter');
  await expect(cashier.getByText(words.settings.tokenError.unauthorized)).toBeVisible(WAIT);
  await cashier.keyboard.press('Control+A');
  await cashier.keyboard.insertText(await tokenOf(simulator));
  await cashier.keyboard.press('Enter');
  await expect(cashier.locator('.found').getByText('TIENDADEPRACTICA')).toBeVisible(WAIT);
  await pressByKey(cashier, words.settings.account.yes);
  await heading(cashier, firstRun.register.title);
  await until(cashier, 'keeps its step', ({ firstRun: { step } }) => step === 'register');
  first.electronApp.process().kill('SIGKILL');
  await first.close().catch(() => undefined);

  const again = await launchApp({ dataDir, args: ['--lang=es-AR'] });
  try {
    await meetLookAlike(again.electronApp, simulator.url);
    await fromTheRegister(await again.page('cashier'), await again.page('customer'), simulator);
  } finally {
    await again.close();
  }
  const logged = readNewestSale(path.join(dataDir, 'log-real.db'));
  expect(logged?.charges.map(({ state }) => state)).toEqual(['paid']);
  expect(again.problems).toEqual([]);
});

async function toTheAccount(app: RunningApp, simulator: SimulatorProcess): Promise<Page> {
  await meetLookAlike(app.electronApp, simulator.url);
  const cashier = await app.page('cashier');
  await goOn(cashier, firstRun.language.title, firstRun.country.title);
  await goOn(cashier, firstRun.country.title, firstRun.money.title);
  await cashier.keyboard.press('Tab');
  await cashier.keyboard.press('ArrowDown');
  await expect(cashier.getByRole('radio', { name: firstRun.money.account })).toBeChecked();
  await goOn(cashier, firstRun.money.title, firstRun.account.title);
  // And back again: nothing of what was chosen is gone.
  await pressByKey(cashier, firstRun.back);
  await expect(cashier.getByRole('radio', { name: firstRun.money.account })).toBeChecked();
  await goOn(cashier, firstRun.money.title, firstRun.account.title);
  await cashier.keyboard.press('Tab');
  await expect(cashier.getByLabel(words.settings.account.token)).toBeFocused();
  return cashier;
}

async function fromTheRegister(cashier: Page, customer: Page, simulator: SimulatorProcess): Promise<void> {
  await heading(cashier, firstRun.register.title);
  await pressByKey(cashier, words.settings.places.reload);
  await pressByKey(cashier, `${words.settings.places.pick}: Caja 1`);
  await expect(cashier.getByText(firstRun.register.picked.replace('{{name}}', 'Caja 1'))).toBeVisible(WAIT);
  await pressByKey(cashier, firstRun.next);
  await goOn(cashier, words.settings.screens.title, printing.printer.title);
  await goOn(cashier, printing.printer.title, staff.firstRun.title);
  await goOn(cashier, staff.firstRun.title, firstRun.sale.title);
  await cashier.keyboard.press('Tab');
  await cashier.keyboard.press('ArrowDown');
  const amount = '$ 10,00';
  const startReal = firstRun.sale.startReal.replace('{{amount}}', amount);
  await pressByKey(cashier, startReal);
  await expect(cashier.getByRole('alertdialog')).toContainText('TIENDADEPRACTICA');
  await pressByKey(cashier, startReal);
  const { charge } = await until(cashier, 'shows its code', (view) => view.charge?.qrData != null, 20_000);
  await simulator.control('scan', { external_reference: charge?.reference });
  await simulator.control('pay', { external_reference: charge?.reference, outcome: 'approved' });
  await expect(customer.getByRole('heading', { name: customerWords.tell.paid.title })).toBeVisible(WAIT);
  await expect(cashier.getByText(firstRun.sale.allGood)).toBeVisible(WAIT);
  await expect(
    cashier.getByRole('button', { name: firstRun.sale.refund.replace('{{amount}}', amount) }),
  ).toBeVisible();
  await pressByKey(cashier, firstRun.next);
  await heading(cashier, firstRun.done.title);
  await pressByKey(cashier, firstRun.done.sell);
  await expect(cashier.locator('#search')).toBeFocused(WAIT);
}

async function tokenOf({ url }: SimulatorProcess): Promise<string> {
  const told: unknown = await (await fetch(`${url}/practice/account`)).json();
  const token = typeof told === 'object' && told !== null ? Reflect.get(told, 'accessToken') : null;
  if (typeof token !== 'string') throw new Error('the simulator said no token');
  return token;
}
