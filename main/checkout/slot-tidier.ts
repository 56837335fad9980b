import type { Charge } from '#core/domain/charge';
import { SECOND } from '#core/domain/instant';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Recorder } from '#main/checkout/recorder';
import { liesOnTheSlot, registerOf, type Slot } from '#main/checkout/slot';
import { WATCH_AFTER_EXPIRY } from '#main/checkout/watch-plan';
import type { Watcher } from '#main/checkout/watcher';

/** Takes orders of ours off the register's slot once they have ended: paid, cancelled, expired, or replaced. */
export type SlotTidier = {
  /** Works when something is due. False while an order of ours may still lie there, or may still get there. */
  tick(): boolean;
  tidy(): Promise<void>;
};

type Deps = Pick<CheckoutDeps, 'log' | 'clock' | 'note' | 'isOurs'> & {
  readonly slot: Slot;
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  /** What the slot must hold, if anything. */
  readonly waiting: () => Charge | null;
};

/** A PUT whose answer was lost may land at any time until the order's expiry. */
const LOOK_FOR_LATE_MS = 15 * SECOND;
const AGAIN_MS = [1, 2, 5, 15, 30].map((seconds) => seconds * SECOND);

export function createSlotTidier(deps: Deps): SlotTidier {
  const { log, clock, slot, recorder, watcher, waiting, note } = deps;
  let failures = 0;
  let nextAt = 0;
  let known = '';
  let running: Promise<void> | null = null;

  function leftOvers(): readonly Charge[] {
    const now = clock.now();
    const current = waiting()?.reference;
    return log
      .chargesToWatch(now - WATCH_AFTER_EXPIRY)
      .filter((charge) => charge.reference !== current && mayLieThere(charge, now));
  }

  async function work(charges: readonly Charge[]): Promise<void> {
    let isLeft = false;
    for (const last of lastOfEachRegister(charges)) {
      const here = charges.filter(({ externalPosId }) => externalPosId === last.externalPosId);
      isLeft = !(await tidyOne(last, here)) || isLeft;
    }
    failures = isLeft ? failures + 1 : 0;
    const again = isLeft ? AGAIN_MS[Math.min(failures, AGAIN_MS.length) - 1] : undefined;
    nextAt = clock.monotonic() + (again ?? LOOK_FOR_LATE_MS);
  }

  /** True when none of these is on the slot now. */
  async function tidyOne(last: Charge, here: readonly Charge[]): Promise<boolean> {
    let held = await slot.look(registerOf(last));
    const stale = held.ok && held.value !== null && isStale(held.value.reference) ? held.value : null;
    // A newer order is on its way or there: deleting now might hit that one.
    if (stale !== null && waiting() === null) held = await slot.clear(registerOf(last), stale.reference);
    if (!held.ok) {
      note('slot not tidied', last.reference, held.error.kind);
      return false;
    }
    const holds = held.value?.reference;
    for (const charge of here) {
      if (charge.code !== null && charge.reference !== holds) withdraw(charge);
    }
    return holds === undefined || !isStale(holds);
  }

  const isStale = (reference: string): boolean =>
    deps.isOurs(reference) && reference !== waiting()?.reference;

  function withdraw({ reference }: Charge): void {
    const written = recorder.write(reference, [{ kind: 'order-withdrawn' }]);
    if (written.ok) watcher.follow(written.value);
    else note('withdrawal not written', reference, written.error);
  }

  function tidy(): Promise<void> {
    const charges = leftOvers();
    if (charges.length === 0) return running ?? Promise.resolve();
    running ??= work(charges).finally(() => {
      running = null;
    });
    return running;
  }

  return {
    tidy,
    tick() {
      const charges = leftOvers();
      const names = charges.map(({ reference, code }) => `${reference}${code === null ? '?' : ''}`).join();
      if (names !== known) nextAt = 0;
      known = names;
      if (charges.length > 0 && clock.monotonic() >= nextAt) void tidy();
      return charges.length === 0;
    },
  };
}

/** Until the slot has been seen without it; one that was never seen there, until it can no longer get there. */
function mayLieThere(charge: Charge, now: number): boolean {
  const { withdrawnAt, code, expiresAt, state } = charge;
  if (!liesOnTheSlot(charge) || withdrawnAt !== null || state === 'not-sent' || state === 'refused')
    return false;
  return now < (code === null ? expiresAt : expiresAt + WATCH_AFTER_EXPIRY);
}

const lastOfEachRegister = (charges: readonly Charge[]): readonly Charge[] => [
  ...new Map(charges.map((charge) => [charge.externalPosId, charge])).values(),
];
