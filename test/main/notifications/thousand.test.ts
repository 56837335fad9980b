import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { Charge, Reference } from '#core/domain/charge';
import { type NotifiedShop, openNotifiedShop } from '#test/main/notifications/notified-shop';
import { SECRET } from '#test/main/notifications/provider-side';
import { openPublicAddress } from '#test/main/notifications/public-address';

const WANTED = 1000;
const PATIENCE = { timeout: 15_000, interval: 20 };

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

function heap(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

const read = ({ log }: NotifiedShop, reference: Reference): Charge => {
  const charge = log.charge(reference);
  if (charge === null) throw new Error(`no charge ${reference}`);
  return charge;
};

/** One sale at the counter, and how it ends; every third in another way. */
async function sell(shop: NotifiedShop, at: number): Promise<Reference> {
  const { simulator, checkout } = shop;
  shop.sellBy(at % 2 === 0 ? 'instore' : 'orders');
  const reference = await shop.charge(1000 + at);
  const practise = (call: string, body: object = {}): void => {
    const { status } = simulator.control(call, { external_reference: reference, ...body });
    if (status >= 400) throw new Error(`${call}: ${status}`);
  };
  const isPaid = (): boolean => read(shop, reference).outcome !== null;
  await expect.poll(() => read(shop, reference).state, PATIENCE).toBe('awaiting-payment');
  practise('scan');
  if (at % 3 === 0) practise('pay', { outcome: 'rejected' });
  practise('pay', { outcome: 'approved' });
  await expect.poll(isPaid, PATIENCE).toBe(true);
  checkout.next();
  if (at % 5 === 0) practise('payment', { status: 'refunded' });
  return reference;
}

/** As the provider has it: what came in and what went back, of the orders that bear the reference. */
function truthOf({ simulator }: NotifiedShop, reference: Reference) {
  const { orders }: { readonly orders: readonly Sold[] } = JSON.parse(simulator.control('orders').body);
  const payments = orders
    .filter((code) => code.external_reference === reference)
    .flatMap((code) => code.merchant_orders)
    .flatMap(({ payments: each }) => each)
    .filter(({ status }) => status === 'approved' || status === 'refunded');
  const cents = (amounts: readonly number[]): number =>
    amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0);
  return {
    received: cents(payments.map((payment) => payment.transaction_amount)),
    returned: cents(payments.map((payment) => payment.amount_refunded)),
  };
}

type Sold = { readonly external_reference: string; readonly merchant_orders: readonly Order[] };
type Order = {
  readonly payments: readonly {
    readonly status: string;
    readonly transaction_amount: number;
    readonly amount_refunded: number;
  }[];
};

/** By the shop's clock, which is quicker than ours: what is a millisecond late here is ten late there. */
const A_SECOND = 850;

/** The most reads that left in any such time. */
const mostWithin = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at - from < ms).length));

it('has of every charge what the provider has, once, after a thousand notifications of every kind', async () => {
  const shop = await openNotifiedShop();
  const { simulator, notices, log } = shop;
  const address = await openPublicAddress(shop.port);
  simulator.control('notifications', { flavour: 'both', secret: SECRET, doubled: true, reordered: true });
  simulator.control('notify', { url: address.url });
  const sold: Reference[] = [];
  const held: { readonly heap: number; readonly sizes: Readonly<Record<string, number>> }[] = [];
  while (address.total() < WANTED) {
    sold.push(await sell(shop, sold.length));
    await address.settled();
    held.push({ heap: heap(), sizes: notices.sizes() });
  }
  await expect.poll(() => notices.view().heard.every(({ fate }) => fate !== null), PATIENCE).toBe(true);

  const charges = (): readonly Charge[] => sold.map((reference) => read(shop, reference));
  await expect
    .poll(() => charges().map(({ received, returned }) => ({ received, returned })), PATIENCE)
    .toEqual(sold.map((reference) => truthOf(shop, reference)));
  expect(charges().map(({ state, received }) => [state, received])).toEqual(
    charges().map(({ total }) => ['paid', total]),
  );
  expect(shop.paid.toSorted()).toEqual(sold.toSorted());
  const jobs = charges().map(({ saleId }) => log.jobsOf(saleId).length);
  expect(jobs).toEqual(sold.map(() => 1));
  expect(log.nextReceiptSequence()).toBe(sold.length + 1);

  for (const each of Object.values(address.brought)) expect(each).toBeGreaterThan(30);
  expect(notices.view().heard.map(({ verdict }) => verdict)).toEqual(
    expect.arrayContaining(['signed', 'unsigned', 'forged']),
  );
  for (const { sizes } of held) {
    expect(sizes.kept).toBeLessThanOrEqual(200);
    expect(sizes.waiting).toBeLessThanOrEqual(200);
    expect(sizes.known).toBeLessThanOrEqual(500);
    expect(sizes.atTheDoor).toBeLessThanOrEqual(100);
    expect(sizes.remembered).toBeLessThanOrEqual(1000);
  }
  expect(mostWithin(shop.reads, A_SECOND)).toBeLessThanOrEqual(5);
  const [early, late] = [held.at(Math.floor(held.length / 4)), held.at(-1)];
  expect((late?.heap ?? Number.NaN) / (early?.heap ?? Number.NaN)).toBeLessThan(1.5);
}, 120_000);
