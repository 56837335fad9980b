import type { Site } from '#core/domain/site';

/** The provider's code and text for what is wrong with an order (contract §1.4). */
export type Complaint = { readonly code: string; readonly message: string };

export const complain = (field: string, problem: string): Complaint => ({
  code: `invalid_${field}`,
  message: `${field} ${problem}.`,
});

/** In the words that shops in Chile and Colombia have met (contract §9). */
export function complainOfAmount(field: string, value: unknown, site: Site, problem: string): Complaint {
  const hasCents = typeof value === 'number' && !Number.isInteger(value);
  if (site.decimals > 0 || !hasCents) return complain(field, problem);
  const message = `Prices in ${site.currency} currency must be expressed with integer values.`;
  return { code: `invalid_${field}`, message };
}

export const BAD_BODY: Complaint = { code: 'invalid_preference_body', message: 'Invalid preference_body' };
export const NO_ITEMS: Complaint = {
  code: 'error_creating_seller_qr_order',
  message: 'The cash out is required when order has no items.',
};
export const MISMATCH: Complaint = {
  code: 'invalid_total_amount',
  message: 'Items total amount does not match order total amount.',
};
export const BAD_EXPIRY: Complaint = {
  code: 'invalid_expiration_date',
  message: 'Expiration date must be a valid and future date.',
};
