import type { Timers } from '#main/checkout/deps';

/** The real ones. */
export const timers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
