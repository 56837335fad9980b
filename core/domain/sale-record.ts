import type { Charge } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { add, type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { isMoney } from '#core/domain/payments';
import { type Cart, type SaleId, totalsOf } from '#core/domain/sale';
import { assertNever } from '#core/result';

/** How a part of a sale was paid outside the provider: recorded, not processed. */
export type TenderKind = 'cash' | 'card-terminal' | 'transfer';

/** Minted where it is asked for, so that the same asked twice is one. */
export type TenderId = string & { readonly __tenderId: never };

export type Tender = {
  /** Null in sales written before tenders had one. */
  readonly id: TenderId | null;
  readonly kind: TenderKind;
  /** What of the sale it pays. */
  readonly amount: Money;
  /** Cash handed over; of any other kind the amount itself. */
  readonly given: Money;
  readonly at: Instant;
};

export const changeOf = ({ amount, given }: Pick<Tender, 'amount' | 'given'>): Money =>
  toMoney(Math.max(ZERO, subtract(given, amount)));

export type SaleFact = { readonly at: Instant } & (
  | {
      readonly kind: 'sale-opened';
      readonly saleId: SaleId;
      readonly number: number;
      readonly cart: Cart;
      readonly cashier: string | null;
    }
  /** Charged again with another total: what an earlier code asked for no longer holds. */
  | { readonly kind: 'sale-changed'; readonly cart: Cart }
  | {
      readonly kind: 'tender-recorded';
      readonly tenderId: TenderId | null;
      readonly tender: TenderKind;
      readonly amount: Money;
      readonly given: Money;
    }
  /** Recorded by mistake. The receipt that it led to is void with it, and its number is never given out again. */
  | {
      readonly kind: 'tender-voided';
      readonly tenderId: TenderId;
      readonly reason: string;
      readonly by: string | null;
    }
  /** The customer shows a paid screen and the provider is silent: counted apart, the charge still followed. */
  | { readonly kind: 'sale-accepted-on-sight'; readonly approver: string; readonly reason: string }
  | { readonly kind: 'sale-abandoned'; readonly by: string | null }
  | { readonly kind: 'receipt-numbered'; readonly receiptNumber: string }
);

export type SaleRecord = {
  readonly id: SaleId;
  /** Counts up on this PC; what the cashier calls the sale. Receipts have a number of their own. */
  readonly number: number;
  readonly openedAt: Instant;
  readonly cart: Cart;
  readonly total: Money;
  readonly cashier: string | null;
  /** Those that hold. */
  readonly tenders: readonly Tender[];
  readonly voided: readonly (Tender & { readonly reason: string; readonly voidedAt: Instant })[];
  readonly acceptedOnSight: {
    readonly approver: string;
    readonly reason: string;
    readonly at: Instant;
  } | null;
  readonly abandonedAt: Instant | null;
  readonly receiptNumber: string | null;
  readonly voidReceipts: readonly string[];
};

export function openedSale(fact: Extract<SaleFact, { kind: 'sale-opened' }>): SaleRecord {
  return {
    id: fact.saleId,
    number: fact.number,
    openedAt: fact.at,
    cart: fact.cart,
    total: totalsOf(fact.cart).total,
    cashier: fact.cashier,
    tenders: [],
    voided: [],
    acceptedOnSight: null,
    abandonedAt: null,
    receiptNumber: null,
    voidReceipts: [],
  };
}

/** Pure and total, as a charge's `next`: the same object back means that nothing changed. */
export function nextSale(sale: SaleRecord, fact: SaleFact): SaleRecord {
  switch (fact.kind) {
    case 'sale-opened':
      return sale;
    case 'sale-changed':
      return { ...sale, cart: fact.cart, total: totalsOf(fact.cart).total, abandonedAt: null };
    case 'tender-recorded':
      return recordTender(sale, fact);
    case 'tender-voided':
      return voidTender(sale, fact);
    case 'sale-accepted-on-sight':
      return sale.acceptedOnSight === null
        ? { ...sale, acceptedOnSight: { approver: fact.approver, reason: fact.reason, at: fact.at } }
        : sale;
    case 'sale-abandoned':
      return sale.abandonedAt === null ? { ...sale, abandonedAt: fact.at } : sale;
    case 'receipt-numbered':
      return sale.receiptNumber === null ? { ...sale, receiptNumber: fact.receiptNumber } : sale;
    default:
      return assertNever(fact, 'sale fact');
  }
}

type FactOf<Kind extends SaleFact['kind']> = Extract<SaleFact, { kind: Kind }>;

function recordTender(sale: SaleRecord, fact: FactOf<'tender-recorded'>): SaleRecord {
  const { tenderId: id, tender: kind, amount, given, at } = fact;
  const isKnown = id !== null && [...sale.tenders, ...sale.voided].some((known) => known.id === id);
  return isKnown ? sale : { ...sale, tenders: [...sale.tenders, { id, kind, amount, given, at }] };
}

function voidTender(sale: SaleRecord, { tenderId, reason, at }: FactOf<'tender-voided'>): SaleRecord {
  const wrong = sale.tenders.find(({ id }) => id === tenderId);
  if (wrong === undefined) return sale;
  const { receiptNumber, voidReceipts } = sale;
  return {
    ...sale,
    tenders: sale.tenders.filter((tender) => tender !== wrong),
    voided: [...sale.voided, { ...wrong, reason, voidedAt: at }],
    receiptNumber: null,
    voidReceipts: receiptNumber === null ? voidReceipts : [...voidReceipts, receiptNumber],
  };
}

export const tenderedOf = ({ tenders }: Pick<SaleRecord, 'tenders'>): Money =>
  sum(tenders.map(({ amount }) => amount));

/** Money belongs to the sale: over all its charges, what came in less what went back. */
export const collected = (charges: readonly Charge[]): Money =>
  subtract(sum(charges.map(({ received }) => received)), sum(charges.map(({ returned }) => returned)));

export type SaleStanding = {
  readonly collected: Money;
  readonly tendered: Money;
  /** Taken on the word of the customer's own screen and not seen yet; counted apart. */
  readonly onSight: Money;
  /** What is still to be paid; never below zero. */
  readonly due: Money;
  /** Above the total, whichever references it came by: a double, to be given back. */
  readonly excess: Money;
  readonly isPaid: boolean;
};

/**
 * A sale is paid when what rules allow to count covers it. Money that came in keeps it paid, whatever goes back later:
 * the receipt's number is the sign that it was.
 */
export function standingOf(sale: SaleRecord, charges: readonly Charge[]): SaleStanding {
  const fromCharges = collected(charges);
  const tendered = tenderedOf(sale);
  const seen = add(sum(charges.map(({ received }) => received)), tendered);
  const onSight = sale.acceptedOnSight === null ? ZERO : above(sale.total, seen);
  const all = add(fromCharges, tendered);
  const covered = add(sum(charges.map(countsFor)), tendered) >= sale.total;
  const settledByRule = charges.some(({ outcome }) => outcome !== null) || tendered > ZERO;
  return {
    collected: fromCharges,
    tendered,
    onSight,
    due: above(sale.total, add(all, onSight)),
    excess: above(all, sale.total),
    isPaid: (covered && settledByRule) || sale.acceptedOnSight !== null || sale.receiptNumber !== null,
  };
}

const above = (amount: Money, taken: Money): Money => toMoney(Math.max(ZERO, subtract(amount, taken)));

/** A part that was given back before the rest was paid pays nothing; what is not ours counts once a person took it. */
function countsFor({ outcome, oddness, mismatchAccepted, received, returned }: Charge): Money {
  if (outcome !== null) return received;
  return mismatchAccepted || !oddness.includes('mismatch') ? subtract(received, returned) : ZERO;
}

/**
 * When money has come on one charge, no other code of that sale may stay payable on a screen, nor reach one.
 *
 * A code asked for after that money was known was made for the rest, and stays; so does one that asks for no more than
 * what was paid in cash or otherwise has left.
 */
export function codesToTakeOff(
  charges: readonly Charge[],
  { total, tendered }: { readonly total: Money; readonly tendered: Money },
): readonly Charge[] {
  const asksTooMuch = (charge: Charge): boolean => tendered > ZERO && add(charge.total, tendered) > total;
  return charges.filter(
    (charge) =>
      (charge.asking.kind === 'open' || charge.asking.kind === 'requested') &&
      charge.outcome === null &&
      (asksTooMuch(charge) ||
        charges.some((other) => other !== charge && gotMoneySince(other, charge.requestedAt))),
  );
}

const gotMoneySince = ({ payments }: Charge, since: Instant): boolean =>
  payments.some(({ status, learntAt }) => isMoney(status) && learntAt >= since);
