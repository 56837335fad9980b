import type { Timers } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';

type Deps = {
  readonly budget: ReadBudget;
  readonly timers: Timers;
  readonly isStopped: () => boolean;
};

export type Turn = {
  readonly cost: number;
  /** So many requests stay free for the charge in front of the cashier. */
  readonly spare?: number;
  /** Longer than this it is not waited for at once. */
  readonly patienceMs?: number;
};

/** Waits for its turn among all reads of the register. */
export async function waitForTurn(
  { budget, timers, isStopped }: Deps,
  { cost, spare = 0, patienceMs = Number.POSITIVE_INFINITY }: Turn,
): Promise<'taken' | 'paused' | 'stopped'> {
  for (;;) {
    if (isStopped()) return 'stopped';
    const taken = budget.take(cost, spare);
    if (taken.ok) return 'taken';
    const { waitMs } = taken;
    if (waitMs > patienceMs) return 'paused';
    await new Promise<void>((done) => void timers.after(waitMs, done));
  }
}
