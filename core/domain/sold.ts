import { type Money, negate, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { allot, type Cart, lineCosts } from '#core/domain/sale';

/** What no product of the catalogue explains. A product's own id never begins with a colon. */
export const OPEN_AMOUNT = ':open';
/** Above the sale's total: a second payment sold nothing. */
export const TOO_MUCH = ':too-much';
/** Money of a sale that this log has not got: after a restore, say. */
export const NO_SALE = ':no-sale';

/** What of a sale's money a product stands for, and how much of it was sold, in thousandths. */
export type SoldPart = { readonly money: Money; readonly quantity: number };
export type SoldParts = ReadonlyMap<string, SoldPart>;

/** A sale's money so far: all that came less what was corrected, and that less what went back. */
export type SaleMoney = { readonly came: Money; readonly net: Money };

/**
 * What a sale's money has paid, product by product: together exactly `net` (docs/decisions/0033).
 *
 * Money pays the lines in proportion to what they cost, so that a sale half paid has sold half of each. Pieces are not
 * halved: they are sold once the whole was paid, until all of it went back.
 */
export function soldParts(cart: Cart | null, { came, net }: SaleMoney): SoldParts {
  if (cart === null) return partsOf([[NO_SALE, net, 0]]);
  const costs = lineCosts(cart);
  const total = sum(costs);
  const covered = toMoney(Math.min(Math.max(net, ZERO), total));
  const shares = allot(covered, costs, total);
  const isSold = came >= total && net > ZERO;
  return partsOf([
    ...cart.lines.map(
      (line, at) => [line.productId ?? OPEN_AMOUNT, shares[at] ?? ZERO, isSold ? line.quantity : 0] as const,
    ),
    [TOO_MUCH, subtract(net, covered), 0],
  ]);
}

/** What has to be added to `before` to have `after`. */
export function soldBetween(before: SoldParts, after: SoldParts): SoldParts {
  const gone = [...before].map(([product, part]) => [product, negate(part.money), -part.quantity] as const);
  return partsOf([
    ...[...after].map(([product, part]) => [product, part.money, part.quantity] as const),
    ...gone,
  ]);
}

function partsOf(rows: readonly (readonly [string, number, number])[]): SoldParts {
  const parts = new Map<string, SoldPart>();
  for (const [product, money, quantity] of rows) {
    const known = parts.get(product);
    parts.set(product, {
      money: toMoney((known?.money ?? 0) + money),
      quantity: (known?.quantity ?? 0) + quantity,
    });
  }
  for (const [product, part] of parts) if (part.money === ZERO && part.quantity === 0) parts.delete(product);
  return parts;
}
