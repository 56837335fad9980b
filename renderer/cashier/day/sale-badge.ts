import type { ChargeOfSale, SaleOfDay } from '#core/day-views';
import { badgeOf } from '#renderer/cashier/recent/badge-of';
import type { BadgeKind } from '#renderer/ui/badge.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';

/** In the words of a charge's badge, or in the day's own. */
export type SaleBadge =
  | ({ readonly of: 'charge' } & ReturnType<typeof badgeOf>)
  | {
      readonly of: 'sale';
      readonly kind: BadgeKind;
      readonly icon: IconName;
      readonly words: 'paid' | 'on-sight' | 'left' | 'unpaid';
    };

const lookOf = (charge: ChargeOfSale): ReturnType<typeof badgeOf> => badgeOf(charge);

const needs = (charge: ChargeOfSale): boolean =>
  lookOf(charge).kind === 'trouble' && charge.state !== 'refused';

/** The one word for a sale in the list: what is odd first, then where its last charge stands, then how it was paid. */
export function saleBadge(sale: SaleOfDay): SaleBadge {
  const odd = sale.charges.find(needs);
  const said = odd ?? sale.charges.findLast(({ received }) => received > 0);
  if (said !== undefined) return { of: 'charge', ...lookOf(said) };
  if (sale.isOnSight) return { of: 'sale', kind: 'wait', icon: 'eye', words: 'on-sight' };
  if (sale.receiptNumber !== null) return { of: 'sale', kind: 'money', icon: 'check', words: 'paid' };
  const last = sale.charges.at(-1);
  if (last !== undefined) return { of: 'charge', ...lookOf(last) };
  return sale.isAbandoned
    ? { of: 'sale', kind: 'plain', icon: 'ban', words: 'left' }
    : { of: 'sale', kind: 'wait', icon: 'hourglass', words: 'unpaid' };
}
