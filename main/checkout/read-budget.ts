import type { Timers } from '#main/checkout/deps';

/**
 * Whose read it is: the charge in front's, a read's under way that needs one more, one that somebody waits for, any; and
 * a whole day's records, page after page.
 */
export type Lane = 'front' | 'under-way' | 'asked' | 'hinted' | 'rhythm' | 'records';

export type Turn = 'taken' | 'paused' | 'stopped';

type Answer = { readonly ok: true } | { readonly ok: false; readonly waitMs: number };

/** All reads of one register share this: at most five a second, with a pause when the provider asks for one. */
export type ReadBudget = {
  /** Takes `cost` requests at once, or says in how many milliseconds to look again. Never ahead of who waits in line. */
  take(cost: number, lane: Lane): Answer;
  /** Whether the charge in front could have so many now; nothing is taken. */
  has(cost: number): boolean;
  /** Waits in line for `cost` requests. `paused` where reading stands still for longer than the patience. */
  turn(cost: number, lane: Lane, patienceMs?: number): Promise<Turn>;
  /**
   * At the door: `ok` is for a request that leaves in this moment, on what was taken for it. Else its own turn is waited
   * for; when that has come the door asks again, for a busy PC may have let it come long before the request goes.
   */
  leave(): Answer | Promise<Answer>;
  /** Nobody reads for this long: the provider said slow down, or does not know us. */
  pause(ms: number): void;
  resume(): void;
  /** Whoever waits in line is told so, and nobody is let through any more. */
  stop(): void;
};

type Waiter = {
  readonly cost: number;
  readonly lane: Lane;
  readonly patienceMs: number;
  readonly done: (turn: Turn) => void;
};

const PER_SECOND = 5;
/** A second, and what lies between a request's being counted and its first byte. */
const COUNTED_MS = 1005;
/** A request that is under way waits no longer than this at the door. */
const PATIENCE_MS = 2000;
/** However long the provider asks for: one read in so long attacks nobody, and a shop must not be blind for a day. */
const LONGEST_PAUSE_MS = 15 * 60_000;
/**
 * Who goes first, and what each leaves of the five for the charge in front: its rhythm never waits behind the others'.
 * Anybody can send hints: a flood of them leaves it a whole read.
 */
const LANES: Readonly<Record<Lane, { readonly place: number; readonly leaves: number }>> = {
  front: { place: 0, leaves: 0 },
  'under-way': { place: 1, leaves: 1 },
  asked: { place: 2, leaves: 1 },
  hinted: { place: 3, leaves: 2 },
  rhythm: { place: 3, leaves: 1 },
  records: { place: 4, leaves: 2 },
};

type Deps = { readonly monotonic: () => number; readonly timers: Timers };

/** Counted over every second that passes, not filled up: a bucket would let twice as many through at once. */
export function createReadBudget({ monotonic, timers }: Deps): ReadBudget {
  /** When each request left, or was promised to leave: it counts from the later of the two. */
  let taken: readonly { readonly at: number; readonly hasLeft: boolean }[] = [];
  let line: readonly Waiter[] = [];
  let pausedUntil = 0;
  let isStopped = false;
  let cancel: (() => void) | null = null;

  function waitFor(cost: number, lane: Lane): number {
    const now = monotonic();
    taken = taken.filter(({ at }) => now - at < COUNTED_MS);
    if (now < pausedUntil) return pausedUntil - now;
    const wanted = cost + LANES[lane].leaves;
    const free = PER_SECOND - taken.length;
    if (free >= wanted) return 0;
    const freeing = taken.map(({ at }) => at).toSorted((a, b) => a - b)[wanted - free - 1] ?? now;
    return Math.max(1, Math.ceil(freeing + COUNTED_MS - now));
  }

  function note(cost: number): void {
    const now = monotonic();
    taken = [...taken, ...Array.from({ length: cost }, () => ({ at: now, hasLeft: false }))];
  }

  /** The first in line goes first, even where one behind it asks for less: or who asks for more would wait for ever. */
  function serve(): void {
    cancel?.();
    cancel = null;
    const pauseMs = pausedUntil - monotonic();
    sendAway(({ patienceMs }) => isStopped || pauseMs > patienceMs);
    for (let first = line[0]; first !== undefined; first = line[0]) {
      const waitMs = waitFor(first.cost, first.lane);
      if (waitMs > 0) {
        cancel = timers.after(waitMs, serve);
        return;
      }
      line = line.slice(1);
      note(first.cost);
      first.done('taken');
    }
  }

  function sendAway(isToGo: (waiter: Waiter) => boolean): void {
    const gone = line.filter(isToGo);
    line = line.filter((waiter) => !gone.includes(waiter));
    for (const { done } of gone) done(isStopped ? 'stopped' : 'paused');
  }

  function turn(cost: number, lane: Lane, patienceMs = Number.POSITIVE_INFINITY): Promise<Turn> {
    return new Promise((done) => {
      const behind = line.findIndex((other) => LANES[other.lane].place > LANES[lane].place);
      line = line.toSpliced(behind < 0 ? line.length : behind, 0, { cost, lane, patienceMs, done });
      serve();
    });
  }

  async function waitToLeave(): Promise<Answer> {
    const got = await turn(1, 'under-way', PATIENCE_MS);
    return got === 'taken' ? { ok: true } : { ok: false, waitMs: Math.max(0, pausedUntil - monotonic()) };
  }

  return {
    take(cost, lane) {
      const ahead = line.filter((other) => LANES[other.lane].place <= LANES[lane].place);
      const waitMs = waitFor(cost, lane);
      if (waitMs > 0) return { ok: false, waitMs };
      const [first] = ahead;
      if (first !== undefined) return { ok: false, waitMs: Math.max(1, waitFor(first.cost, first.lane)) };
      note(cost);
      return { ok: true };
    },
    has: (cost) => line.length === 0 && waitFor(cost, 'front') === 0,
    turn,
    leave() {
      const now = monotonic();
      const promised = taken.findIndex(({ at, hasLeft }) => !hasLeft && now - at < COUNTED_MS);
      if (promised < 0) return waitToLeave();
      taken = taken.with(promised, { at: now, hasLeft: true });
      return { ok: true };
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, monotonic() + Math.min(ms, LONGEST_PAUSE_MS));
      if (ms > 0) serve();
    },
    resume() {
      pausedUntil = 0;
      serve();
    },
    stop() {
      isStopped = true;
      serve();
    },
  };
}
