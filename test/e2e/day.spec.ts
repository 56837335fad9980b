import { readFileSync } from 'node:fs';
import dayWords from '#renderer/i18n/es-AR/day.json' with { type: 'json' };
import words from '#renderer/i18n/es-AR/reconcile.json' with { type: 'json' };
import { expect, test } from '#test/support/same-shop';
import { ask, chargeIs, chargeUntilShown, ringUp, until } from '#test/support/till';

/* What the manager does at night: one sale opened down to its facts, and the day held against the provider's. */

const CENTS = 7_654_321;
const AMOUNT = '76.543,21';

test('the day leads from its figures to one sale and its facts, and agrees with Mercado Pago until it does not', async ({
  shop,
  electronApp,
}, testInfo) => {
  const { cashier } = shop.pages;
  await ringUp(cashier, CENTS, 'Cuaderno de tapa dura');
  const reference = await chargeUntilShown(cashier);
  await shop.simulator.control('scan', { external_reference: reference });
  await shop.simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  await until(cashier, 'paid', chargeIs('paid'));
  await ask(cashier, 'sale/next');

  await cashier.keyboard.press('Shift+F7');
  const list = cashier.getByRole('list', { name: dayWords.list.title });
  await expect(list).toBeVisible();
  await cashier.getByPlaceholder(dayWords.list.find).fill('76543,21');
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('button').click();
  const story = cashier.locator('aside.story');
  await expect(story).toContainText('Cuaderno de tapa dura');
  await expect(story).toContainText(AMOUNT);
  await expect(story).toContainText(reference);
  await story.getByRole('button', { name: dayWords.story.close }).click();
  await expect(story).toHaveCount(0);

  await cashier.getByRole('button', { name: dayWords.bar.reconcile }).click();
  await expect(cashier.getByRole('heading', { name: words.title })).toBeVisible();
  await cashier.getByRole('button', { name: words.bar.fetch }).click();
  const standing = cashier.locator('.standing');
  await expect(standing).toContainText(words.state.agrees);
  await expect(cashier.locator('.sides tr.strong')).toContainText(words.sides.same);

  // Given back in the provider's own panel.
  await shop.simulator.control('payment', { external_reference: reference, status: 'refunded' });
  await cashier.getByRole('button', { name: words.bar.again }).click();
  await expect(standing).toContainText('1 diferencia');
  const card = cashier.locator('.difference');
  await expect(card).toContainText(words.kind['refunded-outside'].name);
  await expect(card).toContainText(AMOUNT);
  await card.getByRole('button', { name: words.act.explain }).click();
  await card.getByRole('button', { name: words.act.keep }).click();
  await expect(card).toContainText(words.act.bad);
  await card.getByLabel(words.act.reason).fill('Lo cobró la otra caja');
  await cashier.keyboard.press('Enter');
  await expect(standing).toContainText(words.state.explained);
  await expect(card.locator('blockquote')).toContainText('Lo cobró la otra caja');

  const file = testInfo.outputPath('records.csv');
  await electronApp.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await cashier.getByRole('button', { name: words.bar.save }).click();
  await expect(cashier.getByRole('status').filter({ hasText: file })).toBeVisible();
  const rows = readFileSync(file, 'utf8');
  expect(rows).toContain('76543,21');
  expect(rows).toContain('Lo cobró la otra caja');
  await cashier.keyboard.press('Escape');
  await expect(cashier.getByRole('searchbox')).toBeVisible();
});
