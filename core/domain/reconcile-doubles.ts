import type { Instant } from '#core/domain/instant';
import { add, type Money, ZERO } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';

/** A payment as the doubles count it: `kept` is what came in less what went back. */
export type Booked = {
  readonly id: string;
  readonly reference: string;
  /** Null for one that our log does not have: its reference says which sale it pays, where that is ours. */
  readonly saleId: SaleId | null;
  readonly due: Money | null;
  readonly kept: Money;
  readonly at: Instant;
};

/**
 * The payments that came on top of what their sale asked for, oldest first: the ids of all that go beyond it.
 *
 * Money belongs to the sale, whichever of its references it came by. What has gone back wholly covers nothing.
 */
export function doublesAmong(booked: readonly Booked[]): ReadonlySet<string> {
  const doubled = new Set<string>();
  for (const [due, payments] of bySale(booked)) {
    let covered = ZERO;
    for (const { id, kept } of payments.toSorted((a, b) => a.at - b.at || compare(a.id, b.id))) {
      if (kept <= ZERO) continue;
      const all = add(covered, kept);
      if (covered > ZERO && all > due) doubled.add(id);
      covered = all;
    }
  }
  return doubled;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function bySale(booked: readonly Booked[]): readonly (readonly [Money, readonly Booked[]])[] {
  const saleOf = new Map(
    booked.flatMap(({ reference, saleId }) => (saleId === null ? [] : [[reference, saleId]])),
  );
  const dueOf = new Map(
    booked.flatMap(({ saleId, due }) => (saleId === null || due === null ? [] : [[saleId, due]])),
  );
  const groups = new Map<SaleId, Booked[]>();
  for (const each of booked) {
    const saleId = each.saleId ?? saleOf.get(each.reference);
    if (saleId === undefined) continue;
    const group = groups.get(saleId);
    if (group === undefined) groups.set(saleId, [each]);
    else group.push(each);
  }
  return [...groups].flatMap(([saleId, payments]) => {
    const due = dueOf.get(saleId);
    return due === undefined ? [] : [[due, payments] as const];
  });
}
