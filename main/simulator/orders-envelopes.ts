import type { Answer } from '#main/simulator/world';

/** How the Orders API refuses (contract §8.2): `{errors: [{code, message, details}]}`. */
export type OrdersComplaint = {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details?: readonly string[];
};

export const ordersRefusal = ({ status, code, message, details }: OrdersComplaint): Answer => ({
  status,
  body: { errors: [{ code, message, ...(details === undefined ? {} : { details }) }] },
});

export const badValue = (path: string): OrdersComplaint => ({
  status: 400,
  code: 'property_value',
  message: 'The value of a property is invalid',
  details: [`'$.${path}' invalid value`],
});

export const badType = (path: string): OrdersComplaint => ({
  status: 400,
  code: 'property_type',
  message: 'The type of a property is invalid',
  details: [`'$.${path}' invalid type`],
});

export const unknownProperty = (path: string): OrdersComplaint => ({
  status: 400,
  code: 'unsupported_properties',
  message: 'An unsupported property was sent',
  details: [`'$.${path}' not allowed`],
});

const complaint = (status: number, code: string, message: string): OrdersComplaint => ({
  status,
  code,
  message,
});

export const BAD_REQUEST = complaint(400, 'bad_request', 'The body is not a JSON object');
export const NO_KEY = complaint(400, 'empty_required_header', 'Missing HTTP header: X-Idempotency-Key');
export const BAD_KEY = complaint(400, 'bad_request', 'X-Idempotency-Key is not valid');
export const BAD_PATH = complaint(400, 'invalid_path_param', 'The order id is not valid');
export const MISMATCH = complaint(
  400,
  'order_items_total_amount_mismatch',
  'Order items total amount sum does not match order total amount',
);
export const NO_SITE = complaint(400, 'unsupported_site', 'Order created from an unsupported country');
export const UNAUTHORIZED = complaint(401, 'unauthorized', 'The Access Token is incorrect');
export const NO_POS = complaint(404, 'pos_not_found', 'external_pos_id does not belong to any POS');
export const NO_ORDER = complaint(404, 'order_not_found', 'The order was not found');
export const KEY_USED = complaint(
  409,
  'idempotency_key_already_used',
  'Key already used with a different request in the last 24 hours',
);
export const NOT_CREATED = complaint(
  409,
  'order_already_canceled',
  'Orders can only be canceled when status=created',
);
export const LOCKED = complaint(
  409,
  'instore_order_locked_error',
  'Cannot cancel an order while payment is in progress',
);
export const NOT_PROCESSED = complaint(409, 'invalid_order_status', 'Only processed orders can be refunded');
export const ALREADY_REFUNDED = complaint(409, 'order_already_refunded', 'The order was already refunded');
export const TOO_MUCH = complaint(400, 'refund_amount_exceeds', 'The amount exceeds what can be refunded');
export const NO_PARTS = complaint(
  400,
  'unsupported_partially_refunds',
  'Partial refunds are not supported for this order',
);
export const TOO_OLD = complaint(400, 'in_store_payment_refund_order', 'The order is too old to be refunded');
