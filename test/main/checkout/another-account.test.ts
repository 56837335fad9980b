import { expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { DAY, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { openCounter, type Story } from '#test/main/checkout/story';

/** As where the shop puts in the token of another of its accounts, whose register has the same name. */
const changeAccount = (shop: Story): void =>
  void Object.assign(shop.world.provider.world.shop, { userId: '999000111' });

const orders = (shop: Story): number => shop.world.provider.world.codes.length;

it.each(['instore', 'orders'] as const)(
  '%s: what was never sent for one account is not sent for another, and is charged anew for that one',
  async (api) => {
    const shop = await openCounter(7, 'dynamic', api);
    shop.world.wire.setMood('refused');
    shop.add(1500);
    await shop.charge();
    const { reference } = shop.front();
    expect(shop.front().state).toBe('not-sent');
    changeAccount(shop);
    shop.world.wire.setMood('healthy');
    await shop.run(20_000);
    expect(orders(shop)).toBe(0);
    expect(shop.front()).toMatchObject({ reference, state: 'refused', asking: { code: 'another_seller' } });
    await shop.answer(shop.checkout().newCode(reference));
    await shop.run(2000);
    expect(shop.front()).toMatchObject({ state: 'awaiting-payment', sellerId: '999000111' });
    expect(shop.front().reference).not.toBe(reference);
  },
);

it('a sweep that another account overtakes takes nothing up, and leaves its cursor', async () => {
  const shop = await openCounter();
  const reference = 'mst-SIM001-LOST' as Reference;
  const { world } = shop.world.provider;
  shop.add(1500);
  await shop.charge();
  const [code] = world.codes;
  if (code === undefined) throw new Error('No code');
  world.codes.push({ ...code, id: 'lost', reference, total: toMoney(900) });
  shop.pays(reference);
  const cursor = shop.program().log.sweptUntil();
  const before = world.shop.userId;
  const swept = shop.checkout().sweeper.sweep();
  changeAccount(shop);
  await shop.answer(swept);
  expect(shop.program().log.charge(reference)).toBeNull();
  expect(shop.program().log.sweptUntil()).toBe(cursor);
  Object.assign(world.shop, { userId: before });
  await shop.run(6 * MINUTE);
  expect(shop.read(reference)).toMatchObject({ received: 900, sellerId: before });
});

it('an account that comes back is swept from where its own last sweep ended', async () => {
  const shop = await openCounter();
  const { world } = shop.world.provider;
  const before = world.shop.userId;
  shop.add(1500);
  await shop.charge();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(3000);
  shop.checkout().next();
  changeAccount(shop);
  await shop.run(6 * MINUTE);
  shop.world.provider.switches.refusesSweep = true;
  shop.refunds(reference);
  await shop.run(20 * MINUTE);
  shop.world.provider.switches.refusesSweep = false;
  expect(shop.read(reference).returned).toBe(0);
  const { log } = shop.program();
  log.setSweptUntil(shop.now() + 20 * DAY, '999000111');
  await shop.restart(20 * DAY);
  Object.assign(world.shop, { userId: before });
  await shop.run(6 * MINUTE);
  expect(shop.read(reference).returned).toBe(1500);
});
