import type { Cart, LineId } from '#core/domain/sale';

/**
 * Which line the keys work on after the cart changed: what was just added or counted up, else the one that was
 * chosen, else its neighbour.
 */
export function selectionAfter(before: Cart, after: Cart, selected: LineId | null): LineId | null {
  const touched = after.lines.filter((line) => {
    const known = before.lines.find(({ id }) => id === line.id);
    return known === undefined || known.quantity !== line.quantity;
  });
  const newest = touched.at(-1);
  if (newest !== undefined) return newest.id;
  if (after.lines.some(({ id }) => id === selected)) return selected;
  const stood = before.lines.findIndex(({ id }) => id === selected);
  return (
    (after.lines[Math.min(Math.max(stood, 0), after.lines.length - 1)] ?? after.lines.at(-1))?.id ?? null
  );
}

/** The line above or below; at an end it stays. */
export function neighbour(cart: Cart, selected: LineId | null, by: 1 | -1): LineId | null {
  const at = cart.lines.findIndex(({ id }) => id === selected);
  if (at === -1) return cart.lines.at(-1)?.id ?? null;
  return cart.lines[Math.min(Math.max(at + by, 0), cart.lines.length - 1)]?.id ?? null;
}
