import { z } from 'zod';
import { textOf } from '#main/mercado-pago/json';

/**
 * What is read of each answer; zod leaves out all the rest, and with it every field about the payer.
 *
 * Ids and amounts are the source text of a number or a string, whichever the provider chose that day.
 */
export const id = z.preprocess(textOf, z.string().regex(/^[\w-]{1,64}$/));
export const amount = z.preprocess(textOf, z.string().max(40));
export const maybe = <Inner extends z.ZodType>(inner: Inner) => inner.nullish().catch(null);
export const text = maybe(z.string());
const count = z.preprocess(
  textOf,
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
);

const orderPayment = z.object({
  id,
  transaction_amount: amount,
  currency_id: text,
  status: z.string(),
  status_detail: text,
  /** The spelling of the SDK's types. */
  status_details: text,
  date_approved: text,
  date_created: text,
  last_modified: text,
  amount_refunded: maybe(amount),
});
export type OrderPayment = z.infer<typeof orderPayment>;

export const merchantOrder = z.object({
  id,
  status: z.string(),
  external_reference: text,
  site_id: text,
  total_amount: amount,
  collector: z.object({ id }),
  date_created: text,
  last_updated: text,
  payments: z.array(orderPayment).nullish(),
});
export type MerchantOrder = z.infer<typeof merchantOrder>;

/** Elements are looked at one by one: only those that bear our reference must be whole. */
export const ordersPage = z.object({
  elements: z.array(z.unknown()).nullish(),
  next_offset: maybe(count),
  total: maybe(count),
});

export const payment = z.object({
  id,
  status: z.string(),
  status_detail: text,
  currency_id: z.string(),
  transaction_amount: amount,
  transaction_amount_refunded: maybe(amount),
  refunds: maybe(z.array(z.object({ amount: maybe(amount), status: text }))),
  collector_id: maybe(id),
  collector: maybe(z.object({ id })),
  external_reference: text,
  order: maybe(z.object({ id: maybe(id) })),
  date_approved: text,
  date_created: text,
  date_last_updated: text,
});
export type Payment = z.infer<typeof payment>;

/**
 * What a payment tells beside that (contract §7). `pos_id` is the number of the register and was seen on payments of
 * instore QRs; of those of Orders nobody shows one, so who looks for a register must do without.
 */
export const paymentRecord = payment.extend({
  pos_id: maybe(id),
  operation_type: text,
  fee_details: maybe(z.array(z.object({ amount: maybe(amount), fee_payer: text }))),
  transaction_details: maybe(z.object({ net_received_amount: maybe(amount) })),
});
export type RecordShape = z.infer<typeof paymentRecord>;

/** Money given back (contract §7). Without a status nobody says that it went. */
export const refund = z.object({
  id,
  payment_id: id.nullish(),
  amount,
  status: text,
  date_created: text,
});
export type RefundShape = z.infer<typeof refund>;
export const refundList = z.array(refund);

export const resultsPage = z.object({
  paging: maybe(z.object({ total: maybe(count), limit: maybe(count), offset: maybe(count) })),
  results: z.array(z.unknown()).nullish(),
  /** How the newer register list calls its results. */
  data: maybe(z.array(z.unknown())),
});

export const changed = z.object({ date_last_updated: text });

export const bearer = z.object({ external_reference: text });

export const code = z.string().min(1).max(4096);

export const madeOrder = z.object({ qr_data: code, in_store_order_id: maybe(id) });

/** What putting an order on the register answers, where it answers anything: sources disagree (contract §2). */
export const putOrder = z.object({ qr_data: maybe(code), in_store_order_id: maybe(id) });

/** The register's current order (contract §3.1). Its total is only looked at, never needed to know whose it is. */
export const slotOrder = z.object({
  external_reference: z.string(),
  total_amount: maybe(amount),
  expiration_date: text,
});

export const user = z.object({
  id,
  nickname: text,
  site_id: z.string(),
  country_id: text,
  tags: maybe(z.array(z.unknown())),
});

export const register = z.object({
  id,
  name: text,
  external_id: text,
  store_id: maybe(id),
  external_store_id: text,
  fixed_amount: maybe(z.boolean()),
});
export type RegisterShape = z.infer<typeof register>;

/** One register read by id. The newer form of the API puts the code beside its pictures (contract §4). */
export const registerCode = z.object({
  qr_code: maybe(code),
  qr_response: maybe(z.object({ qr_code: maybe(code) })),
});

export const store = z.object({ id, name: text, external_id: text });
export type StoreShape = z.infer<typeof store>;
