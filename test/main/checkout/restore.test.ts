import { truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Api, Reference } from '#core/domain/charge';
import { DAY, MINUTE } from '#core/domain/instant';
import { sum, toMoney } from '#core/domain/money';
import { renewIdentity } from '#main/identity';
import { openLogOrBackup } from '#main/log-files';
import { backUp } from '#main/order-log/backup';
import { openLog } from '#main/order-log/database';
import { createSettings } from '#main/settings/settings';
import { openShop } from '#main/settings/shop-db';
import { isMoney, move, pay } from '#main/simulator/wallet';
import { openCounter, type Story } from '#test/main/checkout/story';
import { FIRST_IDENTITY } from '#test/simulation/program';

/** A shop whose log is copied, sells on, loses its log and goes on from the copy. */
async function openShopWithCopy(api: Api = 'instore') {
  const shop = await openCounter(21, 'dynamic', api, 5 * MINUTE);
  const { world } = shop;
  const folder = dirname(world.file);
  const settingsDb = openShop({ file: join(folder, 'shop.db'), now: shop.now });
  if (!settingsDb.ok) throw new Error('no shop');
  onTestFinished(() => settingsDb.value.close());
  const settings = createSettings(settingsDb.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  settings.save('installIds', FIRST_IDENTITY.installIds);

  async function sell(amount: number, by: Api = api): Promise<Reference> {
    world.switchTo(by);
    shop.add(amount);
    expect(await shop.charge()).toMatchObject({ ok: true });
    return shop.front().reference;
  }

  async function sold(amount: number, by: Api = api): Promise<Reference> {
    const reference = await sell(amount, by);
    shop.pays(reference);
    await shop.run(3000);
    shop.checkout().next();
    return reference;
  }

  /** As at night: the app's own copy, of the file as it lies there. */
  async function copy(): Promise<void> {
    world.crash('to be copied');
    const opened = openLog({ file: world.file, now: shop.now });
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(await backUp(opened.value, { now: shop.now })).toMatchObject({ ok: true });
    opened.value.close();
    world.start();
    await shop.run(2000);
  }

  async function loseAndRestore(): Promise<void> {
    world.crash('the disk is hit');
    truncateSync(world.file, 0);
    writeFileSync(world.file, 'not a log any more'.repeat(500));
    const opened = await openLogOrBackup(world.file, {
      now: shop.now,
      askForBackup: () => Promise.resolve(true),
      beforeRestore: () => renewIdentity(settings),
    });
    if (!opened.ok) throw new Error(opened.error.kind);
    expect(opened.value.isRestored).toBe(true);
    opened.value.db.close();
    world.setIdentity({
      installIds: settings.read('installIds'),
      installLetter: settings.read('installLetter'),
    });
    world.start();
  }

  return { shop, world, sell, sold, copy, loseAndRestore };
}

/** Of each charge what the provider has of it, of the day its total, and no number given out twice. */
function expectTheBooksToAgree({ world, read, program }: Story, references: readonly Reference[]): void {
  const { log } = program();
  const charges = references.map(read);
  for (const charge of charges) {
    const { received, returned } = world.provider.truthOf(charge.reference);
    expect(charge, charge.reference).toMatchObject({ received, returned });
    expect(charge.outcome, charge.reference).not.toBeNull();
  }
  const all = log.recent(100);
  expect(all.map(({ reference }) => reference).toSorted()).toEqual([...references].toSorted());
  const payments = world.provider.world.scans.flatMap((order) => order.payments).filter(isMoney);
  expect(sum(all.map(({ received }) => received))).toBe(sum(payments.map(({ amount }) => amount)));
  expect(sum(all.map(({ returned }) => returned))).toBe(sum(payments.map(({ refunded }) => refunded)));
  const numbers = charges.map(({ saleId }) => log.sale(saleId)?.receiptNumber ?? 'none');
  expect(new Set(numbers).size).toBe(references.length);
  expect(numbers).not.toContain('none');
  const sales = all.map(({ saleNumber }) => saleNumber);
  expect(new Set(sales).size).toBe(references.length);
}

const ordersAtTheProvider = ({ world }: Story): number => world.provider.world.codes.length;

it('goes on from yesterday’s copy with all of today’s sales found again, and none charged twice', async () => {
  const { shop, world, sell, sold, copy, loseAndRestore } = await openShopWithCopy();
  const kept = [await sold(1000), await sold(1100, 'orders')];
  await copy();
  await shop.run(DAY);

  const twice = await sold(2000);
  const partly = await sold(2200);
  const partlyByOrders = await sold(2300, 'orders');
  const today = [twice, await sold(2100, 'orders'), partly, partlyByOrders];
  const { world: provider } = world.provider;
  move(provider, { reference: partly }, 'refunded', toMoney(700));
  move(provider, { reference: partlyByOrders }, 'refunded', toMoney(300));
  // The second phone pays a code that the first has just paid.
  pay(provider, { reference: twice, outcome: 'approved', newScan: true, amount: toMoney(2000), late: true });
  const late = await sell(2400);
  shop.pays(late, 'rejected');
  await shop.run(7 * MINUTE);
  shop.pays(late);
  shop.checkout().next();
  shop.checkout().clearCart();
  const waiting = await sell(2500);
  const made = ordersAtTheProvider(shop);

  await loseAndRestore();
  shop.pays(waiting);
  await shop.run(12 * MINUTE);

  expect(ordersAtTheProvider(shop)).toBe(made);
  const apis = today.map((reference) => shop.read(reference).api);
  expect(apis).toEqual(['instore', 'orders', 'instore', 'orders']);
  expect(shop.read(twice).oddness).toEqual(['double']);
  expectTheBooksToAgree(shop, [...kept, ...today, late, waiting]);
});

it('goes back as far as the copy is old, not three days only', async () => {
  const { shop, sold, copy, loseAndRestore } = await openShopWithCopy();
  const kept = await sold(1000);
  await copy();
  const lost: Reference[] = [];
  for (let day = 1; day <= 10; day++) {
    await shop.run(DAY);
    lost.push(await sold(1000 + day));
  }
  await loseAndRestore();
  await shop.run(6 * MINUTE);
  expectTheBooksToAgree(shop, [kept, ...lost]);
});

it('sells on under another name, so that neither reference nor receipt number is given out again', async () => {
  const { shop, sold, copy, loseAndRestore } = await openShopWithCopy();
  const kept = await sold(1000);
  await copy();
  const lost = await sold(1100);
  const printed = receiptOf(shop, lost);
  await loseAndRestore();
  await shop.run(6 * MINUTE);
  const next = await sold(1200);
  expectTheBooksToAgree(shop, [kept, lost, next]);
  expect(printed).toBe('C1-A000002');
  expect([kept, lost, next].map((reference) => receiptOf(shop, reference))).toEqual([
    'C1-A000001',
    'C1-B000002',
    'C1-B000003',
  ]);
  expect(next.split('-')[1]).not.toBe(lost.split('-')[1]);
});

const receiptOf = ({ program, read }: Story, reference: Reference): string | null =>
  program().log.sale(read(reference).saleId)?.receiptNumber ?? null;

it.each(['instore', 'orders'] as const)(
  'gives adopted money back by the way it came, whatever the shop sells by now: %s',
  async (api) => {
    const { shop, world, sold, copy, loseAndRestore } = await openShopWithCopy(api);
    await copy();
    const lost = await sold(1100);
    await loseAndRestore();
    world.switchTo(api === 'orders' ? 'instore' : 'orders');
    await shop.run(6 * MINUTE);
    const [payment] = shop.read(lost).payments;
    const asked = shop.checkout().refunding.request({
      reference: lost,
      paymentId: payment?.id ?? '',
      amount: toMoney(400),
      by: 'Ana',
      reason: 'devolución',
    });
    await shop.run(MINUTE);
    expect(await asked).toMatchObject({ ok: true });
    expect(world.provider.truthOf(lost).returned).toBe(400);
    expect(shop.read(lost).returned).toBe(400);
    const path = api === 'orders' ? /POST \/v1\/orders\/ORD\w+\/refund/ : /POST \/v1\/payments\/\d+\/refunds/;
    expect(world.trace.filter((line) => path.test(line))).toHaveLength(1);
  },
);
