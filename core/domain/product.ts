import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { Unit } from '#core/domain/sale';

/** All that is kept of a product. What was sold keeps its own copy: a change here touches no sale and no open cart. */
export type Product = {
  readonly id: string;
  readonly name: string;
  readonly sku: string | null;
  /** Read in the order of their figures. */
  readonly barcodes: readonly string[];
  readonly price: Money;
  readonly unit: Unit;
  /** Hundredths of a percent, contained in the price. Null is the site's general rate. */
  readonly taxRate: number | null;
  readonly category: string | null;
  /** Place among the quick keys, from 1; null for one that has none. */
  readonly favourite: number | null;
  /** What is no longer sold stays, for the sales that name it, and is not found. */
  readonly active: boolean;
};

export type PriceChange = {
  readonly at: Instant;
  /** Null for the first price. */
  readonly old: Money | null;
  readonly new: Money;
  readonly by: string | null;
  readonly how: PriceChangeHow;
};
export type PriceChangeHow = 'edit' | 'import' | 'undo' | 'starter';

export const NAME_MOST = 120;
export const CODE_MOST = 64;
export const CATEGORY_MOST = 60;
export const BARCODES_MOST = 20;
