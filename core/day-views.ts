import type { BusinessDay } from '#core/domain/business-day';
import type { ChargeState, Oddness, Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { Means } from '#core/domain/ledger';
import type { Money } from '#core/domain/money';
import type { SalePaper } from '#core/domain/print-job';
import type { SaleId } from '#core/domain/sale';
import type { SaleRecord } from '#core/domain/sale-record';
import type { CaseRow, RecentCharge } from '#core/order-log';

/** Net is `came` less `back`. A sale is counted once, where its first money came. */
export type Moved = {
  /** Corrections are in it: what was recorded by mistake never came. */
  readonly came: Money;
  readonly back: Money;
  readonly sales: number;
};

export type MeansOfDay = Moved & { readonly means: Means };
/** An hour of the shop's clock. Where clocks change there are 23 or 25 of them, and two may bear the same figure. */
export type HourOfDay = Moved & { readonly from: Instant };
/** By a person or at a register; null where none was named. */
export type SumOf = Moved & { readonly name: string | null };
export type DayOfSpan = Moved & { readonly day: BusinessDay };

/** What of the money a product stands for. `name` null: the catalogue cannot explain it, and `product` says why. */
export type ProductSum = {
  readonly product: string;
  readonly name: string | null;
  readonly money: Money;
  /** Thousandths of a piece or kilo. */
  readonly quantity: number;
};

/** Null is no category. */
export type CategorySum = { readonly category: string | null; readonly money: Money };

export const SPANS = ['day', 'week', 'month'] as const;
export type Span = (typeof SPANS)[number];

/** A stretch of whole business days, cut every way: each way adds up to the same. */
export type SpanView = Moved & {
  readonly span: Span;
  readonly today: BusinessDay;
  readonly first: BusinessDay;
  readonly last: BusinessDay;
  readonly days: readonly DayOfSpan[];
  readonly means: readonly MeansOfDay[];
  readonly cashiers: readonly SumOf[];
  readonly registers: readonly SumOf[];
  /** The most money first. */
  readonly products: readonly ProductSum[];
  readonly categories: readonly CategorySum[];
};

export type StandingWanted = 'all' | 'paid' | 'unpaid' | 'returned';
export const STANDINGS_WANTED = [
  'all',
  'paid',
  'unpaid',
  'returned',
] as const satisfies readonly StandingWanted[];

export type SalesWanted = {
  /** Part of a sale's number, its receipt's or a reference, or the beginning of an amount. */
  readonly text: string;
  readonly standing: StandingWanted;
  readonly means: Means | null;
  readonly cashier: string | null;
};

/** The newest first. `found` counts all that are wanted, not those of the page. */
export type SalesPage = { readonly sales: readonly SaleOfDay[]; readonly found: number };

/** A sale with money in the day, or begun in it. */
export type SaleOfDay = {
  readonly saleId: SaleId;
  readonly number: number;
  readonly cashier: string | null;
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
  /** Sales whose first money came in the day. */
  readonly paidSales: number;
  /** What needs a person, of every day. */
  readonly attention: number;
  readonly means: readonly MeansOfDay[];
  /** From the first with money to the last. */
  readonly hours: readonly HourOfDay[];
  /** Who sold in the day. */
  readonly cashiers: readonly string[];
};

/** A case with what its sentence needs. */
export type CaseView = CaseRow & {
  /** What was to be printed; null where it is about no paper. */
  readonly paper: SalePaper['kind'] | null;
  readonly total: Money;
  readonly received: Money;
  /** When its last money was approved. */
  readonly paidAt: Instant | null;
  /** When we stopped asking for it. */
  readonly stoppedAt: Instant | null;
};

/** The newest first. `count` is of all that are open, not of those told. */
export type AttentionView = {
  readonly count: number;
  readonly open: readonly CaseView[];
  readonly done: readonly CaseView[];
};
