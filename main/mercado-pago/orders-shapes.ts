import { z } from 'zod';
import { amount, code, id, maybe, text } from '#main/mercado-pago/shapes';

/** What is read of the Orders API (contract §8); as in `shapes`, all the rest is left out. */

const transaction = z.object({
  /** `PAY…`: the order's own name for it, which no payment search knows. */
  id: maybe(id),
  /** The payment's real id: the samples of a read have `reference_id`, notifications `reference.id`. */
  reference_id: maybe(id),
  reference: maybe(z.object({ id: maybe(id) })),
  status: z.string(),
  status_detail: text,
  amount,
  refunded_amount: maybe(amount),
});
export type Transaction = z.infer<typeof transaction>;

const refund = z.object({
  id: maybe(id),
  /** The refund's real id, as the payment's own list has it. */
  reference_id: maybe(id),
  transaction_id: maybe(id),
  amount: maybe(amount),
  status: text,
});
export type OrderRefund = z.infer<typeof refund>;

export const order = z.object({
  id,
  status: z.string(),
  external_reference: text,
  total_amount: amount,
  currency: text,
  user_id: id,
  created_date: text,
  last_updated_date: text,
  transactions: z
    .object({ payments: z.array(transaction).nullish(), refunds: maybe(z.array(refund)) })
    .nullish(),
});
export type OrderShape = z.infer<typeof order>;

export const issuedOrder = z.object({
  id,
  external_reference: text,
  type_response: maybe(z.object({ qr_data: maybe(code) })),
});

/** An order in a search has neither its seller nor its payments: it is read again by its id. */
export const foundOrder = z.object({ id });

export const withdrawnOrder = z.object({ status: z.string() });

export const refundedOrder = z.object({ transactions: z.object({ refunds: z.array(refund) }) });
