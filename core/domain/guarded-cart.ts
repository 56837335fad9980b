import { type Money, times, toMoney } from '#core/domain/money';
import { type Cart, type Line, lineAmounts, totalsOf } from '#core/domain/sale';
import type { RiskyAct } from '#core/domain/staff';
import { takenAway } from '#core/domain/voids';

type Prices = {
  /** Basis points. */
  readonly limit: number;
  /** What one of it costs in the catalogue; null where it is not from there. */
  readonly listPrice: (line: Line) => Money | null;
};

/** Which risky acts a change of the sale is. However it is given, a discount is what a line costs less than it should. */
export function actsOfChange(before: Cart, after: Cart, prices: Prices): readonly RiskyAct[] {
  const acts: RiskyAct[] = [];
  if (takenAway(before, after).length > 0) acts.push('void');
  if (after.lines.some((line) => isCutDeeper(before, after, line, prices))) acts.push('discount');
  return acts;
}

/** Over the limit, and by this change: what somebody answered for before is not asked about again. */
function isCutDeeper(before: Cart, after: Cart, line: Line, prices: Prices): boolean {
  const known = before.lines.find(({ id }) => id === line.id);
  if (known === undefined) return false;
  const listPrice = prices.listPrice(line);
  const now = cutOf(after, line, listPrice);
  const then = cutOf(before, known, listPrice);
  // In whole numbers, for a share of a share is past what a float holds.
  const isOver = (now.paid + now.slack) * 10_000n < now.full * BigInt(10_000 - prices.limit);
  return isOver && now.paid * then.full < then.paid * now.full;
}

/** A rounded cent at the line and one at the sale are nobody's doing. */
type Cut = { readonly paid: bigint; readonly full: bigint; readonly slack: bigint };

/** What was typed as an open amount was never dearer than it was typed. */
function cutOf(cart: Cart, line: Line, listPrice: Money | null): Cut {
  const { subtotal, total } = totalsOf(cart);
  const net = BigInt(lineAmounts(line).net);
  const full = BigInt(times(toMoney(Math.max(listPrice ?? 0, line.unitPrice)), line.quantity));
  const [of, share] = subtotal === 0 ? [1n, 1n] : [BigInt(subtotal), BigInt(total)];
  return { paid: net * share, full: full * of, slack: net + share + 1n };
}
