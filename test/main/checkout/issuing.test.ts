import { expect, it } from 'vitest';
import { openCounter } from '#test/main/checkout/story';

it('shows the code once it is written down, and says paid when the money and its order are there', async () => {
  const shop = await openCounter();
  shop.add(1500);
  expect(await shop.charge()).toEqual({ ok: true, value: null });
  const { reference, code } = shop.front();
  expect(shop.kinds(reference)).toEqual(['charge-requested', 'code-issued']);
  expect(shop.screen()).toMatchObject({ kind: 'pay', qrData: code?.qrData, total: 1500 });
  shop.pays(reference);
  await shop.run(2500);
  expect(shop.front()).toMatchObject({ state: 'paid', oddness: [], received: 1500 });
  expect(shop.screen()).toMatchObject({ kind: 'paid', isLate: false });
  expect(shop.program().view.sale()).toMatchObject({
    receiptNumber: 'C1-A000001',
    print: { state: 'queued' },
  });
  shop.checkout().next();
  expect(shop.screen()).toEqual({ kind: 'idle' });
});

it('is tried again under the same reference when it never left the PC', async () => {
  const shop = await openCounter();
  shop.world.wire.doomNextOrder('refused');
  shop.add(1500);
  await shop.charge();
  const { reference } = shop.front();
  expect(shop.front().state).toBe('not-sent');
  expect(shop.screen()).toMatchObject({ kind: 'not-sent' });
  await shop.run(4000);
  expect(shop.front()).toMatchObject({ reference, state: 'awaiting-payment', attempt: 1 });
  expect(shop.world.provider.codesOf(reference)).toHaveLength(1);
});

it('is superseded by a new reference when the answer is lost, and the first stays watched', async () => {
  const shop = await openCounter();
  shop.world.wire.doomNextOrder('error-500-done');
  shop.add(1500);
  await shop.charge();
  await shop.run(2000);
  const second = shop.front();
  expect(second).toMatchObject({ state: 'awaiting-payment', attempt: 2 });
  const [first] = shop.program().log.chargesOf(second.saleId);
  expect(first?.state).toBe('superseded');
  expect(first?.code).toBeNull();
  if (first === undefined) return;
  shop.pays(first.reference);
  await shop.run(61_000);
  expect(shop.read(first.reference).outcome).not.toBeNull();
  expect(shop.screen().kind).not.toBe('pay');
});

it('asks a person after two attempts that nobody answered', async () => {
  const shop = await openCounter();
  shop.world.wire.doomNextOrder('error-500');
  shop.add(1500);
  const started = shop.checkout().start();
  // The second is doomed as soon as the first has left.
  await shop.run(60);
  shop.world.wire.doomNextOrder('error-500');
  await shop.answer(started);
  await shop.run(30_000);
  expect(shop.front()).toMatchObject({ state: 'unknown', attempt: 2 });
  expect(shop.screen()).toMatchObject({ kind: 'unknown' });
  expect(await shop.answer(shop.checkout().newCode(shop.front().reference))).toMatchObject({ ok: true });
  await shop.run(1000);
  expect(shop.front()).toMatchObject({ state: 'awaiting-payment', attempt: 3 });
});

it('drops an answer that comes after its timeout: that code is on no screen', async () => {
  const shop = await openCounter();
  shop.world.wire.doomNextOrder('answered-late');
  shop.add(1500);
  await shop.charge();
  await shop.run(40_000);
  const charges = shop.program().log.chargesOf(shop.front().saleId);
  expect(charges.map(({ state }) => state)).toEqual(['superseded', 'awaiting-payment']);
  expect(charges[0]?.code).toBeNull();
});

it('is refused before anything is sent when the disk is full', async () => {
  const shop = await openCounter();
  shop.add(1500);
  shop.world.setDiskFull(true);
  expect(await shop.charge()).toEqual({ ok: false, error: 'disk-full' });
  expect(shop.world.provider.world.codes).toEqual([]);
  shop.world.setDiskFull(false);
  expect(await shop.charge()).toMatchObject({ ok: true });
});

it('shows no code that could not be written, and shows it as soon as it is', async () => {
  const shop = await openCounter();
  shop.add(1500);
  const started = shop.checkout().start();
  await Promise.resolve();
  expect(await started).toMatchObject({ ok: true });
  shop.world.setDiskFull(true);
  await shop.run(1500);
  expect(shop.world.provider.world.codes).toHaveLength(1);
  expect(shop.screen()).toMatchObject({ kind: 'preparing' });
  shop.world.setDiskFull(false);
  await shop.run(3000);
  expect(shop.screen()).toMatchObject({ kind: 'pay' });
});

it('is one charge when the key is pressed twice, and the cart stays as it was meanwhile', async () => {
  const shop = await openCounter();
  shop.add(1500);
  await shop.charge();
  await shop.answer(shop.checkout().cancel(shop.front().reference));
  shop.add(500);
  const first = shop.checkout().start();
  const second = shop.checkout().start();
  expect(shop.checkout().changeCart((cart) => ({ ok: true, value: cart }))).toMatchObject({
    error: 'frozen',
  });
  expect(await second).toEqual({ ok: false, error: 'busy' });
  expect(await shop.answer(first)).toMatchObject({ ok: true });
  expect(shop.front().total).toBe(2000);
});
