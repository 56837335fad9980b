import { type Money, parseDecimal } from '#core/domain/money';
import type { Currency } from '#core/domain/site';
import type { ProviderError, Refund, RefundOutcome, RefundRefusal, RefundRequest } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { fromProviderTime } from '#main/mercado-pago/instants';
import { amountInJson } from '#main/mercado-pago/json';
import { decimalsOf } from '#main/mercado-pago/readings';
import { type RefundShape, refundList, refund as refundShape } from '#main/mercado-pago/shapes';

/** Money given back by payment (contract §7). */

const refundsPath = (paymentId: string): string => `/v1/payments/${encodeURIComponent(paymentId)}/refunds`;

/** Never repeated here: whether to ask again, with the same key, is checkout's to say. */
export async function giveBack(http: Http, request: RefundRequest): Promise<RefundOutcome> {
  const unsendable = whyUnsendable(request);
  if (unsendable !== null) return { kind: 'refused', ...unsendable };
  const { paymentId, amount, currency, key } = request;
  const path = refundsPath(paymentId);
  const body = amount === null ? {} : { amount: amountInJson(amount, decimalsOf(currency)) };
  const posted = await http.post(path, body, key);
  if (posted.kind === 'refused') return { ...posted, reason: refusalOf(posted.error) };
  if (posted.kind !== 'done') return posted;
  const made = readMade(posted.body, request);
  if (made === null)
    return { kind: 'unanswered', error: failure('unreadable', `POST ${path}: not what was asked for`, 200) };
  return { kind: 'refunded', refund: made };
}

/** A header or an amount that cannot be right must not leave at all. */
export function whyUnsendable({ amount, key, paymentId }: RefundRequest): {
  readonly reason: RefundRefusal;
  readonly error: ProviderError;
} | null {
  const refused = (reason: RefundRefusal, code: string) => ({
    reason,
    error: { ...failure('invalid', `refund of payment ${paymentId}: nothing was sent`), code },
  });
  if (amount !== null && amount <= 0) return refused('amount', 'nothing_to_give_back');
  return /^[\x21-\x7e]{1,128}$/.test(key) ? null : refused('other', 'unusable_key');
}

/** Null where it is not this payment's, or not the amount that was asked for: then nobody can say what it is. */
function readMade(body: unknown, { paymentId, amount, currency }: RefundRequest): Refund | null {
  const shape = refundShape.safeParse(body);
  const read = shape.success ? readRefund(shape.data, paymentId, currency) : null;
  if (read === null || (amount !== null && read.amount !== amount)) return null;
  return read;
}

export async function refundsOf(
  http: Http,
  paymentId: string,
  currency: Currency,
): Promise<Result<readonly Refund[], ProviderError>> {
  const path = refundsPath(paymentId);
  const answer = await http.get(path);
  if (!answer.ok) return answer;
  const shapes = refundList.safeParse(answer.value);
  const read = shapes.success ? shapes.data.map((each) => readRefund(each, paymentId, currency)) : [null];
  const refunds = read.filter((each) => each !== null);
  // One that cannot be read is money that may be gone: without it the list would say too little.
  if (refunds.length < read.length)
    return err(failure('unreadable', `GET ${path}: not what the contract says`, 200));
  return ok([...new Map(refunds.map((each) => [each.id, each])).values()]);
}

function readRefund(shape: RefundShape, paymentId: string, currency: Currency): Refund | null {
  if ((shape.payment_id ?? paymentId) !== paymentId) return null;
  const amount = positive(shape.amount, currency);
  if (amount === null) return null;
  return {
    id: shape.id,
    status: statusOf(shape.status),
    amount,
    madeAt: fromProviderTime(shape.date_created),
  };
}

function positive(text: string, currency: Currency): Money | null {
  const read = parseDecimal(text, decimalsOf(currency));
  return read.ok && read.value > 0 ? read.value : null;
}

/** Beside the three words of the contract the reference knows `cancelled` and `authorized`. */
function statusOf(word: string | null | undefined): Refund['status'] {
  if (word === 'approved') return 'approved';
  return word === 'rejected' || word === 'cancelled' ? 'rejected' : 'in-process';
}

/**
 * By the code and not by the status: the reference lists 4040 under 401, and 3024 and 15016 under 404.
 *
 * 2018 to 2031 are of the payments' general list, which shops meet here too.
 */
const REASONS = new Map<string, RefundRefusal>([
  ['2018', 'not-refundable'],
  ['2022', 'not-refundable'],
  ['2025', 'not-refundable'],
  ['2027', 'not-refundable'],
  ['2029', 'not-refundable'],
  ['2063', 'not-refundable'],
  ['2085', 'not-refundable'],
  ['4293', 'not-refundable'],
  ['4296', 'not-refundable'],
  ['4040', 'amount'],
  ['4041', 'amount'],
  ['2000', 'payment-not-found'],
  ['2024', 'too-old'],
  ['15016', 'too-old'],
  ['3024', 'partial-unsupported'],
  ['4295', 'partial-unsupported'],
  ['2030', 'balance'],
  ['2031', 'balance'],
  ['2021', 'not-allowed'],
  ['2032', 'key-used'],
]);

function refusalOf({ code, kind }: ProviderError): RefundRefusal {
  const reason = REASONS.get(code ?? '');
  if (reason !== undefined) return reason;
  if (kind === 'forbidden') return 'not-allowed';
  return kind === 'conflict' ? 'key-used' : 'other';
}
