import type { Charge } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { RefundFact, RefundId, RefundRecord } from '#core/domain/refund';
import { isListedAs } from '#core/domain/refund-rules';
import { siteOf } from '#core/domain/site';
import type { LogError } from '#core/order-log';
import type { ProviderError, Refund } from '#core/provider';
import { err, type Result } from '#core/result';
import type { CheckoutDeps, NotReady } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import type { Recorder } from '#main/checkout/recorder';
import { PAUSED } from '#main/checkout/watch-entry';
import { pauseAfter } from '#main/checkout/watch-plan';

type Untimed<F> = F extends RefundFact ? Omit<F, 'at'> : never;
export type NewRefundFact = Untimed<RefundFact>;
export type Listed = Result<readonly Refund[], ProviderError>;

/** What asking for a refund and following one have in common: the list of a payment's refunds, and the log. */
export type RefundDesk = {
  /** Why nothing can be asked of the payment's seller now; null where it can. */
  whyClosed(charge: Charge): NotReady | null;
  /** All that was ever asked back of the payment, in its turn among all reads. */
  list(charge: Charge, paymentId: string): Promise<Listed>;
  /** All of ours, of one payment. */
  ours(charge: Pick<Charge, 'saleId'>, paymentId: string): readonly RefundRecord[];
  put(id: RefundId, fact: NewRefundFact, at?: Instant): Result<unknown, LogError>;
  /** Writes what the list says of ours: true where this one is in it. */
  take(refund: RefundRecord, charge: Charge, listed: readonly Refund[]): boolean;
};

type Deps = Pick<
  CheckoutDeps,
  'log' | 'providerFor' | 'terms' | 'timers' | 'onChange' | 'onRefund' | 'note'
> & {
  readonly recorder: Recorder;
  readonly budget: ReadBudget;
  readonly isStopped: () => boolean;
};

/** Longer than this nobody waits for the provider to allow another read. */
const PATIENCE_MS = 2500;

export function createRefundDesk(deps: Deps): RefundDesk {
  const { log, providerFor, terms, recorder, budget, note } = deps;

  async function list(charge: Charge, paymentId: string): Promise<Listed> {
    if ((await budget.turn(1, 'asked', PATIENCE_MS)) !== 'taken') return err(PAUSED);
    const { currency } = siteOf(charge.siteId);
    const listed = await providerFor(charge.api).refundsOf(paymentId, currency);
    if (!listed.ok) budget.pause(pauseAfter(listed.error, 1));
    return listed;
  }

  const ours: RefundDesk['ours'] = ({ saleId }, paymentId) =>
    log.refundsOf(saleId).filter((refund) => refund.paymentId === paymentId);

  function put(id: RefundId, fact: NewRefundFact): Result<unknown, LogError> {
    const before = log.refund(id);
    const written = log.commit([{ stream: 'refund', id, fact: { ...fact, at: recorder.stamp() } }]);
    if (!written.ok) note('refund not written', id, written.error);
    const after = log.refund(id);
    if (after !== null && after.state !== before?.state) deps.onRefund({ before, after });
    deps.onChange();
    return written;
  }

  return {
    whyClosed({ sellerId }) {
      const current = terms();
      if (typeof current === 'string') return current;
      return current.sellerId === sellerId ? null : 'another-seller';
    },
    list,
    ours,
    put,
    take(refund, charge, listed) {
      const all = ours(charge, refund.paymentId);
      const seen = listed.find((each) => isListedAs(each, refund, all));
      if (seen !== undefined) put(refund.refundId, { kind: 'refund-seen', refund: seen });
      return seen !== undefined;
    },
  };
}
