import type { Charge, HeldPayment } from '#core/domain/charge';
import { DAY, HOUR, type Instant, MINUTE } from '#core/domain/instant';
import { type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { isMoney, wentBack } from '#core/domain/payments';
import { heldBy, isUnplaced, type RefundRecord } from '#core/domain/refund';
import { type SiteId, siteOf } from '#core/domain/site';
import type { Refund } from '#core/provider';

/** What came in, less what the provider lists and what of ours it may not list yet. Never below zero. */
export function leftOf(
  payment: HeldPayment,
  listed: readonly Refund[],
  ours: readonly RefundRecord[],
): Money {
  const gone = sum(listed.filter(({ status }) => status !== 'rejected').map(({ amount }) => amount));
  const known = new Set(listed.map(({ id }) => id));
  const unlisted = ours.filter(
    ({ providerRefundId }) => providerRefundId === null || !known.has(providerRefundId),
  );
  const back = toMoney(Math.max(gone, wentBack(payment)));
  const left = subtract(subtract(payment.amount, back), sum(unlisted.map(heldBy)));
  return left > ZERO ? left : ZERO;
}

/** The same by what is written here alone, for a screen: it is read anew before anything goes back. */
export function leftByOurs(payment: HeldPayment, ours: readonly RefundRecord[]): Money {
  const done = sum(ours.filter(({ state }) => state === 'done').map(heldBy));
  const open = sum(ours.filter(({ state }) => state !== 'done').map(heldBy));
  const left = subtract(subtract(payment.amount, toMoney(Math.max(done, wentBack(payment)))), open);
  return isMoney(payment.status) && left > ZERO ? left : ZERO;
}

export type NoRefund =
  | 'nothing-left'
  | 'too-much'
  /** The country, or the provider there, gives back the whole payment only. */
  | 'partial-unsupported'
  /** An earlier one of the same payment is not accounted for: two of one amount could not be told apart. */
  | 'one-under-way';

/** `amount` null: all that is left. */
export function whyNoRefund(
  amount: Money | null,
  left: Money,
  { siteId, payment }: { readonly siteId: SiteId; readonly payment: HeldPayment },
  ours: readonly RefundRecord[],
): NoRefund | null {
  if (ours.some(isUnplaced)) return 'one-under-way';
  if (left <= ZERO) return 'nothing-left';
  if (amount !== null && (amount <= ZERO || amount > left)) return 'too-much';
  const isPart = (amount ?? left) < payment.amount;
  return isPart && !takesParts(siteId, payment) ? 'partial-unsupported' : null;
}

/** A part of money in another currency than the shop's could not be named in it. */
export function takesParts(siteId: SiteId, { currency }: Pick<HeldPayment, 'currency'>): boolean {
  const site = siteOf(siteId);
  return site.refunds.partial === 'allowed' && currency === site.currency;
}

/** The provider's time of a refund may be this much before ours of asking. */
const STAMP_SLACK_MS = 2 * MINUTE;

/** By its own id once it is known; else one of the same amount, made since, that is no other refund of ours. */
export function isListedAs(seen: Refund, refund: RefundRecord, ours: readonly RefundRecord[]): boolean {
  if (refund.providerRefundId !== null) return seen.id === refund.providerRefundId;
  const isOthers = ours.some(({ providerRefundId }) => providerRefundId === seen.id);
  const isSince = seen.madeAt === null || seen.madeAt >= refund.requestedAt - STAMP_SLACK_MS;
  return !isOthers && seen.amount === refund.amount && isSince && seen.status !== 'rejected';
}

/** Orders keeps a key for 24 hours; what waited longer than this is looked for, never sent again (DESIGN §4). */
export const KEY_LASTS_MS = 20 * HOUR;

/** A request that is on its way for longer than this arrives nowhere. */
export const LANDED_BY_MS = 5 * MINUTE;

/** Orders tells of an order for three months; what is older goes back by its payment (contract §8). */
const ORDER_TOLD_MS = 80 * DAY;

/** By the log alone, so that asking again goes the way that the first ask went: neither knows the other's keys. */
export const goesByPayment = (
  charge: Pick<Charge, 'api' | 'requestedAt'>,
  refund: Pick<RefundRecord, 'requestedAt'>,
): boolean => charge.api === 'orders' && refund.requestedAt - charge.requestedAt > ORDER_TOLD_MS;

export type RefundAge = 'in-time' | 'may-be-late' | 'surely-late';

/** Whether the provider still takes it, as far as its pages agree. It decides. */
export function refundAge(siteId: SiteId, approvedAt: Instant | null, now: Instant): RefundAge {
  const { least, most } = siteOf(siteId).refunds.windowDays;
  const age = now - (approvedAt ?? now);
  if (age <= least * DAY) return 'in-time';
  return age > most * DAY ? 'surely-late' : 'may-be-late';
}
