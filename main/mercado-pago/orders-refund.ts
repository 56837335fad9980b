import { type Money, parseDecimal, toDecimal } from '#core/domain/money';
import type { ProviderError, Refund, RefundOutcome, RefundRefusal, RefundRequest } from '#core/provider';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { refundKeyOf } from '#main/mercado-pago/orders-key';
import {
  type OrderRefund,
  order as orderShape,
  refundedOrder,
  type Transaction,
} from '#main/mercado-pago/orders-shapes';
import { getAs } from '#main/mercado-pago/pages';
import { decimalsOf } from '#main/mercado-pago/readings';
import { whyUnsendable } from '#main/mercado-pago/refund';

type GiveBack = (request: RefundRequest) => Promise<RefundOutcome>;

/**
 * Money given back by order (contract §8.4), which names its payment in its own way: so the order is read first.
 *
 * A payment that the order does not know (a second phone's, one found by the sweep) is given back by itself.
 */
export async function giveBackByOrder(
  http: Http,
  request: RefundRequest,
  byPayment: GiveBack,
): Promise<RefundOutcome> {
  const unsendable = whyUnsendable(request);
  if (unsendable !== null) return { kind: 'refused', ...unsendable };
  const orderId = request.providerOrderId ?? null;
  if (orderId === null) return byPayment(request);
  const path = `/v1/orders/${encodeURIComponent(orderId)}`;
  const read = await getAs(http, path, orderShape);
  if (!read.ok)
    return read.error.kind === 'not-found' ? byPayment(request) : { kind: 'not-sent', error: read.error };
  const transactions = read.value.transactions?.payments ?? [];
  const mine = transactions.find((each) => realIdOf(each) === request.paymentId);
  if (mine === undefined && transactions.every(isOfAnother)) return byPayment(request);
  const transactionId = mine?.id ?? null;
  if (transactionId === null) return { kind: 'not-sent', error: unnamed(path) };
  return send(http, `${path}/refund`, request, { transactionId, isAlone: transactions.length === 1 });
}

/** By payment now and by order when asked again would be two refunds, for neither way knows the other's keys. */
const unnamed = (path: string): ProviderError =>
  failure('unreadable', `GET ${path}: does not say which payment it is of; nothing was sent`, 200);

const realIdOf = (each: Transaction): string | null => each.reference_id ?? each.reference?.id ?? null;

/** It names another payment, or ended with none: what came in then came beside the order. */
const isOfAnother = (each: Transaction): boolean => realIdOf(each) !== null || ENDED.has(each.status);
const ENDED = new Set(['canceled', 'expired', 'failed']);

type Place = { readonly transactionId: string; readonly isAlone: boolean };

async function send(http: Http, path: string, request: RefundRequest, place: Place): Promise<RefundOutcome> {
  const { amount, currency, key } = request;
  // Without an amount all of the order goes back: of several payments nobody asked for that.
  if (amount === null && !place.isAlone) return { kind: 'refused', reason: 'other', error: NOT_ALONE };
  const part =
    amount === null ? null : { id: place.transactionId, amount: toDecimal(amount, decimalsOf(currency)) };
  const body = part === null ? null : { transactions: [part] };
  const posted = await http.post(path, body, refundKeyOf(key));
  if (posted.kind === 'refused') return { ...posted, reason: refusalOf(posted.error) };
  if (posted.kind !== 'done') return posted;
  const refund = readMade(posted.body, request, place.transactionId);
  return refund === null
    ? { kind: 'unanswered', error: failure('unreadable', `POST ${path}: not what was asked for`, 201) }
    : { kind: 'refunded', refund };
}

const NOT_ALONE = {
  ...failure('invalid', 'an order of several payments is given back by amounts: nothing was sent'),
  code: 'amount_needed',
};

/** Null where it is not told plainly: no refund of this payment and amount, or more than one to choose from. */
function readMade(body: unknown, request: RefundRequest, transactionId: string): Refund | null {
  const shape = refundedOrder.safeParse(body);
  const made = shape.success ? shape.data.transactions.refunds : [];
  const mine = made.flatMap((each) => {
    const amount = amountOf(each, request);
    const isMine = (each.transaction_id ?? transactionId) === transactionId;
    return isMine && amount !== null && (request.amount ?? amount) === amount ? [{ each, amount }] : [];
  });
  const [only, ...more] = mine;
  const id = only?.each.reference_id ?? only?.each.id ?? null;
  if (only === undefined || more.length > 0 || id === null) return null;
  return { id, status: statusOf(only.each.status), amount: only.amount, madeAt: null };
}

function amountOf({ amount }: OrderRefund, { currency }: RefundRequest): Money | null {
  const read = parseDecimal(amount ?? '', decimalsOf(currency));
  return read.ok && read.value > 0 ? read.value : null;
}

/** `processing` is on its way, and so is any word we do not know. */
function statusOf(word: string | null | undefined): Refund['status'] {
  if (word === 'processed') return 'approved';
  return word === 'failed' || word === 'rejected' || word === 'canceled' ? 'rejected' : 'in-process';
}

const REASONS = new Map<string, RefundRefusal>([
  ['invalid_order_status', 'not-refundable'],
  ['order_already_refunded', 'not-refundable'],
  ['refund_amount_exceeds', 'amount'],
  ['order_not_found', 'payment-not-found'],
  ['in_store_payment_refund_order', 'too-old'],
  ['unsupported_partially_refunds', 'partial-unsupported'],
  ['partial_refund_forbidden_with_tips', 'partial-unsupported'],
  ['invalid_order_owner', 'not-allowed'],
  ['user_not_authorized', 'not-allowed'],
  ['idempotency_key_already_used', 'key-used'],
]);

function refusalOf({ code, kind }: ProviderError): RefundRefusal {
  const reason = REASONS.get(code ?? '');
  if (reason !== undefined) return reason;
  if (kind === 'forbidden') return 'not-allowed';
  return kind === 'conflict' ? 'key-used' : 'other';
}
