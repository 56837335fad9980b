import { describe, expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { createReadBudget } from '#main/checkout/read-budget';
import { newEntry, STOPPED, type WatchEntry } from '#main/checkout/watch-entry';
import { createWholeReads } from '#main/checkout/whole-reads';

const FRONT = 'mst-AB12CD-front' as Reference;
const OTHER = 'mst-AB12CD-other' as Reference;

/** Time that passes when it is told to. */
function createTime() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    monotonic: () => now,
    timers: {
      after(ms: number, run: () => void) {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
    },
    async pass(ms: number): Promise<void> {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    },
  };
}

function reading() {
  const time = createTime();
  const budget = createReadBudget(time);
  const entries = new Map<Reference, WatchEntry>();
  const begun: [Reference, 'whole' | 'orders'][] = [];
  const entryOf = (reference: Reference): WatchEntry => {
    const entry = entries.get(reference) ?? newEntry(0);
    entries.set(reference, entry);
    return entry;
  };
  const reads = createWholeReads({
    budget,
    live: () => FRONT,
    isStopped: () => false,
    trouble: () => null,
    entryOf,
    read(reference, entry, whole) {
      begun.push([reference, whole ? 'whole' : 'orders']);
      const done = Promise.resolve(STOPPED).finally(() => {
        entry.reading = null;
      });
      entry.reading = { whole, done };
      return done;
    },
  });
  const leave = (count: number): void => {
    for (let at = 0; at < count; at++) budget.take(1, 'front');
  };
  return { reads, begun, leave, time };
}

describe('a hint', () => {
  it('has the charge read whole at once, where there is room', async () => {
    const { reads, begun, leave } = reading();
    leave(3);
    await reads.afresh(FRONT);
    expect(begun).toEqual([[FRONT, 'whole']]);
  });

  it('has the orders of the charge in front read at once with the one request that is left, and the rest after', async () => {
    const { reads, begun, leave, time } = reading();
    leave(4);
    const whole = reads.afresh(FRONT);
    await time.pass(10);
    expect(begun).toEqual([[FRONT, 'orders']]);
    await time.pass(1000);
    await whole;
    expect(begun).toEqual([
      [FRONT, 'orders'],
      [FRONT, 'whole'],
    ]);
  });

  it('waits its turn where nothing is left, and however many come, one read is waited for', async () => {
    const { reads, begun, leave, time } = reading();
    leave(5);
    const both = [reads.afresh(FRONT), reads.afresh(FRONT)];
    await time.pass(10);
    expect(begun).toEqual([]);
    await time.pass(1000);
    await Promise.all(both);
    expect(begun).toEqual([[FRONT, 'whole']]);
  });

  it('about a charge that nobody waits for takes nothing ahead', async () => {
    const { reads, begun, leave, time } = reading();
    leave(4);
    const read = reads.afresh(OTHER);
    await time.pass(10);
    expect(begun).toEqual([]);
    await time.pass(1000);
    await read;
    expect(begun).toEqual([[OTHER, 'whole']]);
  });
});
