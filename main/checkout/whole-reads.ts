import type { Reference } from '#core/domain/charge';
import type { ProviderError } from '#core/provider';
import { err } from '#core/result';
import type { Lane, ReadBudget, Turn } from '#main/checkout/read-budget';
import { isBusy, PAUSED, type Read, STOPPED, type WatchEntry } from '#main/checkout/watch-entry';

/** Reads of merchant orders and payments both, for whoever cannot wait for a charge's rhythm. */
export type WholeReads = {
  /** Joins a whole read under way. */
  now(reference: Reference): Promise<Read>;
  /**
   * Begins after this was asked, whatever is under way: something happened that it may not have seen. Where the budget
   * has room for less, the orders alone of the charge in front are read before it, at once.
   */
  afresh(reference: Reference): Promise<Read>;
};

type Deps = {
  readonly budget: ReadBudget;
  readonly live: () => Reference | null;
  readonly isStopped: () => boolean;
  readonly trouble: () => ProviderError | null;
  readonly entryOf: (reference: Reference) => WatchEntry;
  readonly read: (reference: Reference, entry: WatchEntry, whole: boolean) => Promise<Read>;
};

/** Longer than this nobody is kept waiting for a read that may not leave yet. */
const PATIENCE_MS = 2000;
/** What a whole read costs. */
const COST = 2;

export function createWholeReads(deps: Deps): WholeReads {
  const { budget, live, isStopped, trouble, entryOf, read } = deps;

  /** Whoever asks while one waits has that one: it has not begun. */
  function queue(reference: Reference, otherwise: Lane): Promise<Read> {
    const entry = entryOf(reference);
    const lane = reference === live() ? 'front' : otherwise;
    if (!isBusy(entry) && budget.take(COST, lane).ok) return read(reference, entry, true);
    entry.queued ??= readInTurn(reference, entry, lane);
    return entry.queued;
  }

  /** A closed order names its payments: with the customer waiting, that need not wait for room for both questions. */
  function lookAhead(reference: Reference): void {
    const entry = entryOf(reference);
    const isWaited = reference === live() && !isBusy(entry);
    if (isWaited && !budget.has(COST) && budget.take(1, 'front').ok) void read(reference, entry, false);
  }

  async function readInTurn(reference: Reference, entry: WatchEntry, lane: Lane): Promise<Read> {
    const turn = await turnOf(entry, lane).finally(() => {
      entry.queued = null;
    });
    if (isStopped() || turn === 'stopped') return STOPPED;
    return turn === 'taken' ? read(reference, entry, true) : err(trouble() ?? PAUSED);
  }

  async function turnOf(entry: WatchEntry, lane: Lane): Promise<Turn> {
    if (entry.reading !== null) await entry.reading.done;
    return budget.turn(COST, lane, PATIENCE_MS);
  }

  return {
    async now(reference) {
      if (isStopped()) return STOPPED;
      const { reading } = entryOf(reference);
      return reading?.whole === true ? reading.done : queue(reference, 'asked');
    },
    async afresh(reference) {
      if (isStopped()) return STOPPED;
      lookAhead(reference);
      return queue(reference, 'hinted');
    },
  };
}
