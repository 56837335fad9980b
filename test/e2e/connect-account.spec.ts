import path from 'node:path';
import type { Page } from '@playwright/test';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import customerWords from '#renderer/i18n/es-AR/customer.json' with { type: 'json' };
import { readNewestSale } from '#scripts/log-reader';
import { type SimulatorProcess, startSimulator } from '#scripts/simulator-process';
import { test as base, expect } from '#test/support/app';
import { pressByKey } from '#test/support/by-keyboard';
import { meetLookAlike } from '#test/support/real-provider';
import { chargeUntilShown, ringUp } from '#test/support/till';

/* A new shop, from nothing to its first sale for real, by the pages and with the keyboard. */

const test = base.extend<{ simulator: SimulatorProcess }>({
  appArgs: ['--lang=es-AR'],
  simulator: async ({ browserName: _browserName }, use) => {
    const simulator = await startSimulator('MLA');
    await use(simulator);
    await simulator.close();
  },
});

const { account, places } = words.settings;

async function tokenOf({ url }: SimulatorProcess): Promise<string> {
  const told: unknown = await (await fetch(`${url}/practice/account`)).json();
  const token = typeof told === 'object' && told !== null ? Reflect.get(told, 'accessToken') : null;
  if (typeof token !== 'string') throw new Error('the simulator said no token');
  return token;
}

async function connect(cashier: Page, pasted: string): Promise<void> {
  await cashier.getByRole('button', { name: words.top.settings }).click();
  const field = cashier.getByLabel(account.token);
  await field.fill('APP_USR-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9');
  await field.press('Enter');
  await expect(cashier.getByText(words.settings.tokenError['public-key'])).toBeVisible();
  await field.fill(pasted);
  await field.press('Enter');
  const found = cashier.locator('.found');
  await expect(found.getByText('TIENDADEPRACTICA')).toBeVisible({ timeout: 15_000 });
  await expect(found.getByText(account.real)).toBeVisible();
  await pressByKey(cashier, account.yes);
  await pressByKey(cashier, account.next);
}

/** With a town spelt wrong: the right one is one press away. */
async function makeStore(cashier: Page): Promise<void> {
  await pressByKey(cashier, places.newStore);
  await cashier.getByLabel(places.store.name, { exact: true }).fill('Almacén del Sur');
  await cashier.getByLabel(places.store.street, { exact: true }).fill('Av. Siempreviva');
  await cashier.getByLabel(places.store.number, { exact: true }).fill('742');
  await cashier.getByLabel(places.store.state, { exact: true }).fill('caba');
  await cashier.getByLabel(places.store.city, { exact: true }).fill('palrmo');
  await cashier.keyboard.press('Enter');
  await pressByKey(cashier, 'Palermo');
  const asked = cashier.getByRole('alertdialog');
  await expect(asked).toContainText('Av. Siempreviva 742, Palermo, Capital Federal', { timeout: 15_000 });
  await expect(asked).toContainText('TIENDADEPRACTICA');
  await pressByKey(cashier, places.store.yes);
}

async function makeRegister(cashier: Page): Promise<void> {
  const name = cashier.getByLabel(places.register.name, { exact: true });
  await expect(name).toBeVisible({ timeout: 15_000 });
  await name.fill('Caja del Sur');
  await name.press('Enter');
  await expect(cashier.getByRole('alertdialog')).toContainText('ALMACENDELSURCAJADELSUR');
  await pressByKey(cashier, places.register.make);
  await expect(cashier.getByText(places.done.title.replace('{{name}}', 'Caja del Sur'))).toBeVisible({
    timeout: 30_000,
  });
}

test('a shop goes from no token to its first real sale by the pages alone', async ({
  app,
  cashier,
  customer,
  simulator,
  dataDir,
}) => {
  test.setTimeout(180_000);
  await meetLookAlike(app.electronApp, simulator.url);
  await simulator.control('seller', { isTest: false });
  await connect(cashier, `  "Bearer ${await tokenOf(simulator)}"\n`);
  await makeStore(cashier);
  await makeRegister(cashier);

  await pressByKey(cashier, places.done.real);
  await pressByKey(cashier, words.settings.mode.toReal);
  await expect(cashier.getByRole('alertdialog')).toContainText(words.settings.mode.realBody);
  await pressByKey(cashier, words.settings.mode.toReal);
  await expect(cashier.getByText(words.settings.mode.inReal)).toBeVisible({ timeout: 15_000 });
  await cashier.keyboard.press('Escape');

  await ringUp(cashier, 150_000);
  const reference = await chargeUntilShown(cashier);
  await simulator.control('scan', { external_reference: reference });
  await simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  await expect(customer.getByRole('heading', { name: customerWords.tell.paid.title })).toBeVisible({
    timeout: 15_000,
  });
  await expect(cashier.getByText(words.paid.title).first()).toBeVisible();
  const logged = readNewestSale(path.join(dataDir, 'log-real.db'));
  expect(logged?.charges.map(({ externalPosId }) => externalPosId)).toEqual(['ALMACENDELSURCAJADELSUR']);
});

test('a token that is taken back while selling is said on the light, on the plate and on the page of the account', async ({
  app,
  cashier,
  simulator,
}) => {
  test.setTimeout(180_000);
  await meetLookAlike(app.electronApp, simulator.url);
  await connect(cashier, await tokenOfReal(simulator));
  await pressByKey(cashier, `${places.pick}: Caja 1`);
  await pressByKey(cashier, places.done.real);
  await pressByKey(cashier, words.settings.mode.toReal);
  await pressByKey(cashier, words.settings.mode.toReal);
  await expect(cashier.getByText(words.settings.mode.inReal)).toBeVisible({ timeout: 15_000 });
  await cashier.keyboard.press('Escape');
  await ringUp(cashier, 150_000);
  const reference = await chargeUntilShown(cashier);
  await simulator.control('seller', { revoked: true });
  const light = cashier.getByText(words.light.provider.unauthorized);
  await expect(light).toBeVisible({ timeout: 15_000 });
  await light.click();
  await expect(cashier.getByText(account.refusedTitle)).toBeVisible();

  const renewed: unknown = await simulator.control('seller', { renewed: true });
  const token = typeof renewed === 'object' && renewed !== null ? Reflect.get(renewed, 'accessToken') : '';
  await cashier.getByLabel(account.token).fill(String(token));
  await cashier.keyboard.press('Enter');
  await pressByKey(cashier, account.yes);
  await cashier.keyboard.press('Escape');
  await simulator.control('scan', { external_reference: reference });
  await simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  await expect(cashier.getByText(words.paid.title).first()).toBeVisible({ timeout: 20_000 });
});

async function tokenOfReal(simulator: SimulatorProcess): Promise<string> {
  await simulator.control('seller', { isTest: false });
  return tokenOf(simulator);
}
