import type { BusinessDay } from '#core/domain/business-day';
import type { Instant } from '#core/domain/instant';
import { type Money, toMoney } from '#core/domain/money';
import type { Difference, DifferenceKind, Reconciliation } from '#core/domain/reconciliation';
import { explanationOf, type Resolution, type ResolutionId, resolutionId } from '#core/domain/resolution';
import type { SaleId } from '#core/domain/sale';

/** A difference as the list of what needs a person has it. */
export type ToldDifference = {
  readonly id: ResolutionId;
  readonly day: BusinessDay;
  readonly kind: DifferenceKind;
  readonly saleId: SaleId | null;
  readonly reference: string | null;
  readonly amount: Money;
  readonly at: Instant;
  /** Who explained it as large as it is now. */
  readonly closed: { readonly at: Instant; readonly reason: string; readonly by: string | null } | null;
};

/**
 * A young difference is not believed before it is asked for again. One that was told already stays, though: what we
 * changed since is no proof that it is settled.
 */
export function toldDifferences(
  { day, differences, window }: Reconciliation,
  known: readonly Resolution[],
  before: ReadonlySet<ResolutionId>,
): readonly ToldDifference[] {
  const told = differences.flatMap((difference): readonly ToldDifference[] => {
    const { kind, paymentId, saleId, reference, ours, theirs, isYoung } = difference;
    const id = resolutionId({ day, difference: kind, paymentId });
    if (isYoung && !before.has(id)) return [];
    const at = theirs?.approvedAt ?? ours?.approvedAt ?? window.from;
    const closed = closedBy(explanationOf(difference, known));
    return [{ id, day, kind, saleId, reference, amount: stakeOf(difference), at, closed }];
  });
  return [...new Map(told.map((each) => [each.id, each])).values()];
}

const closedBy = (told: Resolution | null): ToldDifference['closed'] =>
  told?.explained == null ? null : { at: told.at, reason: told.explained.reason, by: told.by };

/** What the sides do not agree on; where all sums agree, the payment that they see otherwise. */
function stakeOf({ received, returned, outside, ours, theirs }: Difference): Money {
  const gap = Math.abs(received) || Math.abs(returned) || outside;
  return toMoney(gap || (theirs?.amount ?? ours?.amount ?? 0));
}
