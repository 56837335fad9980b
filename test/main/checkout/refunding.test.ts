import { expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { RefundRecord } from '#core/domain/refund';
import type { RefundWish } from '#main/checkout/refunding';
import { openCounter, type Story } from '#test/main/checkout/story';

type Paid = { readonly shop: Story; readonly reference: Reference; readonly paymentId: string };

async function paid(): Promise<Paid> {
  const shop = await openCounter();
  shop.add(1500);
  await shop.charge();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(3000);
  const paymentId = shop.read(reference).payments[0]?.id ?? '';
  shop.checkout().next();
  return { shop, reference, paymentId };
}

async function ask({ shop, reference, paymentId }: Paid, more: Partial<RefundWish> = {}) {
  const wish = { reference, paymentId, amount: null, by: 'Marta', reason: 'devuelto', ...more };
  const asked = shop.checkout().refunding.request(wish);
  await shop.run(1500);
  return asked;
}

const refunds = ({ shop, reference }: Paid): readonly RefundRecord[] =>
  shop.program().log.refundsOf(shop.read(reference).saleId);

/** As the provider itself counts it. */
const gaveBack = ({ shop, reference }: Paid): number => shop.world.provider.truthOf(reference).returned;

it('gives all of it back, and the charge says so', async () => {
  const sale = await paid();
  expect(await ask(sale)).toMatchObject({ ok: true });
  await sale.shop.run(3000);
  expect(refunds(sale)).toMatchObject([{ state: 'done', amount: 1500, by: 'Marta' }]);
  expect(sale.shop.read(sale.reference)).toMatchObject({
    state: 'paid',
    oddness: ['reverted'],
    returned: 1500,
  });
  expect(gaveBack(sale)).toBe(1500);
});

it('gives back in parts, and never more than is left', async () => {
  const sale = await paid();
  await ask(sale, { amount: toMoney(1000) });
  expect(await ask(sale, { amount: toMoney(501) })).toEqual({ ok: false, error: 'too-much' });
  await ask(sale, { amount: toMoney(500) });
  expect(await ask(sale)).toEqual({ ok: false, error: 'nothing-left' });
  expect(gaveBack(sale)).toBe(1500);
});

it('counts what was given back outside just before', async () => {
  const sale = await paid();
  sale.shop.refunds(sale.reference);
  expect(await ask(sale)).toEqual({ ok: false, error: 'nothing-left' });
  expect(gaveBack(sale)).toBe(1500);
});

it('asks again with the same key after a lost answer, and the money goes back once', async () => {
  const sale = await paid();
  sale.shop.world.wire.doomNextOrder('answer-lost');
  await ask(sale, { amount: toMoney(600) });
  await sale.shop.run(9000);
  expect(refunds(sale)).toMatchObject([{ state: 'unknown' }]);
  await sale.shop.run(60_000);
  expect(refunds(sale)).toMatchObject([{ state: 'done' }]);
  expect(gaveBack(sale)).toBe(600);
});

it('sends again what never arrived', async () => {
  const sale = await paid();
  sale.shop.world.wire.doomNextOrder('refused');
  await ask(sale);
  expect(refunds(sale)).toMatchObject([{ state: 'not-sent' }]);
  await sale.shop.run(30_000);
  expect(refunds(sale)).toMatchObject([{ state: 'done' }]);
  expect(gaveBack(sale)).toBe(1500);
});

it('finds out after a crash in the middle of it, and the money goes back once', async () => {
  const sale = await paid();
  sale.shop.world.wire.doomNextOrder('answer-lost');
  await ask(sale);
  await sale.shop.restart();
  await sale.shop.run(90_000);
  expect(refunds(sale)).toMatchObject([{ state: 'done' }]);
  expect(gaveBack(sale)).toBe(1500);
});

it('is one at a time: a key pressed twice gives back once', async () => {
  const sale = await paid();
  const { shop, reference, paymentId } = sale;
  const wish = { reference, paymentId, amount: toMoney(800), by: 'Marta', reason: '' };
  const both = [shop.checkout().refunding.request(wish), shop.checkout().refunding.request(wish)];
  await shop.run(3000);
  expect(await Promise.all(both)).toMatchObject([{ ok: true }, { ok: false, error: 'busy' }]);
  expect(gaveBack(sale)).toBe(800);
});

it('gives nothing back while it cannot be read what was given back so far', async () => {
  const sale = await paid();
  sale.shop.world.wire.setMood('refused');
  expect(await ask(sale)).toEqual({ ok: false, error: 'first-not-read' });
  expect(refunds(sale)).toEqual([]);
});

it('lets go of what was looked for in vain only once its key is spent', async () => {
  const sale = await paid();
  const { shop } = sale;
  shop.world.wire.doomNextOrder('request-lost');
  await ask(sale);
  await shop.run(9000);
  const id = refunds(sale)[0]?.refundId;
  if (id === undefined) throw new Error('no refund');
  expect(shop.checkout().refunding.drop(id, 'Marta', 'en efectivo')).toEqual({ ok: false, error: 'not-now' });
});
