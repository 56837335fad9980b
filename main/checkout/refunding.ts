import { type Charge, type HeldPayment, orderIdOf, type Reference } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { isMoney } from '#core/domain/payments';
import { heldBy, KEY_LASTS_MS, type RefundFact, type RefundId, type RefundRecord } from '#core/domain/refund';
import { siteOf } from '#core/domain/site';
import type { LogError } from '#core/order-log';
import type { Refund, RefundOutcome } from '#core/provider';
import { assertNever, err, ok, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Recorder } from '#main/checkout/recorder';
import type { Watcher } from '#main/checkout/watcher';

export type RefundWish = {
  readonly reference: Reference;
  readonly paymentId: string;
  /** Null: all that is left of the payment. */
  readonly amount: Money | null;
  readonly by: string;
  readonly reason: string;
};

export type RefundError =
  | 'no-such-payment'
  | 'nothing-left'
  | 'too-much'
  /** The country, or the provider there, gives back the whole payment only. */
  | 'partial-unsupported'
  /** What was given back so far could not be read, and without that nothing more is. */
  | 'first-not-read'
  | 'busy'
  | LogError;

/** Gives money back, never more than came in, and finds out what became of every refund whose answer was lost. */
export type Refunding = {
  /** Written down before it is sent; how it goes, the log says. */
  request(wish: RefundWish): Promise<Result<RefundId, RefundError>>;
  /** What never left, or can no longer be found out, is let go by a person. */
  drop(id: RefundId, by: string, reason: string): Result<null, 'not-now' | LogError>;
  /** What a stop or a crash left. */
  startUp(): void;
  stop(): void;
};

type Deps = Pick<
  CheckoutDeps,
  'log' | 'providerFor' | 'clock' | 'timers' | 'newRefund' | 'onChange' | 'note'
> & {
  readonly recorder: Recorder;
  readonly watcher: Watcher;
};

/** Between tries of one refund; the last one goes on. */
const AGAIN_MS = [2 * SECOND, 10 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE];
/** The provider's time of a refund may be this much before ours of asking. */
const STAMP_SLACK_MS = 2 * MINUTE;

type Untimed<F> = F extends RefundFact ? Omit<F, 'at'> : never;

export function createRefunding(deps: Deps): Refunding {
  const { log, providerFor, clock, timers, recorder, watcher, note } = deps;
  const tries = new Map<RefundId, number>();
  let isBusy = false;
  let isStopped = false;

  async function request(wish: RefundWish): Promise<Result<RefundId, RefundError>> {
    if (isBusy || isStopped) return err('busy');
    isBusy = true;
    try {
      return await begin(wish);
    } finally {
      isBusy = false;
    }
  }

  async function begin(wish: RefundWish): Promise<Result<RefundId, RefundError>> {
    const read = await watcher.readNow(wish.reference);
    const known = log.charge(wish.reference);
    if (known === null || !known.payments.some(({ id }) => id === wish.paymentId))
      return err('no-such-payment');
    if (!read.ok) return err('first-not-read');
    const { currency } = siteOf(known.siteId);
    const listed = await providerFor(known.api).refundsOf(wish.paymentId, currency);
    if (!listed.ok || isStopped) return err('first-not-read');
    const charge = log.charge(wish.reference) ?? known;
    const payment = charge.payments.find(({ id }) => id === wish.paymentId);
    if (payment === undefined || !isMoney(payment.status)) return err('no-such-payment');
    const left = leftOf(charge, payment, listed.value);
    const wrong = whyNot(wish, charge, payment, left);
    return wrong === null ? write(wish, charge, payment, wish.amount ?? left) : err(wrong);
  }

  /** What came in, less what the provider lists and what of ours it may not list yet. */
  function leftOf(charge: Charge, payment: HeldPayment, listed: readonly Refund[]): Money {
    const gone = sum(listed.filter(({ status }) => status !== 'rejected').map(({ amount }) => amount));
    const known = new Set(listed.map(({ id }) => id));
    const ours = refundsFor(charge, payment.id).filter(
      ({ providerRefundId }) => providerRefundId === null || !known.has(providerRefundId),
    );
    const back = toMoney(Math.max(gone, payment.refunded));
    const left = subtract(subtract(payment.amount, back), sum(ours.map(heldBy)));
    return left > ZERO ? left : ZERO;
  }

  const refundsFor = ({ saleId }: Charge, paymentId: string): readonly RefundRecord[] =>
    log.refundsOf(saleId).filter((refund) => refund.paymentId === paymentId);

  function whyNot(
    { amount }: RefundWish,
    charge: Charge,
    payment: HeldPayment,
    left: Money,
  ): RefundError | null {
    if (left <= ZERO) return 'nothing-left';
    if (amount !== null && (amount <= ZERO || amount > left)) return 'too-much';
    const isPart = (amount ?? left) < payment.amount;
    return isPart && !siteOf(charge.siteId).refunds.partial ? 'partial-unsupported' : null;
  }

  function write(
    { reference, paymentId, by, reason }: RefundWish,
    { saleId }: Charge,
    payment: HeldPayment,
    amount: Money,
  ): Result<RefundId, LogError> {
    const { id, key } = deps.newRefund();
    const terms = {
      refundId: id,
      reference,
      saleId,
      paymentId,
      amount,
      isAll: amount === payment.amount,
      key,
      by,
      reason,
    };
    const written = put(id, { kind: 'refund-requested', terms });
    if (!written.ok) return written;
    void send(id);
    return ok(id);
  }

  function put(id: RefundId, fact: Untimed<RefundFact>): Result<unknown, LogError> {
    const written = log.commit([{ stream: 'refund', id, fact: { ...fact, at: recorder.stamp() } }]);
    if (!written.ok) note('refund not written', id, written.error);
    deps.onChange();
    return written;
  }

  async function send(id: RefundId): Promise<void> {
    const refund = log.refund(id);
    const charge = refund === null ? null : log.charge(refund.reference);
    if (refund?.state !== 'requested' || charge === null) return;
    const providerOrderId = orderIdOf(charge);
    const outcome = await providerFor(charge.api).refund({
      paymentId: refund.paymentId,
      amount: refund.isAll ? null : refund.amount,
      currency: siteOf(charge.siteId).currency,
      key: refund.key,
      ...(providerOrderId === null ? {} : { providerOrderId }),
    });
    if (!isStopped) answer(refund, outcome);
  }

  function answer(refund: RefundRecord, outcome: RefundOutcome): void {
    const { refundId: id } = refund;
    switch (outcome.kind) {
      case 'refunded':
        put(id, { kind: 'refund-seen', refund: outcome.refund });
        // What went back is told by the payment itself.
        void watcher.readNow(refund.reference);
        break;
      case 'not-sent':
        put(id, { kind: 'refund-not-sent', reason: outcome.error.kind });
        break;
      case 'unanswered':
        put(id, { kind: 'refund-unanswered', reason: outcome.error.kind });
        break;
      case 'refused':
        refused(refund, outcome);
        break;
      default:
        assertNever(outcome, 'refund outcome');
    }
    if (log.refund(id)?.state === 'requested') again(id, () => answer(refund, outcome));
    else again(id, () => void work(id));
  }

  /** After a lost answer a no may only mean that the first one went through: then the list says. */
  function refused(refund: RefundRecord, outcome: Extract<RefundOutcome, { kind: 'refused' }>): void {
    const { code, message } = outcome.error;
    const mayHaveGone = (tries.get(refund.refundId) ?? 0) > 0 || outcome.reason === 'key-used';
    if (mayHaveGone) put(refund.refundId, { kind: 'refund-unanswered', reason: 'conflict' });
    else put(refund.refundId, { kind: 'refund-refused', reason: outcome.reason, code, message });
  }

  function again(id: RefundId, run: () => void): void {
    const refund = log.refund(id);
    if (isStopped || refund === null || refund.settledAt !== null) return;
    const tried = tries.get(id) ?? 0;
    tries.set(id, tried + 1);
    timers.after(AGAIN_MS[Math.min(tried, AGAIN_MS.length - 1)] ?? MINUTE, () => {
      if (!isStopped) run();
    });
  }

  async function work(id: RefundId): Promise<void> {
    const refund = log.refund(id);
    if (refund === null || refund.settledAt !== null) return;
    const isKeyGood = clock.now() - refund.requestedAt < KEY_LASTS_MS;
    const mayRepeat = refund.state === 'not-sent' || (refund.state === 'unknown' && isKeyGood);
    // Looked for first: what is listed need not be asked for again.
    if (await find(refund)) return;
    if (isStopped) return;
    if (mayRepeat && put(id, { kind: 'refund-retried' }).ok) await send(id);
    else again(id, () => void work(id));
  }

  /** True once the provider lists it, whatever became of it. */
  async function find(refund: RefundRecord): Promise<boolean> {
    const charge = log.charge(refund.reference);
    if (charge === null || refund.state === 'not-sent') return false;
    const { currency } = siteOf(charge.siteId);
    const listed = await providerFor(charge.api).refundsOf(refund.paymentId, currency);
    if (isStopped || !listed.ok) return false;
    const seen = listed.value.find((each) => isIt(each, refund, charge));
    if (seen === undefined) return false;
    put(refund.refundId, { kind: 'refund-seen', refund: seen });
    void watcher.readNow(refund.reference);
    if (seen.status === 'in-process') again(refund.refundId, () => void work(refund.refundId));
    return true;
  }

  /** By its own id once it is known; else one of the same amount, made since, that is no other refund of ours. */
  function isIt(seen: Refund, refund: RefundRecord, charge: Charge): boolean {
    if (refund.providerRefundId !== null) return seen.id === refund.providerRefundId;
    const isOthers = refundsFor(charge, refund.paymentId).some(
      ({ providerRefundId }) => providerRefundId === seen.id,
    );
    const isSince = seen.madeAt === null || seen.madeAt >= refund.requestedAt - STAMP_SLACK_MS;
    return !isOthers && seen.amount === refund.amount && isSince;
  }

  return {
    request,
    drop(id, by, reason) {
      const refund = log.refund(id);
      const isOver = refund !== null && clock.now() - refund.requestedAt >= KEY_LASTS_MS;
      const mayDrop = refund?.state === 'not-sent' || (refund?.state === 'unknown' && isOver);
      if (!mayDrop) return err('not-now');
      const written = put(id, { kind: 'refund-dropped', by, reason });
      return written.ok ? ok(null) : err('disk-full');
    },
    startUp() {
      for (const { refundId, state } of log.unfinishedRefunds()) {
        // Nobody will bring the answer any more.
        if (state === 'requested') put(refundId, { kind: 'refund-unanswered', reason: 'crash' });
        tries.set(refundId, 1);
        again(refundId, () => void work(refundId));
      }
    },
    stop() {
      isStopped = true;
    },
  };
}
