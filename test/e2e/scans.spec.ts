import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { checkDigit } from '#core/domain/barcode';
import { toMoney } from '#core/domain/money';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import catalogue from '#renderer/i18n/es-AR/catalogue.json' with { type: 'json' };
import { expect, test } from '#test/support/app';
import { ask } from '#test/support/till';
import { byHand, type Keyboard, plugIn, scanned } from '#test/support/usb-scanner';

test.describe.configure({ timeout: 480_000 });
test.use({ appArgs: ['--practice', '--lang=es-AR'], appEnv: { STANDIN_DISPLAYS: '1366x768,1920x1080' } });

/** A label of the shop's scale: each weighs one gram more than the last, so that the sale tells which came when. */
function label(grams: number): string {
  const figures = `2000123${String(grams).padStart(5, '0')}`;
  return `${figures}${checkDigit(figures)}`;
}

type Focus = { readonly what: string; readonly text: string | null; readonly caret: number | null };

/** What has the focus, what stands in it, and where its caret is. */
const focused = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const what =
      element === null ? '' : `${element.tagName} ${element.id} ${element.getAttribute('aria-label') ?? ''}`;
    return element instanceof HTMLInputElement
      ? { what, text: element.value, caret: element.selectionStart }
      : { what, text: null, caret: null };
  });

/** Everything that stands in any field. */
const fields = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    Array.from(document.querySelectorAll('input, textarea, select'), (field) =>
      String(Reflect.get(field, 'value')),
    ),
  );

const PAIR = 2;
const SCANS = 1000;

type Place = {
  readonly name: string;
  /** Brings it in front of the cashier, with something half written, and the caret inside it. */
  readonly open: (page: Page) => Promise<unknown>;
  /** What a hand types while it is scanned; it stands at the caret after. */
  readonly hand?: string;
};

const write = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.type(text, { delay: 45 });
  await page.keyboard.press('ArrowLeft');
};
const dialog = (name: string, key: string, text: string, hand = '', tabs = 0): Place => ({
  name,
  hand,
  async open(page) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    for (let tab = 0; tab < tabs; tab += 1) await page.keyboard.press('Tab');
    if (text !== '') await write(page, text);
  },
});
const shop = (name: string, focus: (page: Page) => Promise<void>, hand = ''): Place => ({
  name,
  hand,
  async open(page) {
    await page.getByRole('button', { name: words.top.settings }).click();
    await page.getByRole('tab', { name: words.settings.shop.tab }).click();
    await focus(page);
  },
});

const PLACES: readonly Place[] = [
  { name: 'the search', open: (page) => write(page, 'yerba'), hand: 'mate' },
  dialog('a quantity', '*', '12', '7'),
  dialog('a discount', 'F4', '15', '2'),
  dialog('a note', 'F5', 'sin sal', 'la'),
  dialog('an open amount', 'F8', '1250', '9'),
  dialog('the name of an open amount', 'F8', 'flete', 'de 2', 1),
  dialog('cash', 'F10', '90000', '5'),
  dialog('a button of a dialog', 'F1', ''),
  { name: 'a button', open: (page) => page.getByRole('button', { name: words.keys.catalogue }).focus() },
  {
    name: 'nothing',
    open: (page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur()),
  },
  shop(
    'a field of the settings',
    (page) => page.getByLabel(words.settings.shop.name, { exact: true }).fill('La Esquina'),
    '3',
  ),
  shop('a list of the settings', (page) =>
    page.getByLabel(words.settings.shop.language, { exact: true }).focus(),
  ),
  shop('a tab of the settings', (page) => page.getByRole('tab', { name: words.settings.shop.tab }).focus()),
];

const BEFORE = 5;
const AT_ONCE = 10;
const ROUNDS = 6;

test('a thousand scans in every field of either window are a thousand lines in their order, and nothing else', async ({
  app,
  electronApp,
  cashier,
  customer,
  dataDir,
}) => {
  test.setTimeout(300_000);
  const here = plugIn(electronApp, 'cashier');
  const there = plugIn(electronApp, 'customer');
  await expect(cashier.getByPlaceholder(words.search.placeholder)).toBeFocused();
  const made = await ask(cashier, 'products/add', {
    name: 'Queso de prueba',
    sku: '00123',
    barcodes: [],
    price: toMoney(900_000),
    unit: 'kg',
    taxRate: null,
    category: null,
    favourite: null,
    active: true,
  });
  expect(made.ok).toBe(true);
  let grams = 0;

  const lines = async (): Promise<readonly number[]> =>
    (await ask(cashier, 'counter/view')).sale.cart.lines.map(({ quantity }) => Number(quantity));

  /**
   * In pairs, 50 ms apart; a hand that types at the same time knows nothing of the scanner. Each becomes a line, in
   * order, of a sale that stays as open as it was; and is taken out again.
   */
  async function scan(keyboard: Keyboard, name: string, count: number, hand = ''): Promise<void> {
    const expected = Array.from({ length: count }, (_, more) => grams + more + 1);
    grams += count;
    await ask(cashier, 'cart/clear');
    const scans = expected.map((each, more) => {
      const fromMs = 20 + Math.floor(more / PAIR) * 300 + (more % PAIR) * 70;
      return scanned(label(each), fromMs, more % 3 === 2 ? 'Tab' : 'Enter');
    });
    await keyboard.send([...scans.flat(), ...byHand(hand, 0, 107)]);
    await expect.poll(async () => (await lines()).length, { message: name, timeout: 20_000 }).toBe(count);
    expect(await lines(), name).toEqual(expected);
    const { sale, charge } = await ask(cashier, 'counter/view');
    expect({ charge, tenders: sale.tenders }, name).toEqual({ charge: null, tenders: [] });
    expect(sale.isFrozen, name).toBe(false);
  }

  /** Who keeps the catalogue is selling nothing: each code is named and refused, and what is half written stays. */
  async function inACell(): Promise<void> {
    await ask(cashier, 'cart/clear');
    await cashier.keyboard.press('F3');
    await cashier.getByPlaceholder(catalogue.find).fill('Queso de prueba');
    for (const column of [0, 1]) {
      const cell = cashier.locator(`#cell-0-${column}`);
      await expect(cashier.locator('#cell-0-0')).toHaveText('Queso de prueba');
      await cell.click();
      await cell.locator('input').fill('12');
      await cashier.keyboard.press('ArrowLeft');
      const before = await focused(cashier);
      await here.send([
        ...scanned(label(1), 20, 'Enter'),
        ...scanned(label(2), 90, 'Tab'),
        ...byHand('3', 0, 107),
      ]);
      await expect(cashier.getByText(label(2))).toBeVisible();
      expect(await focused(cashier), `cell ${column}`).toEqual({ ...before, text: '132', caret: 2 });
      expect(await lines(), `cell ${column}`).toEqual([]);
      await cashier.keyboard.press('Escape');
    }
    expect((await ask(cashier, 'catalogue/search', { text: 'Queso de prueba' }))[0]?.price).toBe(900_000);
    await cashier.getByRole('button', { name: catalogue.close }).click();
    await cashier.getByPlaceholder(words.search.placeholder).waitFor();
  }

  for (const { name, open, hand = '' } of PLACES) {
    // Most dialogs are about something in the sale.
    await scan(here, `before ${name}`, BEFORE);
    await expect.poll(() => cashier.locator('.ticket .qty').count()).toBe(BEFORE);
    await open(cashier);
    const before = await focused(cashier);
    const texts = await fields(cashier);
    for (let round = 0; round < ROUNDS; round += 1) await scan(here, name, AT_ONCE, round === 0 ? hand : '');
    const { text, caret } = before;
    const typed = text === null ? null : text.slice(0, caret ?? 0) + hand + text.slice(caret ?? 0);
    const moved = caret === null ? null : caret + hand.length;
    expect(await focused(cashier), name).toEqual({ ...before, text: typed, caret: moved });
    const untouched = texts.filter((each) => each !== text);
    expect(
      (await fields(cashier)).filter((each) => each !== typed),
      name,
    ).toEqual(untouched);
    await cashier.keyboard.press('Escape');
    // In a field of the settings Escape is the field's own.
    await cashier.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await cashier.keyboard.press('Escape');
    await cashier.getByPlaceholder(words.search.placeholder).waitFor();
  }
  await inACell();
  while (grams < SCANS) await scan(there, 'the customer’s window', Math.min(AT_ONCE, SCANS - grams));
  expect(grams).toBe(SCANS);
  expect(await fields(cashier)).toEqual(['']);
  expect(await fields(customer)).toEqual([]);
  await app.close();
  const log = new Database(join(dataDir, 'log-practice.db'), { readonly: true });
  const kinds = log.prepare("SELECT DISTINCT kind FROM facts WHERE stream <> 'settings'").pluck().all();
  log.close();
  // Each lot was taken out again to make room for the next; no sale was begun, and no charge.
  expect(kinds).toEqual(['lines-voided']);
});
