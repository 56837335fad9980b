import { describe, expect, it } from 'vitest';
import { type Charge, type ChargeFact, screenDeadline } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { next } from '#core/domain/lifecycle';
import { toMoney } from '#core/domain/money';
import type { SeenPayment } from '#core/provider';
import { A_MINUTE_IN, accepted, closed, HALF, paysAt, summary } from '#test/core/domain/stories';
import {
  anOrder,
  aPayment,
  aTry,
  chargeAfter,
  deadline,
  EXPIRY,
  issued,
  NOON,
  orderSeen,
  paymentSeen,
  readSince,
  resumed,
  stopped,
  TOTAL,
} from '#test/support/builders';

describe('a charge is paid', () => {
  it('when all the money is there and an order of ours has closed, in whichever order they are seen', () => {
    expect(summary(chargeAfter(issued(), closed, paymentSeen(aPayment())))).toBe('paid/none');
    expect(summary(chargeAfter(issued(), paymentSeen(aPayment()), closed))).toBe('paid/none');
  });

  it('at the moment the provider approved it, and learnt when we read it', () => {
    const charge = chargeAfter(issued(), closed, paymentSeen(aPayment(), NOON + 3 * MINUTE));
    expect(charge.outcome).toEqual({
      kind: 'paid',
      approvedAt: NOON + 30 * SECOND,
      learntAt: NOON + 3 * MINUTE,
    });
  });

  it('by two payments of one order that add up, at the moment of the second', () => {
    const charge = chargeAfter(
      issued(),
      paysAt(NOON + 20 * SECOND, { id: '1', amount: HALF }),
      paysAt(NOON + 50 * SECOND, { id: '2', amount: HALF }),
      closed,
    );
    expect(summary(charge)).toBe('paid/none');
    expect(charge.outcome?.approvedAt).toBe(NOON + 50 * SECOND);
  });

  it('whatever happens to that money afterwards', () => {
    const paid = chargeAfter(issued(), closed, paymentSeen(aPayment()));
    const gone = [
      paymentSeen(aPayment({ status: 'charged-back', changedAt: NOON + MINUTE })),
      orderSeen(anOrder({ status: 'expired', changedAt: NOON + MINUTE })),
      stopped(),
      deadline(),
      readSince(),
    ].reduce(next, paid);
    expect(summary(gone)).toBe('paid/charged-back');
    expect(gone.outcome).toEqual(paid.outcome);
  });

  it.each(['in-mediation', 'refunded', 'charged-back'] as const)(
    'also when the money is first seen as %s: it came in',
    (status) => {
      const charge = chargeAfter(issued(), closed, paymentSeen(aPayment({ status })));
      expect(charge.state).toBe('paid');
      expect(charge.received).toBe(TOTAL);
    },
  );

  it('when the payment names no seller, as those inside an order never do', () => {
    expect(chargeAfter(issued(), closed, paymentSeen(aPayment({ sellerId: null }))).state).toBe('paid');
  });

  it('when it was cancelled after the approval and read only then', () => {
    expect(chargeAfter(issued(), stopped(), closed, paysAt(A_MINUTE_IN - 1)).state).toBe('paid');
  });

  it('when it was approved before the deadline and learnt days later', () => {
    const facts = [issued(), deadline(), readSince(), closed];
    const learntAt = EXPIRY + 72 * 60 * MINUTE;
    const charge = chargeAfter(...facts, paymentSeen(aPayment({ approvedAt: EXPIRY - 1 }), learntAt));
    expect(charge.outcome).toEqual({ kind: 'paid', approvedAt: EXPIRY - 1, learntAt });
  });

  it('when it was approved after the code left the screen and before the provider closed the door', () => {
    const charge = chargeAfter(
      issued(),
      deadline(screenDeadline({ expiresAt: EXPIRY })),
      closed,
      paysAt(EXPIRY),
    );
    expect(charge.state).toBe('paid');
  });

  it('when the approval has no time of its own: then the time we learnt it counts', () => {
    const seen = paymentSeen(aPayment({ approvedAt: null }), NOON + 2 * MINUTE);
    expect(chargeAfter(issued(), closed, seen).outcome?.approvedAt).toBe(NOON + 2 * MINUTE);
  });
});

describe('a charge is not paid', () => {
  it('by an order that says closed with no payment to show for it', () => {
    expect(summary(chargeAfter(issued(), closed))).toBe('awaiting-payment/none');
  });

  it('by money whose order is still open, but it is read until they agree and never ends before', () => {
    const opened = orderSeen(anOrder({ status: 'opened' }));
    const charge = chargeAfter(issued(), opened, paymentSeen(aPayment()), deadline(), readSince());
    expect(charge.state).toBe('checking');
    expect(next(charge, orderSeen(anOrder({ changedAt: EXPIRY }))).state).toBe('paid');
  });

  it('by what the buyer pays in instalment interest: only what the shop gets is added up', () => {
    const charge = chargeAfter(issued(), closed, paymentSeen(aPayment({ amount: toMoney(TOTAL - 1) })));
    expect(summary(charge)).toBe('awaiting-payment/partial');
  });

  it('by more than was authorized at first', () => {
    const less = aPayment({ amount: HALF });
    const before = paymentSeen(aTry('authorized', { amount: TOTAL }));
    expect(chargeAfter(issued(), closed, before, paymentSeen(less)).received).toBe(HALF);
    expect(chargeAfter(issued(), closed, paymentSeen(less), before).received).toBe(HALF);
  });

  it.each(['pending', 'authorized', 'in-process', 'rejected', 'cancelled', 'unknown'] as const)(
    'by a payment that is %s',
    (status) => {
      const charge = chargeAfter(issued(), closed, paymentSeen(aTry(status)));
      expect(charge.received).toBe(0);
      expect(charge.outcome).toBeNull();
    },
  );
});

describe('part of the money', () => {
  const partly = [
    issued(),
    orderSeen(anOrder({ status: 'opened' })),
    paysAt(NOON + 20 * SECOND, { amount: HALF }),
  ];

  it('leaves the code up and is named', () => {
    expect(summary(chargeAfter(...partly))).toBe('awaiting-payment/partial');
  });

  it('ends as expired and partial at the deadline', () => {
    expect(summary(chargeAfter(...partly, deadline(), readSince()))).toBe('expired/partial');
  });

  it('ends as cancelled and partial when the cashier stopped it', () => {
    const charge = chargeAfter(...partly, stopped(), readSince());
    expect(summary(charge)).toBe('cancelled/partial');
    expect(charge.received).toBe(HALF);
  });

  it('becomes late pay when the rest comes after the end', () => {
    const rest = paysAt(EXPIRY + MINUTE, { id: 'rest', amount: toMoney(TOTAL - HALF) });
    expect(summary(chargeAfter(...partly, deadline(), readSince(), rest, closed))).toBe('paid-late/none');
  });

  it('that went back is told as reverted before it is told as partial', () => {
    const back = paymentSeen(aPayment({ amount: HALF, status: 'refunded', changedAt: NOON + MINUTE }));
    expect(chargeAfter(...partly, back).oddness).toEqual(['reverted', 'partial']);
  });
});

describe('too much money', () => {
  it('is a double when two payments each cover the total', () => {
    const charge = chargeAfter(
      issued(),
      closed,
      paymentSeen(aPayment()),
      paymentSeen(aPayment({ id: 'again' })),
    );
    expect(summary(charge)).toBe('paid/double');
    expect(charge.received).toBe(2 * TOTAL);
  });

  it('is a double when two orders have closed, however small their payments', () => {
    const charge = chargeAfter(
      issued(),
      closed,
      orderSeen(anOrder({ id: 'second' })),
      paymentSeen(aPayment({ amount: HALF })),
      paymentSeen(aPayment({ id: '2', amount: HALF })),
    );
    expect(summary(charge)).toBe('paid/double');
  });

  it('is no double when the second scan left an order open for ever', () => {
    const abandoned = orderSeen(anOrder({ id: 'second', status: 'opened' }));
    expect(summary(chargeAfter(issued(), abandoned, closed, paymentSeen(aPayment())))).toBe('paid/none');
  });

  it('is over when it is above the total and no double', () => {
    const charge = chargeAfter(
      issued(),
      closed,
      paymentSeen(aPayment({ amount: toMoney(TOTAL - 1) })),
      paymentSeen(aPayment({ id: '2', amount: HALF })),
    );
    expect(charge.oddness).toEqual(['over']);
  });

  it('stays named a double after one of the two was given back, with nothing missing', () => {
    const charge = chargeAfter(
      issued(),
      closed,
      paymentSeen(aPayment()),
      paymentSeen(aPayment({ id: 'again', status: 'refunded', refunded: TOTAL })),
    );
    expect(charge.oddness).toEqual(['double']);
    expect(charge.received - charge.returned).toBe(TOTAL);
  });
});

describe('money that is not quite ours', () => {
  const strange = {
    'an order of another seller': [orderSeen(anOrder({ sellerId: '666' })), paymentSeen(aPayment())],
    'an order of another total': [orderSeen(anOrder({ total: HALF })), paymentSeen(aPayment())],
    'a payment to another seller': [closed, paymentSeen(aPayment({ sellerId: '666' }))],
    'a payment beside another in another currency': [
      paymentSeen(aPayment({ id: 'usd', currency: 'USD' })),
      closed,
      paymentSeen(aPayment()),
    ],
  } satisfies Record<string, readonly ChargeFact[]>;
  const cases = Object.entries(strange);

  it.each(cases)('is named and never paid by itself: %s', (_, facts) => {
    expect(summary(chargeAfter(issued(), ...facts))).toBe('awaiting-payment/mismatch');
    expect(summary(chargeAfter(issued(), ...facts, deadline(), readSince()))).toBe('expired/mismatch');
  });

  it.each(cases)('is paid once a person has looked and taken it: %s', (_, facts) => {
    expect(summary(chargeAfter(issued(), ...facts, accepted))).toBe('paid/mismatch');
  });

  it.each(cases)('never goes back on a screen to be paid again: %s', (_, facts) => {
    const charge = chargeAfter(issued(), stopped(), ...facts);
    expect(next(charge, resumed(A_MINUTE_IN + SECOND))).toBe(charge);
  });

  it.each([
    ['in another currency', { currency: 'USD' }],
    ['to another seller, and only a part', { sellerId: '666', amount: HALF }],
  ])('keeps the code off the screen also where it adds up to less: %s', (_, payment) => {
    const charge = chargeAfter(issued(), stopped(), paymentSeen(aPayment(payment)));
    expect(next(charge, resumed(A_MINUTE_IN + SECOND))).toBe(charge);
  });

  it('is held but not added when it is of another currency', () => {
    const charge = chargeAfter(issued(), closed, paymentSeen(aPayment({ currency: 'USD' })));
    expect(summary(charge)).toBe('awaiting-payment/mismatch');
    expect(charge.received).toBe(0);
    expect(charge.payments).toHaveLength(1);
  });

  it('does not take a charge that is paid back from it', () => {
    const paid = chargeAfter(issued(), closed, paymentSeen(aPayment()));
    const odd = next(paid, paymentSeen(aPayment({ id: 'other', sellerId: '666' })));
    expect(odd.state).toBe('paid');
    expect(odd.oddness).toEqual(['mismatch', 'double']);
  });

  it('cannot be accepted before there is any', () => {
    const charge = chargeAfter(issued(), orderSeen(anOrder({ total: HALF, status: 'opened' })));
    expect(next(charge, accepted)).toBe(charge);
  });

  it('cannot be accepted where nothing is strange', () => {
    const charge = chargeAfter(issued(), paymentSeen(aPayment()));
    expect(next(charge, accepted)).toBe(charge);
  });

  it('must be looked at again when something else strange comes after the look', () => {
    const looked = chargeAfter(
      issued(),
      orderSeen(anOrder({ total: HALF })),
      paymentSeen(aPayment({ amount: HALF })),
      accepted,
    );
    expect(looked.mismatchAccepted).toBe(true);
    const again = next(looked, paymentSeen(aPayment({ id: 'x', sellerId: '666' })));
    expect(summary(again)).toBe('awaiting-payment/mismatch');
    expect(next(again, accepted).state).toBe('paid');
  });
});

describe('money that goes back', () => {
  const paid = chargeAfter(issued(), closed, paymentSeen(aPayment()));
  const then = (payment: Partial<SeenPayment>): Charge =>
    next(paid, paymentSeen(aPayment({ changedAt: NOON + MINUTE, ...payment })));

  it('is all of it for a charge-back, whatever its figures say', () => {
    const charge = then({ status: 'charged-back', refunded: toMoney(0) });
    expect([charge.received, charge.returned]).toEqual([TOTAL, TOTAL]);
    expect(charge.oddness).toEqual(['charged-back']);
  });

  it('is counted in part for a part refund', () => {
    const charge = then({ refunded: toMoney(100) });
    expect(charge.returned).toBe(100);
    expect(charge.oddness).toEqual(['reverted']);
  });

  it('never grows less when an older sight still says that nothing went back', () => {
    const charge = next(
      then({ refunded: toMoney(100) }),
      paymentSeen(aPayment({ changedAt: NOON + 2 * MINUTE })),
    );
    expect(charge.returned).toBe(100);
  });

  it('is never more than came in, whatever the provider writes', () => {
    const charge = chargeAfter(paymentSeen(aPayment({ refunded: toMoney(TOTAL + 1) })));
    expect([charge.returned, charge.payments[0]?.refunded]).toEqual([TOTAL, TOTAL]);
  });

  it('is still here while it is disputed', () => {
    const charge = then({ status: 'in-mediation' });
    expect([charge.returned, charge.oddness]).toEqual([0, ['disputed']]);
  });

  it('is disputed no more once the dispute is lifted, and an older sight does not bring it back', () => {
    const disputed = then({ status: 'in-mediation' });
    const lifted = next(disputed, paymentSeen(aPayment({ changedAt: NOON + 2 * MINUTE })));
    expect(lifted.oddness).toEqual([]);
    const stale = aPayment({ status: 'in-mediation', changedAt: NOON + MINUTE });
    expect(next(lifted, paymentSeen(stale))).toBe(lifted);
  });

  it('is told with the worst first', () => {
    const charge = [
      paymentSeen(aPayment({ id: '2', status: 'charged-back' })),
      paymentSeen(aPayment({ id: '3', status: 'in-mediation', amount: HALF })),
      orderSeen(anOrder({ id: 'strange', total: HALF, status: 'opened' })),
    ].reduce(next, paid);
    expect(charge.oddness).toEqual(['mismatch', 'double', 'charged-back', 'disputed']);
  });
});

describe('a declined payment', () => {
  const declined = [issued(), paymentSeen(aTry('rejected', { detail: 'cc_rejected_insufficient_amount' }))];

  it('is not the end: the same code can be tried again', () => {
    expect(chargeAfter(...declined).state).toBe('awaiting-payment');
    expect(summary(chargeAfter(...declined, paymentSeen(aPayment({ id: 'next' })), closed))).toBe(
      'paid/none',
    );
  });

  it('keeps the reason for the details', () => {
    expect(chargeAfter(...declined).payments[0]?.detail).toBe('cc_rejected_insufficient_amount');
  });

  it('does not keep the charge from expiring', () => {
    expect(chargeAfter(...declined, deadline(), readSince()).state).toBe('expired');
  });
});
