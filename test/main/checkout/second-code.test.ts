import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { openCounter, type Story } from '#test/main/checkout/story';

async function cancelled(shop: Story, amount = 1500) {
  shop.add(amount);
  await shop.charge();
  const charge = shop.front();
  await shop.answer(shop.checkout().cancel(charge.reference));
  return charge;
}

it('shows the same code again while it holds and the total is the same', async () => {
  const shop = await openCounter();
  const first = await cancelled(shop);
  expect(shop.screen()).toMatchObject({ kind: 'cancelled' });
  await shop.run(2000);
  expect(await shop.charge()).toMatchObject({ ok: true });
  expect(shop.front().reference).toBe(first.reference);
  expect(shop.screen()).toMatchObject({ kind: 'pay', qrData: first.code?.qrData });
  expect(shop.world.provider.world.codes).toHaveLength(1);
});

it('keeps the same code for other goods at the same price, and the sale on the books is what is taken home', async () => {
  const shop = await openCounter();
  const first = await cancelled(shop);
  shop.removeLast();
  shop.add(1500);
  await shop.charge();
  expect(shop.front().reference).toBe(first.reference);
  const names = shop
    .program()
    .log.sale(first.saleId)
    ?.cart.lines.map(({ name }) => name);
  expect(names).toEqual(['Producto 2']);
});

it('makes a second order for another total', async () => {
  const shop = await openCounter();
  const first = await cancelled(shop);
  shop.add(500);
  await shop.charge();
  expect(shop.front()).toMatchObject({ total: 2000, attempt: 2, state: 'awaiting-payment' });
  expect(shop.program().view.charge()?.earlierCodeUntil).toBe(first.expiresAt);
});

it('takes both codes off when the first is paid a second after the new one shows; paid too, that is one sale and one double', async () => {
  const shop = await openCounter();
  const first = await cancelled(shop, 2000);
  shop.removeLast();
  shop.add(1500);
  await shop.charge();
  const second = shop.front();
  await shop.run(1000);
  shop.pays(first.reference);
  // The one that is not in front is read once a minute at the latest.
  await shop.run(61_000);
  expect(shop.read(first.reference).state).toBe('paid-late');
  expect(shop.read(second.reference)).toMatchObject({ state: 'checking', stopReason: 'paid-elsewhere' });
  expect(shop.screen().kind).not.toBe('pay');
  shop.pays(second.reference);
  await shop.run(61_000);
  expect(shop.program().view.sale()).toMatchObject({ collected: 3500, excess: 2000 });
  expect(shop.screen().kind).toBe('double');
  expect(
    shop
      .program()
      .log.recent(10)
      .map(({ receiptNumber }) => receiptNumber),
  ).toEqual(['C1-A000001', 'C1-A000001']);
});

it('makes no second order in the last seconds of the first: too late to show it, too early for another', async () => {
  const shop = await openCounter();
  const first = await cancelled(shop);
  await shop.runUntil(first.expiresAt - 5000);
  expect(await shop.charge()).toEqual({ ok: false, error: 'first-not-read' });
  await shop.runUntil(first.expiresAt + 5000);
  expect(await shop.charge()).toMatchObject({ ok: true });
  expect(shop.front()).toMatchObject({ attempt: 2, state: 'awaiting-payment' });
});

it('waits for the first to be read before a second shows', async () => {
  const shop = await openCounter();
  await cancelled(shop);
  await shop.run(2000);
  shop.add(500);
  shop.world.wire.setMood('silent');
  expect(await shop.charge()).toEqual({ ok: false, error: 'first-not-read' });
});

it('brings the money to the front when it comes while the first is read', async () => {
  const shop = await openCounter();
  const first = await cancelled(shop);
  await shop.run(2000);
  shop.add(500);
  shop.pays(first.reference);
  expect(await shop.charge()).toEqual({ ok: false, error: 'money-came' });
  expect(shop.front()).toMatchObject({ reference: first.reference, received: 1500 });
  expect(shop.program().view.sale().cart.lines).toHaveLength(1);
});

it('asks for the rest of a sale that was paid in part, and paid so it is no double', async () => {
  const shop = await openCounter();
  shop.add(2000);
  await shop.charge();
  const first = shop.front();
  shop.pays(first.reference, 'approved', toMoney(500));
  await shop.run(2500);
  expect(shop.screen()).toMatchObject({ kind: 'partial', received: 500 });
  await shop.runUntil(first.expiresAt + 6000);
  expect(shop.front()).toMatchObject({ state: 'expired', oddness: ['partial'] });
  expect(await shop.answer(shop.checkout().newCode(first.reference))).toMatchObject({ ok: true });
  await shop.run(1000);
  expect(shop.screen()).toMatchObject({ kind: 'pay', total: 1500 });
  shop.pays(shop.front().reference);
  await shop.run(3000);
  expect(shop.screen().kind).toBe('paid');
  expect(shop.program().view.sale()).toMatchObject({ collected: 2000, due: 0, excess: 0 });
});

it('gives the cart back for the rest when an earlier code of a smaller total was paid', async () => {
  const shop = await openCounter();
  const first = await cancelled(shop, 1000);
  shop.add(500);
  await shop.charge();
  shop.pays(first.reference);
  await shop.run(61_000);
  expect(shop.front().reference).toBe(first.reference);
  shop.checkout().next();
  expect(shop.program().view.sale()).toMatchObject({ due: 500, isFrozen: false });
  expect(await shop.charge()).toMatchObject({ ok: true });
  expect(shop.screen()).toMatchObject({ kind: 'pay', total: 500 });
});

it('tells of a second phone that paid the same code just after the first was seen, while both still stand there', async () => {
  const shop = await openCounter();
  shop.add(2000);
  await shop.charge();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(1500);
  expect(shop.read(reference)).toMatchObject({ state: 'paid', oddness: [] });
  shop.pays(reference);
  await shop.run(4000);
  expect(shop.read(reference)).toMatchObject({ state: 'paid', oddness: ['double'] });
});
