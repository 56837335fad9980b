import type { Instant } from '#core/domain/instant';
import { type Decimals, type Money, parseDecimal, sum, toMoney, ZERO } from '#core/domain/money';
import { isMoney } from '#core/domain/payments';
import { type Currency, SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import type { OrderStatus, PaymentStatus, SeenOrder, SeenPayment } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { fromProviderTime, latest } from '#main/mercado-pago/instants';
import type { MerchantOrder, OrderPayment, Payment } from '#main/mercado-pago/shapes';

/** An amount that cannot be what the contract says. */
export type Unreadable = 'unreadable-amount';

const SITES = SITE_IDS.map(siteOf);

export const siteByCurrency = (currency: string): SiteId | null =>
  SITES.find((site) => site.currency === currency)?.id ?? null;

/** A currency we do not sell in has two, as most do: such a payment is a mismatch anyway and must be seen. */
export const decimalsOf = (currency: string): Decimals =>
  SITES.find((site) => site.currency === currency)?.decimals ?? 2;

const ORDER_STATUS = new Map<string, OrderStatus>([
  ['opened', 'opened'],
  ['closed', 'closed'],
  ['expired', 'expired'],
]);

const PAYMENT_STATUS = new Map<string, PaymentStatus>([
  ['pending', 'pending'],
  ['authorized', 'authorized'],
  ['in_process', 'in-process'],
  ['rejected', 'rejected'],
  ['cancelled', 'cancelled'],
  ['approved', 'approved'],
  ['in_mediation', 'in-mediation'],
  ['refunded', 'refunded'],
  ['charged_back', 'charged-back'],
]);

const paymentStatus = (word: string): PaymentStatus => PAYMENT_STATUS.get(word) ?? 'unknown';

export type SeenTogether = { readonly order: SeenOrder; readonly payments: readonly SeenPayment[] };

export function readOrder(order: MerchantOrder, currency: Currency): Result<SeenTogether, Unreadable> {
  const total = parseDecimal(order.total_amount, decimalsOf(currencyOf(order, currency)));
  const payments = (order.payments ?? []).map((each) => readOrderPayment(each, currencyOf(order, currency)));
  const read = payments.flatMap((each) => (each.ok ? [each.value] : []));
  if (!total.ok || read.length < payments.length) return err('unreadable-amount');
  return ok({
    order: {
      id: order.id,
      status: ORDER_STATUS.get(order.status) ?? 'unknown',
      total: total.value,
      sellerId: order.collector.id,
      changedAt: latest(fromProviderTime(order.last_updated), fromProviderTime(order.date_created)),
    },
    payments: read,
  });
}

const currencyOf = (order: MerchantOrder, asked: Currency): string =>
  SITES.find((site) => site.id === order.site_id)?.currency ?? asked;

function readOrderPayment(payment: OrderPayment, orderCurrency: string): Result<SeenPayment, Unreadable> {
  const currency = payment.currency_id ?? orderCurrency;
  const amounts = readAmounts(payment.transaction_amount, payment.amount_refunded, currency);
  if (!amounts.ok) return amounts;
  return ok({
    id: payment.id,
    status: paymentStatus(payment.status),
    detail: payment.status_detail ?? payment.status_details ?? null,
    ...amounts.value,
    currency,
    sellerId: null,
    ...timesOf(payment.date_approved, payment.last_modified, payment.date_created),
  });
}

export function readPayment(payment: Payment): Result<SeenPayment, Unreadable> {
  const { currency_id: currency } = payment;
  const amounts = readAmounts(payment.transaction_amount, payment.transaction_amount_refunded, currency);
  if (!amounts.ok) return amounts;
  return ok({
    id: payment.id,
    status: paymentStatus(payment.status),
    detail: payment.status_detail ?? null,
    amount: amounts.value.amount,
    refunded: toMoney(Math.max(amounts.value.refunded, refundsOf(payment))),
    currency,
    sellerId: payment.collector_id ?? payment.collector?.id ?? null,
    ...timesOf(payment.date_approved, payment.date_last_updated, payment.date_created),
  });
}

type Amounts = { readonly amount: Money; readonly refunded: Money };

function readAmounts(
  amountText: string,
  refundedText: string | null | undefined,
  currency: string,
): Result<Amounts, Unreadable> {
  const amount = parseDecimal(amountText, decimalsOf(currency));
  const refunded = parseDecimal(refundedText ?? '0', decimalsOf(currency));
  if (!amount.ok || !refunded.ok) return err('unreadable-amount');
  return ok({ amount: amount.value, refunded: refunded.value });
}

/** The list of refunds can be ahead of the sum beside it. */
function refundsOf(payment: Payment): Money {
  const approved = (payment.refunds ?? []).filter(({ status }) => status === 'approved');
  const amounts = approved.map((each) => parseDecimal(each.amount ?? '0', decimalsOf(payment.currency_id)));
  return sum(amounts.map((each) => (each.ok ? each.value : ZERO)));
}

type Times = { readonly approvedAt: Instant | null; readonly changedAt: Instant };
type When = string | null | undefined;

/** `last_modified` is seen earlier than `date_approved`: the latest of them is when it last changed. */
function timesOf(approved: When, changed: When, created: When): Times {
  const approvedAt = fromProviderTime(approved);
  return { approvedAt, changedAt: latest(approvedAt, fromProviderTime(changed), fromProviderTime(created)) };
}

/** One payment seen in several answers becomes one: money is believed first, then the newer sight. */
export function mergePayments(seen: readonly SeenPayment[]): readonly SeenPayment[] {
  const byId = new Map<string, SeenPayment>();
  for (const payment of seen) {
    const known = byId.get(payment.id);
    byId.set(payment.id, known === undefined ? payment : merge(known, payment));
  }
  return [...byId.values()];
}

function merge(a: SeenPayment, b: SeenPayment): SeenPayment {
  const [base, other] = isBetter(a, b) ? [a, b] : [b, a];
  return {
    ...base,
    detail: base.detail ?? other.detail,
    refunded: toMoney(Math.max(a.refunded, b.refunded)),
    sellerId: base.sellerId ?? other.sellerId,
    approvedAt: earliest(a.approvedAt, b.approvedAt),
    changedAt: Math.max(a.changedAt, b.changedAt),
  };
}

/** Of two instants the later one is only when somebody looked or wrote it down. */
const earliest = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

function isBetter(a: SeenPayment, b: SeenPayment): boolean {
  if (isMoney(a.status) !== isMoney(b.status)) return isMoney(a.status);
  return a.changedAt > b.changedAt;
}
