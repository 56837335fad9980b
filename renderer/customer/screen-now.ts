import type { CustomerScreen, CustomerScreenKind } from '#core/views';

/** What colour the whole sign wears: wine asks, amber waits, green is paid, ash is over. */
export type Field = 'asking' | 'wait' | 'paid' | 'over';

export const FIELDS: Record<CustomerScreenKind, Field> = {
  idle: 'asking',
  building: 'asking',
  preparing: 'asking',
  pay: 'asking',
  'in-process': 'wait',
  checking: 'wait',
  partial: 'wait',
  double: 'wait',
  mismatch: 'wait',
  paid: 'paid',
  thanks: 'paid',
  expired: 'over',
  cancelled: 'over',
  parked: 'over',
  'not-sent': 'over',
  unknown: 'over',
  refused: 'over',
  'order-displaced': 'over',
};

/**
 * What may still be shown of a picture whose time has run out, should no newer one come: a code is taken off at its
 * last second, and one customer's outcome is not left for the next.
 */
export function screenNow(screen: CustomerScreen, isOver: boolean): CustomerScreen {
  if (!isOver) return screen;
  if (screen.kind === 'pay') return { kind: 'checking', total: screen.total };
  return screen.kind === 'paid' || screen.kind === 'thanks' ? { kind: 'idle' } : screen;
}

/** Only these carry a time of their own. */
export const lifeOf = (screen: CustomerScreen): { readonly remainingMs: number; readonly lifeMs: number } =>
  screen.kind === 'pay' || screen.kind === 'paid' || screen.kind === 'thanks' ? screen : TIMELESS;

const TIMELESS = { remainingMs: 0, lifeMs: 0 };
