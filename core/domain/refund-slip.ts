import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { ReceiptSetting } from '#core/domain/receipt';
import type { RefundRecord } from '#core/domain/refund';
import type { SaleRecord } from '#core/domain/sale-record';

/** What a customer takes home who got money back: of which sale, how much, when and by whose hand. */
export type RefundSlip = ReceiptSetting & {
  readonly saleNumber: number;
  /** Of the receipt that the sale had; null where it had none. */
  readonly receiptNumber: string | null;
  readonly amount: Money;
  readonly askedAt: Instant;
  /** Null while the provider is at it. */
  readonly settledAt: Instant | null;
  readonly paymentId: string;
  /** The provider's own number of it. */
  readonly refundId: string | null;
  readonly reason: string;
  readonly by: string | null;
  readonly isCopy: boolean;
};

export type RefundSlipSource = {
  readonly refund: RefundRecord;
  readonly sale: SaleRecord;
  readonly setting: ReceiptSetting;
  readonly isCopy: boolean;
};

/** Null until the provider has it: nothing on paper may say that money goes back when nobody knows. */
export function refundSlipOf({ refund, sale, setting, isCopy }: RefundSlipSource): RefundSlip | null {
  if (!hasSlip(refund)) return null;
  return {
    ...setting,
    saleNumber: sale.number,
    receiptNumber: sale.receiptNumber,
    amount: refund.given ?? refund.amount,
    askedAt: refund.requestedAt,
    settledAt: refund.state === 'done' ? refund.settledAt : null,
    paymentId: refund.paymentId,
    refundId: refund.providerRefundId,
    reason: refund.reason,
    by: refund.by,
    isCopy,
  };
}

export const hasSlip = ({ state }: Pick<RefundRecord, 'state'>): boolean =>
  state === 'done' || state === 'in-process';
