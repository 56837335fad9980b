import { type Charge, type Reference, screenDeadline } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { ZERO } from '#core/domain/money';
import { siteOf } from '#core/domain/site';
import type { LogError } from '#core/order-log';
import type { ProviderError } from '#core/provider';
import { err, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { Recorder } from '#main/checkout/recorder';
import {
  DEADLINE_MARGIN,
  needsWatching,
  readAgainAfter,
  THOROUGH_EVERY,
  WATCH_AFTER_EXPIRY,
} from '#main/checkout/watch-plan';

export type ReadError = ProviderError | { readonly kind: LogError };

export type Watching = {
  readonly answeredMsAgo: number | null;
  readonly isReading: boolean;
  readonly trouble: ProviderError | null;
};

export type Watcher = {
  /** Begins to follow a charge, or looks at its rhythm anew after something changed. */
  follow(charge: Charge): void;
  /** Reads now, whole: the cashier asked, or something hangs on it. Joins a read already under way only if that is whole. */
  readNow(reference: Reference): Promise<Result<Charge, ReadError>>;
  /** The provider has just made this code: it may show without another read. */
  trust(charge: Charge): void;
  /** A code shows only while this holds: before its deadline by both clocks, and read since the last doubt. */
  mayShow(charge: Charge): boolean;
  /** Every code is off until it has been read again: the PC woke, or a tick came late. */
  doubtAll(): void;
  watching(reference: Reference): Watching;
  /** What last kept the provider from answering; null when the last answer was good. */
  trouble(): ProviderError | null;
  /** Reads that were paused for a refused token may go on: there is another. */
  resume(): void;
  stop(): void;
};

type Entry = {
  nextAt: number;
  reads: number;
  failures: number;
  reading: { whole: boolean; done: Promise<Result<Charge, ReadError>> } | null;
  answeredAt: number | null;
  trouble: ProviderError | null;
};

type Deps = Pick<CheckoutDeps, 'log' | 'provider' | 'clock' | 'timers' | 'onChange' | 'note'> & {
  readonly recorder: Recorder;
  readonly budget: ReadBudget;
  /** The charge in front of the cashier is read before all others. */
  readonly live: () => Reference | null;
};

const TICK_MS = 1000;
/** A tick later than this means that the PC slept or hung: what the screen shows is in doubt. */
const LATE_MS = 2000;
const MAX_AT_ONCE = 4;

export function createWatcher(deps: Deps): Watcher {
  const { log, provider, clock, timers, recorder, budget, live, onChange, note } = deps;
  const entries = new Map<Reference, Entry>();
  const trusted = new Map<Reference, number>();
  let lastTrouble: ProviderError | null = null;
  let cancelTick: (() => void) | null = null;
  let tickDueAt = 0;
  let isStopped = false;

  function entryOf(reference: Reference): Entry {
    const known = entries.get(reference);
    if (known !== undefined) return known;
    const made: Entry = {
      nextAt: clock.monotonic(),
      reads: 0,
      failures: 0,
      reading: null,
      answeredAt: null,
      trouble: null,
    };
    entries.set(reference, made);
    return made;
  }

  function schedule(): void {
    if (isStopped) return;
    cancelTick?.();
    if (entries.size === 0) return;
    const now = clock.monotonic();
    const soonest = Math.min(
      ...[...entries.values()].map(({ nextAt, reading }) => (reading === null ? nextAt : now + TICK_MS)),
    );
    const wait = Math.min(TICK_MS, Math.max(0, soonest - now));
    tickDueAt = now + wait;
    cancelTick = timers.after(wait, tick);
  }

  function tick(): void {
    if (isStopped) return;
    const slept = clock.latest() - clock.now() > LATE_MS;
    if (clock.monotonic() - tickDueAt > LATE_MS || slept) doubtAll();
    for (const reference of [...entries.keys()]) passDeadline(reference);
    startDueReads();
    schedule();
  }

  function passDeadline(reference: Reference): void {
    const charge = log.charge(reference);
    if (charge === null || clock.now() < screenDeadline(charge)) return;
    if (charge.asking.kind !== 'open' && charge.asking.kind !== 'unknown') return;
    const written = recorder.write(reference, [{ kind: 'deadline-passed' }]);
    if (!written.ok) note('deadline-passed not written', reference, written.error);
  }

  function startDueReads(): void {
    const now = clock.monotonic();
    const due = [...entries].filter(([, entry]) => entry.reading === null && entry.nextAt <= now);
    const front = live();
    due.sort(([a, x], [b, y]) => Number(b === front) - Number(a === front) || x.nextAt - y.nextAt);
    for (const [reference, entry] of due) {
      const busy = [...entries.values()].filter(({ reading }) => reading !== null).length;
      if (busy >= MAX_AT_ONCE && reference !== front) return;
      const charge = log.charge(reference);
      if (charge === null) continue;
      const whole = wantsWhole(charge, entry);
      const taken = budget.take(whole ? 2 : 1);
      if (!taken.ok) {
        entry.nextAt = now + taken.waitMs;
        continue;
      }
      void read(reference, whole);
    }
  }

  function wantsWhole(charge: Charge, entry: Entry): boolean {
    const decides = clock.now() > charge.expiresAt + DEADLINE_MARGIN;
    const moneyWithoutOrder = charge.outcome === null && charge.received > ZERO;
    return decides || moneyWithoutOrder || (entry.reads + 1) % THOROUGH_EVERY === 0;
  }

  function read(reference: Reference, whole: boolean): Promise<Result<Charge, ReadError>> {
    const entry = entryOf(reference);
    const done = readOnce(reference, entry, whole).finally(() => {
      entry.reading = null;
      onChange();
      schedule();
    });
    entry.reading = { whole, done };
    return done;
  }

  async function readOnce(
    reference: Reference,
    entry: Entry,
    whole: boolean,
  ): Promise<Result<Charge, ReadError>> {
    const charge = log.charge(reference);
    if (charge === null) throw new Error(`read: no charge ${reference}`);
    const startedAt = clock.now();
    const startedMs = clock.monotonic();
    const found = await provider.find(reference, {
      thorough: whole,
      currency: siteOf(charge.siteId).currency,
    });
    if (isStopped) return err({ kind: 'log-damaged' });
    if (!found.ok) return missed(reference, entry, found.error);
    lastTrouble = null;
    Object.assign(entry, {
      reads: entry.reads + 1,
      failures: 0,
      trouble: null,
      answeredAt: clock.monotonic(),
    });
    const decisive = whole && startedAt > charge.expiresAt + DEADLINE_MARGIN;
    const written = recorder.writeFindings(reference, found.value, decisive ? startedAt : null);
    if (!written.ok) {
      entry.nextAt = clock.monotonic() + 5 * TICK_MS;
      note('findings not written', reference, written.error);
      return err({ kind: written.error });
    }
    trust(written.value);
    plan(reference, entry, written.value, startedAt, startedMs);
    return written;
  }

  function plan(
    reference: Reference,
    entry: Entry,
    charge: Charge,
    startedAt: Instant,
    startedMs: number,
  ): void {
    if (!needsWatching(charge, clock.now())) {
      entries.delete(reference);
      trusted.delete(reference);
      return;
    }
    entry.nextAt = startedMs + readAgainAfter(charge, startedAt);
  }

  function missed(reference: Reference, entry: Entry, error: ProviderError): Result<Charge, ReadError> {
    lastTrouble = error;
    entry.trouble = error;
    entry.failures += 1;
    const isLive = reference === live();
    const backoff = Math.min(TICK_MS * 2 ** Math.min(entry.failures - 1, 10), (isLive ? 5 : 60) * TICK_MS);
    entry.nextAt = clock.monotonic() + backoff;
    if (error.kind === 'rate-limited')
      budget.pause(error.retryAfterMs ?? Math.min(30_000, 1000 * 2 ** entry.failures));
    // A token that is refused stays refused: asking again and again only makes the account look attacked.
    if (error.kind === 'unauthorized' || error.kind === 'forbidden') budget.pause(60_000);
    note('read failed', reference, `${error.kind} ${error.status}`);
    return err(error);
  }

  function trust(charge: Charge): void {
    if (clock.latest() - clock.now() > LATE_MS) return;
    trusted.set(charge.reference, clock.monotonic() + (screenDeadline(charge) - clock.now()));
  }

  function doubtAll(): void {
    trusted.clear();
    for (const entry of entries.values()) entry.nextAt = Math.min(entry.nextAt, clock.monotonic());
    onChange();
    schedule();
  }

  return {
    follow(charge) {
      if (!needsWatching(charge, clock.now())) return;
      const entry = entryOf(charge.reference);
      const due = clock.monotonic() + readAgainAfter(charge, clock.now());
      entry.nextAt =
        entry.reads === 0 && charge.state !== 'awaiting-payment'
          ? clock.monotonic()
          : Math.min(entry.nextAt, due);
      schedule();
    },
    async readNow(reference) {
      const under = entries.get(reference)?.reading ?? null;
      if (under?.whole === true) return under.done;
      if (under !== null) await under.done;
      return read(reference, true);
    },
    trust,
    mayShow(charge) {
      const until = trusted.get(charge.reference);
      return until !== undefined && clock.monotonic() < until && clock.latest() < screenDeadline(charge);
    },
    doubtAll,
    watching(reference) {
      const entry = entries.get(reference);
      const answeredMsAgo = entry?.answeredAt == null ? null : clock.monotonic() - entry.answeredAt;
      return { answeredMsAgo, isReading: entry?.reading != null, trouble: entry?.trouble ?? null };
    },
    trouble: () => lastTrouble,
    resume() {
      budget.resume();
      doubtAll();
    },
    stop() {
      isStopped = true;
      cancelTick?.();
      entries.clear();
    },
  };
}

/** Where the watch begins after a restart: everything whose order could be paid until shortly before now. */
export const watchSince = (now: Instant): Instant => now - WATCH_AFTER_EXPIRY;
