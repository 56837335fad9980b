import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import type { Tender } from '#core/domain/sale-record';
import type { VoidHow, VoidId } from '#core/domain/voids';

/** A sale that was closed with something recorded here: cash, the shop's own terminal, a transfer. */
export type TenderedSale = {
  readonly saleId: SaleId;
  readonly saleNumber: number;
  /** Of the last of its tenders. */
  readonly at: Instant;
  readonly total: Money;
  readonly tenders: readonly Tender[];
  /** What came by a code beside them. */
  readonly collected: Money;
  readonly receiptNumber: string;
};

/** What was rung up and taken away again before it was charged. */
export type VoidedView = {
  readonly id: VoidId;
  readonly at: Instant;
  readonly how: VoidHow;
  /** What went, by name, and how many kinds of things in all. */
  readonly first: string;
  readonly lines: number;
  /** What the sale's total fell by. */
  readonly amount: Money;
  readonly leavesNothing: boolean;
  readonly isUndone: boolean;
  readonly by: string | null;
};

/** What stands beside the charges in the list of F7, each the newest first. */
export type RecentBeside = {
  readonly tendered: readonly TenderedSale[];
  readonly voided: readonly VoidedView[];
};

export type RecentRequests = { 'recent/beside': () => RecentBeside };
export const recentRequests = { 'recent/beside': true } satisfies Record<keyof RecentRequests, true>;
