import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { toMoney } from '#core/domain/money';
import type { TenderId } from '#core/domain/sale-record';
import { verifyLog } from '#main/order-log/verify-log';
import words from '#renderer/i18n/es-AR/shift.json' with { type: 'json' };
import { decodeEscpos, linesIn } from '#test/support/escpos-decoder';
import { expect, test } from '#test/support/shop';
import { ask, chargeIs, chargeUntilShown, ringUp, until } from '#test/support/till';

/* A turn at the register, from the float to the Z, and what was learnt after it. */

test('a shift: its float, a sale in cash and one by QR, cash taken out, an X, a Z that is short, and late money in the next', async ({
  shop,
  dataDir,
}) => {
  test.slow();
  const { cashier } = shop.pages;
  const typed = (text: string): Promise<void> => cashier.keyboard.type(text, { delay: 150 });
  const paper = (name: string): Promise<string> =>
    readFile(path.join(dataDir, 'receipts', name), 'utf8').catch(() => '');
  const pay = async (reference: Awaited<ReturnType<typeof chargeUntilShown>>): Promise<void> => {
    await shop.simulator.control('scan', { external_reference: reference });
    await shop.simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  };
  await cashier.getByRole('searchbox').waitFor();

  // Where the shop wants one first, charging leads to it; and with one open nothing is installed.
  await ask(cashier, 'settings/save', { shifts: 'required' });
  await ringUp(cashier, 120_000);
  expect(await ask(cashier, 'charge/start')).toEqual({ ok: false, error: 'no-shift' });
  await cashier.keyboard.press('F12');
  await expect(cashier.getByText(words.none.required)).toBeVisible();
  await expect(cashier.getByRole('heading', { name: words.none.title })).toBeVisible();
  await typed('500');
  await cashier.keyboard.press('Enter');
  await expect(cashier.getByRole('status').filter({ hasText: words.said.opened })).toBeVisible();
  expect(await ask(cashier, 'update/install')).toEqual({ ok: false, error: 'shift-open' });
  await cashier.keyboard.press('Escape');
  await expect(cashier.getByRole('searchbox')).toBeVisible();

  expect((await ask(cashier, 'tender/prepare')).ok).toBe(true);
  const cash = {
    tenderId: 'tender-of-the-spec' as TenderId,
    kind: 'cash',
    amount: toMoney(120_000),
  } as const;
  const taken = await ask(cashier, 'tender/take', { ...cash, given: cash.amount, knowsOpenUntil: null });
  expect(taken.ok).toBe(true);
  await ask(cashier, 'sale/next');
  await ringUp(cashier, 80_000);
  await pay(await chargeUntilShown(cashier));
  await until(cashier, 'paid', chargeIs('paid'));
  await ask(cashier, 'sale/next');
  await ringUp(cashier, 30_000);
  const late = await chargeUntilShown(cashier);
  await ask(cashier, 'charge/cancel', { reference: late });

  await cashier.keyboard.press('Shift+F11');
  await cashier.getByRole('button', { name: words.act.out }).click();
  await typed('200');
  await cashier.keyboard.press('Tab');
  await typed('banco');
  await cashier.keyboard.press('Enter');
  // 500 of float, 1200 of the sale, less 200.
  await expect(cashier.locator('.shift .lead .amount')).toContainText('1.500');
  await cashier.getByRole('button', { name: words.act.x }).click();
  await expect(cashier.getByRole('status').filter({ hasText: words.said.x })).toBeVisible();

  await cashier.getByRole('button', { name: words.act.close }).click();
  await expect(cashier.locator('.left-open')).toContainText('300,00');
  await cashier.getByRole('radio', { name: words.count.sum }).click();
  await cashier.getByLabel(words.count.label).fill('1490');
  await expect(cashier.locator('.closing .gap')).toContainText('10,00');
  await cashier.getByRole('button', { name: words.count.do }).click();
  await expect(cashier.getByRole('button', { name: words.past.print })).toBeVisible();

  await expect.poll(() => paper('practice-Z-A0001.txt')).toContain('CIERRE Z A0001');
  const z = await paper('practice-Z-A0001.txt');
  for (const row of [
    /Ventas \(2\)\s+\$\s2\.000,00/,
    /NETO\s+\$\s2\.000,00/,
    /Salió\s+-\$\s200,00|Salió\s+\S?\$\s?-?200,00/,
  ])
    expect(z).toMatch(row);
  expect(z).toMatch(/Faltan\s+\$\s10,00/);
  await expect.poll(() => paper('practice-Z-A0001.escpos')).not.toBe('');
  const bytes = await readFile(path.join(dataDir, 'receipts', 'practice-Z-A0001.escpos'));
  const printed = linesIn(decodeEscpos(bytes).pieces).map(({ text }) => text.trim());
  expect(printed).toContain('CIERRE Z A0001');
  const head = /[0-9a-f]{64}/.exec(z.replaceAll(/\s/g, ''))?.[0] ?? '';
  expect(verifyLog(path.join(dataDir, 'log-practice.db'), head)).toMatchObject({ ok: true });

  await cashier.getByRole('button', { name: words.none.open }).click();
  await expect(cashier.getByRole('button', { name: words.act.x })).toBeVisible();
  await pay(late);
  await expect
    .poll(async () => {
      await ask(cashier, 'charge/check', { reference: late });
      return (await ask(cashier, 'shift/view', { below: null })).open?.report.earlier ?? [];
    })
    .toMatchObject([{ amount: 30_000 }]);
  await expect(cashier.locator('.shift > .main')).toContainText(words.part.earlier);
  expect(await paper('practice-Z-A0001.txt')).toBe(z);
});
