import { type Instant, SECOND } from '#core/domain/instant';

export type Clock = {
  /** Provider time, carried on by the monotonic clock: a PC clock that jumps does not move it. */
  now(): Instant;
  /** The later of provider time by either clock: what a deadline is held against. */
  latest(): Instant;
  /** The provider's time is this or later, however slow the answers were; null until it has been measured. */
  earliest(): Instant | null;
  /** Milliseconds that only go forward. */
  monotonic(): number;
  isMeasured(): boolean;
  /** Takes the provider's own time from an answer; `sentAt` and `receivedAt` are monotonic. */
  observe(serverTime: Instant, sentAt: number, receivedAt: number): void;
};

type Deps = { readonly wall: () => number; readonly monotonic: () => number };

/** Provider time less the monotonic clock lies between these two. */
type Bounds = { readonly low: number; readonly high: number };

/** Clocks that part by more than this since they were last put together: the PC slept, or somebody set its clock. */
export const CLOCKS_PART_MS = 2 * SECOND;

/**
 * Deadlines are the provider's time. Until it has answered once the PC's own clock stands in, and no charge starts.
 *
 * Two clocks are kept from the same measurement, for each fails in its own way: the PC's wall clock jumps when somebody
 * sets it, the monotonic one stands still while some PCs sleep.
 */
export function createClock({ wall, monotonic }: Deps): Clock {
  let bounds: Bounds | null = null;
  let wallBehind = 0;
  let partedAt: number | null = null;

  const offsetOf = ({ low, high }: Bounds): number => (low + high) / 2;
  const byMonotonic = (): Instant => (bounds === null ? wall() : monotonic() + offsetOf(bounds));

  /** Set back, the wall clock would hide the next sleep: the monotonic one never runs ahead, so it takes its time from it. */
  function byWall(): Instant {
    if (bounds !== null && byMonotonic() - (wall() + wallBehind) > CLOCKS_PART_MS)
      wallBehind = byMonotonic() - wall();
    return wall() + wallBehind;
  }

  /** When the clocks part, an answer to a request from before may have waited as long as the PC slept: it proves nothing. */
  function isStale(sentAt: number): boolean {
    const havePart = bounds !== null && byWall() - byMonotonic() > CLOCKS_PART_MS;
    if (!havePart) partedAt = null;
    else partedAt ??= monotonic();
    return partedAt !== null && sentAt <= partedAt;
  }

  return {
    now: () => Math.round(byMonotonic()),
    latest: () => Math.round(Math.max(byMonotonic(), byWall())),
    earliest: () => (bounds === null ? null : Math.floor(monotonic() + bounds.low)),
    monotonic,
    isMeasured: () => bounds !== null,
    observe(serverTime, sentAt, receivedAt) {
      if (isStale(sentAt)) return;
      // The header was written somewhere between sending and receiving, and has whole seconds.
      const seen = { low: serverTime - receivedAt, high: serverTime + SECOND - sentAt };
      const both: Bounds =
        bounds === null
          ? seen
          : { low: Math.max(bounds.low, seen.low), high: Math.min(bounds.high, seen.high) };
      bounds = both.low <= both.high ? both : seen;
      wallBehind = monotonic() + offsetOf(bounds) - wall();
      partedAt = null;
    },
  };
}
