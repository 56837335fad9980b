import { err, ok, type Result } from '#core/result';
import { fieldsOf, readAmount } from '#main/simulator/json';
import type { RefundRecord, RefundRefusal } from '#main/simulator/refund-book';
import { askRefund, REFUND_NOT_FOUND, type RefundAsked } from '#main/simulator/refunds';
import { paymentsOf } from '#main/simulator/search';
import { refundView } from '#main/simulator/views';
import type { Paid } from '#main/simulator/wallet';
import type { Answer, World } from '#main/simulator/world';

/** Giving money back by payment (contract §7). */

const NOT_FOUND = 2000;
const NOT_POSITIVE = 4040;
const NOT_NUMERIC = 4041;
const NO_KEY = 4292;

export function postRefund(world: World, paymentId: string, key: string, body: string): Answer {
  if (key.trim() === '') return refused(world, NO_KEY);
  const paid = paidBy(world, paymentId);
  if (paid === null) return refused(world, NOT_FOUND);
  const amount = amountIn(world, body);
  if (!amount.ok) return refused(world, amount.error);
  const asked = askRefund(world, paid, { key, amount: amount.value });
  return asked.ok
    ? { status: 201, body: refundView(world, paid.payment, asked.value) }
    : refused(world, asked.error);
}

const paidBy = (world: World, paymentId: string): Paid | null =>
  paymentsOf(world).find(({ payment }) => String(payment.id) === paymentId) ?? null;

/** No body, an empty one and `{}` all ask for everything. */
function amountIn(world: World, body: string): Result<RefundAsked['amount'], number> {
  const fields = body.trim() === '' ? new Map<string, unknown>() : readObject(body);
  if (fields === null) return err(NOT_NUMERIC);
  if (!fields.has('amount')) return ok(null);
  const amount = readAmount(fields.get('amount'), world.site.decimals);
  if (amount === null) return err(NOT_NUMERIC);
  return amount > 0 ? ok(amount) : err(NOT_POSITIVE);
}

function readObject(body: string): ReadonlyMap<string, unknown> | null {
  try {
    return fieldsOf(JSON.parse(body));
  } catch {
    return null;
  }
}

export function listRefunds(world: World, paymentId: string): Answer {
  const paid = paidBy(world, paymentId);
  if (paid === null) return refused(world, NOT_FOUND);
  return { status: 200, body: paid.payment.refunds.map((each) => refundView(world, paid.payment, each)) };
}

export function oneRefund(world: World, paymentId: string, refundId: string): Answer {
  const paid = paidBy(world, paymentId);
  if (paid === null) return refused(world, NOT_FOUND);
  const found = paid.payment.refunds.find(({ id }: RefundRecord) => String(id) === refundId);
  return found === undefined
    ? { ...refused(world, REFUND_NOT_FOUND), status: 404 }
    : { status: 200, body: refundView(world, paid.payment, found) };
}

type Words = { readonly listed: 400 | 401 | 404; readonly message: string };

/** The statuses that the reference lists codes under; samples have all but the unknown payment under 400. */
export const REFUND_ERRORS: ReadonlyMap<number, Words> = new Map<number, Words>([
  [2000, { listed: 404, message: 'Payment not found' }],
  [2021, { listed: 400, message: 'Collector not allowed to operate' }],
  [2022, { listed: 400, message: 'You have exceeded the max number of refunds for this payment' }],
  [2024, { listed: 404, message: 'Payment too old to be refunded' }],
  [2030, { listed: 400, message: "Collector hasn't enough money" }],
  [2031, { listed: 400, message: "Collector hasn't enough available money" }],
  [2032, { listed: 404, message: 'Refund not found' }],
  [2063, { listed: 400, message: 'The action requested is not valid for the current payment state' }],
  [2085, { listed: 400, message: 'Invalid value for gateway_operation' }],
  [3024, { listed: 404, message: 'Not valid action - partial refund unsupported for this transaction' }],
  [4040, { listed: 401, message: 'amount attribute must be positive' }],
  [4041, { listed: 401, message: 'amount attribute must be numeric' }],
  [4292, { listed: 404, message: "Header X-Idempotency-Key can't be null" }],
  [15016, { listed: 404, message: 'Payment too old to be refunded' }],
]);

function refused({ quirks }: World, why: RefundRefusal): Answer {
  if (why === 'policy') return POLICY;
  const { listed, message } = REFUND_ERRORS.get(why) ?? { listed: 400, message: `Error ${why}` };
  const status = quirks.refundErrors === 'listed' || why === NOT_FOUND ? listed : 400;
  const error = status === 404 ? 'not_found' : status === 401 ? 'unauthorized' : 'bad_request';
  return {
    status,
    body: { message, error, status, cause: [{ code: why, description: message, data: null }] },
  };
}

const POLICY: Answer = {
  status: 403,
  body: {
    blocked_by: 'PolicyAgent',
    code: 'PA_UNAUTHORIZED_RESULT_FROM_POLICIES',
    message: 'At least one policy returned UNAUTHORIZED.',
    status: 403,
  },
};
