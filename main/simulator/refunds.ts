import { DAY } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import {
  bookRefund,
  leftOf,
  makeRecord,
  type RefundRecord,
  type RefundRefusal,
  settleBook,
} from '#main/simulator/refund-book';
import { type Paid, tell } from '#main/simulator/wallet';
import type { Payment, World } from '#main/simulator/world';

export const STATE_NOT_VALID = 2063;
export const PARTIAL_UNSUPPORTED = 3024;
export const NO_MONEY = 2031;
/** No refund, or a key that stands for another one. */
export const REFUND_NOT_FOUND = 2032;

/** Null asks for all that is left. */
export type RefundAsked = { readonly key: string; readonly amount: Money | null };

export function askRefund(
  world: World,
  paid: Paid,
  asked: RefundAsked,
  answers = world.desk.answers,
): Result<RefundRecord, RefundRefusal> {
  const first = refundUnder(world, asked.key);
  if (first !== null) {
    const isSame = first.payment === paid.payment && first.record.asked === asked.amount;
    return isSame ? ok(first.record) : err(REFUND_NOT_FOUND);
  }
  const { desk } = world;
  const wrong = desk.refuses ?? whyNot(world, paid.payment, asked);
  if (wrong !== null) return err(wrong);
  const { payment, order } = paid;
  const record = makeRecord(world, asked.key, asked.amount, asked.amount ?? leftOf(payment), answers);
  bookRefund(payment, record, world.now());
  order.updatedAt = world.now();
  tell(world, paid);
  if (record.status === 'in_process') world.later(desk.settleMs, () => finish(world, paid, record));
  return ok(record);
}

function refundUnder(
  world: World,
  key: string,
): { readonly payment: Payment; readonly record: RefundRecord } | null {
  for (const payment of world.scans.flatMap(({ payments }) => payments)) {
    const record = payment.refunds.find((each) => each.key === key);
    if (record !== undefined) return { payment, record };
  }
  return null;
}

function whyNot(world: World, payment: Payment, { amount }: RefundAsked): RefundRefusal | null {
  const { quirks } = world;
  const left = leftOf(payment);
  if (payment.status !== 'approved' || left <= 0) return STATE_NOT_VALID;
  const age = world.now() - (payment.approvedAt ?? payment.createdAt);
  if (age > quirks.refundWindowDays * DAY) return quirks.tooOldCode;
  if (amount === null) return null;
  if (amount < payment.amount && !takesParts(world)) return PARTIAL_UNSUPPORTED;
  return amount > left ? STATE_NOT_VALID : null;
}

function takesParts({ quirks, site }: World): boolean {
  if (quirks.partialRefunds !== 'by-country') return quirks.partialRefunds === 'allowed';
  return site.refunds.partial === 'allowed';
}

/** Meanwhile the buyer's bank may have taken it all back: then there is nothing to give. */
function finish(world: World, paid: Paid, record: RefundRecord): void {
  const { payment, order } = paid;
  record.status = payment.status === 'approved' ? world.desk.settlesAs : 'rejected';
  settleBook(payment, world.now());
  order.updatedAt = world.now();
  tell(world, paid);
}
