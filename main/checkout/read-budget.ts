/** All reads of one register share this: at most five a second, with a pause when the provider asks for one. */
export type ReadBudget = {
  /** Takes `cost` requests, if as many as `spare` stay free beside them, or says in how many milliseconds it may. */
  take(cost: number, spare?: number): { readonly ok: true } | { readonly ok: false; readonly waitMs: number };
  /** Nobody reads for this long: the provider said slow down, or does not know us. */
  pause(ms: number): void;
  resume(): void;
};

const PER_SECOND = 5;
const SECOND_MS = 1000;

/** Counted over every second that passes, not filled up: a bucket would let twice as many through at once. */
export function createReadBudget(monotonic: () => number): ReadBudget {
  let taken: readonly number[] = [];
  let pausedUntil = 0;
  return {
    take(cost, spare = 0) {
      const now = monotonic();
      taken = taken.filter((at) => now - at < SECOND_MS);
      if (now < pausedUntil) return { ok: false, waitMs: pausedUntil - now };
      const free = PER_SECOND - taken.length;
      const wanted = cost + spare;
      if (free >= wanted) {
        taken = [...taken, ...Array.from({ length: cost }, () => now)];
        return { ok: true };
      }
      const freeing = taken[wanted - free - 1] ?? now;
      return { ok: false, waitMs: Math.ceil(freeing + SECOND_MS - now) };
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, monotonic() + ms);
    },
    resume() {
      pausedUntil = 0;
    },
  };
}
