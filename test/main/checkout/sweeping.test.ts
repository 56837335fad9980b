import { expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { HOUR, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { pay } from '#main/simulator/wallet';
import type { Code } from '#main/simulator/world';
import { openCounter, type Story } from '#test/main/checkout/story';

async function expired(shop: Story) {
  shop.add(1500);
  await shop.charge();
  const { reference, expiresAt } = shop.front();
  shop.pays(reference, 'rejected');
  await shop.runUntil(expiresAt + 12 * MINUTE);
  shop.checkout().next();
  shop.checkout().clearCart();
  return reference;
}

const codeOf = (shop: Story, reference: string): Code => ({
  id: 'lost',
  register: shop.world.provider.world.estate.home,
  mode: 'dynamic',
  reference,
  total: toMoney(900),
  items: [],
  title: 'Almacén',
  description: 'Ticket',
  createdAt: shop.now(),
  expiresAt: shop.now() + MINUTE,
  preferenceId: 'lost',
  qrData: 'lost',
  iva: null,
  notificationUrl: null,
  sponsorId: null,
});

it('finds late money and outside refunds of charges that nobody watches any more', async () => {
  const shop = await openCounter();
  const reference = await expired(shop);
  shop.pays(reference);
  await shop.run(6 * MINUTE);
  expect(shop.read(reference).state).toBe('paid-late');
  shop.refunds(reference);
  await shop.run(6 * MINUTE);
  expect(shop.read(reference)).toMatchObject({ state: 'paid-late', oddness: ['reverted'], returned: 1500 });
});

it('adopts money that bears our prefix and no charge of this log, by what its order asked for', async () => {
  const shop = await openCounter();
  const reference = 'mst-SIM001-LOST' as Reference;
  const { world } = shop.world.provider;
  const lost = codeOf(shop, reference);
  world.codes.push(lost, { ...lost, id: 'foreign', reference: 'another-program' });
  shop.pays(reference, 'approved', toMoney(400));
  shop.pays(reference);
  shop.pays('another-program' as Reference);
  await shop.run(6 * MINUTE);
  expect(shop.read(reference)).toMatchObject({ total: 900, received: 900, state: 'paid-late', oddness: [] });
  expect(shop.program().log.recent(10)).toHaveLength(1);
});

it('moves its cursor only after the last page, and goes on after one that failed', async () => {
  const shop = await openCounter();
  const cursor = shop.program().log.sweptUntil();
  expect(cursor).not.toBeNull();
  shop.world.wire.setMood('failing');
  await shop.run(11 * MINUTE);
  expect(shop.program().log.sweptUntil()).toBe(cursor);
  shop.world.wire.setMood('healthy');
  await shop.run(6 * MINUTE);
  expect(shop.program().log.sweptUntil()).toBeGreaterThan(cursor ?? 0);
});

it('reads each charge in doubt by its reference where the provider refuses the query', async () => {
  const shop = await openCounter();
  shop.world.provider.switches.refusesSweep = true;
  const reference = await expired(shop);
  const cursor = shop.program().log.sweptUntil();
  shop.pays(reference);
  await shop.run(21 * MINUTE);
  expect(shop.read(reference).state).toBe('paid-late');
  expect(shop.program().log.sweptUntil()).toBe(cursor);
});

it('reads on where the search pages no further, and finds what lies behind', async () => {
  const shop = await openCounter();
  shop.world.provider.switches.paymentsReach = 600;
  const { world } = shop.world.provider;
  const other = codeOf(shop, 'another-program');
  for (let sold = 0; sold < 700; sold++) {
    world.codes.push({ ...other, id: `other-${sold}`, reference: `other-${sold}` });
    pay(world, { reference: `other-${sold}`, outcome: 'approved' });
    await shop.run(10);
  }
  const reference = 'mst-SIM001-LOST' as Reference;
  world.codes.push(codeOf(shop, reference));
  shop.pays(reference);
  await shop.run(6 * MINUTE);
  expect(shop.read(reference)).toMatchObject({ received: 900, state: 'paid-late' });
});

it('adopts by the payment alone where its order can never be read', async () => {
  const shop = await openCounter();
  const { world } = shop.world.provider;
  const reference = 'mst-SIM001-LOST' as Reference;
  world.codes.push(codeOf(shop, reference));
  shop.pays(reference);
  shop.world.wire.garble((path) => path.startsWith('/merchant_orders') && path.includes(reference));
  await shop.run(6 * MINUTE);
  expect(shop.read(reference)).toMatchObject({ total: 900, received: 900, outcome: null });
  expect(shop.program().log.sweptUntil()).toBeGreaterThan(shop.now() - 6 * MINUTE);
});

it('finds once a day what the search shows only when the hour’s overlap is long over', async () => {
  const shop = await openCounter();
  const reference = await expired(shop);
  shop.world.provider.switches.paymentsLagMs = 30 * HOUR;
  shop.pays(reference);
  await shop.run(29 * HOUR);
  expect(shop.read(reference).received).toBe(0);
  await shop.run(26 * HOUR);
  expect(shop.read(reference)).toMatchObject({ state: 'paid-late', received: 1500 });
});
