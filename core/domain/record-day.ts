import type { BusinessDay } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import { type Instant, MINUTE } from '#core/domain/instant';
import { type Money, sum, ZERO } from '#core/domain/money';
import { isMoney, wentBack } from '#core/domain/payments';
import type { SaleId } from '#core/domain/sale';
import type { PaymentStatus, ProviderRecord } from '#core/provider';

/** The instants of one payment differ by seconds from source to source; this much beyond the day is looked at. */
export const EDGE = 15 * MINUTE;
/** The search has been seen to lag: what is younger than this when the records were asked for may not be in them yet. */
export const LAG = 10 * MINUTE;

export type Window = { readonly from: Instant; readonly to: Instant };

/** A payment of our log, with what our own refund records say of it. */
export type OurPayment = {
  readonly id: string;
  readonly reference: Reference;
  readonly saleId: SaleId;
  /** What the sale asks of its charges: its total less what was taken by other means. */
  readonly due: Money;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly refunded: Money;
  readonly currency: string;
  readonly approvedAt: Instant | null;
  readonly learntAt: Instant;
  readonly changedAt: Instant;
  /** What our refunds gave back for sure, and what with those under way they may have given back. */
  readonly refundsDone: Money;
  readonly refundsHeld: Money;
  /** When the last of them was asked for or came to its end; null without any. */
  readonly refundsChangedAt: Instant | null;
};

/** All but ours, in one line. */
export type Rest = {
  readonly count: number;
  readonly received: Money;
  readonly returned: Money;
  readonly fee: Money;
  readonly net: Money;
  /** Left out of the sums: another currency, and payments to another seller. */
  readonly otherCurrency: number;
  readonly otherSeller: number;
};

/** What the provider was asked about a day, as it is stored. */
export type RecordDay = {
  readonly day: BusinessDay;
  readonly window: Window;
  /** The provider's time when the first page was asked for: nothing after it is in the records. */
  readonly asOf: Instant;
  readonly sellerId: string;
  /** Null where it could not be found out: then only references say what is ours. */
  readonly posId: string | null;
  readonly currency: string;
  /** Payments that are there and could not be read: the sums lack them. */
  readonly unreadable: number;
  readonly rest: Rest;
  /** Ours, from a little before the day to a little after it. */
  readonly records: readonly ProviderRecord[];
};

export type Scope = {
  readonly isOurs: (reference: string) => boolean;
  readonly sellerId: string;
  readonly posId: string | null;
};

/** Our reference, or our register in our account. A register's number is told of some payments only. */
export function isInScope({ reference, payment, posId }: ProviderRecord, scope: Scope): boolean {
  if (reference !== null && scope.isOurs(reference)) return true;
  const isThisSeller = payment.sellerId === null || payment.sellerId === scope.sellerId;
  return isThisSeller && posId !== null && posId === scope.posId;
}

/** Folds what is not ours; what was approved beyond the day is of another day's line. */
export function foldRest(
  records: readonly ProviderRecord[],
  { from, to }: Window,
  { sellerId }: Pick<Scope, 'sellerId'>,
  currency: string,
): Rest {
  const inDay = records.filter(
    ({ payment: { status, approvedAt } }) =>
      isMoney(status) && approvedAt !== null && approvedAt >= from && approvedAt < to,
  );
  const own = inDay.filter(({ payment }) => payment.sellerId === null || payment.sellerId === sellerId);
  const counted = own.filter(({ payment }) => payment.currency === currency);
  return {
    count: counted.length,
    received: sum(counted.map(({ payment }) => payment.amount)),
    returned: sum(counted.map(({ payment }) => wentBack(payment))),
    fee: sum(counted.map(({ fee }) => fee ?? ZERO)),
    net: sum(counted.map(({ net }) => net ?? ZERO)),
    otherCurrency: own.length - counted.length,
    otherSeller: inDay.length - own.length,
  };
}
