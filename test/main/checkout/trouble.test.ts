import { expect, it } from 'vitest';
import { MINUTE } from '#core/domain/instant';
import { openCounter, type Story } from '#test/main/checkout/story';

async function charged(shop: Story) {
  shop.add(1500);
  await shop.charge();
  return shop.front();
}

const readsIn = async (shop: Story, ms: number): Promise<number> => {
  const before = shop.world.reads.length;
  await shop.run(ms);
  return shop.world.reads.length - before;
};

it('measures the provider’s time before the first charge, however wrong the PC’s clock is', async () => {
  const shop = await openCounter();
  shop.world.crash('to set the clock');
  shop.world.pc.setWall(-3 * 60 * MINUTE);
  shop.world.start();
  const { expiresAt } = await charged(shop);
  expect(expiresAt).toBeGreaterThan(shop.now() + MINUTE);
  expect(expiresAt).toBeLessThan(shop.now() + 6 * MINUTE);
  expect(shop.screen().kind).toBe('pay');
});

it.each([1, -1])(
  'a PC clock that jumps (%i) never shows a code past its time, and shows it again once read',
  async (way) => {
    const shop = await openCounter();
    const { code } = await charged(shop);
    shop.world.wire.setMood('silent');
    await shop.run(2000);
    shop.world.pc.setWall(shop.world.pc.wallAheadMs() + way * 60 * MINUTE);
    await shop.run(1500);
    expect(shop.screen().kind).toBe(way > 0 ? 'checking' : 'pay');
    shop.world.wire.setMood('healthy');
    await shop.run(15_000);
    expect(shop.screen()).toMatchObject({ kind: 'pay', qrData: code?.qrData });
  },
);

it('hides the code after a sleep until it has been read, also where the clock was set back before', async () => {
  const shop = await openCounter();
  await charged(shop);
  shop.world.pc.setWall(shop.world.pc.wallAheadMs() - 60 * MINUTE);
  await shop.run(2000);
  shop.world.wire.setMood('silent');
  shop.world.pc.sleep(20_000, true);
  await shop.run(22_000);
  expect(shop.screen().kind).toBe('checking');
});

it('reads less when it is told to slow down, and obeys for how long', async () => {
  const shop = await openCounter();
  await charged(shop);
  shop.world.wire.setMood('limited');
  await shop.run(3000);
  expect(await readsIn(shop, 20_000)).toBeLessThan(15);
  shop.world.wire.setMood('healthy');
  await shop.run(31_000);
  expect(shop.checkout().watcher.trouble()).toBeNull();
});

it('does not storm with a token that is refused, and goes on at once with another', async () => {
  const shop = await openCounter();
  const { reference } = await charged(shop);
  shop.world.wire.setMood('unauthorized');
  await shop.run(2000);
  expect(await readsIn(shop, 59_000)).toBeLessThanOrEqual(2);
  expect(await shop.answer(shop.checkout().check(reference))).toMatchObject({ ok: true });
  shop.world.wire.setMood('healthy');
  shop.checkout().wake();
  expect(await readsIn(shop, 1500)).toBeGreaterThan(0);
  expect(shop.checkout().watcher.trouble()).toBeNull();
});

it('a cashier who presses check again and again reads no faster than the register may', async () => {
  const shop = await openCounter();
  const { reference } = await charged(shop);
  const before = shop.world.reads.length;
  for (let press = 0; press < 40; press++) {
    void shop.checkout().check(reference);
    await shop.run(25);
  }
  expect(shop.world.reads.length - before).toBeLessThanOrEqual(10);
});

it.each(['instore', 'orders'] as const)(
  '%s: a charge that the PC slept through before it was sent is made by the time of its waking',
  async (api) => {
    const shop = await openCounter(7, 'dynamic', api);
    shop.add(1500);
    await shop.charge();
    await shop.answer(shop.checkout().cancel(shop.front().reference));
    await shop.run(10_000);
    shop.add(500);
    const pressed = shop.checkout().start();
    shop.world.pc.sleep(10 * MINUTE, true);
    await shop.run(10 * MINUTE);
    await shop.answer(pressed);
    await shop.run(3000);
    expect(shop.front()).toMatchObject({ state: 'awaiting-payment', total: 2000 });
    const code = shop.world.provider.world.codes.find(
      ({ reference }) => reference === shop.front().reference,
    );
    expect(Math.abs((code?.expiresAt ?? 0) - shop.front().expiresAt)).toBeLessThan(5000);
    expect(shop.screen().kind).toBe('pay');
  },
);
