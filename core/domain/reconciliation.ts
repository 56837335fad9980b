import type { BusinessDay } from '#core/domain/business-day';
import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { Rest, Window } from '#core/domain/record-day';
import type { SaleId } from '#core/domain/sale';
import type { PaymentStatus } from '#core/provider';

/** What holding our payments of a day against the provider's records of it has brought out: `reconcile` makes it. */

export type DifferenceKind =
  /** We hold it as money, and the provider has no such payment. */
  | 'missing-there'
  /** The provider has it at our register or under our reference, and our log has not. */
  | 'missing-here'
  /** One payment, two amounts or two currencies. */
  | 'amount'
  /** More went back than our own refunds account for. `outside` says how much more. */
  | 'refunded-outside'
  /** We hold that it went back, and the provider does not say so. */
  | 'refund-missing-there'
  /** More than one payment covers the sale. */
  | 'double'
  /** One side counts it as money, charged back or disputed, or a refund as gone, and the other does not. */
  | 'state';

export type Figures = {
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly returned: Money;
  readonly currency: string;
  readonly approvedAt: Instant | null;
};

export type Difference = {
  readonly kind: DifferenceKind;
  readonly paymentId: string;
  readonly reference: string | null;
  readonly saleId: SaleId | null;
  readonly ours: Figures | null;
  readonly theirs: Figures | null;
  readonly outside: Money;
  /** What of theirs less ours it makes up. All of them together are all of it, to the minor unit. */
  readonly received: Money;
  readonly returned: Money;
  /** Our side is younger than the records, or so young that a search may not have it: ask again before it is believed. */
  readonly isYoung: boolean;
};

export type Side = { readonly count: number; readonly received: Money; readonly returned: Money };
export type TheirSide = Side & {
  readonly fee: Money;
  readonly net: Money;
  /** Of how many payments the provider told a fee, and what is left of them. */
  readonly feeTold: number;
  readonly netTold: number;
};

export type Reconciliation = {
  readonly day: BusinessDay;
  readonly window: Window;
  readonly asOf: Instant;
  /** The day was over when it was asked for. */
  readonly isWholeDay: boolean;
  readonly unreadable: number;
  readonly currency: string;
  readonly ours: Side;
  readonly theirs: TheirSide;
  readonly rest: Rest;
  readonly differences: readonly Difference[];
};
