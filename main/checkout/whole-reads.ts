import type { Reference } from '#core/domain/charge';
import type { ProviderError } from '#core/provider';
import { err } from '#core/result';
import type { Timers } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import { waitForTurn } from '#main/checkout/read-turn';
import { isBusy, PAUSED, type Read, STOPPED, type WatchEntry } from '#main/checkout/watch-entry';

/** Reads of merchant orders and payments both, for whoever cannot wait for a charge's rhythm. */
export type WholeReads = {
  /** Joins a whole read under way. */
  now(reference: Reference): Promise<Read>;
  /** Begins after this was asked, whatever is under way: something happened that it may not have seen. */
  afresh(reference: Reference): Promise<Read>;
};

type Deps = {
  readonly budget: ReadBudget;
  readonly timers: Timers;
  readonly live: () => Reference | null;
  readonly isStopped: () => boolean;
  readonly trouble: () => ProviderError | null;
  readonly entryOf: (reference: Reference) => WatchEntry;
  readonly read: (reference: Reference, entry: WatchEntry) => Promise<Read>;
};

/** Longer than this nobody is kept waiting for a read that may not leave yet. */
const PATIENCE_MS = 2000;
/** What a whole read costs. */
const COST = 2;

export function createWholeReads(deps: Deps): WholeReads {
  const { budget, timers, live, isStopped, trouble, entryOf, read } = deps;

  /** Anybody can send hints: a flood of them about other charges leaves the one in front a whole read of its own. */
  function spareFor(reference: Reference): number {
    const front = live();
    return front === null || front === reference ? 0 : COST;
  }

  /** Whoever asks while one waits has that one: it has not begun. */
  function queue(reference: Reference, spare: number): Promise<Read> {
    const entry = entryOf(reference);
    if (!isBusy(entry) && budget.take(COST, spare).ok) return read(reference, entry);
    entry.queued ??= readInTurn(reference, entry, spare);
    return entry.queued;
  }

  async function readInTurn(reference: Reference, entry: WatchEntry, spare: number): Promise<Read> {
    const turn = await turnOf(entry, spare).finally(() => {
      entry.queued = null;
    });
    if (turn === 'taken') return read(reference, entry);
    return turn === 'stopped' ? STOPPED : err(trouble() ?? PAUSED);
  }

  async function turnOf(entry: WatchEntry, spare: number): ReturnType<typeof waitForTurn> {
    if (entry.reading !== null) await entry.reading.done;
    return waitForTurn({ budget, timers, isStopped }, { cost: COST, spare, patienceMs: PATIENCE_MS });
  }

  return {
    async now(reference) {
      if (isStopped()) return STOPPED;
      const { reading } = entryOf(reference);
      return reading?.whole === true ? reading.done : queue(reference, 0);
    },
    async afresh(reference) {
      return isStopped() ? STOPPED : queue(reference, spareFor(reference));
    },
  };
}
