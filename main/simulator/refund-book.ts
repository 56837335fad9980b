import type { Instant } from '#core/domain/instant';
import { type Money, subtract, sum } from '#core/domain/money';
import type { Payment, World } from '#main/simulator/world';

/** One giving back of money, whoever asked for it. */
export type RefundRecord = {
  readonly id: number;
  /** Null where it was not asked for by API: the shop's app, the provider's panel. */
  readonly key: string | null;
  /** What was asked for; null for all that was left. */
  readonly asked: Money | null;
  readonly amount: Money;
  readonly createdAt: Instant;
  status: 'approved' | 'in_process' | 'rejected';
};

/** How the provider decides on a refund, as practice sets it: what nobody can bring about at a counter. */
export type RefundDesk = {
  answers: RefundRecord['status'];
  /** What becomes of one that is in process, and how long that takes. */
  settlesAs: 'approved' | 'rejected';
  settleMs: number;
  /** Whatever is asked is refused so. */
  refuses: RefundRefusal | null;
  lastId: number;
};

/** By the provider's code (contract §7, and its reference of refunds); the policy answer has none of that kind. */
export type RefundRefusal = number | 'policy';

export const createRefundDesk = (): RefundDesk => ({
  answers: 'approved',
  settlesAs: 'approved',
  settleMs: 3000,
  refuses: null,
  lastId: 1_245_678_200,
});

/** What neither went back nor is on its way. */
export const leftOf = ({ amount, refunds }: Payment): Money =>
  subtract(amount, sum(refunds.filter(({ status }) => status !== 'rejected').map((each) => each.amount)));

const gone = ({ refunds }: Payment): Money =>
  sum(refunds.filter(({ status }) => status === 'approved').map(({ amount }) => amount));

export function bookRefund(payment: Payment, record: RefundRecord, at: Instant): void {
  payment.refunds.push(record);
  settleBook(payment, at);
}

/** Makes the payment say what its refunds come to. More than came in never goes back: not even by a mistake here. */
export function settleBook(payment: Payment, at: Instant): void {
  if (leftOf(payment) < 0) throw new Error(`Payment ${payment.id}: more is given back than came in`);
  const refunded = gone(payment);
  if (refunded < payment.refunded) throw new Error(`Payment ${payment.id}: money that went back came again`);
  payment.updatedAt = at;
  if (refunded === payment.refunded) return;
  payment.refunded = refunded;
  const isAll = refunded === payment.amount;
  payment.status = isAll ? 'refunded' : 'approved';
  payment.detail = isAll ? 'refunded' : 'partially_refunded';
}

export function makeRecord(
  world: World,
  key: string | null,
  asked: Money | null,
  amount: Money,
  status: RefundRecord['status'],
): RefundRecord {
  world.desk.lastId++;
  return { id: world.desk.lastId, key, asked, amount, createdAt: world.now(), status };
}

/** Given back in the shop's app or the provider's panel: no key, and at once. */
export function refundOutside(world: World, payment: Payment, amount: Money): void {
  bookRefund(payment, makeRecord(world, null, amount, amount, 'approved'), world.now());
}
