import type { RefundDropError, RefundError } from '#core/counter-answers';
import type { Charge, HeldPayment, Reference } from '#core/domain/charge';
import type { Money } from '#core/domain/money';
import { isMoney } from '#core/domain/payments';
import { isUnfinished, type RefundId } from '#core/domain/refund';
import { goesByPayment, KEY_LASTS_MS, leftOf, whyNoRefund } from '#core/domain/refund-rules';
import type { LogError } from '#core/order-log';
import { err, ok, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { Recorder } from '#main/checkout/recorder';
import { createRefundDesk } from '#main/checkout/refund-desk';
import { createRefundFollower } from '#main/checkout/refund-follower';
import type { Watcher } from '#main/checkout/watcher';

export type RefundWish = {
  readonly reference: Reference;
  readonly paymentId: string;
  /** Null: all that is left of the payment. */
  readonly amount: Money | null;
  readonly by: string | null;
  readonly reason: string;
};

/** Gives money back, never more than came in, and finds out what became of every refund whose answer was lost. */
export type Refunding = {
  /** Written down before it is sent; how it goes, the log says. */
  request(wish: RefundWish): Promise<Result<RefundId, RefundError>>;
  /** What never left, or can no longer be found out, is let go by a person. */
  drop(id: RefundId, by: string | null, reason: string): Promise<Result<null, RefundDropError>>;
  mayDrop(id: RefundId): boolean;
  startUp(): void;
  wake(): void;
  stop(): void;
};

type Deps = Pick<
  CheckoutDeps,
  'log' | 'providerFor' | 'clock' | 'timers' | 'terms' | 'newRefund' | 'onChange' | 'onRefund' | 'note'
> & {
  readonly recorder: Recorder;
  readonly watcher: Watcher;
  readonly budget: ReadBudget;
};

export function createRefunding(deps: Deps): Refunding {
  const { log, clock, watcher } = deps;
  let isBusy = false;
  let isStopped = false;
  const running = { ...deps, isStopped: () => isStopped };
  const desk = createRefundDesk(running);
  const follower = createRefundFollower({ ...running, desk });

  /** One at a time: a key pressed twice gives back once. */
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
    const known = paidBy(wish);
    if (known === null) return err('no-such-payment');
    const closed = desk.whyClosed(known.charge) ?? sellerOf(known);
    if (closed !== null) return err(closed);
    // For a dispute or a charge-back since. An order that is too old to be read is no reason to keep the money.
    if (!goesByPayment(known.charge, { requestedAt: clock.now() })) await watcher.readNow(wish.reference);
    const listed = await desk.list(known.charge, wish.paymentId);
    if (isStopped) return err('busy');
    if (!listed.ok) return err(listed.error.kind === 'not-found' ? 'not-there' : 'first-not-read');
    const paid = paidBy(wish);
    // The token may have changed while it was read.
    const still = paid === null ? 'no-such-payment' : desk.whyClosed(paid.charge);
    if (paid === null || still !== null) return err(still ?? 'no-such-payment');
    for (const refund of desk.ours(paid.charge, wish.paymentId).filter(isUnfinished))
      desk.take(refund, paid.charge, listed.value);
    const ours = desk.ours(paid.charge, wish.paymentId);
    const left = leftOf(paid.payment, listed.value, ours);
    const wrong = whyNoRefund(wish.amount, left, { siteId: paid.charge.siteId, payment: paid.payment }, ours);
    return wrong === null ? write(wish, paid, wish.amount ?? left) : err(wrong);
  }

  type Paid = { readonly charge: Charge; readonly payment: HeldPayment };

  function paidBy({ reference, paymentId }: RefundWish): Paid | null {
    const charge = log.charge(reference);
    const payment = charge?.payments.find(({ id }) => id === paymentId);
    return charge === null || payment === undefined || !isMoney(payment.status) ? null : { charge, payment };
  }

  const sellerOf = ({ charge, payment }: Paid): 'another-seller' | null =>
    payment.sellerId === null || payment.sellerId === charge.sellerId ? null : 'another-seller';

  function write(
    { reference, paymentId, by, reason }: RefundWish,
    { charge: { saleId }, payment }: Paid,
    amount: Money,
  ): Result<RefundId, LogError> {
    const { id, key } = deps.newRefund();
    const isAll = amount === payment.amount;
    const terms = { refundId: id, reference, saleId, paymentId, amount, isAll, key, by, reason };
    const written = desk.put(id, { kind: 'refund-requested', terms });
    if (!written.ok) return written;
    void follower.send(id);
    return ok(id);
  }

  /** Conservative by the provider's clock: the key must surely be spent before nobody looks any more. */
  function mayDrop(id: RefundId): boolean {
    const refund = log.refund(id);
    if (refund?.state !== 'unknown') return refund?.state === 'not-sent';
    return clock.isMeasured() && clock.now() - refund.requestedAt >= KEY_LASTS_MS;
  }

  async function drop(
    id: RefundId,
    by: string | null,
    reason: string,
  ): Promise<Result<null, RefundDropError>> {
    if (isStopped || !mayDrop(id)) return err('not-now');
    const refund = log.refund(id);
    const charge = refund === null ? null : log.charge(refund.reference);
    if (refund === null || charge === null) return err('not-now');
    // Where the account is another one now there is nothing left to look in.
    if (refund.state === 'unknown' && desk.whyClosed(charge) !== 'another-seller') {
      const listed = await desk.list(charge, refund.paymentId);
      if (!listed.ok) return err('first-not-read');
      if (isStopped || desk.take(refund, charge, listed.value) || !mayDrop(id)) return err('not-now');
    }
    const written = desk.put(id, { kind: 'refund-dropped', by, reason });
    return written.ok ? ok(null) : written;
  }

  return {
    request,
    drop,
    mayDrop,
    startUp: follower.startUp,
    wake: follower.wake,
    stop() {
      isStopped = true;
      follower.stop();
    },
  };
}
