import type { Instant } from '#core/domain/instant';
import type { IvaShare } from '#core/domain/iva';
import type { Money } from '#core/domain/money';
import type { ReceiptMeans, ReceiptSetting } from '#core/domain/receipt';

export type Counted = { readonly count: number; readonly amount: Money };

/** What a turn at the register came to: an X while it goes on, a Z when it is closed. Figures are given, not reckoned. */
export type ShiftReport = ReceiptSetting & {
  readonly cashier: string | null;
  readonly openedAt: Instant;
  /** When it was closed, and of a report in between when that was printed. */
  readonly at: Instant;
  /** Null says that it is an X: it changes nothing and has no number. */
  readonly zNumber: number | null;
  /** The first and the last that were given out; null where none was. */
  readonly receipts: { readonly first: string; readonly last: string } | null;
  readonly sold: Counted;
  readonly discounts: Counted;
  readonly refunds: Counted;
  readonly voided: Counted;
  readonly net: Money;
  readonly means: readonly (Counted & { readonly kind: ReceiptMeans['kind'] })[];
  readonly taxes: readonly IvaShare[];
  readonly drawer: {
    readonly float: Money;
    readonly cashIn: Money;
    readonly cashOut: Money;
    readonly expected: Money;
    /** Null in an X: nobody has counted. */
    readonly counted: Money | null;
  };
  /** Money that was learnt of after its own shift had been closed. */
  readonly earlier: readonly { readonly saleNumber: number; readonly at: Instant; readonly amount: Money }[];
  /** What still waits for a person. */
  readonly attention: number;
  /** Hash of the log's last row, so that a tail that is cut off is found; a Z has it. */
  readonly head: string | null;
  readonly isCopy: boolean;
};
