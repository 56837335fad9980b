import { expect, it } from 'vitest';
import { pay } from '#main/simulator/wallet';
import { openCounter, type Story } from '#test/main/checkout/story';

async function charged(shop: Story, amount = 1500) {
  shop.add(amount);
  await shop.charge();
  return shop.front();
}

it('leaves the screen ten seconds before the expiry, is checked, and ends by a read after it', async () => {
  const shop = await openCounter();
  const { reference, expiresAt } = await charged(shop);
  await shop.runUntil(expiresAt - 11_500);
  expect(shop.screen().kind).toBe('pay');
  await shop.runUntil(expiresAt - 8500);
  expect(shop.screen().kind).toBe('checking');
  await shop.runUntil(expiresAt - 100);
  expect(shop.read(reference).state).toBe('checking');
  await shop.runUntil(expiresAt + 6000);
  expect(shop.read(reference)).toMatchObject({ state: 'expired', oddness: [] });
});

it('stays checking for as long as nobody could read it after the deadline', async () => {
  const shop = await openCounter();
  const { reference, expiresAt } = await charged(shop);
  shop.world.wire.setMood('refused');
  await shop.runUntil(expiresAt + 300_000);
  expect(shop.read(reference).state).toBe('checking');
  shop.world.wire.setMood('healthy');
  await shop.run(70_000);
  expect(shop.read(reference).state).toBe('expired');
});

it('is paid, not late, when the money came before the deadline and was learnt after it', async () => {
  const shop = await openCounter();
  const { reference, expiresAt } = await charged(shop);
  shop.world.wire.setMood('refused');
  await shop.runUntil(expiresAt - 2000);
  shop.pays(reference);
  await shop.runUntil(expiresAt + 60_000);
  shop.world.wire.setMood('healthy');
  await shop.run(70_000);
  expect(shop.read(reference).state).toBe('paid');
});

it('is kept, marked late, when a wallet that had scanned it confirms after the expiry', async () => {
  const shop = await openCounter();
  const { reference, expiresAt } = await charged(shop);
  shop.pays(reference, 'rejected');
  await shop.runUntil(expiresAt + 20_000);
  expect(shop.read(reference).state).toBe('expired');
  shop.pays(reference);
  while (shop.read(reference).outcome === null) await shop.run(500);
  expect(shop.read(reference).state).toBe('paid-late');
  expect(shop.screen()).toMatchObject({ kind: 'paid', isLate: true });
});

it('money wins over a cancel: the code is off at once, and the charge comes back paid', async () => {
  const shop = await openCounter();
  const { reference } = await charged(shop);
  shop.pays(reference);
  const asked = shop.checkout().cancel(reference);
  expect(shop.screen().kind).toBe('cancelled');
  await shop.answer(asked);
  await shop.run(1000);
  expect(shop.front()).toMatchObject({ reference, state: 'paid' });
});

it('follows a payment in process past the deadline, until the provider decides', async () => {
  const shop = await openCounter();
  const { reference, expiresAt } = await charged(shop);
  shop.pays(reference, 'in_process');
  await shop.runUntil(expiresAt + 900_000);
  expect(shop.read(reference).state).toBe('in-process');
  expect(shop.screen().kind).toBe('in-process');
});

it('names a double when two phones pay the same code', async () => {
  const shop = await openCounter();
  const { reference } = await charged(shop);
  shop.pays(reference);
  pay(shop.world.provider.world, { reference, outcome: 'approved', newScan: true });
  await shop.run(3000);
  expect(shop.read(reference)).toMatchObject({ state: 'paid', oddness: ['double'], received: 3000 });
  expect(shop.screen().kind).toBe('double');
});

it('parks a code to serve the next customer, and its money takes it out of the list', async () => {
  const shop = await openCounter();
  const { reference } = await charged(shop);
  expect(shop.checkout().park(reference)).toMatchObject({ ok: true });
  expect(shop.program().pushed().screen.kind).toBe('pay');
  await shop.run(100);
  expect(shop.program().pushed().screen.kind).toBe('parked');
  shop.add(700);
  shop.pays(reference);
  await shop.run(61_000);
  expect(shop.checkout().counter.parked()).toEqual([]);
  expect(shop.screen().kind).toBe('building');
  expect(shop.world.news.at(-1)?.after).toMatchObject({ reference, state: 'paid' });
});

it('recalls a parked code, and leaves a cancelled one out of the list', async () => {
  const shop = await openCounter();
  const { reference, code } = await charged(shop);
  shop.checkout().park(reference);
  await shop.run(5000);
  expect(await shop.checkout().recall(reference)).toMatchObject({ ok: true });
  expect(shop.screen()).toMatchObject({ kind: 'pay', qrData: code?.qrData });
  shop.checkout().park(reference);
  await shop.answer(shop.checkout().cancel(reference));
  expect(shop.checkout().counter.parked()).toEqual([]);
  expect(await shop.checkout().recall(reference)).toEqual({ ok: false, error: 'no-such-charge' });
});

it('recalls a charge that expired while parked, and a new code is one key away', async () => {
  const shop = await openCounter();
  const { reference, expiresAt } = await charged(shop);
  shop.checkout().park(reference);
  await shop.runUntil(expiresAt + 10_000);
  expect(await shop.checkout().recall(reference)).toMatchObject({ ok: true });
  expect(shop.screen().kind).toBe('expired');
  expect(await shop.answer(shop.checkout().newCode(reference))).toMatchObject({ ok: true });
  await shop.run(1000);
  expect(shop.front()).toMatchObject({ attempt: 2, state: 'awaiting-payment' });
});
