import type { Instant } from '#core/domain/instant';

export type Clock = {
  /** Provider time, carried on by the monotonic clock: a PC clock that jumps does not move it. */
  now(): Instant;
  /** The later of provider time by either clock: what a deadline is held against. */
  latest(): Instant;
  /** Milliseconds that only go forward. */
  monotonic(): number;
  isMeasured(): boolean;
  /** Takes the provider's own time from an answer; `sentAt` and `receivedAt` are monotonic. */
  observe(serverTime: Instant, sentAt: number, receivedAt: number): void;
};

type Deps = { readonly wall: () => number; readonly monotonic: () => number };

/** The Date header has whole seconds: on average the truth is half a second later. */
const HALF_SECOND = 500;

/**
 * Deadlines are the provider's time. Until it has answered once the PC's own clock stands in, and no charge starts.
 *
 * Two clocks are kept from the same measurement, for each fails in its own way: the PC's wall clock jumps when somebody
 * sets it, the monotonic one stands still while some PCs sleep.
 */
export function createClock({ wall, monotonic }: Deps): Clock {
  let anchor = { server: wall(), monotonic: monotonic(), wall: wall(), isMeasured: false };

  const byMonotonic = (): Instant => anchor.server + (monotonic() - anchor.monotonic);
  const byWall = (): Instant => anchor.server + (wall() - anchor.wall);

  return {
    now: () => Math.round(anchor.isMeasured ? byMonotonic() : wall()),
    latest: () => Math.round(anchor.isMeasured ? Math.max(byMonotonic(), byWall()) : wall()),
    monotonic,
    isMeasured: () => anchor.isMeasured,
    observe(serverTime, sentAt, receivedAt) {
      const measured = serverTime + HALF_SECOND + (receivedAt - sentAt) / 2;
      const drift = measured - byMonotonic();
      const sinceReceived = monotonic() - receivedAt;
      // Within what the header can tell, moving the anchor would only make time tremble; the wall half is renewed all the same.
      const server = anchor.isMeasured && Math.abs(drift) < 1500 ? byMonotonic() : measured + sinceReceived;
      anchor = { server, monotonic: monotonic(), wall: wall(), isMeasured: true };
    },
  };
}
