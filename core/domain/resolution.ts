import type { BusinessDay } from '#core/domain/business-day';
import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { Difference, DifferenceKind } from '#core/domain/reconciliation';

/** What a person did about a difference between our payments and the provider's records: `<day>:<kind>:<payment>`. */
export type ResolutionId = string & { readonly __resolutionId: never };

type About = {
  readonly day: BusinessDay;
  readonly difference: DifferenceKind;
  readonly paymentId: string;
};

/** What of theirs less ours was explained: a difference that has grown since is another one. */
type Extent = { readonly received: Money; readonly returned: Money; readonly outside: Money };

export type ResolutionFact = { readonly at: Instant } & (
  | ({ readonly kind: 'difference-explained'; readonly reason: string; readonly by: string | null } & About &
      Extent)
  /** The payment got a sale and a charge of its own here, in the same commit. */
  | ({ readonly kind: 'payment-adopted'; readonly reference: string; readonly by: string | null } & About)
);

export type Resolution = About & {
  readonly id: ResolutionId;
  readonly at: Instant;
  readonly by: string | null;
  /** Null for what was adopted. */
  readonly explained: (Extent & { readonly reason: string }) | null;
};

export const resolutionId = ({ day, difference, paymentId }: About): ResolutionId =>
  `${day}:${difference}:${paymentId}` as ResolutionId;

export function beginResolution(fact: ResolutionFact): Resolution {
  const { day, difference, paymentId, at, by } = fact;
  const about = { id: resolutionId(fact), day, difference, paymentId, at, by };
  if (fact.kind === 'payment-adopted') return { ...about, explained: null };
  const { received, returned, outside, reason } = fact;
  return { ...about, explained: { received, returned, outside, reason } };
}

/** The latest word counts; the same one again changes nothing. */
export function nextResolution(before: Resolution, fact: ResolutionFact): Resolution {
  const after = beginResolution(fact);
  const { explained: was } = before;
  const { explained: is } = after;
  const isSame =
    was?.reason === is?.reason && (was === null || is === null ? was === is : isSameExtent(was, is));
  return isSame ? before : after;
}

const isSameExtent = (one: Extent, other: Extent): boolean =>
  one.received === other.received && one.returned === other.returned && one.outside === other.outside;

/** The explanation of this difference, as large as it is now; null where nobody gave one. */
export function explanationOf(difference: Difference, known: readonly Resolution[]): Resolution | null {
  const found = known.find(
    (each) => each.difference === difference.kind && each.paymentId === difference.paymentId,
  );
  return found?.explained != null && isSameExtent(found.explained, difference) ? found : null;
}
