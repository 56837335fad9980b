import { expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { ok } from '#core/result';
import { createHints } from '#main/notifications/hints';
import { createSeen } from '#main/notifications/seen';
import { createRandom } from '#main/simulator/random';
import { type Delivery, paymentWebhook, SECRET, sign, till } from '#test/main/notifications/provider-side';

const PATIENCE = { timeout: 20_000 };
const SETTLED = ['read', 'ours', 'foreign', 'dropped', 'failed'];

/** Ids of ours begin with 7, and every hundred of them is one sale. */
const saleOf = (id: string) => (id.startsWith('7') ? (`mst-test01-${id.slice(0, -2)}` as Reference) : null);

async function counter() {
  const reads: string[] = [];
  /** How many hints had been taken when the last read of a sale began. */
  const lastRead = new Map<Reference, number>();
  const lastHint = new Map<Reference, number>();
  let taken = 0;
  let [busy, mostBusy, mostWaiting] = [0, 0, 0];
  const asked = async <Answer>(answer: Answer): Promise<Answer> => {
    busy += 1;
    mostBusy = Math.max(mostBusy, busy);
    await new Promise((resolve) => setTimeout(resolve, 1));
    busy -= 1;
    return answer;
  };
  const hints = createHints({
    find: ({ id }) => asked(ok(saleOf(id))),
    readNow: (reference) => {
      reads.push(reference);
      lastRead.set(reference, taken);
      return asked(ok(null));
    },
    note: () => {},
  });
  const listening = await till({
    secret: SECRET,
    onHint: (hint) => {
      taken += 1;
      const reference = hint.verdict === 'forged' ? null : saleOf(hint.id);
      if (reference !== null) lastHint.set(reference, taken);
      hints.take(hint);
      mostWaiting = Math.max(mostWaiting, hints.sizes().waiting);
    },
  });
  const isSettled = () => hints.list().every(({ fate }) => SETTLED.includes(fate ?? ''));
  const seen = () => ({ taken, mostBusy, mostWaiting, ...hints.sizes(), ...listening.listener.sizes() });
  return { ...listening, seen, isSettled, reads, lastRead, lastHint };
}

const signed = (id: string): Delivery => ({ ...paymentWebhook(id, id), headers: sign({ id }) });
const forged = (id: string): Delivery => ({
  ...paymentWebhook(id, id),
  headers: sign({ id, secret: 'not-ours' }),
});

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = createRandom(seed);
  return items
    .map((item) => ({ item, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const KINDS = [
  (sale: number) => signed(`7${sale}00`),
  (sale: number) => paymentWebhook(`7${sale}00`, 'unsigned'),
  (sale: number) => forged(`7${sale}00`),
  (sale: number) => signed(`8${sale}00`),
];

it('makes one read of each change among a thousand signed, unsigned, replayed, foreign and forged ones', async () => {
  const { deliver, isSettled, reads, seen } = await counter();
  const changes = Array.from({ length: 248 }, (_, at) => 100 + at);
  const deliveries = changes.flatMap((sale) => {
    const delivery = KINDS[sale % 4]?.(sale) ?? {};
    return [delivery, delivery, delivery, delivery];
  });
  const again = deliveries.slice(0, 8);
  for (const each of [...shuffled(deliveries, 11), ...again]) expect(await deliver(each)).toBe(200);
  await expect.poll(isSettled, PATIENCE).toBe(true);
  const ours = changes.filter((sale) => sale % 4 < 2).map((sale) => `mst-test01-7${sale}`);
  expect(reads.toSorted((a, b) => a.localeCompare(b))).toEqual(ours);
  expect(seen()).toMatchObject({ taken: 248, kept: 200, waiting: 0, known: 124, remembered: 248 });
});

it('reads every sale after the last word on it, in a burst of a thousand, doubled and out of order', async () => {
  const { deliver, isSettled, reads, lastRead, lastHint, seen } = await counter();
  const changes: Delivery[] = [];
  for (let sale = 10; sale < 30; sale++)
    for (let change = 10; change < 35; change++) changes.push(signed(`7${sale}${change}`));
  const doubled = shuffled([...changes, ...changes], 12);
  expect(doubled).toHaveLength(1000);
  const next = doubled.values();
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (const delivery of next) expect(await deliver(delivery)).toBe(200);
    }),
  );
  await expect.poll(isSettled, PATIENCE).toBe(true);
  expect(seen().taken).toBe(500);
  expect(reads.length).toBeLessThanOrEqual(500);
  expect(lastHint.size).toBe(20);
  for (const [reference, at] of lastHint) expect(lastRead.get(reference)).toBeGreaterThanOrEqual(at);
  expect(seen().mostBusy).toBeLessThanOrEqual(2);
  expect(seen().mostWaiting).toBeLessThanOrEqual(120);
});

it('remembers so many changes and no more, the oldest going first', () => {
  const seen = createSeen(3);
  for (let key = 0; key < 1000; key++) expect(seen.isNew(String(key), key)).toBe(true);
  expect(seen.size()).toBe(3);
  expect(['997', '998', '999'].map((key) => seen.isNew(key, 1000))).toEqual([false, false, false]);
  expect(seen.isNew('996', 1000)).toBe(true);
});

it('remembers nothing of before the clock was set back', () => {
  const seen = createSeen();
  expect(seen.isNew('a', 5000)).toBe(true);
  expect(seen.isNew('a', 4000)).toBe(true);
  expect(seen.isNew('a', 4001)).toBe(false);
});
