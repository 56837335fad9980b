import { expect, it } from 'vitest';
import { openCounter, type Story } from '#test/main/checkout/story';

async function charged(shop: Story, amount = 1500) {
  shop.add(amount);
  await shop.charge();
  return shop.front();
}

it('comes back after a crash with its charge in front, and shows the code only after a good read', async () => {
  const shop = await openCounter();
  const { reference, code } = await charged(shop);
  shop.world.crash('power cut');
  shop.world.wire.setMood('refused');
  await shop.run(2000);
  shop.world.start();
  await shop.run(3000);
  expect(shop.front().reference).toBe(reference);
  expect(shop.screen().kind).toBe('checking');
  shop.world.wire.setMood('healthy');
  await shop.run(8000);
  expect(shop.screen()).toMatchObject({ kind: 'pay', qrData: code?.qrData });
});

it('learns at the start of what came while it was off', async () => {
  const shop = await openCounter();
  const { reference } = await charged(shop);
  shop.world.crash('power cut');
  shop.pays(reference);
  await shop.run(3_600_000);
  shop.world.start();
  await shop.run(3000);
  expect(shop.read(reference).state).toBe('paid');
  expect(shop.front().reference).toBe(reference);
});

it('does not know of a request that a crash cut off, and a person makes the new code', async () => {
  const shop = await openCounter();
  shop.world.wire.doomNextOrder('request-lost');
  shop.add(1500);
  void shop.checkout().start();
  await shop.run(500);
  await shop.restart();
  expect(shop.front().state).toBe('unknown');
  expect(await shop.answer(shop.checkout().newCode(shop.front().reference))).toMatchObject({ ok: true });
  await shop.run(1000);
  expect(shop.front()).toMatchObject({ state: 'awaiting-payment', attempt: 2 });
});

it.each(['before', 'after'] as const)(
  'parked when the power goes %s the commit: the sale lies in one place',
  async (when) => {
    const shop = await openCounter();
    const { reference } = await charged(shop);
    shop.world.crashAtCommit(when);
    shop.world.press('parks', ({ checkout }) => checkout.park(reference));
    await shop.run(2000);
    shop.world.start();
    await shop.run(2000);
    const { counter } = shop.checkout();
    const places = [
      ...counter.parked(),
      ...(counter.front().reference === null ? [] : [counter.front().reference]),
    ];
    expect(places).toEqual([reference]);
    expect(counter.front().saleId === null).toBe(when === 'after');
  },
);

it('still says paid after a crash, until the cashier goes on', async () => {
  const shop = await openCounter();
  const { reference } = await charged(shop);
  shop.pays(reference);
  await shop.run(2500);
  await shop.restart();
  expect(shop.front()).toMatchObject({ reference, state: 'paid' });
  expect(shop.checkout().next()).toMatchObject({ ok: true });
  expect(shop.program().log.draft()).toBeNull();
});

it('does nothing any more once it is stopped', async () => {
  const shop = await openCounter();
  await charged(shop);
  shop.checkout().stop();
  const reads = shop.world.reads.length;
  await shop.run(60_000);
  expect(shop.world.reads.length).toBe(reads);
});
