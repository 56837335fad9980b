import type { Clock } from '#main/checkout/clock';
import type { Timers } from '#main/checkout/deps';

/** One timer that says when it came late: then the PC slept or hung, and what the screen shows is in doubt. */
export type WakeUp = {
  /** In place of the one that was set. */
  in(ms: number): void;
  cancel(): void;
};

type Deps = {
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly timers: Timers;
  readonly tick: () => void;
  readonly onLate: () => void;
};

const LATE_MS = 2000;

export function createWakeUp({ clock, timers, tick, onLate }: Deps): WakeUp {
  let cancel: (() => void) | null = null;
  let dueAt = 0;

  /** Also asked where something else than the timer ran first: after a sleep an answer may be quicker than the tick. */
  function clear(): boolean {
    if (cancel === null) return false;
    cancel();
    cancel = null;
    return clock.monotonic() - dueAt > LATE_MS;
  }

  return {
    in(ms) {
      const isLate = clear();
      dueAt = clock.monotonic() + ms;
      cancel = timers.after(ms, () => {
        if (clear()) onLate();
        tick();
      });
      if (isLate) onLate();
    },
    cancel: () => void clear(),
  };
}
