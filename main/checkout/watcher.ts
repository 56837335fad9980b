import { type Charge, closedSince, orderIdOf, type Reference, screenDeadline } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { ZERO } from '#core/domain/money';
import { siteOf } from '#core/domain/site';
import { type Findings, type ProviderError, READING_PAUSED } from '#core/provider';
import { err } from '#core/result';
import { createCodeTrust, haveClocksParted } from '#main/checkout/code-trust';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { Recorder } from '#main/checkout/recorder';
import { createWakeUp } from '#main/checkout/wake-up';
import {
  isBusy,
  newEntry,
  noteAnswer,
  type Read,
  STOPPED,
  type WatchEntry,
} from '#main/checkout/watch-entry';
import {
  backoffAfter,
  needsWatching,
  pauseAfter,
  readAgainAfter,
  WATCH_AFTER_EXPIRY,
  wholeEvery,
} from '#main/checkout/watch-plan';
import { createWholeReads } from '#main/checkout/whole-reads';

export type Watching = {
  readonly answeredMsAgo: number | null;
  readonly isReading: boolean;
  readonly trouble: ProviderError | null;
};

export type Watcher = {
  /** Begins to follow a charge, or looks at its rhythm anew after something changed. */
  follow(charge: Charge): void;
  /** Reads now, whole: the cashier asked, or something hangs on it. Joins a read already under way only if that is whole. */
  readNow(reference: Reference): Promise<Read>;
  /** As `readNow`, and the read surely begins after this was asked: a hint may know of more than one under way saw. */
  readAfresh(reference: Reference): Promise<Read>;
  /** The provider has just made this code: it may show without another read. */
  trust(charge: Charge): void;
  /** A code shows only while this holds: before its deadline by both clocks, and read since the last doubt. */
  mayShow(charge: Charge): boolean;
  /** Every code is off until it has been read again: the PC woke, or a tick came late. */
  doubtAll(): void;
  /** Doubts so far: what was found out before the last one proves nothing after it. */
  doubts(): number;
  watching(reference: Reference): Watching;
  /** What last kept the provider from answering; null when the last answer was good. */
  trouble(): ProviderError | null;
  /** Reads that were paused for a refused token may go on: there is another. */
  resume(): void;
  stop(): void;
};

type Deps = Pick<CheckoutDeps, 'log' | 'providerFor' | 'clock' | 'timers' | 'onChange' | 'note'> & {
  readonly recorder: Recorder;
  readonly budget: ReadBudget;
  /** The charge in front of the cashier is read before all others. */
  readonly live: () => Reference | null;
};

/** When a read began: no earlier than this by the provider's time, and by the monotonic clock. */
type Start = { readonly surelyAt: Instant | null; readonly ms: number; readonly doubts: number };

const TICK_MS = 1000;
const MAX_AT_ONCE = 4;

export function createWatcher(deps: Deps): Watcher {
  const { log, providerFor, clock, recorder, budget, live, onChange, note } = deps;
  const entries = new Map<Reference, WatchEntry>();
  const trust = createCodeTrust(clock);
  const wakeUp = createWakeUp({ ...deps, tick, onLate: doubtAll });
  const wholeReads = createWholeReads({
    ...deps,
    isStopped: () => isStopped,
    trouble: () => lastTrouble,
    entryOf,
    read: (reference, entry, whole) => read(reference, entry, whole),
  });
  let lastTrouble: ProviderError | null = null;
  let isStopped = false;
  /** Monotonic: until then no read begins but that of the charge in front, whatever is due. */
  let blockedUntil = 0;

  function entryOf(reference: Reference): WatchEntry {
    const entry = entries.get(reference) ?? newEntry(clock.monotonic());
    entries.set(reference, entry);
    return entry;
  }

  function schedule(): void {
    if (isStopped || entries.size === 0) {
      wakeUp.cancel();
      return;
    }
    const now = clock.monotonic();
    let next = now + TICK_MS;
    const front = live();
    for (const [reference, entry] of entries) {
      const notBefore = reference === front ? 0 : blockedUntil;
      if (!isBusy(entry)) next = Math.min(next, Math.max(entry.nextAt, notBefore));
    }
    wakeUp.in(Math.max(0, next - now));
  }

  function tick(): void {
    if (isStopped) return;
    if (haveClocksParted(clock)) doubtAll();
    // Before it is measured the clock may be hours from the provider's.
    if (clock.isMeasured()) for (const [reference, entry] of entries) passDeadline(reference, entry);
    startDueReads();
    // Clocks that part or meet again change what may show, and no fact says so.
    if (live() !== null) onChange();
    schedule();
  }

  function passDeadline(reference: Reference, entry: WatchEntry): void {
    if (clock.now() < entry.deadline) return;
    const charge = log.charge(reference);
    const isAsking = charge?.asking.kind === 'open' || charge?.asking.kind === 'unknown';
    entry.deadline = charge !== null && isAsking ? screenDeadline(charge) : Number.POSITIVE_INFINITY;
    if (clock.now() < entry.deadline) return;
    const written = recorder.write(reference, [{ kind: 'deadline-passed' }]);
    if (!written.ok) note('deadline-passed not written', reference, written.error);
  }

  function startDueReads(): void {
    const now = clock.monotonic();
    const due = [...entries].filter(([, entry]) => !isBusy(entry) && entry.nextAt <= now);
    const front = live();
    due.sort(([a, x], [b, y]) => Number(b === front) - Number(a === front) || x.nextAt - y.nextAt);
    let busy = [...entries.values()].filter(isBusy).length;
    blockedUntil = now;
    for (const [reference, entry] of due) {
      const charge = log.charge(reference);
      if (charge === null) continue;
      const waitMs = reference !== front && busy >= MAX_AT_ONCE ? TICK_MS : begin(charge, entry, front);
      // The one longest due goes first: the next may ask for less, and it would wait for ever.
      if (waitMs > 0) {
        blockedUntil = now + waitMs;
        if (reference === front) entry.nextAt = blockedUntil;
        return;
      }
      busy += 1;
    }
  }

  /** How long to wait where its turn has not come; 0 once it is being read. */
  function begin(charge: Charge, entry: WatchEntry, front: Reference | null): number {
    const whole = wantsWhole(charge, entry);
    const taken = budget.take(whole ? 2 : 1, charge.reference === front ? 'front' : 'rhythm');
    if (!taken.ok) return taken.waitMs;
    void read(charge.reference, entry, whole);
    return 0;
  }

  function wantsWhole(charge: Charge, entry: WatchEntry): boolean {
    const decides = (clock.earliest() ?? 0) > closedSince(charge);
    const moneyWithoutOrder = charge.outcome === null && charge.received > ZERO;
    return decides || moneyWithoutOrder || (entry.reads + 1) % wholeEvery(charge) === 0;
  }

  function read(reference: Reference, entry: WatchEntry, whole: boolean): Promise<Read> {
    const done = readOnce(reference, entry, whole).finally(() => {
      entry.reading = null;
      blockedUntil = 0;
      if (isStopped) return;
      onChange();
      schedule();
    });
    entry.reading = { whole, done };
    return done;
  }

  async function readOnce(reference: Reference, entry: WatchEntry, whole: boolean): Promise<Read> {
    const charge = log.charge(reference);
    if (charge === null) throw new Error(`read: no charge ${reference}`);
    const started: Start = {
      surelyAt: clock.earliest(),
      ms: clock.monotonic(),
      doubts: trust.doubts(),
    };
    const { currency } = siteOf(charge.siteId);
    const asked = { thorough: whole, currency, providerOrderId: orderIdOf(charge) };
    const found = await providerFor(charge.api).find(reference, asked);
    if (isStopped) return STOPPED;
    if (!found.ok) return missed(reference, entry, found.error);
    lastTrouble = null;
    noteAnswer(entry, clock.monotonic());
    const isDecisive = whole && started.surelyAt !== null && started.surelyAt > closedSince(charge);
    const written = take(reference, entry, found.value, isDecisive ? started.surelyAt : null);
    if (!written.ok) return written;
    const isCertain = started.doubts === trust.doubts();
    if (isCertain) trust.trust(written.value);
    plan(reference, entry, written.value, started);
    // Asked before the last doubt: it says nothing about now.
    if (!isCertain) entry.nextAt = clock.monotonic();
    return written;
  }

  function take(reference: Reference, entry: WatchEntry, found: Findings, decisive: Instant | null): Read {
    const written = recorder.writeFindings(reference, found, decisive);
    if (written.ok) return written;
    entry.nextAt = clock.monotonic() + 5 * TICK_MS;
    note('findings not written', reference, written.error);
    return err({ kind: written.error });
  }

  function plan(reference: Reference, entry: WatchEntry, charge: Charge, started: Start): void {
    if (!needsWatching(charge, clock.now())) {
      // One that waits to be read again keeps its place: two at once could begin beside each other.
      if (entry.queued === null) entries.delete(reference);
      trust.forget(reference);
      return;
    }
    // By the clock as this answer has set it: before the first one it may be hours wrong.
    const startedAt = clock.now() - (clock.monotonic() - started.ms);
    const couldDecide = (started.surelyAt ?? 0) > closedSince(charge);
    entry.nextAt = started.ms + readAgainAfter(charge, startedAt, couldDecide);
  }

  function missed(reference: Reference, entry: WatchEntry, error: ProviderError): Read {
    // A pause is only what the last trouble led to: that is what people must be told.
    if (error.code !== READING_PAUSED) {
      lastTrouble = error;
      entry.trouble = error;
    }
    entry.failures += 1;
    entry.nextAt = clock.monotonic() + backoffAfter(entry.failures, reference === live());
    budget.pause(pauseAfter(error, entry.failures));
    note('read failed', reference, `${error.kind} ${error.status}`);
    return err(error);
  }

  function doubtAll(): void {
    trust.doubtAll();
    for (const entry of entries.values()) entry.nextAt = Math.min(entry.nextAt, clock.monotonic());
    onChange();
    schedule();
  }

  return {
    follow(charge) {
      if (isStopped || !needsWatching(charge, clock.now())) return;
      const entry = entryOf(charge.reference);
      const due = clock.monotonic() + readAgainAfter(charge, clock.now());
      const isFirst = entry.reads === 0 && charge.state !== 'awaiting-payment';
      entry.deadline = 0;
      // Never later than it was due: one that is looked at anew again and again would never have its turn.
      entry.nextAt = Math.min(entry.nextAt, isFirst ? clock.monotonic() : due);
      schedule();
    },
    readNow: wholeReads.now,
    readAfresh: wholeReads.afresh,
    trust: trust.trust,
    mayShow: trust.mayShow,
    doubtAll,
    doubts: trust.doubts,
    watching(reference) {
      const entry = entries.get(reference);
      const answeredMsAgo = entry?.answeredAt == null ? null : clock.monotonic() - entry.answeredAt;
      const trouble = entry?.trouble ?? (lastTrouble !== null && isOfAll(lastTrouble) ? lastTrouble : null);
      return { answeredMsAgo, isReading: entry?.reading != null, trouble };
    },
    trouble: () => lastTrouble,
    resume() {
      budget.resume();
      blockedUntil = 0;
      doubtAll();
    },
    stop() {
      isStopped = true;
      wakeUp.cancel();
      entries.clear();
    },
  };
}

/** One read was refused it, and the others wait: it is why none is answered. */
const isOfAll = ({ kind }: ProviderError): boolean => kind === 'unauthorized' || kind === 'forbidden';

/** Where the watch begins after a restart: everything whose order could be paid until shortly before now. */
export const watchSince = (now: Instant): Instant => now - WATCH_AFTER_EXPIRY;
