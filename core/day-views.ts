import type { BusinessDay } from '#core/domain/business-day';
import type { ChargeState, Oddness, Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { Means } from '#core/domain/ledger';
import type { Money } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import type { SaleRecord } from '#core/domain/sale-record';
import type { RecentCharge } from '#core/order-log';

/** What moved in a day by one way of paying. Net is `came` less `back`. */
export type MeansOfDay = {
  readonly means: Means;
  /** Corrections are in it: what was recorded by mistake never came. */
  readonly came: Money;
  readonly back: Money;
  /** How many sales had money by it. */
  readonly sales: number;
};

/** An hour of the shop's clock. Where clocks change there are 23 or 25 of them, and two may bear the same figure. */
export type HourOfDay = {
  readonly from: Instant;
  readonly came: Money;
  readonly back: Money;
  readonly sales: number;
};

/** A sale with money in the day, or begun in it. */
export type SaleOfDay = {
  readonly saleId: SaleId;
  readonly number: number;
  readonly openedAt: Instant;
  readonly total: Money;
  readonly receiptNumber: string | null;
  /** What it has in all, whichever day it came: from the provider, and recorded here. */
  readonly collected: Money;
  readonly tendered: Money;
  readonly isOnSight: boolean;
  readonly isAbandoned: boolean;
  readonly means: readonly Means[];
  readonly charges: readonly ChargeOfSale[];
};

export type ChargeOfSale = {
  readonly reference: Reference;
  readonly state: ChargeState;
  readonly oddness: readonly Oddness[];
  readonly parked: boolean;
  readonly total: Money;
  readonly received: Money;
  readonly returned: Money;
};

/** A sale down to its facts' beginnings; the facts of each charge are asked for by its reference. */
export type SaleStory = { readonly sale: SaleRecord; readonly charges: readonly RecentCharge[] };

/** A business day from its movements. `means` and `hours` add up to the same sums. */
export type DayView = {
  readonly day: BusinessDay;
  readonly today: BusinessDay;
  readonly from: Instant;
  readonly to: Instant;
  readonly came: Money;
  readonly back: Money;
  /** Sales that had money in the day. */
  readonly paidSales: number;
  readonly means: readonly MeansOfDay[];
  /** From the first with money to the last. */
  readonly hours: readonly HourOfDay[];
  /** The newest first; not all of them where `isCut`. */
  readonly sales: readonly SaleOfDay[];
  readonly isCut: boolean;
};
