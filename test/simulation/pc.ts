import type { Timers } from '#main/checkout/deps';
import type { Dice } from '#test/simulation/dice';
import type { VirtualTime } from '#test/simulation/virtual-time';

/** One run of the program, from its start to its end or its crash. What a dead one still had to do is never done. */
export type Life = { isAlive: boolean };

/** The counter's PC: its two clocks, each failing in its own way, its timers and its sleep. */
export type Pc = {
  wall(): number;
  monotonic(): number;
  isAsleep(): boolean;
  /** How often it has slept or hung so far. */
  sleeps(): number;
  timers(life: Life): Timers;
  /** Something from outside reaches the program: not while the PC sleeps, and never another life. */
  deliver(life: Life, afterMs: number, run: () => void): () => void;
  /** Some PCs' monotonic clock stands still meanwhile. */
  sleep(ms: number, stalls: boolean): void;
  setWall(aheadMs: number): void;
  /** How far the wall clock is from the truth. */
  wallAheadMs(): number;
};

export const T0 = Date.UTC(2026, 10, 21, 14, 0, 0);

export function createPc(time: VirtualTime, dice: Dice, wallAheadMs: number): Pc {
  let ahead = wallAheadMs;
  let stalledMs = 0;
  let awakeFrom = 0;
  let sleeps = 0;
  let stalledAt: number | null = null;
  const isAsleep = (): boolean => time.now() < awakeFrom;
  const running = (): number => 5_000_000 + time.now() - stalledMs;
  const monotonic = (): number => (isAsleep() && stalledAt !== null ? stalledAt : running());

  /** Runs when the program can run and `due` has come by the monotonic clock. */
  function whenAwake(life: Life, isDue: () => number, run: () => void): () => void {
    let cancel: () => void;
    const attempt = (): void => {
      if (!life.isAlive) return;
      const early = isAsleep() ? awakeFrom - time.now() : isDue();
      if (early > 0) cancel = time.after(early, attempt);
      else run();
    };
    cancel = time.after(Math.max(0, isDue()), attempt);
    return () => cancel();
  }

  return {
    wall: () => T0 + ahead + time.now(),
    monotonic,
    isAsleep,
    sleeps: () => sleeps,
    timers: (life) => ({
      after(ms, run) {
        const due = monotonic() + ms + (dice.chance(0.1) ? dice.whole(1, 40) : 0);
        return whenAwake(life, () => due - monotonic(), run);
      },
    }),
    deliver(life, afterMs, run) {
      const due = time.now() + afterMs;
      return whenAwake(life, () => due - time.now(), run);
    },
    sleep(ms, stalls) {
      if (isAsleep()) return;
      stalledAt = stalls ? running() : null;
      awakeFrom = time.now() + ms;
      sleeps += 1;
      if (stalls) stalledMs += ms;
    },
    setWall(to) {
      ahead = to;
    },
    wallAheadMs: () => ahead,
  };
}
