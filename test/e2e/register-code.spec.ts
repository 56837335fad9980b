import type { Mode } from '#core/domain/charge';
import words from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import customerWords from '#renderer/i18n/es-AR/customer.json' with { type: 'json' };
import { codesIn } from '#scripts/picture-code';
import { readPdf } from '#test/support/pdf-maker';
import { type ProviderSlot, providerSlot } from '#test/support/provider-slot';
import { expect, type Shop, test } from '#test/support/shop';
import { ask } from '#test/support/till';

/* The register's printed code: one order at a time lies behind it, and other programs may put theirs there. */

const REGISTER = 'Caja 01';
const TANGO = 'TANGO-0001-00023456';
const filled = (text: string): string => text.replace('{{register}}', REGISTER).replace('{{order}}', TANGO);

/** Picks the way to be paid as the shop does, in the settings. */
async function pickMode({ pages: { cashier } }: Shop, mode: Mode): Promise<void> {
  await cashier.getByRole('button', { name: words.top.settings }).click();
  await cashier.getByRole('tab', { name: words.settings.register.tab }).click();
  await cashier.getByRole('radio', { name: words.settings.register.code[mode] }).click();
  await expect(cashier.getByText(words.settings.saved)).toBeVisible();
  await cashier.getByRole('button', { name: words.settings.close }).click();
}

async function chargeUntilShown(shop: Shop): Promise<string> {
  await shop.counter.charge();
  await shop.customer.until(({ hasCode }) => hasCode, 'a code');
  return newest(shop);
}

function newest(shop: Shop): string {
  const reference = shop.readLog()?.charges.at(-1)?.reference;
  if (reference === undefined) throw new Error('no charge is in the log');
  return reference;
}

/** A phone held at the printed code. */
async function payPrinted({ simulator }: Shop): Promise<void> {
  await simulator.control('scan', { fixed: true });
  await simulator.control('pay', { fixed: true, outcome: 'approved' });
}

const otherProgram = ({ simulator }: Shop): Promise<unknown> =>
  simulator.control('slot', { external_reference: TANGO, total: 123 });

async function expectPaidAndClear(shop: Shop, slot: ProviderSlot): Promise<void> {
  const { cashier, customer } = shop.pages;
  await expect(customer.getByRole('heading', { name: customerWords.tell.paid.title })).toBeVisible();
  await expect(cashier.getByText(words.paid.title).first()).toBeVisible();
  await expect.poll(slot.holds).toBeNull();
}

for (const mode of ['hybrid', 'attended'] as const) {
  test(`${mode}: the printed code is paid, both screens name the register, and nothing stays on it`, async ({
    shop,
  }, testInfo) => {
    const { cashier, customer } = shop.pages;
    const slot = await providerSlot(shop.simulator);
    await pickMode(shop, mode);
    await shop.counter.ringUp();
    const reference = await chargeUntilShown(shop);
    expect(await slot.holds()).toBe(reference);

    const { head, word } = words.ask[`awaiting-${mode}`];
    const plate = cashier.locator('.charge-plate');
    await expect(plate.getByText(filled(head))).toBeVisible();
    await expect(plate.getByText(filled(word))).toBeVisible();
    const printed = mode === 'hybrid' ? customerWords.pay.printedToo : customerWords.pay.printedSame;
    await expect(customer.getByText(filled(printed))).toBeVisible();
    expect(await ask(cashier, 'settings/save', { qrMode: 'dynamic' })).toEqual({
      ok: false,
      error: 'not-allowed-now',
    });

    const picture = testInfo.outputPath('customer.png');
    await customer.screenshot({ path: picture });
    const [shown] = codesIn(picture) ?? [];
    expect(shown).toBe(shop.readLog()?.charges.at(-1)?.code?.qrData);
    expect(shown === (await slot.fixedCode())).toBe(mode === 'attended');

    await payPrinted(shop);
    await expectPaidAndClear(shop, slot);
  });
}

test('another program takes the register: the code goes, it is said, and its order is replaced only twice asked', async ({
  shop,
}) => {
  const { cashier, customer } = shop.pages;
  const slot = await providerSlot(shop.simulator);
  await pickMode(shop, 'attended');
  await shop.counter.ringUp();
  const first = await chargeUntilShown(shop);
  await otherProgram(shop);

  await expect(
    customer.getByRole('heading', { name: customerWords.tell['order-displaced'].title }),
  ).toBeVisible({ timeout: 15_000 });
  await expect(cashier.getByRole('heading', { name: words.trouble.displaced.title })).toBeVisible();
  for (const page of [cashier, customer]) await expect(page.locator('.code svg')).toHaveCount(0);
  expect(await slot.holds()).toBe(TANGO);

  await shop.counter.chargeAgain();
  const inUse = cashier.getByRole('heading', { name: filled(words.trouble['slot-in-use'].title) });
  await expect(inUse).toBeVisible({ timeout: 15_000 });
  await expect(cashier.locator('.three').getByText(TANGO)).toBeVisible();

  const replace = cashier.getByRole('button', { name: words.act['take-register'] });
  await replace.click();
  await cashier.getByRole('button', { name: words.dialog.take.no }).click();
  await expect(inUse).toBeVisible();
  expect(await slot.holds()).toBe(TANGO);

  await replace.click();
  await cashier.getByRole('button', { name: words.dialog.take.yes, exact: true }).click();
  await expect.poll(async () => (await shop.customer.all()).at(-1)?.hasCode, { timeout: 15_000 }).toBe(true);
  expect(newest(shop)).not.toBe(first);
  expect(await slot.holds()).toBe(newest(shop));
  await payPrinted(shop);
  await expectPaidAndClear(shop, slot);
});

test('a charge that is cancelled leaves the register, and another program’s order stays where it is', async ({
  shop,
}) => {
  const slot = await providerSlot(shop.simulator);
  await pickMode(shop, 'hybrid');
  await shop.counter.ringUp();
  await chargeUntilShown(shop);
  await shop.counter.cancel();
  await expect.poll(slot.holds).toBeNull();
  await expect.poll(() => shop.readLog()?.charges.at(-1)?.state).toBe('cancelled');

  await otherProgram(shop);
  await shop.counter.charge();
  const inUse = shop.pages.cashier.getByText(words.trouble['slot-in-use'].head);
  await expect(inUse).toBeVisible({ timeout: 15_000 });
  await shop.counter.cancel();
  await expect(inUse).toBeHidden();
  expect(await slot.holds()).toBe(TANGO);
});

test('the sheet for the counter carries the register’s code, for a phone to read', async ({ shop }) => {
  const { cashier } = shop.pages;
  const slot = await providerSlot(shop.simulator);
  await pickMode(shop, 'attended');
  await cashier.getByRole('button', { name: words.top.settings }).click();
  await cashier.getByRole('tab', { name: words.settings.register.tab }).click();
  await expect(cashier.locator('.sheet .code svg')).toBeVisible();
  await cashier.getByRole('button', { name: words.settings.register.sheet.save }).click();
  const told = cashier.locator('.sheet .path');
  await expect(told).toContainText('.pdf', { timeout: 15_000 });
  const saved = await told.textContent();
  await expect(cashier.getByRole('button', { name: words.settings.register.sheet.open })).toBeVisible();
  const path = /\S*QR-Caja_01\.pdf/.exec(saved ?? '')?.[0] ?? '';
  const read = readPdf(path);
  expect([read.pages, read.codes]).toEqual([1, [await slot.fixedCode()]]);
  for (const text of ['Escaneá para pagar', REGISTER, 'Práctica']) expect(read.text).toContain(text);
});
