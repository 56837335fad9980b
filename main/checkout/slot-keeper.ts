import type { Charge, Reference } from '#core/domain/charge';
import { ZERO } from '#core/domain/money';
import { isUnderWay } from '#core/domain/payments';
import type { IssueOutcome, IssueRequest, SlotOrder } from '#core/provider';
import { haveClocksParted } from '#main/checkout/code-trust';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Recorder } from '#main/checkout/recorder';
import { liesOnTheSlot, registerOf, type Slot } from '#main/checkout/slot';
import { createSlotTidier } from '#main/checkout/slot-tidier';
import type { Watcher } from '#main/checkout/watcher';

/** Sees to it that the register's slot holds the order that the cashier waits for, and no other of ours. */
export type SlotKeeper = {
  put(request: IssueRequest): Promise<IssueOutcome>;
  /** The answer to a PUT was lost: reads the money and the slot until it is known what became of it. */
  settle(reference: Reference, mayReplace: boolean): Promise<void>;
  /** Read three times and never there: a new order may be made in its place. */
  isAbsent(reference: Reference): boolean;
  /** Something has changed that the slot may have to follow. */
  hear(): void;
  /** On the slot: it named this order when it was last read, and nothing since then makes that doubtful. */
  mayShow(charge: Charge): boolean;
  /** Orders of ours that have ended are off the slot, or could not be taken off for now. */
  tidied(): Promise<void>;
  stop(): void;
};

type Deps = Pick<CheckoutDeps, 'log' | 'clock' | 'timers' | 'onChange' | 'note' | 'isOurs'> & {
  readonly slot: Slot;
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  /** The charge in front of the cashier. */
  readonly live: () => Reference | null;
  readonly replace: (unanswered: Charge) => void;
};

const TICK_MS = 1000;
const LOOK_EVERY_MS = 5000;
/** After a lost answer the slot is read at once, and 2, 10 and 60 seconds later. */
const SETTLE_AFTER_MS = [0, 2000, 8000, 50_000];
const ASK_AGAIN_MS = 2000;
/** Looks at an empty slot until the order counts as gone; somebody who has scanned it is given the time to confirm. */
const GONE = 2;
const GONE_FROM_A_PHONE = 6;

export function createSlotKeeper(deps: Deps): SlotKeeper {
  const { log, clock, timers, slot, recorder, watcher, live, replace, onChange, note } = deps;
  const confirmed = new Map<Reference, number>();
  const absent = new Set<Reference>();
  const tidier = createSlotTidier({ ...deps, waiting: () => waiting() });
  let missing = 0;
  let lookAt = 0;
  let isLooking = false;
  let cancelTick: (() => void) | null = null;
  let isStopped = false;

  /** What the slot must hold, now or in a moment. */
  function waiting(): Charge | null {
    const reference = live();
    const charge = reference === null ? null : log.charge(reference);
    if (charge === null || !liesOnTheSlot(charge) || charge.outcome !== null) return null;
    const isLookedFor = charge.asking.kind === 'unknown' && !absent.has(charge.reference);
    return charge.asking.kind === 'open' || charge.asking.kind === 'requested' || isLookedFor ? charge : null;
  }

  const isConfirmed = (reference: Reference): boolean => confirmed.get(reference) === watcher.doubts();

  function tick(): void {
    cancelTick = null;
    if (isStopped) return;
    const charge = waiting();
    const isDue =
      charge?.asking.kind === 'open' && (clock.monotonic() >= lookAt || !isConfirmed(charge.reference));
    if (charge !== null && isDue && !isLooking) void watch(charge);
    const isTidy = tidier.tick();
    if (charge !== null || !isTidy) follow();
  }

  function follow(): void {
    if (isStopped) return;
    cancelTick ??= timers.after(TICK_MS, tick);
  }

  function hear(): void {
    cancelTick?.();
    cancelTick = isStopped ? null : timers.after(0, tick);
  }

  async function watch(charge: Charge): Promise<void> {
    isLooking = true;
    const doubts = watcher.doubts();
    const held = await slot.look(registerOf(charge));
    isLooking = false;
    if (isStopped) return;
    lookAt = clock.monotonic() + LOOK_EVERY_MS;
    if (!held.ok) note('slot not read', charge.reference, held.error.kind);
    else if (held.value?.reference === charge.reference) holdsOurs(charge.reference, doubts);
    else await letGo(charge, held.value);
  }

  function holdsOurs(reference: Reference, doubts: number): void {
    missing = 0;
    confirm(reference, doubts);
    onChange();
  }

  /** An answer that waited as long as the PC slept tells of a slot from before. */
  function confirm(reference: Reference, doubts: number): void {
    if (!haveClocksParted(clock)) confirmed.set(reference, doubts);
  }

  /** Another order took its place; or none is there, which is also what a payment does. */
  async function letGo(charge: Charge, instead: SlotOrder | null): Promise<void> {
    if (instead !== null) {
      displace(charge.reference, instead.reference);
      return;
    }
    const read = await watcher.readNow(charge.reference);
    if (isStopped || !read.ok || !isUntouched(read.value)) return;
    missing += 1;
    const isOnAPhone = read.value.orders.length > 0;
    if (missing >= (isOnAPhone ? GONE_FROM_A_PHONE : GONE)) displace(charge.reference, 'nothing');
  }

  /** There is no money and none is under way: the empty slot has another reason. */
  const isUntouched = ({ asking, outcome, payments, received }: Charge): boolean =>
    asking.kind === 'open' &&
    outcome === null &&
    received === ZERO &&
    !payments.some(({ status }) => isUnderWay(status));

  function displace(reference: Reference, by: string): void {
    const charge = log.charge(reference);
    if (charge === null || charge.outcome !== null) return;
    missing = 0;
    note('order displaced', reference, by);
    // Off the screen at once: a full disk may keep it from being written for long.
    confirmed.delete(reference);
    onChange();
    const wasThere = charge.code !== null;
    const written = recorder.write(reference, [
      { kind: 'asking-stopped', why: 'displaced' },
      ...(wasThere ? [{ kind: 'order-withdrawn' } as const] : []),
    ]);
    if (written.ok) {
      watcher.follow(written.value);
      void watcher.readNow(reference);
    } else note('displaced not written', reference, written.error);
  }

  async function put(request: IssueRequest): Promise<IssueOutcome> {
    const doubts = watcher.doubts();
    const outcome = await slot.put(request);
    if (outcome.kind === 'issued') {
      confirm(request.reference as Reference, doubts);
      lookAt = clock.monotonic() + LOOK_EVERY_MS;
    }
    follow();
    return outcome;
  }

  async function settle(reference: Reference, mayReplace: boolean): Promise<void> {
    for (const wait of SETTLE_AFTER_MS) {
      await pause(wait);
      const charge = await readBoth(reference);
      if (charge === 'settled') return;
    }
    const charge = log.charge(reference);
    if (isStopped || charge === null || !isUnsettled(charge)) return;
    absent.add(reference);
    if (mayReplace) replace(charge);
    onChange();
  }

  const isUnsettled = ({ reference, state }: Charge): boolean => state === 'unknown' && live() === reference;

  /** Asks until both have answered; `absent` when neither knows of the order. */
  async function readBoth(reference: Reference): Promise<'settled' | 'absent'> {
    for (;;) {
      const read = await watcher.readNow(reference);
      const charge = log.charge(reference);
      if (isStopped || charge === null || !isUnsettled(charge)) return 'settled';
      const doubts = watcher.doubts();
      const held = await slot.look(registerOf(charge));
      if (isStopped || log.charge(reference)?.state !== 'unknown') return 'settled';
      if (read.ok && held.ok) {
        if (held.value === null || isStale(charge, held.value)) return 'absent';
        if (held.value.reference !== reference) displace(reference, held.value.reference);
        else if (!(await found(charge, doubts))) continue;
        return 'settled';
      }
      await pause(ASK_AGAIN_MS);
    }
  }

  /** An order of ours from before: ours now never got there, or not yet. */
  const isStale = ({ reference }: Charge, held: SlotOrder): boolean =>
    held.reference !== reference && deps.isOurs(held.reference);

  /** The slot holds it: its own code was lost with the answer, the fixed one leads to it. */
  async function found(charge: Charge, doubts: number): Promise<boolean> {
    const fixed = await slot.fixedCode(registerOf(charge));
    if (isStopped) return false;
    if (!fixed.ok) {
      await pause(ASK_AGAIN_MS);
      return false;
    }
    const written = recorder.write(charge.reference, [
      { kind: 'code-issued', qrData: fixed.value, providerOrderId: null, providerMs: 0 },
    ]);
    if (!written.ok) return false;
    confirm(charge.reference, doubts);
    if (written.value.state === 'awaiting-payment') watcher.trust(written.value);
    watcher.follow(written.value);
    follow();
    return true;
  }

  const pause = (ms: number): Promise<void> => new Promise((done) => void timers.after(ms, done));

  return {
    put,
    settle,
    hear,
    mayShow: (charge) => !liesOnTheSlot(charge) || isConfirmed(charge.reference),
    isAbsent: (reference) => absent.has(reference),
    tidied: () => tidier.tidy(),
    stop() {
      isStopped = true;
      cancelTick?.();
    },
  };
}
