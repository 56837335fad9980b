import { add, type Money, scale, subtract, sum, ZERO } from '#core/domain/money';
import { type Cart, lineCosts, totalsOf } from '#core/domain/sale';
import type { Site } from '#core/domain/site';

/** What one rate's lines come to: `base` and `iva` add up to what they cost. `rate` is in hundredths of a percent. */
export type IvaShare = { readonly rate: number; readonly base: Money; readonly iva: Money };

/**
 * The IVA that a sale's prices contain, by rate from the lowest; empty where the country's provider asks for none.
 *
 * Rounded once for each rate, half away from zero: line by line, a hundred cheap things would drift by pesos from what
 * an accountant takes out of the rate's total.
 */
export function ivaByRate(cart: Cart, { iva }: Pick<Site, 'iva'>): readonly IvaShare[] {
  if (iva === null) return [];
  const costs = new Map<number, Money>();
  for (const [at, cost] of lineCosts(cart).entries()) {
    const rate = cart.lines[at]?.taxRate ?? iva.general;
    if (cost > ZERO) costs.set(rate, add(costs.get(rate) ?? ZERO, cost));
  }
  return [...costs]
    .sort(([one], [other]) => one - other)
    .map(([rate, cost]) => {
      const contained = scale(cost, rate, 10_000 + rate);
      return { rate, base: subtract(cost, contained), iva: contained };
    });
}

/**
 * The IVA inside `charged`, which is the sale's total or a part of it (the rest of a sale partly paid: its share in
 * proportion). Null where there is none to tell. Between nothing and `charged`, always.
 */
export function ivaOf(
  cart: Cart,
  site: Pick<Site, 'iva'>,
  charged: Money = totalsOf(cart).total,
): Money | null {
  if (site.iva === null) return null;
  const { total } = totalsOf(cart);
  const whole = sum(ivaByRate(cart, site).map(({ iva }) => iva));
  return charged === total || total === ZERO ? whole : scale(whole, charged, total);
}
