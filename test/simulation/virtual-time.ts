import type { Dice } from '#test/simulation/dice';

/** Milliseconds since the run began, by a clock that nobody in the shop can see. */
export type VirtualTime = {
  now(): number;
  /** Runs once, `ms` from now. Returns the way to call it off. */
  after(ms: number, run: () => void): () => void;
  /** Runs the next event and lets all that follows from it settle. False when nothing is left before `until`. */
  step(until: number): Promise<boolean>;
};

type Event = { readonly at: number; readonly order: number; readonly run: () => void };

/** Of events at the same instant the seed says which comes first. */
export function createVirtualTime(dice: Dice): VirtualTime {
  const events = new Set<Event>();
  let now = 0;

  function soonest(): Event | null {
    let found: Event | null = null;
    for (const event of events) {
      if (found === null || event.at < found.at || (event.at === found.at && event.order < found.order))
        found = event;
    }
    return found;
  }

  const isDue = (event: Event | null, until: number): event is Event => event !== null && event.at <= until;

  return {
    now: () => now,
    after(ms, run) {
      const event = { at: now + Math.max(0, Math.round(ms)), order: dice.next(), run };
      events.add(event);
      return () => void events.delete(event);
    },
    async step(until) {
      // What was pressed since the last event has gone as far as it can, before any time passes.
      if (!isDue(soonest(), until)) await settled();
      const event = soonest();
      if (!isDue(event, until)) {
        now = Math.max(now, until);
        return false;
      }
      events.delete(event);
      now = event.at;
      try {
        event.run();
      } finally {
        await settled();
      }
      return true;
    },
  };
}

/** Every promise that can go on has gone on: nothing in the world waits for anything but virtual events. */
export const settled = (): Promise<void> => new Promise((done) => void setImmediate(done));
