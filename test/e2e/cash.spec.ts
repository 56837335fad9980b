import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { toDecimal, toMoney } from '#core/domain/money';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import customerWords from '#renderer/i18n/es-AR/customer.json' with { type: 'json' };
import selling from '#renderer/i18n/es-AR/selling.json' with { type: 'json' };
import { expect, type Shop, test } from '#test/support/shop';
import { ask, until } from '#test/support/till';

/* Cash, with the keyboard alone: no code, no network, a receipt. */

const view = (shop: Shop) => ask(shop.pages.cashier, 'counter/view');

/** The text of the last receipt that came out. */
async function lastReceipt(dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'receipts');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.txt')).sort();
  const last = names.at(-1);
  return last === undefined ? '' : readFile(path.join(folder, last), 'utf8');
}

test('the exact money in two presses, then a note with its change: both screens say so, and the receipt comes out', async ({
  shop,
  dataDir,
}) => {
  const { cashier, customer } = shop.pages;
  await shop.counter.ringUp();
  await cashier.keyboard.press('F10');
  await expect(cashier.getByRole('dialog', { name: words.tender.title })).toBeVisible();
  await cashier.keyboard.press('Enter');
  await expect(cashier.getByRole('heading', { name: words.closed.cash })).toBeVisible();
  await expect(customer.getByRole('heading', { name: customerWords.tell.thanks.title })).toBeVisible();
  // Heard at both ends of the counter, not only seen.
  const heard = (page: typeof cashier, text: string) =>
    expect(page.locator('p.sr[role=status]').filter({ hasText: text })).toHaveCount(1);
  await heard(cashier, words.closed.cash);
  await heard(customer, customerWords.tell.thanks.title);
  await expect.poll(() => lastReceipt(dataDir)).toContain('Efectivo');

  await cashier.keyboard.press('Enter');
  await until(cashier, 'ready for the next', ({ sale }) => sale.closedAt === null && sale.id === null);
  await shop.counter.ringUp();
  const { due } = (await view(shop)).sale;
  await cashier.keyboard.press('F10');
  await expect(cashier.getByRole('dialog', { name: words.tender.title })).toBeVisible();
  // At a hand's pace: what comes as fast as this without it is a scan.
  await cashier.keyboard.type(toDecimal(toMoney(due + 12_300), 2), { delay: 150 });
  await cashier.keyboard.press('Enter');
  await expect(cashier.getByTestId('change')).toContainText('123');
  await expect(customer.getByText(/123,00/)).toBeVisible();
  await expect(customer.locator('.code svg')).toHaveCount(0);
  await expect.poll(() => lastReceipt(dataDir)).toContain('Vuelto');

  expect(shop.readLog()?.charges ?? []).toHaveLength(0);
  expect((await view(shop)).sale.receiptNumber).toMatch(/000002$/);

  // "Did the last one go through?" is answered of cash too, and what was taken out of a sale is told beside.
  await cashier.keyboard.press('Enter');
  await until(cashier, 'ready for the next', ({ sale }) => sale.closedAt === null && sale.id === null);
  await shop.counter.ringUp();
  await ask(cashier, 'cart/clear');
  await cashier.keyboard.press('F7');
  await expect(cashier.locator('.answer')).toContainText(words.closed.cash);
  await expect(cashier.locator('.charges [data-row]')).toHaveCount(2);
  await cashier.keyboard.press('ArrowDown');
  await cashier.keyboard.press('Enter');
  await expect(cashier.locator('.one-charge .facts')).toContainText('123');
  await cashier.keyboard.press('Escape');
  await cashier.getByRole('radio', { name: selling.voided.title }).click();
  await expect(cashier.locator('.voided li')).toHaveCount(1);
  await expect(cashier.locator('.voided li')).toContainText(selling.voided.how.sale);
});

test('cash instead of a code that waits: the code goes off first, and what it can still bring is told', async ({
  shop,
}) => {
  const { cashier, customer } = shop.pages;
  await shop.counter.ringUp();
  await shop.counter.charge();
  await shop.customer.until(({ hasCode }) => hasCode, 'a code');
  await cashier.keyboard.press('F10');
  const dialog = cashier.getByRole('dialog', { name: words.tender.title });
  await expect(dialog.locator('.warning')).toBeVisible();
  await expect(customer.locator('.code svg')).toHaveCount(0);
  await cashier.keyboard.press('Enter');
  await expect(cashier.getByRole('heading', { name: words.closed.cash })).toBeVisible();
  expect(shop.readLog()?.charges.at(-1)?.stopReason).toBe('tendered');
});
