import { describe, expect, it } from 'vitest';
import { type ChargeFact, isOpen, isPayable, screenDeadline } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { fold, next } from '#core/domain/lifecycle';
import { toMoney } from '#core/domain/money';
import type { SeenPayment } from '#core/provider';
import {
  A_MINUTE_IN,
  closed,
  notSent,
  paysAt,
  summary,
  superseded,
  unanswered,
} from '#test/core/domain/stories';
import {
  AFTER_EXPIRY,
  aBirth,
  anAdoption,
  anOrder,
  aPayment,
  aTry,
  at,
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
} from '#test/support/builders';

describe('a payment in process', () => {
  const working = [issued(), paymentSeen(aTry('in-process', { changedAt: NOON + 20 * SECOND }))];
  const decided = (status: SeenPayment['status'], approvedAt: number | null = null): ChargeFact =>
    paymentSeen(aPayment({ status, approvedAt, changedAt: EXPIRY + MINUTE }), EXPIRY + MINUTE);

  it('never ends by time, nor by any number of reads', () => {
    const charge = chargeAfter(...working, deadline(), readSince(), readSince(EXPIRY + 60 * MINUTE));
    expect(charge.state).toBe('in-process');
    expect(isOpen(charge)).toBe(true);
  });

  it('goes back to waiting when it is declined in time', () => {
    expect(chargeAfter(...working, decided('rejected')).state).toBe('awaiting-payment');
  });

  it('goes back to checking when it is declined after the deadline, and then the charge expires', () => {
    const charge = chargeAfter(...working, deadline(), readSince(), decided('rejected'));
    expect(charge.state).toBe('checking');
    expect(next(charge, readSince(EXPIRY + 2 * MINUTE)).state).toBe('expired');
  });

  it('is still seen as in process when the cashier cancels meanwhile', () => {
    const charge = chargeAfter(...working, stopped());
    expect(charge.state).toBe('in-process');
    expect(next(charge, decided('rejected')).state).toBe('checking');
  });

  it('pays when it is approved', () => {
    const charge = chargeAfter(...working, deadline(), closed, decided('approved', EXPIRY - SECOND));
    expect(summary(charge)).toBe('paid/none');
  });

  it('is not brought back by a sight from before the decision', () => {
    const charge = chargeAfter(...working, decided('rejected'));
    expect(next(charge, working[1] ?? decided('rejected'))).toBe(charge);
  });
});

describe('a payment in a word we do not know', () => {
  it('keeps us waiting: nobody has said that there is no money', () => {
    const charge = chargeAfter(issued(), paymentSeen(aTry('unknown')), deadline(), readSince());
    expect(charge.state).toBe('checking');
  });

  it('never makes money that was seen disappear', () => {
    const paid = chargeAfter(issued(), paymentSeen(aPayment()), closed);
    expect(next(paid, paymentSeen(aTry('unknown', { changedAt: EXPIRY })))).toBe(paid);
  });
});

describe('a charge expires', () => {
  it('only by a read that began after the provider closed the door', () => {
    const charge = chargeAfter(issued(), deadline());
    for (const tooEarly of [NOON, screenDeadline(charge), EXPIRY - 1, EXPIRY])
      expect(next(charge, readSince(tooEarly))).toBe(charge);
    expect(next(charge, readSince(EXPIRY + 1)).state).toBe('expired');
  });

  it('not by a deadline told too early', () => {
    const charge = chargeAfter(issued());
    expect(next(charge, deadline(screenDeadline(charge) - 1))).toBe(charge);
  });

  it('and is off the screen ten seconds before, unparked', () => {
    const charge = chargeAfter(
      issued(),
      at(A_MINUTE_IN, { kind: 'charge-parked' }),
      deadline(EXPIRY - 10 * SECOND),
    );
    expect([charge.state, charge.parked]).toEqual(['checking', false]);
  });

  it('and still gets its money, told as late, from then on', () => {
    const charge = chargeAfter(issued(), deadline(), readSince(), closed, paysAt(EXPIRY + 1));
    expect(summary(charge)).toBe('paid-late/none');
  });

  it('never with all the money in hand: that is read until its order is seen', () => {
    const charge = chargeAfter(issued(), deadline(), readSince(), paysAt(EXPIRY + MINUTE));
    expect([charge.state, isOpen(charge)]).toEqual(['checking', true]);
  });
});

describe('late', () => {
  it('is past the deadline, also where nobody wrote down yet that it has passed', () => {
    expect(chargeAfter(issued(), closed, paysAt(EXPIRY + 1)).state).toBe('paid-late');
    expect(chargeAfter(issued(), closed, paysAt(EXPIRY)).state).toBe('paid');
  });

  it('is past the deadline, also where the cashier stopped it only after that', () => {
    expect(chargeAfter(issued(), stopped(EXPIRY + MINUTE), closed, paysAt(EXPIRY + SECOND)).state).toBe(
      'paid-late',
    );
  });

  it('is past the cancel, though the deadline is still ahead', () => {
    expect(chargeAfter(issued(), stopped(), closed, paysAt(A_MINUTE_IN + 1)).state).toBe('paid-late');
  });

  it('turns out to have been in time when an approval from before is learnt afterwards', () => {
    const late = chargeAfter(issued(), deadline(), readSince(), closed, paysAt(EXPIRY + MINUTE));
    expect(summary(late)).toBe('paid-late/none');
    expect(summary(next(late, paysAt(NOON + MINUTE, { id: 'first' })))).toBe('paid/double');
  });
});

describe('a cancel', () => {
  it('while the provider is being asked waits for the answer, and a refusal ends it', () => {
    const asking = chargeAfter(stopped());
    expect(asking.state).toBe('checking');
    const refused = at(A_MINUTE_IN + 1, {
      kind: 'request-refused',
      reason: 'invalid',
      code: null,
      message: '',
    });
    expect(next(asking, refused).state).toBe('cancelled');
  });

  it('while the provider is being asked keeps the code, off the screen, for charging again', () => {
    const charge = chargeAfter(stopped(NOON + SECOND), issued(NOON + 2 * SECOND));
    expect([charge.state, charge.code === null]).toEqual(['checking', false]);
    expect(next(charge, resumed(A_MINUTE_IN)).state).toBe('awaiting-payment');
  });

  it('watches on until a read after the deadline, for the order cannot be deleted', () => {
    const charge = chargeAfter(issued(), stopped());
    expect(next(charge, readSince(A_MINUTE_IN + 1))).toBe(charge);
    expect(isPayable(charge, EXPIRY - 1)).toBe(true);
    expect(next(charge, readSince()).state).toBe('cancelled');
  });

  it('cannot undo money that came first', () => {
    const paid = chargeAfter(issued(), closed, paymentSeen(aPayment()));
    expect(next(paid, stopped())).toBe(paid);
  });

  it('says why', () => {
    const why = at(A_MINUTE_IN, { kind: 'asking-stopped', why: 'paid-elsewhere' });
    expect(chargeAfter(issued(), why).stopReason).toBe('paid-elsewhere');
  });
});

describe('charging again', () => {
  const off = chargeAfter(issued(), stopped());

  it('shows the same code while it holds', () => {
    const again = next(off, resumed(A_MINUTE_IN + SECOND));
    expect([again.state, again.code]).toEqual(['awaiting-payment', off.code]);
    expect([again.stoppedAt, again.stopReason]).toEqual([null, null]);
  });

  it('is refused once the code would have left the screen by itself', () => {
    expect(next(off, resumed(screenDeadline(off)))).toBe(off);
    expect(next(off, resumed(screenDeadline(off) - 1)).state).toBe('awaiting-payment');
  });

  it('is refused after a deadline, a supersede and an end', () => {
    for (const over of [
      chargeAfter(issued(), deadline()),
      chargeAfter(unanswered, superseded),
      chargeAfter(issued(), stopped(), readSince()),
    ])
      expect(next(over, resumed(A_MINUTE_IN + SECOND))).toBe(over);
  });

  it('is refused where the register is one slot: the order is no longer in it', () => {
    const hybrid = fold([aBirth({ mode: 'hybrid' }), issued(), stopped()]);
    expect(next(hybrid, resumed(A_MINUTE_IN + SECOND))).toBe(hybrid);
  });

  it('is refused once all the money is there, though the order has not closed yet', () => {
    const covered = next(off, paymentSeen(aPayment()));
    expect(next(covered, resumed(A_MINUTE_IN + SECOND))).toBe(covered);
  });

  it('pays the sale also with money that was approved while the code was off and learnt only now', () => {
    const again = next(off, resumed(A_MINUTE_IN + 10 * SECOND));
    expect([closed, paysAt(A_MINUTE_IN + SECOND)].reduce(next, again).state).toBe('paid');
  });
});

describe('an answer that was lost', () => {
  it('is dropped when it comes after all: its code must never show', () => {
    const unknown = chargeAfter(unanswered);
    expect(next(unknown, issued(NOON + 20 * SECOND))).toBe(unknown);
    const replaced = next(unknown, superseded);
    expect(next(replaced, issued(NOON + 2 * MINUTE))).toBe(replaced);
  });

  it('is dropped also when the cashier cancelled meanwhile, before or after it was given up', () => {
    for (const given of [
      chargeAfter(unanswered, stopped()),
      chargeAfter(stopped(NOON + SECOND), unanswered),
    ]) {
      expect(next(given, issued(NOON + 2 * MINUTE))).toBe(given);
      expect(next(given, notSent)).toBe(given);
    }
  });

  it('leaves the attempt watched after a new one replaced it, and its money is kept', () => {
    const replaced = [issued(NOON), closed];
    const inTime = chargeAfter(unanswered, superseded, ...replaced, paysAt(A_MINUTE_IN - 1));
    const tooLate = chargeAfter(unanswered, superseded, ...replaced, paysAt(A_MINUTE_IN + 1));
    expect([inTime.state, tooLate.state]).toEqual(['paid', 'paid-late']);
  });

  it('could still be of an order that a wallet can pay', () => {
    const unknown = chargeAfter(unanswered);
    expect([isPayable(unknown, EXPIRY - 1), isPayable(unknown, EXPIRY)]).toEqual([true, false]);
  });

  it('without a new attempt ends by the clock like any other', () => {
    expect(chargeAfter(unanswered, deadline(), readSince()).state).toBe('expired');
  });
});

describe('a request that was never sent', () => {
  const retried = at(NOON + 3 * MINUTE, { kind: 'request-retried', expiresAt: EXPIRY + 3 * MINUTE });

  it('is tried again under the same reference, with a new deadline', () => {
    const charge = chargeAfter(notSent, retried, issued(NOON + 3 * MINUTE + SECOND));
    expect([charge.state, charge.expiresAt, charge.stoppedAt]).toEqual([
      'awaiting-payment',
      EXPIRY + 3 * MINUTE,
      null,
    ]);
  });

  it('is not tried again once something bears its reference: it had arrived', () => {
    const arrived = chargeAfter(notSent, orderSeen(anOrder({ status: 'opened' })));
    expect(next(arrived, retried)).toBe(arrived);
  });

  it('can be cancelled at once: nothing can exist there', () => {
    expect(chargeAfter(notSent, stopped()).state).toBe('cancelled');
    expect(isPayable(chargeAfter(notSent), NOON + SECOND)).toBe(false);
  });
});

describe('a parked charge', () => {
  const park = at(A_MINUTE_IN, { kind: 'charge-parked' });
  const recall = at(A_MINUTE_IN + SECOND, { kind: 'charge-recalled' });

  it('waits on with its code off, and comes back', () => {
    const parked = chargeAfter(issued(), park);
    expect([parked.state, parked.parked, isPayable(parked, A_MINUTE_IN)]).toEqual([
      'awaiting-payment',
      true,
      true,
    ]);
    expect(next(parked, recall).parked).toBe(false);
  });

  it('is parked no more once it is paid, cancelled or past its deadline', () => {
    const parked = chargeAfter(issued(), park, closed);
    for (const fact of [paymentSeen(aPayment()), stopped(), deadline()])
      expect(next(parked, fact).parked).toBe(false);
  });

  it.each(['hybrid', 'attended'] as const)('does not exist where the mode is %s', (mode) => {
    const charge = fold([aBirth({ mode }), issued()]);
    expect(next(charge, park)).toBe(charge);
  });
});

describe('a register that is one slot', () => {
  const hybrid = fold([aBirth({ mode: 'hybrid' }), issued()]);
  const withdrawn = at(A_MINUTE_IN + SECOND, { kind: 'order-withdrawn' });

  it('needs no waiting for the deadline once our order is off it', () => {
    const off = [stopped(), withdrawn].reduce(next, hybrid);
    expect(isPayable(off, A_MINUTE_IN + 2 * SECOND)).toBe(false);
    expect(next(off, readSince(A_MINUTE_IN + SECOND))).toBe(off);
    expect(next(off, readSince(A_MINUTE_IN + 2 * SECOND)).state).toBe('cancelled');
  });

  it('counts money as late from the moment it was off it, where nobody cancelled', () => {
    const ended = [withdrawn, readSince(A_MINUTE_IN + 2 * SECOND)].reduce(next, hybrid);
    expect(ended.state).toBe('expired');
    expect([closed, paysAt(A_MINUTE_IN + MINUTE)].reduce(next, ended).state).toBe('paid-late');
  });

  it('still gets the money of a wallet that was quicker', () => {
    const off = [stopped(), withdrawn, readSince(A_MINUTE_IN + 2 * SECOND), closed].reduce(next, hybrid);
    expect(next(off, paysAt(A_MINUTE_IN - 1)).state).toBe('paid');
  });

  it('is the only place an order can be withdrawn from', () => {
    const dynamic = chargeAfter(issued());
    expect(next(dynamic, withdrawn)).toBe(dynamic);
  });
});

describe('a charge found after a restore', () => {
  it('has only money, and that is late: nobody here was waiting for it', () => {
    const charge = fold([anAdoption(), paymentSeen(aPayment()), closed]);
    expect(summary(charge)).toBe('paid-late/none');
    expect(charge.outcome?.approvedAt).toBe(NOON + 30 * SECOND);
  });

  it('is looked into until its order is seen', () => {
    expect(isOpen(fold([anAdoption(), paymentSeen(aPayment())]))).toBe(true);
  });

  it('holds no code that anyone could pay', () => {
    expect(isPayable(fold([anAdoption()]), NOON)).toBe(false);
  });
});

describe('sights that come late or in the wrong order', () => {
  it('do not take back an approval that another source stamped earlier', () => {
    const fromOrder = aPayment({ sellerId: null, changedAt: NOON + 4 * SECOND });
    const fromPayments = aTry('in-process', { changedAt: NOON + 90 * SECOND });
    for (const facts of [
      [paymentSeen(fromPayments), paymentSeen(fromOrder)],
      [paymentSeen(fromOrder), paymentSeen(fromPayments)],
    ]) {
      const charge = chargeAfter(issued(), closed, ...facts);
      expect([charge.state, charge.payments[0]?.status]).toEqual(['paid', 'approved']);
    }
  });

  it('keep when we first knew of the money', () => {
    const charge = chargeAfter(
      paymentSeen(aTry('pending'), NOON + 10 * SECOND),
      paymentSeen(aPayment(), NOON + 40 * SECOND),
      paymentSeen(aPayment({ changedAt: NOON + MINUTE, refunded: toMoney(1) }), NOON + 50 * SECOND),
    );
    expect(charge.payments[0]?.learntAt).toBe(NOON + 40 * SECOND);
  });

  it('keep the first approval that any source told', () => {
    const [early, late] = [NOON + MINUTE, EXPIRY + MINUTE].map((approvedAt) => paysAt(approvedAt));
    if (early === undefined || late === undefined) throw new Error('two sights');
    for (const facts of [
      [early, late],
      [late, early],
    ])
      expect(chargeAfter(issued(), ...facts, closed).outcome).toMatchObject({
        kind: 'paid',
        approvedAt: NOON + MINUTE,
      });
  });

  it('keep the seller that one source named and another left out', () => {
    const named = aPayment({ sellerId: '666' });
    const unnamed = aPayment({ sellerId: null, changedAt: NOON + MINUTE, refunded: toMoney(1) });
    expect(chargeAfter(paymentSeen(named), paymentSeen(unnamed)).oddness).toContain('mismatch');
    expect(chargeAfter(paymentSeen(unnamed), paymentSeen(named)).oddness).toContain('mismatch');
  });

  it('do not reopen an order that was seen closed', () => {
    const paidFor = chargeAfter(issued(), closed);
    const stale = next(paidFor, orderSeen(anOrder({ status: 'opened', changedAt: NOON })));
    expect(stale).toBe(paidFor);
    const reopened = next(paidFor, orderSeen(anOrder({ status: 'opened', changedAt: EXPIRY })));
    expect(next(reopened, paymentSeen(aPayment())).state).toBe('paid');
  });
});

it('a read that finds the same again changes nothing', () => {
  const facts = [
    issued(),
    orderSeen(anOrder()),
    paymentSeen(aPayment()),
    deadline(),
    readSince(AFTER_EXPIRY),
  ];
  const charge = chargeAfter(...facts);
  for (const fact of facts) expect(next(charge, fact)).toBe(charge);
});
