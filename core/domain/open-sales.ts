import type { Instant } from '#core/domain/instant';
import type { Cart, SaleId } from '#core/domain/sale';

/** A sale that is being built and was set aside: nobody was asked for money, so nothing but a person ends it. */
export type HeldSale = {
  /** What it is called on the books once it is charged. */
  readonly ticket: SaleId;
  /** On the books already: it was charged and gave its cart back. */
  readonly saleId: SaleId | null;
  /** What the cashier calls it: the least number that was free. */
  readonly place: number;
  readonly name: string | null;
  /** With its prices as they were. */
  readonly cart: Cart;
  readonly heldAt: Instant;
};

/** Somebody who waits has a face; more than this nobody can tell apart. */
export const MAX_HELD = 12;

export function freePlace(held: readonly HeldSale[]): number {
  let place = 1;
  while (held.some((sale) => sale.place === place)) place += 1;
  return place;
}
