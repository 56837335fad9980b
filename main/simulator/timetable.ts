import type { Instant } from '#core/domain/instant';

/** Work for later, by whatever clock the world has: it runs when somebody next looks, as if it had run on time. */
export type Timetable = {
  now(): Instant;
  later(ms: number, run: () => void): void;
  /** Everything that has fallen due, in its order; while it runs, `now` is when it was due. */
  runDue(): void;
};

type Due = { readonly at: Instant; readonly run: () => void };

export function createTimetable(clock: () => Instant, onLater: (ms: number) => void = () => {}): Timetable {
  const waiting: Due[] = [];
  let pinned: Instant | null = null;
  const now = (): Instant => pinned ?? clock();

  function takeDue(): Due | null {
    const next = waiting.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined || next.at > now()) return null;
    waiting.splice(waiting.indexOf(next), 1);
    return next;
  }

  return {
    now,
    later: (ms, run) => {
      waiting.push({ at: now() + ms, run });
      onLater(ms);
    },
    runDue: () => {
      for (let due = takeDue(); due !== null; due = takeDue()) {
        const before = pinned;
        pinned = due.at;
        try {
          due.run();
        } finally {
          pinned = before;
        }
      }
    },
  };
}
