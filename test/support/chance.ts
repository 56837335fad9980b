import fc from 'fast-check';
import type { ChargeFact } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { isMoney } from '#core/domain/payments';
import type { PaymentStatus, SeenOrder, SeenPayment } from '#core/provider';
import {
  aBirth,
  anAdoption,
  at,
  EXPIRY,
  issued,
  NOON,
  reference,
  SELLER,
  TOTAL,
} from '#test/support/builders';

/* Whatever may happen to a charge, drawn at random. */

const STATUSES = [
  'pending',
  'authorized',
  'in-process',
  'rejected',
  'cancelled',
  'approved',
  'in-mediation',
  'refunded',
  'charged-back',
  'unknown',
] as const satisfies readonly PaymentStatus[];

const AMOUNTS = [1, 100, TOTAL / 2, TOTAL - 1, TOTAL, TOTAL + 1, 2 * TOTAL].map(toMoney);
const someMoment = fc.integer({ min: NOON, max: EXPIRY + 10 * MINUTE });

/** What does not change from one sight of a payment to the next. */
type Identity = Pick<SeenPayment, 'id' | 'currency' | 'sellerId'> & { readonly approvedAt: number };

const sightsOf = (identity: Identity): fc.Arbitrary<SeenPayment> =>
  fc
    .record({
      status: fc.constantFrom(...STATUSES),
      amount: fc.constantFrom(...AMOUNTS),
      back: fc.constantFrom(0, 1, 50, TOTAL),
      changedAt: fc.oneof(someMoment, fc.constantFrom(0, NOON, NOON + MINUTE)),
      namesSeller: fc.boolean(),
    })
    .map(({ status, amount, back, changedAt, namesSeller }) => ({
      ...identity,
      status,
      detail: null,
      amount,
      refunded: toMoney(isMoney(status) ? Math.min(back, amount) : 0),
      sellerId: namesSeller ? identity.sellerId : null,
      approvedAt: isMoney(status) ? identity.approvedAt : null,
      changedAt,
    }));

const ourOrder = fc.record<SeenOrder>({
  id: fc.constantFrom('o1', 'o2'),
  status: fc.constantFrom('opened', 'closed', 'expired', 'unknown'),
  total: fc.constant(TOTAL),
  sellerId: fc.constant(SELLER),
  changedAt: someMoment,
});

const strangeOrder = fc.record<SeenOrder>({
  id: fc.constantFrom('o1', 'o3'),
  status: fc.constantFrom('opened', 'closed'),
  total: fc.constantFrom(TOTAL, toMoney(1)),
  sellerId: fc.constantFrom(SELLER, '666'),
  changedAt: someMoment,
});

const ours = { currency: 'ARS', sellerId: SELLER };
const ourPayment = fc.oneof(
  sightsOf({ ...ours, id: 'in time', approvedAt: NOON + 30 * SECOND }),
  sightsOf({ ...ours, id: 'at the deadline', approvedAt: EXPIRY }),
  sightsOf({ ...ours, id: 'late', approvedAt: EXPIRY + MINUTE }),
);
const strangePayment = fc.oneof(
  sightsOf({ id: 'dollars', currency: 'USD', sellerId: SELLER, approvedAt: NOON + MINUTE }),
  sightsOf({ id: 'not to us', currency: 'ARS', sellerId: '666', approvedAt: NOON + MINUTE }),
);

const asOrderFact = (order: SeenOrder): ChargeFact => at(NOON + 2 * MINUTE, { kind: 'order-seen', order });
const asPaymentFact = (payment: SeenPayment): ChargeFact =>
  at(NOON + 2 * MINUTE, { kind: 'payment-seen', payment });

/** Sights of our own payments and orders, all learnt at one moment. */
export const ourSight: fc.Arbitrary<ChargeFact> = fc.oneof(
  ourOrder.map(asOrderFact),
  ourPayment.map(asPaymentFact),
  ourPayment.map(asPaymentFact),
);

export const anySight: fc.Arbitrary<ChargeFact> = fc.oneof(
  { weight: 4, arbitrary: ourSight },
  { weight: 1, arbitrary: strangeOrder.map(asOrderFact) },
  { weight: 1, arbitrary: strangePayment.map(asPaymentFact) },
);

export const anyAct: fc.Arbitrary<ChargeFact> = someMoment.chain((moment) =>
  fc.constantFrom(
    aBirth(),
    anAdoption(),
    at(moment, { kind: 'request-not-sent', reason: 'offline' }),
    at(moment, { kind: 'request-retried', expiresAt: EXPIRY + 2 * MINUTE }),
    at(moment, { kind: 'request-repeated' }),
    at(moment, { kind: 'request-unanswered', reason: 'timeout' }),
    at(moment, { kind: 'request-refused', reason: 'invalid', code: null, message: '' }),
    issued(moment),
    issued(moment),
    at(moment, { kind: 'attempt-superseded', by: reference('mst-abc123-second') }),
    at(moment, { kind: 'charge-parked' }),
    at(moment, { kind: 'charge-recalled' }),
    at(moment, { kind: 'asking-stopped', why: 'cashier' }),
    at(moment, { kind: 'asking-resumed' }),
    at(moment, { kind: 'deadline-passed' }),
    at(moment, { kind: 'read-after-deadline', startedAt: moment - SECOND }),
    at(moment, { kind: 'order-withdrawn' }),
    at(moment, { kind: 'mismatch-accepted', by: 'Marta', reason: 'looked' }),
  ),
);

export const anyFact: fc.Arbitrary<ChargeFact> = fc.oneof(anySight, anyAct);

export const anyBirth = fc.constantFrom(
  aBirth(),
  aBirth({ mode: 'hybrid' }),
  aBirth({ mode: 'attended' }),
  anAdoption(),
);

/** The same things in another order. */
export const reordered = <T>(things: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...things], { minLength: things.length, maxLength: things.length });
