import { createHash } from 'node:crypto';

/**
 * The key under which one attempt to charge becomes one order, whoever asks again and when: after a crash too.
 *
 * A UUID, as the provider asks for, made of nothing but the reference, which is unique for ever. Asking again with
 * another body is then a conflict at the provider and never a second order.
 */
export const keyOf = (reference: string): string => uuidOf(`mostrador/order/${reference}`);

/** The same for a refund: its own key need not be a UUID, which is what orders ask for. */
export const refundKeyOf = (key: string): string => uuidOf(`mostrador/refund/${key}`);

/** A name-based UUID (RFC 9562, version 8: our own digest). */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
