import { describe, expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { RefundId, RefundRecord } from '#core/domain/refund';
import type { RefundWish } from '#main/checkout/refunding';
import { NO_MONEY } from '#main/simulator/refunds';
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function idOf(sale: Paid): RefundId {
  const id = refunds(sale)[0]?.refundId;
  if (id === undefined) throw new Error('no refund');
  return id;
}

/** Waits for the answer while time passes. */
async function answered<Answer>({ shop }: Paid, asked: Promise<Answer>): Promise<Answer> {
  await shop.run(3000);
  return asked;
}

const drop = (sale: Paid) =>
  answered(sale, sale.shop.checkout().refunding.drop(idOf(sale), 'Marta', 'en efectivo'));

describe('what was asked for and never arrived', () => {
  it('is not let go of while its key may still bring it about', async () => {
    const sale = await paid();
    sale.shop.world.wire.doomNextOrder('request-lost');
    await ask(sale);
    await sale.shop.run(9000);
    expect(await drop(sale)).toEqual({ ok: false, error: 'not-now' });
  });

  it('is never sent again once its key is spent, whatever kept it from being sent meanwhile', async () => {
    const sale = await paid();
    const { wire } = sale.shop.world;
    wire.doomNextOrder('request-lost');
    await ask(sale, { amount: toMoney(600) });
    wire.setMood('refused');
    await sale.shop.run(21 * HOUR);
    expect(refunds(sale)).toMatchObject([{ state: 'unknown', mayHaveGone: true }]);
    wire.setMood('healthy');
    await sale.shop.run(HOUR);
    expect(refunds(sale)).toMatchObject([{ state: 'unknown' }]);
    expect(gaveBack(sale)).toBe(0);
    expect(await drop(sale)).toEqual({ ok: true, value: null });
    expect(await ask(sale)).toMatchObject({ ok: true });
    await sale.shop.run(3000);
    expect(gaveBack(sale)).toBe(1500);
  });

  it('is found when its key is spent, and not let go of', async () => {
    const sale = await paid();
    const { wire } = sale.shop.world;
    wire.doomNextOrder('answer-lost');
    await ask(sale, { amount: toMoney(600) });
    wire.setMood('refused');
    await sale.shop.run(21 * HOUR);
    wire.setMood('healthy');
    expect(await drop(sale)).toEqual({ ok: false, error: 'not-now' });
    expect(refunds(sale)).toMatchObject([{ state: 'done', amount: 600 }]);
  });

  it('is not sent again though the PC’s clock is set back while it sleeps', async () => {
    const sale = await paid();
    const { wire, pc } = sale.shop.world;
    wire.doomNextOrder('request-lost');
    await ask(sale, { amount: toMoney(600) });
    await sale.shop.run(7000);
    pc.sleep(25 * HOUR, true);
    pc.setWall(-25 * HOUR);
    await sale.shop.run(26 * HOUR);
    expect(refunds(sale)).toMatchObject([{ state: 'unknown' }]);
    expect(gaveBack(sale)).toBe(0);
  });

  it('is refused when the provider says no to the second ask and lists nothing', async () => {
    const sale = await paid();
    const { wire, provider } = sale.shop.world;
    wire.doomNextOrder('request-lost');
    await ask(sale);
    provider.world.desk.refuses = NO_MONEY;
    await sale.shop.run(MINUTE);
    expect(refunds(sale)).toMatchObject([{ state: 'unknown', trouble: { kind: 'balance' } }]);
    await sale.shop.run(10 * MINUTE);
    expect(refunds(sale)).toMatchObject([{ state: 'refused', trouble: { kind: 'balance' } }]);
    expect(gaveBack(sale)).toBe(0);
  });
});

it('is refused in the provider’s words, at once, where it had never left before', async () => {
  const sale = await paid();
  const { wire, provider } = sale.shop.world;
  wire.doomNextOrder('refused');
  provider.world.desk.refuses = NO_MONEY;
  await ask(sale);
  await sale.shop.run(MINUTE);
  expect(refunds(sale)).toMatchObject([{ state: 'refused', trouble: { kind: 'balance' } }]);
});

it('gives nothing back that was given back outside while ours was on its way', async () => {
  const sale = await paid();
  const { shop, reference, paymentId } = sale;
  const asked = shop
    .checkout()
    .refunding.request({ reference, paymentId, amount: null, by: 'Marta', reason: '' });
  for (let waited = 0; waited < 3000 && refunds(sale).length === 0; waited++) await shop.run(1);
  shop.refunds(reference);
  expect(await answered(sale, asked)).toMatchObject({ ok: true });
  await shop.run(MINUTE);
  expect(refunds(sale)).toMatchObject([{ state: 'refused', trouble: { kind: 'not-refundable' } }]);
  expect(gaveBack(sale)).toBe(1500);
});

it('follows what is on its way until it is decided', async () => {
  const sale = await paid();
  const { desk } = sale.shop.world.provider.world;
  Object.assign(desk, { answers: 'in_process', settlesAs: 'rejected', settleMs: HOUR });
  await ask(sale);
  expect(refunds(sale)).toMatchObject([{ state: 'in-process' }]);
  expect(await ask(sale)).toEqual({ ok: false, error: 'nothing-left' });
  await sale.shop.run(2 * HOUR);
  expect(refunds(sale)).toMatchObject([{ state: 'rejected' }]);
  expect(gaveBack(sale)).toBe(0);
  desk.answers = 'approved';
  expect(await ask(sale)).toMatchObject({ ok: true });
  await sale.shop.run(3000);
  expect(gaveBack(sale)).toBe(1500);
});

it('waits for one of the same payment whose fate is not known', async () => {
  const sale = await paid();
  sale.shop.world.wire.doomNextOrder('request-lost');
  await ask(sale, { amount: toMoney(600) });
  expect(await ask(sale, { amount: toMoney(600) })).toEqual({ ok: false, error: 'one-under-way' });
  await sale.shop.run(MINUTE);
  expect(await ask(sale, { amount: toMoney(600) })).toMatchObject({ ok: true });
  await sale.shop.run(3000);
  expect(gaveBack(sale)).toBe(1200);
});

it.each(['another-seller', 'no-token'] as const)('asks nothing of the provider: %s', async (ready) => {
  const sale = await paid();
  sale.shop.world.setReady(ready);
  expect(await ask(sale)).toEqual({ ok: false, error: ready });
  expect(refunds(sale)).toEqual([]);
});

it('does not look under another account for what was asked under the first', async () => {
  const sale = await paid();
  const { world } = sale.shop;
  world.wire.doomNextOrder('request-lost');
  await ask(sale);
  await sale.shop.run(7000);
  world.setReady('another-seller');
  await sale.shop.run(HOUR);
  expect(refunds(sale)).toMatchObject([{ state: 'unknown' }]);
  world.setReady(null);
  sale.shop.checkout().wake();
  await sale.shop.run(3000);
  expect(refunds(sale)).toMatchObject([{ state: 'done' }]);
});

it('is written down before it is sent: where the disk is full nothing is', async () => {
  const sale = await paid();
  sale.shop.world.setDiskFull(true);
  expect(await ask(sale)).toMatchObject({ ok: false, error: 'disk-full' });
  sale.shop.world.setDiskFull(false);
  await sale.shop.run(MINUTE);
  expect(gaveBack(sale)).toBe(0);
});

it('is found out though the disk took none of what became of it', async () => {
  const sale = await paid();
  const { shop, reference, paymentId } = sale;
  const asked = shop
    .checkout()
    .refunding.request({ reference, paymentId, amount: null, by: 'Marta', reason: '' });
  for (let waited = 0; waited < 3000 && refunds(sale).length === 0; waited++) await shop.run(1);
  shop.world.setDiskFull(true);
  await answered(sale, asked);
  await shop.run(MINUTE);
  expect(refunds(sale)).toMatchObject([{ state: 'requested' }]);
  shop.world.setDiskFull(false);
  await shop.run(30 * MINUTE);
  expect(refunds(sale)).toMatchObject([{ state: 'done' }]);
  expect(gaveBack(sale)).toBe(1500);
});
