import type { Language } from '#core/domain/site';
import type { Result } from '#core/result';

/** What the customer's screen shows while nobody is served, and how it speaks to whoever is. */
export type CustomerScreenRequests = {
  /** A WebP, as base64: kept whole or not at all. */
  'idle/add': (input: { picture: string }) => Result<null, 'full' | 'bad-picture' | 'disk-full'>;
  'idle/remove': (input: { id: string }) => Result<null, 'disk-full'>;
  /** For the sale in front alone; null is the shop's own language again. */
  'customer/speak': (input: { language: Language | null }) => null;
};

export const customerScreenRequests = {
  'idle/add': true,
  'idle/remove': true,
  'customer/speak': true,
} satisfies Record<keyof CustomerScreenRequests, true>;
