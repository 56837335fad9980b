import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ONE } from '#core/domain/money';
import type { Line } from '#core/domain/sale';
import cashierWords from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import words from '#renderer/i18n/es-AR/catalogue.json' with { type: 'json' };
import { scanLikeAScanner } from '#scripts/counter-driver';
import { expect, test } from '#test/support/app';
import { ask, until } from '#test/support/till';

test.use({ appArgs: ['--practice', '--lang=es-AR'] });

const FILE = [
  'Código;Descripción;EAN;Precio;Unidad',
  'CAFE9;Café de prueba;7790895000997;1.234,50;u',
  '123;Queso de prueba;;9.000,00;kg',
].join('\r\n');

/** Typed by hand: a scanner's rhythm is not to be had on a busy machine. */
async function enterCode(cashier: Page, code: string): Promise<void> {
  await cashier.getByPlaceholder(cashierWords.search.placeholder).fill(code);
  await cashier.keyboard.press('Enter');
}

const LINE_PARTS = [
  'discount',
  'id',
  'name',
  'note',
  'productId',
  'quantity',
  'sku',
  'taxRate',
  'unit',
  'unitPrice',
] as const satisfies readonly (keyof Line)[];

test('a small list comes in from a spreadsheet, one of its codes is scanned, weighed or made anew, and sold', async ({
  cashier,
  electronApp,
  dataDir,
}) => {
  const path = join(dataDir, 'lista.csv');
  writeFileSync(path, Buffer.from(FILE, 'latin1'));
  await electronApp.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, path);

  await expect(cashier.getByPlaceholder(cashierWords.search.placeholder)).toBeFocused();
  await cashier.keyboard.press('F3');
  await expect(cashier.getByRole('heading', { name: words.title })).toBeVisible();
  await cashier.getByRole('button', { name: words.import, exact: true }).click();
  const take = cashier.getByRole('button', { name: words.file.do_other.replace('{{count}}', '2') });
  await expect(take).toBeVisible({ timeout: 15_000 });
  expect(await ask(cashier, 'catalogue/search', { text: 'prueba' })).toEqual([]);
  await take.click();
  await expect(cashier.getByRole('button', { name: words.file.undo })).toBeVisible({ timeout: 15_000 });
  await cashier.getByRole('button', { name: words.close }).click();

  await enterCode(cashier, '7790895000997');
  await until(cashier, 'has the coffee', ({ sale }) => sale.cart.lines[0]?.unitPrice === 123_450);
  expect(await ask(cashier, 'cart/scan', { code: '2000123008455', quantity: ONE })).toMatchObject({
    ok: true,
  });
  const weighed = await until(
    cashier,
    'has the cheese by weight',
    ({ sale }) => sale.cart.lines[1]?.quantity === 845,
  );
  // What is written down of a line is the line, and nothing else of its product.
  for (const line of weighed.sale.cart.lines) expect(Object.keys(line).toSorted()).toEqual(LINE_PARTS);

  // A price that changes now is the next line's.
  await cashier.keyboard.press('F3');
  await cashier.getByPlaceholder(words.find).fill('afe de prue');
  const price = cashier.locator('#cell-0-1');
  await expect(cashier.locator('#cell-0-0')).toHaveText('Café de prueba');
  await price.click();
  await price.locator('input').fill('2000');
  await cashier.keyboard.press('Enter');
  await expect(price).toContainText('2.000,00');
  await cashier.getByRole('button', { name: words.undo }).click();
  await expect(price).toContainText('1.234,50');
  await cashier.getByRole('button', { name: words.close }).click();
  const { sale } = await ask(cashier, 'counter/view');
  expect(sale.cart.lines.map(({ unitPrice }) => unitPrice)).toEqual([123_450, 900_000]);

  await cashier.keyboard.press('F12');
  await until(cashier, 'shows a code', ({ charge }) => charge?.qrData != null);
});

test('a code that nobody knows becomes a product, and then it is known', async ({ cashier }) => {
  await expect(cashier.getByPlaceholder(cashierWords.search.placeholder)).toBeFocused();
  await enterCode(cashier, '4006381333931');
  await cashier.getByRole('button', { name: cashierWords.dialog.unknown.make }).click();
  await cashier.getByLabel(words.draftName).fill('Marcador');
  await cashier.getByRole('textbox', { name: words.field.price }).fill('500');
  await cashier.getByRole('button', { name: words.create }).click();
  // It was scanned to be sold.
  await until(cashier, 'has it in the sale', ({ sale }) =>
    sale.cart.lines.some(({ name }) => name === 'Marcador'),
  );
  expect(await ask(cashier, 'cart/scan', { code: '4006381333931', quantity: ONE })).toEqual({
    ok: true,
    value: null,
  });

  // Three of another, sold by its price, are three.
  await ask(cashier, 'cart/clear');
  await cashier.keyboard.press('F2');
  await cashier.keyboard.type('3*', { delay: 120 });
  await cashier.evaluate(scanLikeAScanner, '4006381333900');
  await cashier.getByRole('button', { name: cashierWords.dialog.unknown.open }).click();
  const { each } = cashierWords.dialog.open;
  await expect(cashier.getByText(each.replace('{{quantity}}', '3'))).toBeVisible();
  await cashier.keyboard.type('500', { delay: 120 });
  await cashier.keyboard.press('Enter');
  const { sale } = await until(cashier, 'has them', (view) => view.sale.cart.lines.length === 1);
  expect(sale.cart.lines).toMatchObject([{ quantity: 3000, unitPrice: 50_000 }]);
});
