import { excessLeft, excessRefund, type Givable, givables } from '#core/domain/excess';
import type { Instant } from '#core/domain/instant';
import { wentBack } from '#core/domain/payments';
import type { RefundFact, RefundRecord } from '#core/domain/refund';
import { refundAge } from '#core/domain/refund-rules';
import type { SaleId } from '#core/domain/sale';
import type { SiteId } from '#core/domain/site';
import type { OrderLog } from '#core/order-log';
import type { PaymentView, RefundStep, RefundView, SaleMoneyView } from '#core/refund-views';
import type { Refunding } from '#main/checkout/refunding';

type Deps = {
  readonly log: OrderLog;
  readonly refunding: Pick<Refunding, 'mayDrop'>;
  readonly now: () => Instant;
};

/** Null where there is no such sale. */
export function saleMoney(deps: Deps, saleId: SaleId): SaleMoneyView | null {
  const { log } = deps;
  const sale = log.sale(saleId);
  if (sale === null) return null;
  const charges = log.chargesOf(saleId);
  const all = givables(charges, log.refundsOf(saleId));
  const excess = excessLeft(sale, charges, all);
  const siteOf = new Map(charges.map(({ reference, siteId }) => [reference, siteId]));
  return {
    saleId,
    saleNumber: sale.number,
    excess,
    excessRefund: excessRefund(excess, all),
    payments: all.map((each) => paymentView(deps, each, siteOf.get(each.reference) ?? 'MLA')),
  };
}

function paymentView(
  deps: Deps,
  { reference, payment, left, takesParts, refunds }: Givable,
  siteId: SiteId,
): PaymentView {
  return {
    id: payment.id,
    reference,
    amount: payment.amount,
    returned: wentBack(payment),
    left,
    status: payment.status,
    approvedAt: payment.approvedAt,
    takesParts,
    age: refundAge(siteId, payment.approvedAt, deps.now()),
    refunds: refunds.map((refund) => refundView(deps, refund)),
  };
}

function refundView({ log, refunding }: Deps, refund: RefundRecord): RefundView {
  const { refundId: id, amount, given, state, trouble, by, reason, requestedAt } = refund;
  return {
    id,
    amount,
    given,
    state,
    trouble,
    by,
    reason,
    requestedAt,
    mayDrop: refunding.mayDrop(id),
    steps: log.refundFactsOf(id).map(stepOf),
  };
}

/** Without its key, which is nobody's business outside main. */
function stepOf(fact: RefundFact): RefundStep {
  const told = { at: fact.at, kind: fact.kind, status: null, why: null };
  if (fact.kind === 'refund-seen') return { ...told, status: fact.refund.status };
  const isTrouble =
    fact.kind === 'refund-not-sent' || fact.kind === 'refund-unanswered' || fact.kind === 'refund-refused';
  return isTrouble ? { ...told, why: fact.reason } : told;
}
