import type { ChargeOfSale, SaleOfDay } from '#core/day-views';
import type { Means } from '#core/domain/ledger';
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

/** Whether a person has to look at it: money that is late, twice, partial or not quite ours. */
export const needsLook = ({ charges }: Pick<SaleOfDay, 'charges'>): boolean => charges.some(needs);

/** The one word for a sale in the list: what needs a person first, then where its last charge stands, then how it was paid. */
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

export type PaidFilter = 'all' | 'paid' | 'unpaid';

/** `text` is part of a sale's number, of its receipt's, or of an amount as it is written. */
export function isWanted(
  sale: SaleOfDay,
  { text, paid, means }: { readonly text: string; readonly paid: PaidFilter; readonly means: Means | 'any' },
  amounts: readonly string[],
): boolean {
  const hasMoney = sale.collected + sale.tendered > 0 || sale.isOnSight;
  if (paid !== 'all' && hasMoney !== (paid === 'paid')) return false;
  if (means !== 'any' && !sale.means.includes(means)) return false;
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const number = String(sale.number).padStart(6, '0');
  const places = [
    number,
    sale.receiptNumber ?? '',
    ...amounts,
    ...sale.charges.map(({ reference }) => reference),
  ];
  return places.some((place) => place.toLowerCase().includes(wanted));
}
