import type { Instant } from '#core/domain/instant';
import { type Money, parseDecimal, sum, toMoney, ZERO } from '#core/domain/money';
import { isMoney } from '#core/domain/payments';
import type { Currency } from '#core/domain/site';
import type { OrderStatus, PaymentStatus, SeenOrder, SeenPayment } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { fromProviderTime, latest } from '#main/mercado-pago/instants';
import type { OrderShape, Transaction } from '#main/mercado-pago/orders-shapes';
import { decimalsOf, type Unreadable } from '#main/mercado-pago/readings';

/** Order and payment words (contract §8.5). Any other means keep waiting; `action_required` and `failed` do too. */
const ORDER_STATUS = new Map<string, OrderStatus>([
  ['created', 'opened'],
  ['processed', 'closed'],
  ['partially_refunded', 'closed'],
  ['refunded', 'closed'],
  ['canceled', 'expired'],
  ['expired', 'expired'],
]);

const PAYMENT_STATUS = new Map<string, PaymentStatus>([
  ['created', 'pending'],
  ['processing', 'in-process'],
  ['in_process', 'in-process'],
  ['action_required', 'in-process'],
  ['processed', 'approved'],
  ['partially_refunded', 'approved'],
  ['refunded', 'refunded'],
  ['failed', 'rejected'],
  ['rejected', 'rejected'],
  ['canceled', 'cancelled'],
  ['expired', 'cancelled'],
]);

export type SeenInOrder = {
  readonly order: SeenOrder;
  /** Those of its transactions that say which payment they are. */
  readonly payments: readonly SeenPayment[];
  /** Somebody has paid or is paying, and the order does not say by which payment: only payments themselves can. */
  readonly unnamed: readonly SeenPayment[];
};

export function readOrdersOrder(shape: OrderShape, asked: Currency): Result<SeenInOrder, Unreadable> {
  const currency = shape.currency ?? asked;
  const total = parseDecimal(shape.total_amount, decimalsOf(currency));
  const transactions = shape.transactions?.payments ?? [];
  const read = transactions.map((each) => readTransaction(each, shape, currency));
  const payments = read.flatMap((each) => (each.ok ? [each.value] : []));
  if (!total.ok || payments.length < read.length) return err('unreadable-amount');
  return ok({
    order: {
      id: shape.id,
      status: ORDER_STATUS.get(shape.status) ?? 'unknown',
      total: total.value,
      sellerId: shape.user_id,
      changedAt: changedAt(shape),
    },
    payments: payments.filter(({ isNamed }) => isNamed).map(({ payment }) => payment),
    unnamed: payments.filter((each) => !each.isNamed && each.isBegun).map(({ payment }) => payment),
  });
}

const changedAt = (shape: OrderShape): Instant =>
  latest(fromProviderTime(shape.last_updated_date), fromProviderTime(shape.created_date));

/**
 * An order says nothing of a dispute, and a refund of one of its payments stamps it anew: with that stamp it would lift
 * the dispute of another. That it was approved it has known since it was made.
 */
const toldAt = (status: PaymentStatus, shape: OrderShape): Instant =>
  status === 'approved' ? (fromProviderTime(shape.created_date) ?? 0) : changedAt(shape);

type Read = { readonly payment: SeenPayment; readonly isNamed: boolean; readonly isBegun: boolean };

function readTransaction(each: Transaction, shape: OrderShape, currency: string): Result<Read, Unreadable> {
  const amount = parseDecimal(each.amount, decimalsOf(currency));
  const refunded = refundedOf(each, shape, currency);
  if (!amount.ok || refunded === null) return err('unreadable-amount');
  const status = PAYMENT_STATUS.get(each.status) ?? 'unknown';
  const realId = each.reference_id ?? each.reference?.id ?? null;
  const payment: SeenPayment = {
    id: realId ?? each.id ?? shape.id,
    status,
    detail: each.status_detail ?? null,
    amount: amount.value,
    refunded,
    currency,
    sellerId: shape.user_id,
    approvedAt: status === 'approved' && refunded === 0 ? approvedBy(shape) : null,
    changedAt: toldAt(status, shape),
  };
  return ok({ payment, isNamed: realId !== null, isBegun: isBegun(status) });
}

/** A transaction waits in every order for somebody to pay it, and goes with it: until then it is no payment. */
const isBegun = (status: PaymentStatus): boolean =>
  isMoney(status) || status === 'in-process' || status === 'unknown';

/** No order says when its payment was approved. Its last change is no earlier, and payments say it exactly. */
const approvedBy = (shape: OrderShape): Instant | null => fromProviderTime(shape.last_updated_date);

/** A refund under way has not given anything back yet. */
function refundedOf(each: Transaction, shape: OrderShape, currency: string): Money | null {
  const ofIt = (shape.transactions?.refunds ?? []).filter(
    ({ transaction_id: of, status }) =>
      (of ?? each.id ?? null) === (each.id ?? null) && status === 'processed',
  );
  const amounts = [...ofIt.map(({ amount }) => amount), each.refunded_amount].map((text) =>
    parseDecimal(text ?? '0', decimalsOf(currency)),
  );
  if (!amounts.every((read) => read.ok)) return null;
  const read = amounts.map(({ value }) => value);
  const own = read.at(-1) ?? ZERO;
  return toMoney(Math.max(sum(read.slice(0, -1)), own));
}
