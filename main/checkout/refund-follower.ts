import { type Charge, orderIdOf } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import type { RefundId, RefundRecord } from '#core/domain/refund';
import { goesByPayment, KEY_LASTS_MS, LANDED_BY_MS, leftOf } from '#core/domain/refund-rules';
import { siteOf } from '#core/domain/site';
import type { Refund, RefundOutcome } from '#core/provider';
import { assertNever } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { RefundDesk } from '#main/checkout/refund-desk';
import type { Watcher } from '#main/checkout/watcher';

/** Sends what is written down, and finds out what became of it, however long that takes. */
export type RefundFollower = {
  send(id: RefundId): Promise<void>;
  /** What a stop or a crash left. */
  startUp(): void;
  /** The PC woke, the network came back, the token changed: nobody waits for the next turn. */
  wake(): void;
  stop(): void;
};

type Deps = Pick<CheckoutDeps, 'log' | 'providerFor' | 'clock' | 'timers'> & {
  readonly desk: RefundDesk;
  readonly budget: ReadBudget;
  readonly watcher: Watcher;
  readonly isStopped: () => boolean;
};

/** Between tries of one refund; the last one goes on. */
const AGAIN_MS = [2 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE];
const PATIENCE_MS = 10 * SECOND;

type Turn = { tries: number; isAtWork: boolean; cancel: () => void };

export function createRefundFollower(deps: Deps): RefundFollower {
  const { log, providerFor, clock, timers, desk, watcher, isStopped } = deps;
  const turns = new Map<RefundId, Turn>();
  /** By the clock that nobody sets: how long ago this run asked for it first. */
  const bornAt = new Map<RefundId, number>();

  function turnOf(id: RefundId): Turn {
    const turn = turns.get(id) ?? { tries: 0, isAtWork: false, cancel: () => undefined };
    turns.set(id, turn);
    return turn;
  }

  /** One at a time for each refund: its timer, a wake and the first send never work on it side by side. */
  async function alone(id: RefundId, run: () => Promise<void>): Promise<void> {
    const turn = turnOf(id);
    if (turn.isAtWork || isStopped()) return;
    turn.isAtWork = true;
    turn.cancel();
    try {
      await run();
    } finally {
      turn.isAtWork = false;
      again(id);
    }
  }

  function again(id: RefundId): void {
    if (isStopped()) return;
    const refund = log.refund(id);
    if (refund === null || refund.settledAt !== null) {
      turns.delete(id);
      bornAt.delete(id);
      return;
    }
    const turn = turnOf(id);
    const afterMs = AGAIN_MS[Math.min(turn.tries, AGAIN_MS.length - 1)] ?? MINUTE;
    turn.tries += 1;
    turn.cancel = timers.after(afterMs, () => void alone(id, () => work(id)));
  }

  async function ask(id: RefundId): Promise<void> {
    const refund = log.refund(id);
    const charge = refund === null ? null : log.charge(refund.reference);
    if (refund?.state !== 'requested' || charge === null) return;
    // Where the order is named, the adapter reads it first.
    const turn = await deps.budget.turn(1, 'asked', PATIENCE_MS);
    if (turn === 'paused') desk.put(id, { kind: 'refund-not-sent', reason: 'rate-limited' });
    if (turn !== 'taken' || isStopped()) return;
    const providerOrderId = goesByPayment(charge, refund) ? null : orderIdOf(charge);
    const outcome = await providerFor(charge.api).refund({
      paymentId: refund.paymentId,
      amount: refund.isAll ? null : refund.amount,
      currency: siteOf(charge.siteId).currency,
      key: refund.key,
      ...(providerOrderId === null ? {} : { providerOrderId }),
    });
    if (!isStopped()) answer(refund, outcome);
  }

  function answer({ refundId: id, reference }: RefundRecord, outcome: RefundOutcome): void {
    switch (outcome.kind) {
      case 'refunded':
        // What went back is told by the payment itself.
        if (desk.put(id, { kind: 'refund-seen', refund: outcome.refund }).ok) void watcher.readNow(reference);
        break;
      case 'not-sent':
        desk.put(id, { kind: 'refund-not-sent', reason: outcome.error.kind });
        break;
      case 'unanswered':
        desk.put(id, { kind: 'refund-unanswered', reason: outcome.error.kind });
        break;
      case 'refused': {
        const { code, message } = outcome.error;
        desk.put(id, { kind: 'refund-refused', reason: outcome.reason, code, message });
        break;
      }
      default:
        assertNever(outcome, 'refund outcome');
    }
  }

  async function work(id: RefundId): Promise<void> {
    const refund = log.refund(id);
    const charge = refund === null ? null : log.charge(refund.reference);
    if (refund === null || charge === null || refund.settledAt !== null) return;
    // The disk would not take an answer, or the crash: what is not written is not known.
    if (refund.state === 'requested') {
      desk.put(id, { kind: 'refund-unanswered', reason: 'crash' });
      return;
    }
    if (desk.whyClosed(charge) !== null) return;
    if (refund.state === 'not-sent') return repeat(refund);
    const listed = await desk.list(charge, refund.paymentId);
    // Let go by a person while it was looked for: what is listed now may be the one asked for in its place.
    if (isStopped() || !listed.ok || log.refund(id)?.settledAt !== null) return;
    if (desk.take(refund, charge, listed.value)) void watcher.readNow(refund.reference);
    else if (refund.isRefused) giveUp(refund, charge, listed.value);
    else if (refund.state === 'unknown' && isKeyGood(refund)) await repeat(refund);
  }

  async function repeat({ refundId }: RefundRecord): Promise<void> {
    if (desk.put(refundId, { kind: 'refund-retried' }).ok) await ask(refundId);
  }

  /** Refused when asked again, and not listed: it has long arrived or never will, or there is nothing left for it. */
  function giveUp(
    { refundId, askedAt, paymentId }: RefundRecord,
    { payments }: Charge,
    listed: readonly Refund[],
  ): void {
    const payment = payments.find(({ id }) => id === paymentId);
    const isAllGone = payment !== undefined && leftOf(payment, listed, []) <= 0;
    const hasLanded = clock.isMeasured() && clock.now() - askedAt >= LANDED_BY_MS;
    if (isAllGone || hasLanded) desk.put(refundId, { kind: 'refund-absent' });
  }

  /** By whichever clock makes it oldest: one that was set back, or stood still, must not revive a key. */
  function isKeyGood({ refundId, requestedAt }: RefundRecord): boolean {
    if (!clock.isMeasured()) return false;
    const born = bornAt.get(refundId);
    const here = born === undefined ? 0 : clock.monotonic() - born;
    const age = clock.latest() - requestedAt;
    return age > -MINUTE && Math.max(age, here) < KEY_LASTS_MS;
  }

  return {
    async send(id) {
      bornAt.set(id, clock.monotonic());
      await alone(id, () => ask(id));
    },
    startUp() {
      for (const { refundId, state } of log.unfinishedRefunds()) {
        // Nobody will bring the answer any more.
        if (state === 'requested') desk.put(refundId, { kind: 'refund-unanswered', reason: 'crash' });
        again(refundId);
      }
    },
    wake() {
      for (const id of turns.keys()) void alone(id, () => work(id));
    },
    stop() {
      for (const { cancel } of turns.values()) cancel();
    },
  };
}
