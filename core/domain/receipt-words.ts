import type { SiteId } from '#core/domain/site';

/** Every phrase that paper can bear. A language that lacks one does not build. */
export type ReceiptWord =
  | `fiscal.${SiteId}`
  | `receipt.${
      | 'practice'
      | 'practiceDetail'
      | 'copy'
      | 'number'
      | 'sale'
      | 'cashier'
      | 'discount'
      | 'discountPercent'
      | 'subtotal'
      | 'total'
      | 'iva'
      | 'mercadoPago'
      | 'payment'
      | 'returned'
      | 'cash'
      | 'cardTerminal'
      | 'transfer'
      | 'given'
      | 'change'
      | 'onSight'
      | 'note'
      | 'thanks'
      | 'gift'
      | 'giftDetail'}`
  | `slip.${
      | 'title'
      | 'ofSale'
      | 'amount'
      | 'asked'
      | 'settled'
      | 'payment'
      | 'refund'
      | 'reason'
      | 'by'
      | 'done'
      | 'in-process'
      | 'sign'}`
  | `report.${
      | 'x'
      | 'xDetail'
      | 'z'
      | 'opened'
      | 'closed'
      | 'asOf'
      | 'receipts'
      | 'sold'
      | 'discounts'
      | 'refunds'
      | 'voided'
      | 'net'
      | 'means'
      | 'drawer'
      | 'float'
      | 'cashIn'
      | 'cashOut'
      | 'expected'
      | 'counted'
      | 'right'
      | 'short'
      | 'over'
      | 'taxes'
      | 'earlier'
      | 'earlierSale'
      | 'attention'
      | 'head'}`
  | `proof.${'title' | 'width' | 'letters' | 'amounts' | 'code' | 'cut' | 'noCut'}`;

/** Says a phrase in the receipt's language. */
export type ReceiptWords = (word: ReceiptWord, params?: Readonly<Record<string, string>>) => string;
