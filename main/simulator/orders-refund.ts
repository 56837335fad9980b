import { type Money, sum } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import { fieldsOf, readFields, textIn } from '#main/simulator/json';
import { once, type Write, withOrder } from '#main/simulator/orders-api';
import type { OrderRecord } from '#main/simulator/orders-book';
import {
  ALREADY_REFUNDED,
  BAD_REQUEST,
  badValue,
  KEY_USED,
  NO_PARTS,
  NOT_PROCESSED,
  type OrdersComplaint,
  ordersRefusal,
  TOO_MUCH,
  TOO_OLD,
} from '#main/simulator/orders-envelopes';
import { readText } from '#main/simulator/orders-items';
import {
  idOfPayment,
  moneyIn,
  paidScan,
  refundView,
  statusOf,
  transactionOf,
} from '#main/simulator/orders-views';
import { leftOf, type RefundRecord, type RefundRefusal } from '#main/simulator/refund-book';
import { askRefund, PARTIAL_UNSUPPORTED, REFUND_NOT_FOUND } from '#main/simulator/refunds';
import type { Answer, Payment, Scan, World } from '#main/simulator/world';

/** Giving money back by order (contract §8.4): asked for at once, and gone a little later. */
export const refundOrder = (world: World, id: string, write: Write): Answer =>
  withOrder(world, id, (order) =>
    once(world, write, () => {
      const scan = paidScan(world, order);
      const { status } = statusOf(world, order);
      if (status === 'refunded') return ordersRefusal(ALREADY_REFUNDED);
      if (status !== 'processed' || scan === null) return ordersRefusal(NOT_PROCESSED);
      const parts = partsIn(world, order, scan, write.body);
      return parts.ok ? giveBack(world, order, scan, parts.value, write.key) : ordersRefusal(parts.error);
    }),
  );

type Part = { readonly payment: Payment; readonly amount: Money | null };

/** Nothing named: all of it. */
function partsIn(
  world: World,
  order: OrderRecord,
  scan: Scan,
  body: string,
): Result<readonly Part[], OrdersComplaint> {
  const fields = body.trim() === '' ? new Map<string, unknown>() : readFields(body);
  if (fields === null) return err(BAD_REQUEST);
  const named = fields.get('transactions') ?? [];
  if (!Array.isArray(named)) return err(badValue('transactions'));
  if (named.length === 0) return ok(moneyIn(scan).map((payment) => ({ payment, amount: null })));
  const parts: Part[] = [];
  for (const [at, each] of named.entries()) {
    const part = fieldsOf(each) ?? new Map<string, unknown>();
    const payment = transactionOf(world, order, textIn(part, 'id'));
    const amount = readText(textIn(part, 'amount'), world.site.decimals);
    if (payment === null) return err(badValue(`transactions[${at}].id`));
    if (amount === null) return err(badValue(`transactions[${at}].amount`));
    if (amount > leftOf(payment)) return err(TOO_MUCH);
    parts.push({ payment, amount });
  }
  return ok(parts);
}

function giveBack(world: World, order: OrderRecord, scan: Scan, parts: readonly Part[], key: string): Answer {
  if (sum(parts.map(({ payment }) => leftOf(payment))) === 0) return ordersRefusal(ALREADY_REFUNDED);
  const answers = world.desk.answers === 'rejected' ? 'rejected' : 'in_process';
  const made: { readonly payment: Payment; readonly record: RefundRecord }[] = [];
  for (const [at, { payment, amount }] of parts.entries()) {
    const asked = { key: `${key}/${order.id}/${at}`, amount };
    const record = askRefund(world, { order: scan, payment }, asked, answers);
    if (!record.ok) return ordersRefusal(complaintOf(record.error));
    made.push({ payment, record: record.value });
  }
  const { status, detail } = statusOf(world, order);
  const refunds = made.map(({ payment, record }) =>
    refundView(world, idOfPayment(world, order, payment), record),
  );
  return {
    status: 201,
    body: { id: order.id, status, status_detail: detail, transactions: { refunds } },
  };
}

function complaintOf(refusal: RefundRefusal): OrdersComplaint {
  if (refusal === PARTIAL_UNSUPPORTED) return NO_PARTS;
  if (refusal === REFUND_NOT_FOUND) return KEY_USED;
  if (refusal === 2024 || refusal === 15016) return TOO_OLD;
  if (refusal === 'policy')
    return { status: 401, code: 'user_not_authorized', message: 'The user may not refund this order' };
  return refusal === 2063 ? NOT_PROCESSED : { ...BAD_REQUEST, message: `The refund was refused: ${refusal}` };
}
