import { expect, it } from 'vitest';
import { openCounter } from '#test/main/checkout/story';

/** So long a request is on its way at most; by this seed the answers come later. */
const ARRIVED_MS = 91;

async function paidDuringARead() {
  const shop = await openCounter(4);
  shop.add(1500);
  await shop.charge();
  const { reference } = shop.front();
  const { watcher } = shop.checkout();
  while (watcher.watching(reference).isReading) await shop.run(1);
  const early = watcher.readNow(reference);
  await shop.run(ARRIVED_MS);
  expect(watcher.watching(reference).isReading).toBe(true);
  shop.pays(reference);
  return { shop, reference, watcher, early };
}

it('finds on a hint the money that a read under way did not see', async () => {
  const { shop, reference, watcher, early } = await paidDuringARead();
  const joined = watcher.readNow(reference);
  const afresh = watcher.readAfresh(reference);
  await shop.run(1200);
  expect(await early).toMatchObject({ value: { state: 'awaiting-payment' } });
  expect(await joined).toMatchObject({ value: { state: 'awaiting-payment' } });
  expect(await afresh).toMatchObject({ value: { state: 'paid' } });
});

it('answers a hundred hints that come together by one read, after the one under way', async () => {
  const { shop, reference, watcher } = await paidDuringARead();
  const before = shop.world.reads.length;
  const hints = Array.from({ length: 100 }, () => watcher.readAfresh(reference));
  await shop.run(600);
  const answers = await Promise.all(hints);
  expect(answers.every((read) => read.ok && read.value.state === 'paid')).toBe(true);
  const asked = shop.world.reads.slice(before).map(({ path }) => path.split('?')[0]);
  expect(asked).toEqual(['/merchant_orders/search', '/v1/payments/search']);
});

it('reads the charge in front in its rhythm while hints about an earlier one never end', async () => {
  const shop = await openCounter(5);
  shop.add(900);
  await shop.charge();
  const { reference: earlier } = shop.front();
  shop.checkout().park(earlier);
  shop.add(1500);
  await shop.charge();
  const { reference } = shop.front();
  const { watcher } = shop.checkout();
  let isFlooded = true;
  const flood = async (): Promise<void> => {
    while (isFlooded) await watcher.readAfresh(earlier);
  };
  void flood();
  const ages: number[] = [];
  for (let second = 0; second < 50; second++) {
    await shop.run(1000);
    ages.push(watcher.watching(reference).answeredMsAgo ?? 60_000);
  }
  isFlooded = false;
  expect(Math.max(...ages)).toBeLessThan(1500);
  shop.pays(reference);
  await shop.run(1500);
  expect(shop.read(reference).state).toBe('paid');
});

it('asks nobody any more once the counter is closed', async () => {
  const { shop, reference, watcher } = await paidDuringARead();
  const afresh = watcher.readAfresh(reference);
  shop.checkout().stop();
  await shop.run(1500);
  expect(await afresh).toMatchObject({ ok: false });
  expect(await watcher.readAfresh(reference)).toMatchObject({ ok: false });
});
