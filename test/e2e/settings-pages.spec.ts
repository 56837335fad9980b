import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import setup from '#renderer/i18n/es-AR/setup.json' with { type: 'json' };
import trust from '#renderer/i18n/es-AR/trust.json' with { type: 'json' };
import { expect, test } from '#test/support/app';
import { ask, chargeUntilShown, ringUp } from '#test/support/till';

/* The pages of the settings prove themselves: each with its own button. */

test.use({ appArgs: ['--practice', '--lang=es-AR'] });

const WAIT = { timeout: 20_000 };
const { backups, changes, tests, transfer } = setup;
const { copy, export: exports, log } = trust;

test('a copy is made and found whole, changes are listed, and the settings go out and come in as a file', async ({
  app,
  cashier,
  dataDir,
}) => {
  test.setTimeout(120_000);
  const file = path.join(dataDir, 'settings.json');
  await chooseAlways(app.electronApp, file);
  await ask(cashier, 'settings/save', { codeMinutes: 10, dayStartHour: 6, isKiosk: false });
  await cashier.getByRole('button', { name: words.top.settings }).click();

  await open(cashier, backups.tab);
  await press(cashier, backups.make);
  await expect(cashier.getByText(backups.made)).toBeVisible(WAIT);
  // Of the log, and of what is sold and set.
  await expect(cashier.getByText(backups.whole, { exact: true })).toHaveCount(2);

  await open(cashier, changes.tab);
  const listed = cashier.getByRole('list', { name: changes.list });
  await expect(listed).toContainText(changes.name.codeMinutes);
  await expect(listed).toContainText(`${changes.unset} → 10 min`);
  await press(cashier, transfer.save);
  await expect(cashier.getByText(transfer.saved.replace('{{path}}', file))).toBeVisible(WAIT);

  await ask(cashier, 'settings/save', { codeMinutes: 15 });
  await press(cashier, transfer.load);
  const asked = cashier.getByRole('alertdialog');
  await expect(asked).toContainText('15 min → 10 min');
  await press(cashier, transfer.yes);
  await expect(cashier.getByText(transfer.done_one.replace('{{count}}', '1'))).toBeVisible(WAIT);
  expect((await ask(cashier, 'settings/view')).codeMinutes).toBe(10);
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 120));
  await press(cashier, transfer.load);
  await expect(cashier.getByText(transfer.error.damaged)).toBeVisible(WAIT);

  await open(cashier, backups.tab);
  await press(cashier, copy.save);
  await expect(cashier.getByText(copy.notSaved['nothing-yet'])).toBeVisible(WAIT);
  writeFileSync(file, 'no copy of anything');
  await press(cashier, copy.choose);
  await expect(cashier.getByText(copy.refused.foreign)).toBeVisible(WAIT);

  await open(cashier, log.tab);
  await press(cashier, log.verify);
  await expect(cashier.getByText(log.whole_other.slice(0, 11)).first()).toBeVisible(WAIT);
  await press(cashier, trust.bundle.look);
  const told = cashier.getByRole('textbox', { name: trust.bundle.preview });
  await expect(told).toHaveValue(/"mode": "practice"/);
  await press(cashier, trust.bundle.save);
  await expect(cashier.getByText(trust.bundle.saved.slice(0, 12))).toBeVisible(WAIT);
  expect(readFileSync(file, 'utf8')).toContain('== notes');

  await open(cashier, words.settings.shop.tab);
  await press(cashier, tests.language);
  await expect(cashier.getByText('$ 5.085,90')).toBeVisible();
  await cashier.keyboard.press('Escape');
  await expect(cashier.locator('#search')).toBeVisible();

  await cashier.getByRole('button', { name: words.top.day }).click();
  await press(cashier, exports.open);
  await press(cashier, exports.save);
  await expect(cashier.getByText(exports.saved_other.slice(0, 11))).toBeVisible(WAIT);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  await cashier.getByText(exports.kind.summary).click();
  await press(cashier, exports.save);
  await expect.poll(() => readFileSync(file).subarray(0, 4).toString(), WAIT).toBe('%PDF');
});

test('the customer’s screen shows the shop’s own pictures between sales, and speaks another language for one', async ({
  cashier,
  customer,
}) => {
  test.setTimeout(120_000);
  const photo = await customer.screenshot();
  const bomb = Buffer.from(photo);
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  const image = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
  await cashier.getByRole('button', { name: words.top.settings }).click();
  await open(cashier, words.settings.screens.tab);
  const file = cashier.locator('input[type=file]');
  await file.setInputFiles([
    image('notas.png', Buffer.from('una lista de precios')),
    image('roto.png', photo.subarray(0, 90)),
    image('enorme.png', bomb),
    image('frente.png', photo),
  ]);
  const { trouble } = setup.idle;
  const said = (name: string, words: string) => words.replace('{{name}}', name);
  for (const name of ['notas.png', 'roto.png'])
    await expect(cashier.getByText(said(name, trouble['not-a-picture']))).toBeVisible(WAIT);
  await expect(cashier.getByText(said('enorme.png', trouble['too-large']))).toBeVisible();
  await expect(cashier.getByRole('list', { name: setup.idle.list }).getByRole('listitem')).toHaveCount(1);
  const shown = customer.locator('.pictured img.on');
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300);
  expect((await ask(cashier, 'settings/view')).idlePictures.length).toBe(1);

  await ringUp(cashier, 1500);
  await expect(customer.locator('.building')).toBeVisible();
  await expect(customer.locator('img')).toHaveCount(0);
  await ask(cashier, 'cart/clear');
  await expect(shown).toBeVisible();
  await press(cashier, setup.idle.remove.replace('{{at}}', '1'));
  await expect(customer.locator('.screen.idle')).toBeVisible();
  await expect(customer.locator('img')).toHaveCount(0);

  // Another language for one sale, from either window; the next begins as ever.
  await cashier.keyboard.press('Escape');
  await cashier.locator('#search').waitFor();
  const page = customer.locator('html');
  await ringUp(cashier, 1500);
  await expect(customer.locator('.building')).toBeVisible();
  const own = await page.getAttribute('lang');
  await cashier.keyboard.press('Control+i');
  await expect(page).not.toHaveAttribute('lang', own ?? '');
  const first = await page.getAttribute('lang');
  await customer.keyboard.press('Control+i');
  await expect(page).toHaveAttribute('lang', /^(en|es|pt)/);
  await expect(page).not.toHaveAttribute('lang', first ?? '');
  await chargeUntilShown(cashier);
  await expect(customer.locator('.code svg')).toBeVisible();
  await expect(page).toHaveAttribute('lang', /^(en|es|pt)/);
  await expect(page).not.toHaveAttribute('lang', own ?? '');
  const { charge } = await ask(cashier, 'counter/view');
  if (charge !== null) await ask(cashier, 'charge/cancel', { reference: charge.reference });
  await ask(cashier, 'sale/next');
  // The same sale, still there to be charged again.
  await expect(page).not.toHaveAttribute('lang', own ?? '');
  await ask(cashier, 'cart/clear');
  await expect(page).toHaveAttribute('lang', own ?? '');
  await ringUp(cashier, 900);
  await expect(customer.locator('.building')).toBeVisible();
  await expect(page).toHaveAttribute('lang', own ?? '');
});

const open = (cashier: Page, name: string): Promise<void> =>
  cashier.getByRole('tab', { name, exact: true }).click();
const press = (cashier: Page, name: string): Promise<void> =>
  cashier.getByRole('button', { name, exact: true }).last().click();

/** A person who always takes that one file. */
const chooseAlways = (electronApp: ElectronApplication, file: string): Promise<void> =>
  electronApp.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
