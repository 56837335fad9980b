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
      | 'thanks'}`;

/** Says a phrase in the receipt's language. */
export type ReceiptWords = (word: ReceiptWord, params?: Readonly<Record<string, string>>) => string;
