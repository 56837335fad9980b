import { expect, it } from 'vitest';
import type { Mode } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { readAgainAfter } from '#main/checkout/watch-plan';
import { openCounter, type Story } from '#test/main/checkout/story';

const counter = (mode: Mode = 'dynamic'): Promise<Story> => openCounter(7, mode, 'orders');

async function waiting(mode: Mode = 'dynamic'): Promise<Story> {
  const shop = await counter(mode);
  shop.add(1500);
  await shop.charge();
  return shop;
}

it.each(['dynamic', 'hybrid', 'attended'] as const)(
  '%s: is paid by an order of the Orders API',
  async (mode) => {
    const shop = await waiting(mode);
    const { reference } = shop.front();
    expect(shop.front()).toMatchObject({ api: 'orders', state: 'awaiting-payment' });
    expect(shop.screen()).toMatchObject({ kind: 'pay' });
    shop.pays(reference);
    await shop.run(5000);
    expect(shop.read(reference)).toMatchObject({ state: 'paid', oddness: [], received: 1500 });
  },
);

it('takes a cancelled order back, so that nobody can begin to pay it', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  await shop.answer(shop.checkout().cancel(reference));
  await shop.run(6000);
  expect(shop.read(reference)).toMatchObject({ state: 'cancelled', withdrawnAt: expect.any(Number) });
  await shop.charge();
  expect(shop.front().reference).not.toBe(reference);
});

it('is decided soon after a read that only put the clock right, however far that was out', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  await shop.answer(shop.checkout().cancel(reference));
  for (let waited = 0; waited < 50 && shop.read(reference).withdrawnAt === null; waited++) await shop.run(20);
  const charge = shop.read(reference);
  expect(charge).toMatchObject({ state: 'checking', withdrawnAt: expect.any(Number) });
  const longAfter = (charge.withdrawnAt ?? 0) + 10 * MINUTE;
  expect(readAgainAfter(charge, longAfter, false)).toBe(2 * SECOND);
  expect(readAgainAfter(charge, longAfter, true)).toBe(MINUTE);
});

it('asks again under the same key where the answer was lost: one order, one attempt', async () => {
  const shop = await counter();
  shop.world.wire.doomNextOrder('answer-lost');
  shop.add(1500);
  await shop.charge();
  await shop.run(15_000);
  expect(shop.front()).toMatchObject({ state: 'awaiting-payment', attempt: 1 });
  expect(shop.world.provider.world.codes).toHaveLength(1);
});

it('makes the order where the request never arrived, still under the same reference', async () => {
  const shop = await counter();
  shop.world.wire.doomNextOrder('request-lost');
  shop.add(1500);
  await shop.charge();
  await shop.run(15_000);
  expect(shop.front()).toMatchObject({ state: 'awaiting-payment', attempt: 1 });
});

it('takes back, once cancelled, even an order whose answer was lost', async () => {
  const shop = await counter();
  shop.world.wire.doomNextOrder('answer-lost');
  shop.add(1500);
  await shop.charge();
  const { reference } = shop.front();
  await shop.answer(shop.checkout().cancel(reference));
  await shop.run(20_000);
  expect(shop.read(reference)).toMatchObject({ withdrawnAt: expect.any(Number) });
});

it('money that raced the cancel wins', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.answer(shop.checkout().cancel(reference));
  await shop.run(8000);
  expect(shop.read(reference).state).toMatch(/^paid/);
});

it('follows a charge under the API it was made with, whatever is sold by since', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.restart();
  await shop.run(5000);
  expect(shop.read(reference)).toMatchObject({ api: 'orders', state: 'paid' });
});

/** The first ask never arrives; the second, more than a minute later, makes the order, and its answer is lost. */
async function madeLate(): Promise<Story> {
  const shop = await counter();
  shop.world.provider.switches.v1OrdersSearch = false;
  shop.world.wire.doomNextOrder('request-lost');
  shop.add(1500);
  await shop.answer(shop.checkout().start());
  shop.world.wire.setMood('refused');
  await shop.run(70 * SECOND);
  shop.world.wire.setMood('healthy');
  shop.world.wire.doomNextOrder('answer-lost');
  const { codes } = shop.world.provider.world;
  for (let waited = 0; waited < 20 && codes.length === 0; waited++) await shop.run(SECOND);
  shop.world.wire.setMood('refused');
  expect(codes[0]?.expiresAt).toBeGreaterThan(shop.front().expiresAt + MINUTE);
  return shop;
}

it('is not ended while an order may live that was made only when it was asked for again', async () => {
  const shop = await madeLate();
  const { reference, expiresAt } = shop.front();
  const livesUntil = shop.world.provider.world.codes[0]?.expiresAt ?? 0;
  await shop.runUntil(expiresAt);
  shop.world.wire.setMood('healthy');
  await shop.runUntil(livesUntil - SECOND);
  expect(shop.read(reference).state).toBe('checking');
  await shop.run(6 * MINUTE);
  expect(shop.read(reference).state).toBe('expired');
});

it('tells whoever takes cash instead until when such an order can be paid', async () => {
  const shop = await madeLate();
  const offer = await shop.answer(shop.checkout().prepareTender());
  const livesUntil = shop.world.provider.world.codes[0]?.expiresAt ?? 0;
  expect(offer.ok && offer.value.openUntil).toBeGreaterThanOrEqual(livesUntil);
});

it('takes back what was given up while another order was being taken back', async () => {
  const shop = await waiting();
  const first = shop.front().reference;
  shop.checkout().park(first);
  shop.add(900);
  await shop.charge();
  const second = shop.front().reference;
  const { orders } = shop.world.provider.world.book;
  const forgotten = orders.findIndex(({ code }) => code.reference === first);
  orders.splice(forgotten, 1);
  await shop.answer(shop.checkout().cancel(first));
  await shop.run(20);
  await shop.answer(shop.checkout().cancel(second));
  await shop.run(8000);
  expect(shop.read(first)).toMatchObject({ withdrawnAt: null });
  expect(shop.read(second)).toMatchObject({ withdrawnAt: expect.any(Number) });
});

it('gives back what an order has paid', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(5000);
  const paymentId = shop.read(reference).payments[0]?.id ?? '';
  const asked = shop.checkout().refunding.request({
    reference,
    paymentId,
    amount: null,
    by: 'Marta',
    reason: 'devuelto',
  });
  await shop.run(120_000);
  expect(await asked).toMatchObject({ ok: true });
  expect(shop.read(reference)).toMatchObject({ returned: 1500, oddness: ['reverted'] });
});

it('is not ended while an order may live that the PC slept through before it was sent', async () => {
  const shop = await counter('hybrid');
  shop.add(1500);
  const pressed = shop.checkout().start();
  await shop.run(1);
  shop.world.pc.sleep(10 * MINUTE, false);
  await shop.run(10 * MINUTE);
  await shop.answer(pressed);
  await shop.run(3000);
  const { reference, expiresAt } = shop.program().log.recent(1)[0] ?? { reference: null, expiresAt: 0 };
  const [code] = shop.world.provider.world.codes;
  expect(code?.expiresAt).toBeGreaterThan(shop.now() + MINUTE);
  expect(expiresAt).toBeGreaterThanOrEqual(code?.expiresAt ?? 0);
  if (reference === null) throw new Error('No charge');
  const isOver = ['expired', 'cancelled'].includes(shop.read(reference).state);
  expect(isOver && code?.isTakenBack !== true).toBe(false);
});
