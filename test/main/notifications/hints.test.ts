import { expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { err, ok } from '#core/result';
import type { Hint } from '#main/notifications/hint';
import { createHints, type HintsDeps } from '#main/notifications/hints';

const reference = (name: string) => `mst-test01-${name}` as Reference;
const hint = (id: string, change: Partial<Hint> = {}): Hint => ({
  topic: 'payment',
  id,
  reference: null,
  verdict: 'unsigned',
  at: 0,
  ...change,
});

/** Questions are answered by hand. Ids that begin with a figure of ours are of the sale of that figure. */
function counter(change: Partial<HintsDeps> = {}) {
  const reads: { reference: Reference; answer(isGood?: boolean): void }[] = [];
  const notes: string[] = [];
  const hints = createHints({
    find: async ({ id }) => ok(id.startsWith('x') ? null : reference(id.slice(0, 1))),
    readNow: (each) =>
      new Promise((resolve) => {
        reads.push({
          reference: each,
          answer: (isGood = true) => resolve(isGood ? ok(null) : err({ kind: 'offline' })),
        });
      }),
    note: (what, detail) => notes.push(`${what}: ${detail}`),
    ...change,
  });
  const fates = () => hints.list().map(({ fate }) => fate);
  return { hints, reads, notes, fates };
}

/** Everything that needs no answer from outside has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('reads the charge that a hint is about', async () => {
  const { hints, reads, fates } = counter();
  hints.take(hint('1'));
  expect(fates()).toEqual([null]);
  await settled();
  expect(reads.map((each) => each.reference)).toEqual([reference('1')]);
  reads[0]?.answer();
  await settled();
  expect(fates()).toEqual(['read']);
});

it('does nothing about what is foreign, forged or unknown, and lists it', async () => {
  const { hints, reads, fates } = counter();
  hints.take(hint('x1'));
  hints.take(hint('1', { verdict: 'forged' }));
  hints.take(hint('1', { topic: 'unknown' }));
  await settled();
  expect(fates()).toEqual(['dropped', 'dropped', 'foreign']);
  expect(reads).toEqual([]);
});

it('makes one read of a burst about one charge, under whatever ids', async () => {
  const { hints, reads, fates } = counter();
  for (const id of ['1', '1a', '1', '1b', '1a']) hints.take(hint(id));
  hints.take(hint('1', { topic: 'merchant-order' }));
  await settled();
  expect(reads).toHaveLength(1);
  reads[0]?.answer();
  await settled();
  expect(reads).toHaveLength(1);
  expect(fates().filter((fate) => fate === 'read')).toHaveLength(1);
  expect(fates().filter((fate) => fate === 'ours')).toHaveLength(5);
});

it('reads once more for what came while it was reading', async () => {
  const { hints, reads, fates } = counter();
  hints.take(hint('1'));
  await settled();
  for (let times = 0; times < 3; times++) hints.take(hint('1'));
  await settled();
  expect(reads).toHaveLength(1);
  reads[0]?.answer();
  await settled();
  expect(reads).toHaveLength(2);
  reads[1]?.answer();
  await settled();
  expect(fates()).toEqual(['ours', 'ours', 'read', 'read']);
  expect(reads).toHaveLength(2);
});

it('needs no second read where the answer of whose it is comes after the read that covers it', async () => {
  let tellLate = (): void => {};
  const { hints, reads, fates } = counter({
    find: ({ id }) =>
      id === '1'
        ? Promise.resolve(ok(reference('1')))
        : new Promise((resolve) => {
            tellLate = () => resolve(ok(reference('1')));
          }),
  });
  hints.take(hint('1late'));
  hints.take(hint('1'));
  await settled();
  reads[0]?.answer();
  await settled();
  tellLate();
  await settled();
  expect(reads).toHaveLength(1);
  expect(fates()).toEqual(['read', 'ours']);
});

it('asks and reads at most two at once', async () => {
  const { hints, reads } = counter();
  for (const id of ['1', '2', '3', '4']) hints.take(hint(id));
  await settled();
  expect(reads).toHaveLength(2);
  reads[0]?.answer();
  await settled();
  expect(reads).toHaveLength(3);
  for (const each of reads) each.answer();
  await settled();
  expect(reads.map((each) => each.reference).toSorted()).toEqual(['1', '2', '3', '4'].map(reference));
});

it('asks whose an id is only once', async () => {
  const asked: string[] = [];
  const { hints, reads } = counter({
    find: async ({ id }) => {
      asked.push(id);
      return ok(reference('1'));
    },
  });
  for (let times = 0; times < 3; times++) {
    hints.take(hint('1'));
    await settled();
    reads.at(-1)?.answer();
    await settled();
  }
  expect(asked).toEqual(['1']);
  expect(reads).toHaveLength(3);
});

it('says what failed, and reads at the next hint', async () => {
  const { hints, reads, fates } = counter();
  hints.take(hint('1'));
  await settled();
  reads[0]?.answer(false);
  await settled();
  hints.take(hint('1'));
  await settled();
  reads[1]?.answer();
  await settled();
  expect(fates()).toEqual(['read', 'failed']);
});

it.each([
  {
    find: async () =>
      err({ kind: 'offline', status: 0, code: null, message: '', retryAfterMs: null } as const),
  },
  { find: () => Promise.reject(new TypeError('broken')) },
  { readNow: () => Promise.reject(new TypeError('broken')) },
])('goes on after trouble', async (trouble) => {
  const { hints, fates, notes } = counter(trouble);
  hints.take(hint('1'));
  hints.take(hint('2'));
  hints.take(hint('3'));
  await settled();
  await settled();
  expect(fates()).toEqual(['failed', 'failed', 'failed']);
  expect(notes.every((note) => note === 'a hint could not be followed: TypeError')).toBe(true);
});

it('reads what is known to be ours though a flood of unknown ones waits', async () => {
  let isFlood = false;
  const { hints, reads } = counter({
    find: () => (isFlood ? new Promise(() => {}) : Promise.resolve(ok(reference('1')))),
  });
  hints.take(hint('1'));
  await settled();
  isFlood = true;
  // The one read is under way: one place is left for the flood.
  for (let id = 0; id < 500; id++) hints.take(hint(`x${id}`));
  hints.take(hint('1'));
  reads[0]?.answer();
  await settled();
  expect(reads).toHaveLength(2);
  expect(hints.sizes()).toEqual({ kept: 200, waiting: 100, known: 1 });
});

it('keeps two hundred hints and forgets the ids of long ago', async () => {
  const { hints, fates } = counter({ readNow: async () => ok(null) });
  for (let id = 1000; id < 1700; id++) {
    hints.take(hint(String(id)));
    if (id % 50 === 0) await settled();
  }
  await settled();
  await settled();
  expect(hints.list()).toHaveLength(200);
  expect(hints.list()[0]?.hint.id).toBe('1699');
  expect(hints.sizes().known).toBeLessThanOrEqual(500);
  expect(fates()).not.toContain(null);
});

it('leads to nothing more once stopped', async () => {
  const { hints, reads } = counter();
  for (const id of ['1', '2', '3']) hints.take(hint(id));
  hints.stop();
  hints.take(hint('4'));
  await settled();
  expect(reads).toEqual([]);
  expect(hints.list()).toHaveLength(3);
});
