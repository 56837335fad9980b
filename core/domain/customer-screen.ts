import type { Charge } from '#core/domain/charge';
import { carriesPix } from '#core/domain/emv';
import { add, type Money, sum, ZERO } from '#core/domain/money';
import { type Cart, totalsOf } from '#core/domain/sale';
import { codesToTakeOff } from '#core/domain/sale-record';
import { assertNever } from '#core/result';
import type { CustomerScreen } from '#core/views';

export type CustomerSees = {
  readonly cart: Cart;
  /** The charge in front of the cashier, and every charge of its sale. */
  readonly charge: Charge | null;
  readonly siblings: readonly Charge[];
  /** Paid of this sale in cash or otherwise. */
  readonly tendered: Money;
  /** The sale was paid with no charge in front: in cash or otherwise, or taken on sight. */
  readonly closed: {
    readonly total: Money;
    readonly change: Money;
    readonly remainingMs: number;
    readonly lifeMs: number;
  } | null;
  /** By both clocks, and read since the last doubt. */
  readonly mayShowCode: boolean;
  readonly codeRemainingMs: number;
  readonly codeLifeMs: number;
  readonly paidRemainingMs: number;
  readonly paidLifeMs: number;
  /** What ended a moment ago and still needs a word. */
  readonly afterglow: {
    readonly kind: 'cancelled' | 'parked' | 'expired' | 'refused' | 'not-sent' | 'paid';
    readonly total: Money;
  } | null;
};

/**
 * What the customer's window shows: a pure function of the state, so that a page that died shows the same again.
 *
 * A code comes out of here only while it can be paid now and no money or doubt stands against it.
 */
export function customerScreen(sees: CustomerSees): CustomerScreen {
  const { charge, cart, afterglow, closed } = sees;
  if (charge !== null) return chargeScreen(charge, sees);
  if (closed !== null) return closed.remainingMs > 0 ? { kind: 'thanks', ...closed } : { kind: 'idle' };
  if (afterglow !== null && afterglow.kind !== 'paid')
    return { kind: afterglow.kind, total: afterglow.total };
  return cart.lines.length > 0 ? { kind: 'building', cart } : { kind: 'idle' };
}

function chargeScreen(charge: Charge, sees: CustomerSees): CustomerScreen {
  const { total, received } = charge;
  const odd = oddScreen(charge, sees);
  if (odd !== null) return odd;
  if (charge.outcome !== null) return paidScreen(charge, sees);
  const isUnderWay = sees.siblings.some(({ state }) => state === 'in-process');
  if (isUnderWay) return { kind: 'in-process', total };
  switch (charge.state) {
    case 'requested':
      return { kind: 'preparing', total };
    case 'awaiting-payment':
      return awaitingScreen(charge, sees);
    case 'in-process':
      return { kind: 'in-process', total };
    case 'checking':
      // Whoever scans now would pay another order: said at once, whatever is still being found out.
      if (charge.stopReason === 'displaced' && !isPart(charge)) return { kind: 'order-displaced', total };
      return isPart(charge) ? { kind: 'partial', total, received } : { kind: 'checking', total };
    case 'superseded':
      return isPart(charge) ? { kind: 'partial', total, received } : { kind: 'checking', total };
    case 'not-sent':
    case 'unknown':
    case 'refused':
      return { kind: charge.state, total };
    case 'expired':
      return isPart(charge) ? { kind: 'partial', total, received } : { kind: 'expired', total };
    case 'cancelled':
      return charge.stopReason === 'displaced'
        ? { kind: 'order-displaced', total }
        : { kind: 'cancelled', total };
    case 'paid':
    case 'paid-late':
      return paidScreen(charge, sees);
    default:
      return assertNever(charge.state, 'state');
  }
}

const isPart = ({ received, total }: Charge): boolean => received > ZERO && received < total;

/** What only a person can clear up comes before everything: never a tick over money that does not agree. */
function oddScreen(charge: Charge, sees: CustomerSees): CustomerScreen | null {
  const { total } = charge;
  if (charge.oddness.includes('mismatch') && charge.outcome === null && charge.received > ZERO)
    return { kind: 'mismatch', total };
  return charge.oddness.includes('double') || isPaidTwice(sees) ? { kind: 'double', total } : null;
}

/** Two charges may each be paid and the sale not be: the second was for the rest. So may a charge and what was cash. */
function isPaidTwice({ siblings, tendered, cart }: CustomerSees): boolean {
  const paid = siblings.filter(({ outcome }) => outcome !== null);
  const parts = paid.length + (tendered > ZERO ? 1 : 0);
  return parts > 1 && add(sum(paid.map(({ received }) => received)), tendered) > totalsOf(cart).total;
}

function awaitingScreen(charge: Charge, sees: CustomerSees): CustomerScreen {
  const { total, received, code } = charge;
  if (charge.parked) return { kind: 'parked', total };
  const sale = { total: totalsOf(sees.cart).total, tendered: sees.tendered };
  const isToGo = codesToTakeOff(sees.siblings, sale).some(({ reference }) => reference === charge.reference);
  if (code === null || !sees.mayShowCode || isToGo || charge.oddness.includes('mismatch'))
    return { kind: 'checking', total };
  // All the money and no closed order yet: it is being found out, and nobody must pay again.
  if (received >= total) return { kind: 'checking', total };
  if (received > ZERO) return { kind: 'partial', total, received };
  return {
    kind: 'pay',
    total,
    qrData: code.qrData,
    remainingMs: sees.codeRemainingMs,
    lifeMs: sees.codeLifeMs,
    mode: charge.mode,
    isPix: carriesPix(code.qrData),
    isDeclined: isDeclined(charge),
    received,
  };
}

/** The last thing that a wallet heard was no; a new try replaces it. */
export function isDeclined({ payments }: Pick<Charge, 'payments'>): boolean {
  const last = [...payments].sort((a, b) => a.changedAt - b.changedAt || a.learntAt - b.learntAt).at(-1);
  return last?.status === 'rejected';
}

function paidScreen(charge: Charge, { paidRemainingMs, paidLifeMs }: CustomerSees): CustomerScreen {
  if (paidRemainingMs <= 0) return { kind: 'idle' };
  return {
    kind: 'paid',
    total: charge.total,
    isLate: charge.state === 'paid-late',
    remainingMs: paidRemainingMs,
    lifeMs: paidLifeMs,
  };
}
