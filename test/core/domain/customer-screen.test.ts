import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge } from '#core/domain/charge';
import { type CustomerSees, customerScreen } from '#core/domain/customer-screen';
import { MINUTE, SECOND } from '#core/domain/instant';
import { next } from '#core/domain/lifecycle';
import { toMoney, ZERO } from '#core/domain/money';
import { emptyCart } from '#core/domain/sale';
import {
  anOrder,
  aPayment,
  aTry,
  at,
  cartOf,
  chargeAfter,
  deadline,
  EXPIRY,
  issued,
  NOON,
  orderSeen,
  paymentSeen,
  readSince,
  reference,
  stopped,
  TOTAL,
} from '#test/support/builders';
import { anyFact } from '#test/support/chance';

const sees = (charge: Charge | null, with_: Partial<CustomerSees> = {}): CustomerSees => ({
  cart: cartOf(TOTAL),
  charge,
  siblings: charge === null ? [] : [charge],
  tendered: ZERO,
  closed: null,
  mayShowCode: true,
  codeRemainingMs: 4 * MINUTE,
  codeLifeMs: 5 * MINUTE,
  paidRemainingMs: 8 * SECOND,
  paidLifeMs: 8 * SECOND,
  afterglow: null,
  ...with_,
});

const shown = (charge: Charge | null, with_: Partial<CustomerSees> = {}): string =>
  customerScreen(sees(charge, with_)).kind;
const half = toMoney(TOTAL / 2);

const CLOSED = { total: TOTAL, change: half, remainingMs: SECOND, lifeMs: 20 * SECOND };
const GONE = { ...CLOSED, remainingMs: 0 };
const aPaid = chargeAfter(issued(), orderSeen(anOrder()), paymentSeen(aPayment()));

describe('the customer sees', () => {
  it.each([
    ['a quiet screen with nothing rung up', null, { cart: emptyCart }, 'idle'],
    ['the sale as it grows', null, {}, 'building'],
    ['that the code is coming', chargeAfter(), {}, 'preparing'],
    ['the code', chargeAfter(issued()), {}, 'pay'],
    ['thanks and the change', null, { closed: CLOSED }, 'thanks'],
    ['nothing of the customer before, however long nobody comes', null, { closed: GONE }, 'idle'],
    ['no code for all of a sale that is paid in part', chargeAfter(issued()), { tendered: half }, 'checking'],
    ['that cash and a code paid it twice', aPaid, { tendered: TOTAL }, 'double'],
    ['no code while it is in doubt', chargeAfter(issued()), { mayShowCode: false }, 'checking'],
    [
      'no code once it is parked',
      chargeAfter(issued(), at(NOON + MINUTE, { kind: 'charge-parked' })),
      {},
      'parked',
    ],
    [
      'that the payment is being confirmed',
      chargeAfter(issued(), paymentSeen(aTry('in-process'))),
      {},
      'in-process',
    ],
    [
      'the code still, after the wallet said no',
      chargeAfter(issued(), paymentSeen(aTry('rejected'))),
      {},
      'pay',
    ],
    ['that part of it came', chargeAfter(issued(), paymentSeen(aPayment({ amount: half }))), {}, 'partial'],
    ['no code once all the money is there', chargeAfter(issued(), paymentSeen(aPayment())), {}, 'checking'],
    ['that it is paid', chargeAfter(issued(), paymentSeen(aPayment()), orderSeen(anOrder())), {}, 'paid'],
    [
      'an idle screen when paid has run out',
      chargeAfter(issued(), paymentSeen(aPayment()), orderSeen(anOrder())),
      { paidRemainingMs: 0 },
      'idle',
    ],
    [
      'that somebody must look',
      chargeAfter(issued(), paymentSeen(aPayment()), orderSeen(anOrder({ sellerId: '1' }))),
      {},
      'mismatch',
    ],
    ['that it is being looked up', chargeAfter(issued(), deadline()), {}, 'checking'],
    [
      'still what came, while the rest is looked up',
      chargeAfter(issued(), paymentSeen(aPayment({ amount: half })), deadline()),
      {},
      'partial',
    ],
    ['that the code has expired', chargeAfter(issued(), deadline(), readSince()), {}, 'expired'],
    [
      'what came before it expired',
      chargeAfter(issued(), paymentSeen(aPayment({ amount: half })), deadline(), readSince()),
      {},
      'partial',
    ],
    ['that it was cancelled', chargeAfter(issued(), stopped(), readSince()), {}, 'cancelled'],
    [
      'that nothing was sent',
      chargeAfter(at(NOON + SECOND, { kind: 'request-not-sent', reason: 'offline' })),
      {},
      'not-sent',
    ],
    [
      'that nobody knows yet',
      chargeAfter(at(NOON + SECOND, { kind: 'request-unanswered', reason: 'timeout' })),
      {},
      'unknown',
    ],
    [
      'that the provider will not',
      chargeAfter(at(NOON + SECOND, { kind: 'request-refused', reason: 'invalid', code: null, message: '' })),
      {},
      'refused',
    ],
    [
      'that it came twice',
      chargeAfter(
        issued(),
        paymentSeen(aPayment()),
        paymentSeen(aPayment({ id: '2' })),
        orderSeen(anOrder()),
      ),
      {},
      'double',
    ],
  ] as const)('%s', (_title, charge, with_, kind) => {
    expect(shown(charge, with_)).toBe(kind);
  });

  it('a word about what ended a moment ago, before the next sale', () => {
    expect(shown(null, { cart: emptyCart, afterglow: { kind: 'parked', total: TOTAL } })).toBe('parked');
  });
});

describe('a code is on the screen only', () => {
  it('with the words that the provider gave, unchanged', () => {
    const charge = chargeAfter(issued());
    expect(customerScreen(sees(charge))).toMatchObject({ kind: 'pay', qrData: charge.code?.qrData });
  });

  it('while no money has come on another charge of the sale', () => {
    const first = {
      ...chargeAfter(issued(), paymentSeen(aPayment()), orderSeen(anOrder())),
      reference: reference('mst-abc123-FIRST'),
    };
    const second = chargeAfter(issued());
    expect(shown(second, { siblings: [first, second] })).not.toBe('pay');
  });

  it('when the charge waits to be paid, whatever has happened to it', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), fc.boolean(), (facts, mayShowCode) => {
        const charge = facts.reduce<Charge>(next, chargeAfter(issued()));
        const screen = customerScreen(sees(charge, { mayShowCode }));
        if (screen.kind !== 'pay') return;
        expect(mayShowCode).toBe(true);
        expect(charge.state).toBe('awaiting-payment');
        expect(charge.received).toBe(0);
        expect(charge.requestedAt).toBeLessThan(EXPIRY);
      }),
    );
  });
});
