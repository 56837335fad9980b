import { type Charge, closedSince, isOpen, livesUntil } from '#core/domain/charge';
import { type Instant, MINUTE, SECOND } from '#core/domain/instant';
import type { ProviderError } from '#core/provider';

/** After its expiry a charge is still read once a minute for this long; then the sweep alone looks. */
export const WATCH_AFTER_EXPIRY = 10 * MINUTE;
/** Provider time is known to about a second: from here a read can be held to have begun after the deadline. */
export const DEADLINE_MARGIN = 2 * SECOND;
/** Merchant-order search can lag: every fifth read asks payments too. */
const WHOLE_EVERY = 5;
/** Of a payment that was refused, or is being decided, an order of the Orders API says nothing: payments alone do. */
const WHOLE_EVERY_BY_ORDERS = 2;

/** Of so many reads of a charge one asks payments too. */
export const wholeEvery = ({ api }: Pick<Charge, 'api'>): number =>
  api === 'orders' ? WHOLE_EVERY_BY_ORDERS : WHOLE_EVERY;

export function needsWatching(charge: Charge, now: Instant): boolean {
  if (isUncounted(charge) || isOpen(charge)) return true;
  if (charge.outcome !== null && charge.state === 'paid' && now >= charge.expiresAt) return false;
  if (charge.state === 'not-sent' || charge.state === 'refused') return false;
  return now < livesUntil(charge) + WATCH_AFTER_EXPIRY;
}

/** Enough money is seen and no closed order of ours yet: read until they agree. */
export const isUncounted = ({ outcome, received, total, oddness }: Charge): boolean =>
  outcome === null && received >= total && !oddness.includes('mismatch');

/**
 * How long after a read that began at `readAt` the next one is due.
 *
 * Every second in a code's first minute, every two to the third, then five; quick for a minute after we stop asking,
 * for a wallet may have the code already, and as long after the money, for a second phone may have it too; right after
 * the deadline, so that checking ends; else once a minute.
 *
 * `couldDecide`: the read was known to begin after nobody could pay any more. One that was not, for it had to put the
 * clock right first, is followed by one that is, however long ago that was: the PC has slept past it, say.
 */
export function readAgainAfter(charge: Charge, readAt: Instant, couldDecide = true): number {
  const rhythm = rhythmOf(charge, readAt, couldDecide);
  const decisive = closedSince(charge) + DEADLINE_MARGIN + 1;
  const beforeDecisive = isOpen(charge) && readAt < decisive ? decisive - readAt : Number.POSITIVE_INFINITY;
  return Math.min(rhythm, beforeDecisive);
}

function rhythmOf(charge: Charge, readAt: Instant, couldDecide: boolean): number {
  if (readAt >= closedSince(charge)) {
    // Also while the deadline has not been written yet: the clock may just have been put right by this read.
    const deciding = isOpen(charge) && (!couldDecide || readAt < closedSince(charge) + MINUTE);
    return deciding ? 2 * SECOND : MINUTE;
  }
  if (charge.state === 'awaiting-payment' || charge.state === 'in-process' || charge.state === 'unknown') {
    const age = readAt - (charge.code?.issuedAt ?? charge.requestedAt);
    if (age < MINUTE) return SECOND;
    return age < 3 * MINUTE ? 2 * SECOND : 5 * SECOND;
  }
  if (charge.outcome !== null) return afterMoney(readAt - charge.outcome.learntAt);
  const sinceStopped = readAt - (charge.stoppedAt ?? charge.requestedAt);
  return isOpen(charge) && sinceStopped < MINUTE ? 5 * SECOND : MINUTE;
}

/** Both customers still stand there: a double must be told before they leave. */
function afterMoney(sinceLearnt: number): number {
  if (sinceLearnt < 10 * SECOND) return 2 * SECOND;
  return sinceLearnt < MINUTE ? 5 * SECOND : MINUTE;
}

/** After so many reads that failed: the charge in front every few seconds, the others once a minute. */
export const backoffAfter = (failures: number, isLive: boolean): number =>
  Math.min(SECOND * 2 ** Math.min(failures - 1, 10), isLive ? 5 * SECOND : MINUTE);

/** How long nobody reads after this: the provider says slow down, or does not know us. */
export function pauseAfter({ kind, retryAfterMs }: ProviderError, failures: number): number {
  if (kind === 'rate-limited') return retryAfterMs ?? Math.min(30 * SECOND, SECOND * 2 ** failures);
  // A token that is refused stays refused: asking again and again only makes the account look attacked.
  return kind === 'unauthorized' || kind === 'forbidden' ? MINUTE : 0;
}
