/** All reads of one register share this: at most five a second, with a pause when the provider asks for one. */
export type ReadBudget = {
  /** Takes `cost` requests from the budget, or says in how many milliseconds there will be enough. */
  take(cost: number): { readonly ok: true } | { readonly ok: false; readonly waitMs: number };
  /** Nobody reads for this long: the provider said slow down, or does not know us. */
  pause(ms: number): void;
  resume(): void;
};

const PER_SECOND = 5;

export function createReadBudget(monotonic: () => number): ReadBudget {
  let tokens = PER_SECOND;
  let filledAt = monotonic();
  let pausedUntil = 0;
  return {
    take(cost) {
      const now = monotonic();
      tokens = Math.min(PER_SECOND, tokens + ((now - filledAt) / 1000) * PER_SECOND);
      filledAt = now;
      if (now < pausedUntil) return { ok: false, waitMs: pausedUntil - now };
      if (tokens < cost) return { ok: false, waitMs: Math.ceil(((cost - tokens) / PER_SECOND) * 1000) };
      tokens -= cost;
      return { ok: true };
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, monotonic() + ms);
    },
    resume() {
      pausedUntil = 0;
    },
  };
}
