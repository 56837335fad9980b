import type { Charge, HeldPayment, Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { isMoney, wentBack } from '#core/domain/payments';
import { heldBy, type RefundRecord } from '#core/domain/refund';
import { leftByOurs, takesParts } from '#core/domain/refund-rules';
import { type SaleRecord, standingOf } from '#core/domain/sale-record';

/** A payment of a sale, with what of it could still go back. */
export type Givable = {
  readonly reference: Reference;
  readonly payment: HeldPayment;
  readonly left: Money;
  readonly takesParts: boolean;
  readonly refunds: readonly RefundRecord[];
};

/** Every payment of the sale that is money, the latest first: the later one is the one too many. */
export function givables(charges: readonly Charge[], refunds: readonly RefundRecord[]): readonly Givable[] {
  return charges
    .flatMap((charge) =>
      charge.payments
        .filter(({ status }) => isMoney(status))
        .map((payment) => {
          const ours = refunds.filter(
            ({ reference, paymentId }) => reference === charge.reference && paymentId === payment.id,
          );
          return {
            reference: charge.reference,
            payment,
            left: leftByOurs(payment, ours),
            takesParts: takesParts(charge.siteId, payment),
            refunds: ours,
          };
        }),
    )
    .toSorted((a, b) => cameAt(b.payment) - cameAt(a.payment));
}

const cameAt = ({ approvedAt, learntAt }: HeldPayment): Instant => approvedAt ?? learntAt;

/** What is too much and not yet on its way back by us. */
export function excessLeft(sale: SaleRecord, charges: readonly Charge[], of: readonly Givable[]): Money {
  const { excess } = standingOf(sale, charges);
  const onTheWay = sum(
    of.map(({ payment, refunds }) =>
      toMoney(Math.max(0, subtract(sum(refunds.map(heldBy)), wentBack(payment)))),
    ),
  );
  return onTheWay >= excess ? ZERO : subtract(excess, onTheWay);
}

export type ExcessRefund =
  | { readonly kind: 'give'; readonly paymentId: string; readonly amount: Money }
  /** No payment can give back just this: here only whole ones go back, and each is more than that. */
  | { readonly kind: 'no-part' };

/**
 * Which payment gives back what is too much: the latest that is exactly that, else the latest that can give a part of
 * it, else a whole one that is less, and the rest after it. Null where nothing is too much or nothing is left to give.
 */
export function excessRefund(excess: Money, of: readonly Givable[]): ExcessRefund | null {
  const able = of.filter(({ left }) => left > ZERO);
  if (excess <= ZERO || able.length === 0) return null;
  const mayGiveAll = (each: Givable): boolean => each.takesParts || each.left === each.payment.amount;
  const found =
    able.find((each) => each.left === excess && mayGiveAll(each)) ??
    able.find((each) => each.left > excess && each.takesParts) ??
    able.find((each) => each.left < excess && mayGiveAll(each));
  if (found === undefined) return { kind: 'no-part' };
  const amount = toMoney(Math.min(excess, found.left));
  return { kind: 'give', paymentId: found.payment.id, amount };
}
