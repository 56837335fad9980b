import { expect, it } from 'vitest';
import { isOpen } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import {
  busiestSecond,
  CODE_MS,
  chargeInFront,
  letThemPay,
  openCrowd,
  turnsOf,
  widestGap,
} from '#test/main/checkout/crowd';
import { lookAtTheEnd } from '#test/simulation/settled';

/** Between two reads of the charge in front there is no more than the rest of two seconds' five. */
const OTHERS_BETWEEN = 8;
/** A read takes one to three requests: so many for each charge pass before one is read first, and between two of its reads. */
const FIRST_BY = 3;
const AGAIN_BY = 4;

it('a thousand open charges are all read and all settled while one answer in ten goes wrong', {
  timeout: 240_000,
}, async () => {
  const crowd = await openCrowd(1000);
  const { shop, references } = crowd;
  expect(shop.checkout().counter.parked()).toHaveLength(1000);
  const began = shop.world.reads.length;
  shop.world.wire.setMood('one-in-ten');
  letThemPay(crowd, 6 * MINUTE);
  const live = await chargeInFront(shop);
  const from = shop.world.reads.length;
  await shop.run(MINUTE - 2000);
  const to = shop.world.reads.length;
  await shop.run(CODE_MS + 30 * MINUTE);
  shop.world.wire.setMood('healthy');
  await shop.run(15 * MINUTE);

  expect(busiestSecond(shop.world.reads)).toBe(5);
  const turns = turnsOf(shop);
  const inFront = (turns.get(live) ?? []).filter((turn) => turn >= from && turn < to);
  expect(inFront.length).toBeGreaterThan(5);
  expect(widestGap(inFront)).toBeLessThanOrEqual(OTHERS_BETWEEN);
  const firsts = references.map(
    (reference) => turns.get(reference)?.find((turn) => turn >= began) ?? Infinity,
  );
  expect(Math.max(...firsts) - began).toBeLessThanOrEqual(FIRST_BY * references.length);
  const gaps = references.map((each) => widestGap(turns.get(each) ?? []));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(AGAIN_BY * references.length);
  expect(references.map(shop.read).filter(isOpen)).toEqual([]);
  lookAtTheEnd(shop.program(), shop.world.provider);
});

it('a refused token stops the reads of all, says so, and another one lets them go on', {
  timeout: 120_000,
}, async () => {
  const { shop, references } = await openCrowd(300);
  const live = await chargeInFront(shop);
  shop.world.wire.spare(() => false);
  shop.world.wire.setMood('unauthorized');
  await shop.run(5000);
  const before = shop.world.reads.length;
  await shop.run(50_000);
  expect(shop.world.reads.length - before).toBeLessThanOrEqual(5);
  expect(shop.checkout().watcher.trouble()?.kind).toBe('unauthorized');
  expect(shop.program().view.charge()?.trouble?.kind).toBe('unauthorized');
  shop.world.wire.setMood('healthy');
  shop.checkout().wake();
  await shop.run(2000);
  expect(shop.checkout().watcher.trouble()).toBeNull();
  shop.pays(live);
  await shop.run(CODE_MS + 12 * MINUTE);
  expect(references.map(shop.read).filter(isOpen)).toEqual([]);
  lookAtTheEnd(shop.program(), shop.world.provider);
});

it('without a line nothing ends, and all of it is found out once there is one', {
  timeout: 120_000,
}, async () => {
  const crowd = await openCrowd(300);
  const { shop, references } = crowd;
  const live = await chargeInFront(shop);
  letThemPay(crowd, 2 * MINUTE);
  shop.world.wire.spare(() => false);
  shop.world.wire.setMood('refused');
  await shop.run(CODE_MS + 5 * MINUTE);
  expect(references.map(shop.read).filter(isOpen)).toHaveLength(300);
  expect(shop.read(live).state).toBe('checking');
  shop.world.wire.setMood('healthy');
  await shop.run(45 * MINUTE);
  expect(busiestSecond(shop.world.reads)).toBeLessThanOrEqual(5);
  lookAtTheEnd(shop.program(), shop.world.provider);
});

it.each([
  ['whose clock goes on', false],
  ['whose clock stands still', true],
] as const)(
  'after a sleep of the PC, %s, all are due at once and the one in front is first',
  { timeout: 120_000 },
  async (_, stalls) => {
    const crowd = await openCrowd(1000, 13);
    const { shop, references } = crowd;
    const live = await chargeInFront(shop);
    await shop.run(3000);
    letThemPay(crowd, 2 * MINUTE);
    shop.world.pc.sleep(3 * MINUTE, stalls);
    shop.world.pc.setWall(shop.world.pc.wallAheadMs() + (stalls ? 0 : 45 * MINUTE));
    await shop.run(3 * MINUTE - 1000);
    const asleep = shop.world.reads.length;
    await shop.run(1500);
    const woken = turnsOf(shop);
    const first = (turns: readonly number[] | undefined): number =>
      turns?.find((turn) => turn >= asleep) ?? Infinity;
    const others = Math.min(...references.map((reference) => first(woken.get(reference))));
    expect(first(woken.get(live))).toBeLessThan(others);
    expect(busiestSecond(shop.world.reads)).toBeLessThanOrEqual(5);
    await shop.run(MINUTE);
    expect(busiestSecond(shop.world.reads)).toBeLessThanOrEqual(5);
    expect(shop.screen().kind).toBe('pay');
  },
);
