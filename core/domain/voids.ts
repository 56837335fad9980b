import type { Instant } from '#core/domain/instant';
import { type Money, toQuantity } from '#core/domain/money';
import { type Cart, type Line, type SaleId, totalsOf } from '#core/domain/sale';

export type VoidId = string & { readonly __voidId: never };

/** `less`: fewer of a line. `undo`: the way back over what had been added. */
export type VoidHow = 'line' | 'less' | 'sale' | 'undo';

/** What was rung up and then taken away before it was charged. A sale that was never charged has no other trace. */
export type VoidFact = { readonly at: Instant } & (
  | {
      readonly kind: 'lines-voided';
      readonly id: VoidId;
      /** The name that the sale bears once it is charged; where no such sale is on the books, it never was. */
      readonly saleId: SaleId;
      readonly how: VoidHow;
      /** What went, of a line that stayed only the part that went. */
      readonly lines: readonly Line[];
      readonly totalBefore: Money;
      readonly totalAfter: Money;
      /** Nothing is left of the sale: taken away line by line, it is as void as at once. */
      readonly leavesNothing: boolean;
      readonly by: string | null;
    }
  /** The void itself was a slip: the lines are back. */
  | { readonly kind: 'void-undone'; readonly by: string | null }
);

export type VoidRecord = Omit<Extract<VoidFact, { kind: 'lines-voided' }>, 'kind'> & {
  readonly undoneAt: Instant | null;
};

export function beginVoid(fact: VoidFact): VoidRecord | null {
  if (fact.kind !== 'lines-voided') return null;
  const { kind: _kind, ...told } = fact;
  return { ...told, undoneAt: null };
}

export const nextVoid = (record: VoidRecord, fact: VoidFact): VoidRecord =>
  fact.kind === 'void-undone' && record.undoneAt === null ? { ...record, undoneAt: fact.at } : record;

/** What of `before` is no longer in `after`. A line whose quantity fell is there with the part that fell away. */
export function takenAway(before: Cart, after: Cart): readonly Line[] {
  return before.lines.flatMap((line) => {
    const left = after.lines.find(({ id }) => id === line.id)?.quantity ?? 0;
    return left < line.quantity ? [{ ...line, quantity: toQuantity(line.quantity - left) }] : [];
  });
}

type Change = { readonly before: Cart; readonly after: Cart };

/** The fact that tells it, or null where nothing went. Where it is not said how, the lines themselves say. */
export function voidOf(
  { before, after }: Change,
  told: Pick<VoidRecord, 'id' | 'saleId' | 'by' | 'at'>,
  how: VoidHow | null = null,
): VoidFact | null {
  const lines = takenAway(before, after);
  if (lines.length === 0) return null;
  return {
    kind: 'lines-voided',
    ...told,
    how: how ?? (after.lines.length === before.lines.length ? 'less' : 'line'),
    lines,
    totalBefore: totalsOf(before).total,
    totalAfter: totalsOf(after).total,
    leavesNothing: after.lines.length === 0,
  };
}
