import type { BusinessDay } from '#core/domain/business-day';
import type { IvaShare } from '#core/domain/iva';
import type { Means } from '#core/domain/ledger';
import type { Money } from '#core/domain/money';

/** What somebody who keeps the shop's books wants of some days on one page. */
export type ExportSummary = {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  /** Sales whose first money came in these days, and what they asked for. */
  readonly sales: { readonly count: number; readonly total: Money; readonly discounts: Money };
  readonly receipts: { readonly first: string; readonly last: string } | null;
  readonly means: readonly {
    readonly means: Means;
    readonly came: Money;
    readonly back: Money;
    readonly net: Money;
  }[];
  readonly came: Money;
  readonly back: Money;
  readonly net: Money;
  /** What the prices of those sales contain, by rate; empty where the country's contain none that is told. */
  readonly taxes: readonly IvaShare[];
};
