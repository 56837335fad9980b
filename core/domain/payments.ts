import type { Charge, HeldPayment, Oddness } from '#core/domain/charge';
import { ODDNESS } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { type SiteId, siteOf } from '#core/domain/site';
import type { OrderStatus, PaymentStatus, SeenOrder, SeenPayment } from '#core/provider';

/** Money that came in, whatever became of it since. */
export const isMoney = (status: PaymentStatus): boolean =>
  status === 'approved' || status === 'in-mediation' || status === 'refunded' || status === 'charged-back';

/** Somebody is paying and the provider has not decided. */
export const isUnderWay = (status: PaymentStatus): boolean =>
  status === 'pending' || status === 'authorized' || status === 'in-process';

/**
 * How far a payment has come. Between stages time is no argument, for sources stamp one payment differently; a dispute
 * is the one thing that is lifted again, so there the stamp decides.
 */
const stage: Record<PaymentStatus, number> = {
  unknown: 0,
  pending: 1,
  authorized: 1,
  'in-process': 1,
  rejected: 2,
  cancelled: 2,
  approved: 3,
  'in-mediation': 3,
  refunded: 4,
  'charged-back': 5,
};

/** Of two sights with one stamp. */
const graver: Record<PaymentStatus, number> = {
  unknown: 0,
  pending: 1,
  authorized: 2,
  'in-process': 3,
  rejected: 4,
  cancelled: 5,
  approved: 6,
  'in-mediation': 7,
  refunded: 8,
  'charged-back': 9,
};

const orderStage: Record<OrderStatus, number> = { unknown: 0, opened: 1, expired: 2, closed: 3 };

/**
 * Adds one sight of a payment to what is held. The same list back means no news.
 *
 * Searches lag and sources stamp the same payment differently, so news is never taken by time alone: money once
 * seen stays money, what went back never grows less, and money found is believed whatever its stamp says. What is
 * held in the end does not depend on the order in which the sights came.
 */
export function holdPayment(
  held: readonly HeldPayment[],
  seen: SeenPayment,
  at: Instant,
): readonly HeldPayment[] {
  const known = held.find(({ id }) => id === seen.id);
  if (known === undefined)
    return [...held, { ...seen, refunded: atMost(seen.refunded, seen.amount), learntAt: at }];
  const merged = mergePayment(known, seen, at);
  return isSame(known, merged) ? held : held.map((payment) => (payment === known ? merged : payment));
}

function mergePayment(known: HeldPayment, seen: SeenPayment, at: Instant): HeldPayment {
  const newer = isNewer(known, seen);
  const becameMoney = !isMoney(known.status) && isMoney(seen.status);
  const [latest, other] = newer ? [seen, known] : [known, seen];
  // What was only authorized, or tried, may have been more than what came in.
  const bothMoney = isMoney(known.status) && isMoney(seen.status);
  const amount = bothMoney ? toMoney(Math.max(known.amount, seen.amount)) : latest.amount;
  return {
    id: known.id,
    status: latest.status,
    detail: latest.detail,
    amount,
    refunded: atMost(toMoney(Math.max(known.refunded, seen.refunded)), amount),
    currency: latest.currency,
    sellerId: latest.sellerId ?? other.sellerId,
    approvedAt: earliest(known.approvedAt, seen.approvedAt),
    changedAt: latest.changedAt,
    learntAt: becameMoney ? at : known.learntAt,
  };
}

function isNewer(known: SeenPayment, seen: SeenPayment): boolean {
  if (stage[seen.status] !== stage[known.status]) return stage[seen.status] > stage[known.status];
  if (seen.changedAt !== known.changedAt) return seen.changedAt > known.changedAt;
  return graver[seen.status] > graver[known.status];
}

const atMost = (amount: Money, limit: Money): Money => toMoney(Math.min(amount, limit));

function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** Adds one sight of a merchant order. Closed stays closed: a reverted order still says that it was paid. */
export function holdOrder(held: readonly SeenOrder[], seen: SeenOrder): readonly SeenOrder[] {
  const known = held.find(({ id }) => id === seen.id);
  if (known === undefined) return [...held, seen];
  const latest = seen.changedAt >= known.changedAt ? seen : known;
  const status = orderStage[seen.status] > orderStage[known.status] ? seen.status : known.status;
  const merged: SeenOrder = { ...latest, status, changedAt: Math.max(known.changedAt, seen.changedAt) };
  return isSame(known, merged) ? held : held.map((order) => (order === known ? merged : order));
}

function isSame<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((key) => a[key] === b[key]);
}

type Purse = Pick<Charge, 'total' | 'sellerId' | 'siteId' | 'orders' | 'payments'>;

/** Money of another currency is held and named (`mismatch`), never added to ours. */
export const isOurMoney = ({ status, currency }: HeldPayment, siteId: SiteId): boolean =>
  isMoney(status) && currency === siteOf(siteId).currency;

const ours = ({ payments, siteId }: Purse): readonly HeldPayment[] =>
  payments.filter((payment) => isOurMoney(payment, siteId));

export const receivedOf = (purse: Purse): Money => sum(ours(purse).map(({ amount }) => amount));

export const returnedOf = (purse: Purse): Money => sum(ours(purse).map(wentBack));

/** A charge-back takes all of it; so does a payment the provider calls refunded, whatever its figure says yet. */
export function wentBack({
  status,
  amount,
  refunded,
}: Pick<SeenPayment, 'status' | 'amount' | 'refunded'>): Money {
  return status === 'charged-back' || status === 'refunded' ? amount : refunded;
}

/** Seller, currency or order total that are not ours: never paid without a person. */
export const hasMismatch = (purse: Purse): boolean => mismatchesIn(purse) > 0;

/** How many orders and payments are strange: one more than a person has looked at is one to look at again. */
export function mismatchesIn(purse: Purse): number {
  const { currency } = siteOf(purse.siteId);
  const strangeOrders = purse.orders.filter(
    ({ sellerId, total }) => sellerId !== purse.sellerId || total !== purse.total,
  );
  const strangePayments = purse.payments.filter(
    (payment) =>
      isMoney(payment.status) &&
      (payment.currency !== currency || (payment.sellerId !== null && payment.sellerId !== purse.sellerId)),
  );
  return strangeOrders.length + strangePayments.length;
}

/** Everything odd about the money, worst first. */
export function oddnessOf(purse: Purse): readonly Oddness[] {
  const { total, orders } = purse;
  const money = ours(purse);
  const received = receivedOf(purse);
  const collected = subtract(received, returnedOf(purse));
  const isDouble =
    money.filter(({ amount }) => amount >= total).length > 1 ||
    orders.filter(({ status }) => status === 'closed').length > 1;
  const refundedBack = sum(money.filter(({ status }) => status !== 'charged-back').map(wentBack));
  const holds: Record<Oddness, boolean> = {
    mismatch: hasMismatch(purse),
    double: isDouble,
    'charged-back': money.some(({ status }) => status === 'charged-back'),
    disputed: money.some(({ status }) => status === 'in-mediation'),
    reverted: refundedBack > ZERO && collected < Math.min(received, total),
    partial: received > ZERO && received < total,
    over: !isDouble && received > total,
  };
  return ODDNESS.filter((kind) => holds[kind]);
}

/** When the money first covered the total; null while it does not. */
export function completedAt(
  purse: Purse,
): { readonly approvedAt: Instant; readonly learntAt: Instant } | null {
  const inOrder = [...ours(purse)].sort((a, b) => approvalOf(a) - approvalOf(b));
  let covered = 0;
  let learntAt = 0;
  for (const payment of inOrder) {
    covered += payment.amount;
    learntAt = Math.max(learntAt, payment.learntAt);
    if (covered >= purse.total) return { approvedAt: approvalOf(payment), learntAt };
  }
  return null;
}

export const approvalOf = (payment: HeldPayment): Instant => payment.approvedAt ?? payment.learntAt;
