import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Charge } from '#core/domain/charge';
import { add, type Money, percentOf, subtract, sum, times, toMoney, toQuantity } from '#core/domain/money';
import { type Line, lineAmounts } from '#core/domain/sale';
import { createOrderLog } from '#main/order-log/order-log';
import { starterCatalogue } from '#main/settings/starter-catalogue';
import { openReadOnly } from '#main/sqlite';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import selling from '#renderer/i18n/es-AR/selling.json' with { type: 'json' };
import { scanLikeAScanner } from '#scripts/counter-driver';
import { createFinger } from '#test/support/finger';
import { expect, type Shop, test } from '#test/support/shop';
import { ask, until } from '#test/support/till';

/* A whole sale of twenty lines, by the keyboard alone and by touch alone: what the log says of it, to the cent. */

const HAND_MS = 110;
const AFTER_A_SCAN_MS = 600;
const products = starterCatalogue('MLA');
const priceOf = (name: string): Money =>
  products.find((product) => product.name === name)?.price ?? toMoney(0);
const codes = products.flatMap(({ barcodes, name }) => barcodes.map((code) => ({ code, name })));

const lines = (cashier: Page): Locator => cashier.locator('.ticket .lines .line .qty');
const cartNow = async (cashier: Page) => (await ask(cashier, 'counter/view')).sale.cart;

async function pays(shop: Shop): Promise<Charge> {
  const { charge } = await until(shop.pages.cashier, 'a code', (view) => view.charge?.qrData != null);
  const external_reference = charge?.reference ?? '';
  await shop.simulator.control('scan', { external_reference });
  await shop.simulator.control('pay', { external_reference, outcome: 'approved' });
  await until(shop.pages.cashier, 'paid', (view) => view.charge?.paidAt != null);
  const paid = shop.readLog()?.charges.at(-1);
  if (paid === undefined) throw new Error('nothing in the log');
  return paid;
}

/** The total by another way than the program's: whole minor units, the discounts one after the other. */
const netOf = (gross: readonly Money[], lineOff: Money, basisPoints: number): Money => {
  const subtotal = subtract(sum(gross), lineOff);
  return subtract(subtotal, percentOf(subtotal, basisPoints));
};

test('twenty lines with the keyboard alone: held, recalled, taken back, discounted, charged and paid', async ({
  shop,
  dataDir,
}) => {
  const { cashier } = shop.pages;
  const press = (key: string) => cashier.keyboard.press(key);
  const type = (text: string) => cashier.keyboard.type(text, { delay: HAND_MS });
  const focusOn = async (what: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (
        await cashier.evaluate(
          (text) =>
            document.activeElement?.textContent?.includes(text) === true &&
            document.activeElement.matches('button, [role=tab]'),
          what,
        )
      )
        return;
      await press('Tab');
    }
    throw new Error(`never on ${what}`);
  };
  await cashier.getByRole('searchbox').waitFor();
  const shown = (count: number) => expect(lines(cashier)).toHaveCount(count);

  // Fourteen scans, as fast as a scanner is.
  for (const [at, { code }] of codes.slice(0, 14).entries()) {
    await cashier.evaluate(scanLikeAScanner, code);
    await shown(at + 1);
  }
  // A weight, found by searching, in grams; another in kilos, before it.
  await type('banana');
  await cashier.getByRole('option').first().waitFor();
  await press('Enter');
  await cashier.locator('.dialog input:focus').waitFor();
  await type('350 g');
  await press('Enter');
  await shown(15);
  await type('0,845*');
  await type('queso');
  await cashier.getByRole('option').locator('mark', { hasText: /queso/i }).first().waitFor();
  await press('Enter');
  await shown(16);
  // An open amount by a running calculation, and a plain one.
  await press('F8');
  await cashier.locator('.dialog input:focus').waitFor();
  await type('3*450+1200-10%');
  await expect(cashier.getByTestId('tally')).toContainText('2.295');
  await press('Enter');
  await shown(17);
  await press('F8');
  await cashier.locator('.dialog input:focus').waitFor();
  await type('99,90');
  await press('Enter');
  await shown(18);
  // A quick key and one of a category.
  await focusOn('Pan francés');
  await press('Enter');
  await cashier.locator('.dialog input:focus').waitFor();
  await type('1,2');
  await press('Enter');
  await shown(19);
  await focusOn(words.quick.favourites);
  await press('ArrowRight');
  while (
    !(await cashier.getByRole('tab', { name: 'Limpieza' }).getAttribute('aria-selected'))?.includes('true')
  )
    await press('ArrowRight');
  await focusOn('Lavandina');
  await press('Enter');
  await shown(20);

  // Held, another begun and held, the first recalled; a line taken off and put back.
  const whole = await cartNow(cashier);
  await press('F6');
  await shown(0);
  await cashier.evaluate(scanLikeAScanner, codes[15]?.code ?? '');
  await shown(1);
  await press('F6');
  await shown(0);
  await press('F6');
  await cashier.locator('.open-sales .held .btn.wide:focus').waitFor();
  // No hand is here this soon after a scan: an Enter that is may be the scanner's.
  await cashier.waitForTimeout(AFTER_A_SCAN_MS);
  await press('Enter');
  await shown(20);
  expect(await cartNow(cashier)).toEqual(whole);
  await press('Delete');
  await shown(19);
  await press('Control+z');
  await shown(20);

  // 5 % off one line, 10 % off the sale.
  await press('F4');
  const dialog = cashier.getByRole('dialog');
  await cashier.locator('.dialog input:focus').waitFor();
  await press('Shift+Tab');
  await press('Shift+Tab');
  await press('ArrowRight');
  await press('Space');
  await expect(dialog.getByRole('radio', { name: words.dialog.discount.line })).toBeChecked();
  await press('Tab');
  await press('Tab');
  await type('5');
  await press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await press('F4');
  await cashier.locator('.dialog input:focus').waitFor();
  await type('10');
  await press('Enter');
  await until(cashier, 'discounted', ({ sale }) => sale.cart.discount !== null);
  await press('F12');
  const charge = await pays(shop);

  const gross = [
    ...codes.slice(0, 14).map(({ name }) => priceOf(name)),
    times(priceOf('Banana'), toQuantity(350)),
    times(priceOf('Queso cremoso'), toQuantity(845)),
    toMoney(229_500),
    toMoney(9_990),
    times(priceOf('Pan francés'), toQuantity(1200)),
    priceOf('Lavandina 1 l'),
  ];
  const sold = shop.readLog()?.sale.cart.lines ?? [];
  expect(sold.map((line: Line) => lineAmounts(line).gross)).toEqual(gross);
  const off = sum(sold.map((line) => lineAmounts(line).discount));
  const discounted = sold.find(({ discount }) => discount !== null);
  expect(off).toBe(percentOf(discounted === undefined ? toMoney(0) : lineAmounts(discounted).gross, 500));
  expect(off).toBeGreaterThan(0);
  expect([charge.total, charge.received]).toEqual([netOf(gross, off, 1000), netOf(gross, off, 1000)]);
  expect(charge.state).toBe('paid');

  // The other is still there, and what was taken off is told.
  await press('Enter');
  const { open } = await until(
    cashier,
    'free',
    ({ sale, charge: front }) => front === null && sale.cart.lines.length === 0,
  );
  expect(open.held.map(({ total }) => total)).toEqual([priceOf(codes[15]?.name ?? '')]);
  const db = openReadOnly(path.join(dataDir, 'log-practice.db'));
  const [told] = createOrderLog(db, { now: Date.now }).recentVoids(1);
  db.close();
  expect(told).toMatchObject({ how: 'line', totalBefore: sum(gross), leavesNothing: false });
  expect(told?.undoneAt).not.toBeNull();
});

test('twenty lines by touch alone, with the number pad, charged and paid', async ({ shop }) => {
  const { cashier } = shop.pages;
  const { tap } = await createFinger(cashier);
  const button = (name: string | RegExp) => cashier.getByRole('button', { name });
  const pad = async (figures: string) => {
    for (const figure of figures)
      await tap(cashier.locator('.pad').getByRole('button', { name: figure, exact: true }));
  };
  await cashier.getByRole('searchbox').waitFor();
  const gross: Money[] = [];
  const shown = () => expect(lines(cashier)).toHaveCount(gross.length);

  for (const tab of ['Almacén', 'Bebidas', 'Limpieza', 'Lácteos', 'Frescos', 'Panadería', 'Varios']) {
    await tap(cashier.getByRole('tab', { name: tab, exact: true }));
    for (const product of products
      .filter(({ category }) => category === tab)
      .toSorted((a, b) => a.name.localeCompare(b.name))) {
      if (gross.length === 18) break;
      await tap(cashier.locator('.keys .quick', { hasText: product.name.split(' ').slice(0, 2).join(' ') }));
      if (product.unit === 'kg') {
        await cashier.locator('.pad').waitFor();
        await pad('1,5');
        await tap(button(words.dialog.add));
        gross.push(times(product.price, toQuantity(1500)));
      } else gross.push(product.price);
      await shown();
    }
  }
  await tap(button(words.keys['open-amount']));
  await cashier.locator('.pad').waitFor();
  await pad('3×450+120');
  await tap(cashier.locator('.pad').getByRole('button', { name: selling.pad.erase }));
  await tap(button(words.dialog.add));
  gross.push(toMoney(136_200));
  await shown();
  await tap(button(words.keys['open-amount']));
  await pad('80');
  await tap(button(words.dialog.add));
  gross.push(toMoney(8_000));
  await shown();

  // Two of the last, and the price of it put right.
  await tap(button(new RegExp(`^${words.sale.quantity}`)));
  await cashier.locator('.pad').waitFor();
  await pad('2');
  await tap(button(words.dialog.apply));
  gross[gross.length - 1] = toMoney(16_000);
  await until(cashier, 'two', ({ sale }) => sale.cart.lines.at(-1)?.quantity === 2000);
  await tap(button(new RegExp(`^${selling.price.price}`)));
  await pad('75,5');
  await tap(button(words.dialog.apply));
  gross[gross.length - 1] = toMoney(15_100);
  await until(cashier, 'cheaper', ({ sale }) => sale.cart.lines.at(-1)?.unitPrice === 7_550);

  await tap(button(new RegExp(`^${selling.open.hold}`)));
  await expect(lines(cashier)).toHaveCount(0);
  await tap(cashier.locator('.open-tab'));
  await shown();
  await tap(button(new RegExp(`^${words.keys.discount}`)));
  await cashier.locator('.pad').waitFor();
  await pad('10');
  await tap(button(words.dialog.apply));
  await until(cashier, 'discounted', ({ sale }) => sale.cart.discount !== null);
  await tap(cashier.locator('.ticket .plate .key'));
  const charge = await pays(shop);
  expect(shop.readLog()?.sale.cart.lines.map((line) => lineAmounts(line).gross)).toEqual(gross);
  expect(charge.total).toBe(netOf(gross, toMoney(0), 1000));
  expect(add(charge.received, toMoney(0))).toBe(charge.total);
  await tap(cashier.locator('.acts .key'));
  await until(cashier, 'free', ({ sale, charge: front }) => front === null && sale.cart.lines.length === 0);
});
