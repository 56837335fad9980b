import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import setup from '#renderer/i18n/es-AR/setup.json' with { type: 'json' };
import { expect, test } from '#test/support/app';
import { ask } from '#test/support/till';

/* The pages of the settings prove themselves: each with its own button. */

test.use({ appArgs: ['--practice', '--lang=es-AR'] });

const WAIT = { timeout: 20_000 };
const { backups, changes, tests, transfer } = setup;

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
  await expect(cashier.getByText(backups.whole, { exact: true })).toBeVisible();

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

  await open(cashier, words.settings.shop.tab);
  await press(cashier, tests.language);
  await expect(cashier.getByText('$ 5.085,90')).toBeVisible();
  await cashier.keyboard.press('Escape');
  await expect(cashier.locator('#search')).toBeVisible();
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
