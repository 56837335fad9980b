import type { Instant } from '#core/domain/instant';
import type { IvaShare } from '#core/domain/iva';
import type { Money } from '#core/domain/money';
import type { ReceiptMeans, ReceiptSetting } from '#core/domain/receipt';

export type Counted = { readonly count: number; readonly amount: Money };
export type ReportMeans = Counted & { readonly kind: ReceiptMeans['kind'] };

/** Money that was learnt of after its own shift had been closed; below zero what went back. */
export type EarlierMoney = { readonly saleNumber: number; readonly at: Instant; readonly amount: Money };

export type CashByHand = { readonly at: Instant; readonly amount: Money; readonly reason: string };

/** What was not done with when the report was made. It goes on; the next shift has its news. */
export type LeftOpen = {
  readonly charges: number;
  readonly held: number;
  readonly refunds: number;
  readonly papers: number;
};

/**
 * What a turn at the register came to: an X while it goes on, a Z when it is closed. Figures are given, not reckoned.
 *
 * `sold` less `discounts`, `refunds` and `voided`, with what `earlier` adds up to, is `net`; and `means` add up to it too.
 */
export type ShiftReport = ReceiptSetting & {
  /** Who opened it. */
  readonly cashier: string | null;
  /** Null also where an X is asked for. */
  readonly closedBy: string | null;
  readonly openedAt: Instant;
  /** When it was closed, and of a report in between when that was printed. */
  readonly at: Instant;
  /** Null says that it is an X: it changes nothing and has no number. */
  readonly zNumber: number | null;
  /** The install's letter, as on receipts: a copy that was restored counts on under another. */
  readonly series: string;
  /** The first and the last that were given out; null where none was. */
  readonly receipts: { readonly first: string; readonly last: string } | null;
  /** At the prices rung up, before discounts. */
  readonly sold: Counted;
  readonly discounts: Counted;
  readonly refunds: Counted;
  /** Recorded by mistake, and taken out again. */
  readonly voided: Counted;
  readonly net: Money;
  readonly means: readonly ReportMeans[];
  readonly taxes: readonly IvaShare[];
  readonly drawer: {
    readonly float: Money;
    /** By sales. */
    readonly cashIn: Money;
    readonly putIn: Money;
    readonly cashOut: Money;
    readonly expected: Money;
    /** Null in an X: nobody has counted. */
    readonly counted: Money | null;
  };
  /** Cash that no sale explains, each with its reason; below zero what was taken out. */
  readonly hands: readonly CashByHand[];
  readonly earlier: readonly EarlierMoney[];
  /** What moved between the last shift and this one. In none of the sums above: no one's turn, and no one's drawer. */
  readonly outside: readonly ReportMeans[];
  /** No money, and worth a look: taken away before it was charged, taken on sight, the drawer opened by hand. */
  readonly control: {
    readonly takenAway: Counted;
    readonly onSight: Counted;
    readonly drawerOpened: number;
  };
  readonly left: LeftOpen;
  /** Sales of the shift whose money is late, twice, partial or otherwise odd. */
  readonly attention: number;
  /** Hash of the log's row that closed it, so that a tail that is cut off is found; a Z on paper has it. */
  readonly head: string | null;
  readonly isCopy: boolean;
};
