import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { clearSlot, putByOther, slotNow } from '#main/simulator/slot';
import { openCounter, type Story } from '#test/main/checkout/story';

const held = (shop: Story): string | null => slotNow(shop.world.provider.world)?.reference ?? null;

async function waiting(mode: 'hybrid' | 'attended' = 'attended'): Promise<Story> {
  const shop = await openCounter(7, mode);
  shop.add(1500);
  await shop.charge();
  return shop;
}

it.each(['hybrid', 'attended'] as const)(
  '%s: shows the code once the register holds the order',
  async (mode) => {
    const shop = await waiting(mode);
    expect(shop.front()).toMatchObject({ mode, state: 'awaiting-payment' });
    expect(held(shop)).toBe(shop.front().reference);
    expect(shop.screen()).toMatchObject({ kind: 'pay', mode, qrData: shop.front().code?.qrData });
  },
);

it('shows the register’s own code where the provider answers without one', async () => {
  const shop = await openCounter(7, 'hybrid');
  shop.world.provider.switches.hybridAnswer = 'empty-201';
  shop.add(1500);
  await shop.charge();
  const own = shop.world.provider.world.codes[0]?.qrData;
  expect(shop.screen()).toMatchObject({ kind: 'pay', qrData: own });
});

it('is paid, and the register is left empty', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(4000);
  expect(shop.read(reference)).toMatchObject({ state: 'paid', oddness: [] });
  expect(shop.kinds(reference)).toContain('order-withdrawn');
  expect(held(shop)).toBeNull();
});

it('takes the order off when the cashier cancels, and says cancelled once it has read so', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  await shop.answer(shop.checkout().cancel(reference));
  await shop.run(8000);
  expect(held(shop)).toBeNull();
  expect(shop.read(reference)).toMatchObject({ state: 'cancelled' });
  shop.add(200);
  expect(await shop.charge()).toMatchObject({ ok: true });
  expect(held(shop)).toBe(shop.front().reference);
});

it('goes on checking a cancelled order that somebody has on a phone, and money wins', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference, 'rejected');
  await shop.run(3000);
  await shop.answer(shop.checkout().cancel(reference));
  await shop.run(8000);
  expect(held(shop)).toBeNull();
  expect(shop.read(reference).state).toBe('checking');
  shop.pays(reference);
  await shop.run(20_000);
  expect(shop.read(reference).state).toBe('paid-late');
});

it('stops and asks where another program’s order lies on the register, and replaces it only when told to', async () => {
  const shop = await openCounter(7, 'attended');
  putByOther(shop.world.provider.world, 'caja-vieja-1', toMoney(900));
  shop.add(1500);
  await shop.charge();
  const refused = shop.front();
  expect(refused).toMatchObject({
    state: 'refused',
    asking: { code: 'slot_in_use', message: 'caja-vieja-1' },
  });
  expect(held(shop)).toBe('caja-vieja-1');
  await shop.answer(shop.checkout().newCode(refused.reference));
  await shop.run(2000);
  expect(shop.front()).toMatchObject({ state: 'refused', asking: { code: 'slot_in_use' } });
  await shop.answer(shop.checkout().takeRegister(shop.front().reference));
  await shop.run(2000);
  expect(shop.front().state).toBe('awaiting-payment');
  expect(held(shop)).toBe(shop.front().reference);
});

it('takes its code off when another program’s order takes the place, and leaves that one alone', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  putByOther(shop.world.provider.world, 'caja-vieja-1', toMoney(900));
  await shop.run(7000);
  expect(shop.screen()).toMatchObject({ kind: 'order-displaced' });
  expect(shop.read(reference)).toMatchObject({ stopReason: 'displaced', withdrawnAt: expect.any(Number) });
  await shop.run(5000);
  expect(shop.read(reference).state).toBe('cancelled');
  expect(held(shop)).toBe('caja-vieja-1');
});

it('takes its code off when the register is empty twice and nobody has scanned or paid', async () => {
  const shop = await waiting();
  clearSlot(shop.world.provider.world);
  await shop.run(15_000);
  expect(shop.screen()).toMatchObject({ kind: 'order-displaced' });
});

it('goes on with an order whose answer was lost and that the register holds', async () => {
  const shop = await openCounter(7, 'attended');
  shop.world.wire.doomNextOrder('answer-lost');
  shop.add(1500);
  await shop.charge();
  await shop.run(10_000);
  expect(shop.front()).toMatchObject({ state: 'awaiting-payment', attempt: 1 });
  expect(shop.screen()).toMatchObject({ kind: 'pay' });
});

it('makes a new order once the lost one was looked for and is not there after a minute', async () => {
  const shop = await openCounter(7, 'attended');
  shop.world.wire.doomNextOrder('request-lost');
  shop.add(1500);
  await shop.charge();
  const lost = shop.front().reference;
  await shop.run(40_000);
  expect(shop.read(lost).state).toBe('unknown');
  expect(await shop.checkout().newCode(lost)).toEqual({ ok: false, error: 'first-not-read' });
  await shop.run(40_000);
  expect(shop.read(lost).state).toBe('superseded');
  expect(shop.front()).toMatchObject({ state: 'awaiting-payment', attempt: 2 });
  expect(held(shop)).toBe(shop.front().reference);
});

it('after a crash shows the code again only when the register still holds the order', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  await shop.restart();
  expect(shop.screen()).toMatchObject({ kind: 'pay' });
  clearSlot(shop.world.provider.world);
  await shop.restart();
  expect(shop.front().reference).toBe(reference);
  expect(shop.screen().kind).not.toBe('pay');
});

it('takes its order off when the program ends', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  await shop.answer(
    shop
      .checkout()
      .leave()
      .then(() => ({ ok: true, value: null }) as const),
  );
  expect(held(shop)).toBeNull();
  expect(shop.read(reference).stopReason).toBe('cashier');
});

it('cannot be parked', async () => {
  const shop = await waiting('hybrid');
  expect(shop.checkout().park(shop.front().reference)).toEqual({ ok: false, error: 'not-in-this-mode' });
});
