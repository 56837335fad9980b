import type { Charge, HeldPayment } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type Money, negate, subtract, ZERO } from '#core/domain/money';
import { approvalOf, isOurMoney, wentBack } from '#core/domain/payments';
import type { SaleRecord, Tender, TenderKind } from '#core/domain/sale-record';

/** How money reached the shop. */
export type Means = 'qr' | TenderKind;
export const MEANS = ['qr', 'cash', 'card-terminal', 'transfer'] as const satisfies readonly Means[];

/**
 * One change of what the shop has: money that came, went back, or turned out to belong to another moment.
 *
 * The ledger is the list of all of them in the order in which they were learnt. Whichever way it is cut, by day, by hour, by
 * shift or by means, the parts add up to the whole, for every movement lies in exactly one of them.
 */
export type Movement = {
  /** Of the provider's money its own time; of what was recorded here, ours. */
  readonly at: Instant;
  readonly means: Means;
  /** Above zero what came in, below it what went back. */
  readonly amount: Money;
  /** What went back is told apart from what was corrected. */
  readonly kind: 'in' | 'back' | 'correction';
};

/** What a charge's new facts moved. Over its life: what it received less what it returned. */
export const movementsOfCharge = (before: Charge | null, after: Charge): readonly Movement[] =>
  after.payments.flatMap((payment) => {
    const known = before?.payments.find(({ id }) => id === payment.id);
    if (known === payment) return [];
    return movementsOfPayment(known === undefined ? null : heldIn(after, known), heldIn(after, payment));
  });

type Held = {
  readonly came: Money;
  readonly at: Instant;
  readonly back: Money;
  readonly backAt: Instant;
};

function heldIn(charge: Pick<Charge, 'siteId'>, payment: HeldPayment): Held | null {
  if (!isOurMoney(payment, charge.siteId)) return null;
  const at = approvalOf(payment);
  return { came: payment.amount, at, back: wentBack(payment), backAt: Math.max(payment.changedAt, at) };
}

function movementsOfPayment(before: Held | null, after: Held | null): readonly Movement[] {
  const old = before ?? { came: ZERO, at: after?.at ?? 0, back: ZERO, backAt: after?.backAt ?? 0 };
  const now = after ?? { ...old, came: ZERO, back: ZERO };
  const means = 'qr';
  if (old.came > ZERO && old.at !== now.at) {
    // Approved earlier than was known: it belongs to that moment, and what is summed by days must say so.
    return [
      { at: old.at, means, amount: negate(old.came), kind: 'correction' },
      { at: now.at, means, amount: now.came, kind: 'correction' },
      ...backOf(old, now),
    ];
  }
  const came = subtract(now.came, old.came);
  const kind = came > ZERO ? 'in' : 'correction';
  return [
    ...(came === ZERO ? [] : [{ at: now.at, means, amount: came, kind } as const]),
    ...backOf(old, now),
  ];
}

function backOf(old: Held, now: Held): readonly Movement[] {
  const back = subtract(now.back, old.back);
  if (back === ZERO) return [];
  return [{ at: now.backAt, means: 'qr', amount: negate(back), kind: back > ZERO ? 'back' : 'correction' }];
}

/** What was recorded by hand, and what was recorded by mistake and taken out again. */
export function movementsOfSale(before: SaleRecord | null, after: SaleRecord): readonly Movement[] {
  const recorded = [...after.tenders, ...after.voided].filter(isNewIn(before?.tenders, before?.voided));
  const voided = after.voided.filter(isNewIn(before?.voided));
  return [
    ...recorded.map(({ at, kind, amount }) => ({ at, means: kind, amount, kind: 'in' }) as const),
    ...voided.map(
      ({ voidedAt, kind, amount }) =>
        ({ at: voidedAt, means: kind, amount: negate(amount), kind: 'correction' }) as const,
    ),
  ];
}

const isNewIn =
  (...lists: readonly (readonly Tender[] | undefined)[]) =>
  (tender: Tender): boolean =>
    !lists.some((list) => list?.some((known) => isSame(known, tender)));

/** Tenders of the first versions have no id; such a one is never taken out. */
const isSame = (a: Tender, b: Tender): boolean => (a.id === null ? a === b : a.id === b.id);
