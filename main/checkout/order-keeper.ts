import { type Charge, livesUntil, orderIdOf, type Reference } from '#core/domain/charge';
import { SECOND } from '#core/domain/instant';
import type { IssueOutcome } from '#core/provider';
import { assertNever } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { NewFact, Recorder } from '#main/checkout/recorder';
import type { Watcher } from '#main/checkout/watcher';

/** Orders (the API): an answer that was lost is asked for again under the same key; what nobody waits for is taken back. */
export type OrderKeeper = {
  /** Asks again, the same to the byte, while the sale is on the screen and the order could still be paid. */
  settle(reference: Reference): Promise<void>;
  /** Something has changed: an order may be one to take back. */
  hear(): void;
  /** Waits a moment for what can be taken back. */
  takenBack(): Promise<void>;
  stop(): void;
};

type Deps = Pick<CheckoutDeps, 'log' | 'providerFor' | 'clock' | 'timers' | 'note'> & {
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  readonly live: () => Reference | null;
  /** The same request again: one reference, one key, one order. */
  readonly askAgain: (reference: Reference) => Promise<IssueOutcome | null>;
};

const AGAIN_MS = [2, 5, 15].map((seconds) => seconds * SECOND);
const PATIENCE_MS = 2500;

export function createOrderKeeper(deps: Deps): OrderKeeper {
  const { log, providerFor, clock, timers, recorder, watcher, live, askAgain, note } = deps;
  /** The provider will not, whatever is asked: its expiry ends them. */
  const hopeless = new Set<Reference>();
  let running: Promise<void> | null = null;
  let failures = 0;
  let cancelTimer: (() => void) | null = null;
  let isStopped = false;

  const pause = (ms: number): Promise<void> => new Promise((done) => void timers.after(ms, done));
  const waitAfter = (tries: number): number => AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)] ?? SECOND;

  async function settle(reference: Reference): Promise<void> {
    for (let tries = 0; !isStopped; tries++) {
      await watcher.readNow(reference);
      const charge = log.charge(reference);
      const isOpen = charge?.state === 'unknown' && live() === reference && clock.now() < charge.expiresAt;
      if (isStopped || !isOpen) return;
      const outcome = await askAgain(reference);
      if (isStopped || outcome === null) return;
      if (outcome.kind === 'issued') return learn(reference, outcome);
      note('charge asked for again', reference, `${outcome.kind} ${outcome.error.kind}`);
      // The provider's clear no to the same request is for a person to read.
      if (outcome.kind === 'refused') return;
      await pause(waitAfter(tries));
    }
  }

  function learn(reference: Reference, outcome: Extract<IssueOutcome, { kind: 'issued' }>): void {
    if (outcome.qrData === null) return;
    const { qrData, providerOrderId, providerMs } = outcome;
    const charge = write(reference, [{ kind: 'code-issued', qrData, providerOrderId, providerMs }]);
    if (charge?.state === 'awaiting-payment') watcher.trust(charge);
  }

  function write(reference: Reference, facts: readonly NewFact[]): Charge | null {
    const written = recorder.write(reference, facts);
    if (!written.ok) {
      note('order not written', reference, written.error);
      return null;
    }
    watcher.follow(written.value);
    return written.value;
  }

  /** Nobody waits for it, and somebody might still begin to pay it. */
  function leftOvers(): readonly Charge[] {
    const now = clock.now();
    return log.ordersLeftOver(now).filter((charge) => {
      const { withdrawnAt, outcome, state, reference } = charge;
      const mayLive = withdrawnAt === null && outcome === null && now < livesUntil(charge);
      return mayLive && state !== 'in-process' && !hopeless.has(reference);
    });
  }

  async function work(charges: readonly Charge[]): Promise<void> {
    let isLeft = false;
    for (const charge of charges) {
      if (isStopped) return;
      isLeft = !(await takeBack(charge)) || isLeft;
    }
    failures = isLeft ? failures + 1 : 0;
    if (isLeft) later(waitAfter(failures - 1));
  }

  /** True when there is no more to be done about it. */
  async function takeBack({ reference, api }: Charge): Promise<boolean> {
    const id = await idOf(reference);
    if (id === null || isStopped) return isStopped;
    const taken = await providerFor(api).withdraw(id);
    if (isStopped) return true;
    switch (taken.kind) {
      case 'withdrawn':
        void watcher.readNow(reference);
        return write(reference, [{ kind: 'order-withdrawn' }]) !== null;
      case 'refused':
        note('order not taken back', reference, taken.error.kind);
        hopeless.add(reference);
        return true;
      case 'locked':
      case 'not-sent':
      case 'unanswered':
        note('order not taken back yet', reference, taken.kind);
        void watcher.readNow(reference);
        return false;
      default:
        return assertNever(taken, 'withdrawal');
    }
  }

  /** Where its answer was lost the order is looked for first, and then asked for again only to learn its id. */
  async function idOf(reference: Reference): Promise<string | null> {
    const known = log.charge(reference);
    const id = known === null ? null : orderIdOf(known);
    if (id !== null) return id;
    const read = await watcher.readNow(reference);
    if (!read.ok || isStopped) return null;
    const found = orderIdOf(read.value);
    if (found !== null) return found;
    // Asked for this late it might only be made now, and live on: what is there ends by itself.
    if (clock.now() >= read.value.expiresAt) return null;
    const outcome = await askAgain(reference);
    if (isStopped || outcome?.kind !== 'issued') return null;
    learn(reference, outcome);
    return outcome.providerOrderId;
  }

  function later(ms: number): void {
    cancelTimer?.();
    cancelTimer = isStopped ? null : timers.after(ms, () => void run());
  }

  function run(): Promise<void> {
    const charges = isStopped ? [] : leftOvers();
    if (charges.length === 0) return running ?? Promise.resolve();
    running ??= work(charges).finally(() => {
      running = null;
      // What came up meanwhile was not among these, and nothing may ever be heard of it again.
      const isNew = ({ reference }: Charge): boolean => !charges.some((each) => each.reference === reference);
      if (!isStopped && leftOvers().some(isNew)) later(0);
    });
    return running;
  }

  return {
    settle,
    hear: () => later(0),
    takenBack: () => Promise.race([run(), pause(PATIENCE_MS)]),
    stop() {
      isStopped = true;
      cancelTimer?.();
    },
  };
}
