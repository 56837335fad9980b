import { describe, expect, it } from 'vitest';
import { CHARGE_STATES, type Charge, type ChargeFact, type ChargeState } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { fold, next } from '#core/domain/lifecycle';
import { toMoney } from '#core/domain/money';
import {
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
  reference,
  resumed,
  stopped,
  TOTAL,
} from '#test/support/builders';

/*
 * Every situation × every fact, each cell written by hand from the rules and never computed.
 *
 * `=` means that the fact changes nothing at all (the very same object comes back); a state's name means that
 * something was noted and that this is the state now, be it the same as before.
 */

const A_MINUTE_IN = NOON + MINUTE;
const HALF = toMoney(TOTAL / 2);

const unanswered = at(NOON + SECOND, { kind: 'request-unanswered', reason: 'timeout' });
const notSent = at(NOON + SECOND, { kind: 'request-not-sent', reason: 'offline' });
const refused = at(NOON + SECOND, {
  kind: 'request-refused',
  reason: 'invalid',
  code: 'invalid_total_amount',
  message: 'total_amount must be present',
});
const superseded = at(A_MINUTE_IN, { kind: 'attempt-superseded', by: reference('mst-abc123-second') });
const parked = at(A_MINUTE_IN, { kind: 'charge-parked' });
const withdrawn = at(A_MINUTE_IN, { kind: 'order-withdrawn' });
const accepted = at(A_MINUTE_IN, { kind: 'mismatch-accepted', by: 'Marta', reason: 'agreed by phone' });
const half = paymentSeen(aPayment({ id: 'held', amount: HALF }));
const inProcess = paymentSeen(aTry('in-process', { id: 'held' }));
const whole = paymentSeen(aPayment({ id: 'held' }));
const closed = orderSeen(anOrder({ id: 'held' }));
const closedForLess = orderSeen(anOrder({ id: 'held', total: HALF }));
const lateWhole = paymentSeen(aPayment({ id: 'held', approvedAt: EXPIRY + SECOND }), EXPIRY + MINUTE);

const situations = {
  requested: chargeAfter(),
  'not sent': chargeAfter(notSent),
  unknown: chargeAfter(unanswered),
  superseded: chargeAfter(unanswered, superseded),
  refused: chargeAfter(refused),
  awaiting: chargeAfter(issued()),
  parked: chargeAfter(issued(), parked),
  'half is paid': chargeAfter(issued(), half),
  'in process': chargeAfter(issued(), inProcess),
  'in process, cancelled': chargeAfter(issued(), inProcess, stopped()),
  'in process, past the deadline': chargeAfter(issued(), inProcess, deadline()),
  'all is paid, order open': chargeAfter(issued(), whole),
  'paid to an order for less': chargeAfter(issued(), closedForLess, whole),
  'cancelled with its code': chargeAfter(issued(), stopped()),
  'cancelled while asking': chargeAfter(stopped()),
  'cancelled while unknown': chargeAfter(unanswered, stopped()),
  'past the deadline': chargeAfter(issued(), deadline()),
  expired: chargeAfter(issued(), deadline(), readSince()),
  'expired, half is paid': chargeAfter(issued(), half, deadline(), readSince()),
  'expired, then all is paid': chargeAfter(issued(), deadline(), readSince(), lateWhole),
  cancelled: chargeAfter(issued(), stopped(), readSince()),
  'cancelled, never sent': chargeAfter(notSent, stopped()),
  paid: chargeAfter(issued(), whole, closed),
  'paid late': chargeAfter(issued(), deadline(), readSince(), lateWhole, closed),
  adopted: fold([anAdoption()]),
} satisfies Record<string, Charge>;
type Situation = keyof typeof situations;

const stands: Record<Situation, `${ChargeState}/${string}`> = {
  requested: 'requested/none',
  'not sent': 'not-sent/none',
  unknown: 'unknown/none',
  superseded: 'superseded/none',
  refused: 'refused/none',
  awaiting: 'awaiting-payment/none',
  parked: 'awaiting-payment/none',
  'half is paid': 'awaiting-payment/partial',
  'in process': 'in-process/none',
  'in process, cancelled': 'in-process/none',
  'in process, past the deadline': 'in-process/none',
  'all is paid, order open': 'awaiting-payment/none',
  'paid to an order for less': 'awaiting-payment/mismatch',
  'cancelled with its code': 'checking/none',
  'cancelled while asking': 'checking/none',
  'cancelled while unknown': 'checking/none',
  'past the deadline': 'checking/none',
  expired: 'expired/none',
  'expired, half is paid': 'expired/partial',
  'expired, then all is paid': 'checking/none',
  cancelled: 'cancelled/none',
  'cancelled, never sent': 'cancelled/none',
  paid: 'paid/none',
  'paid late': 'paid-late/none',
  adopted: 'expired/none',
};

describe('the situations of the table', () => {
  it.each(Object.entries(stands))('%s is told as %s', (situation, expected) => {
    const charge: Charge = situations[situation as Situation];
    expect(`${charge.state}/${charge.oddness[0] ?? 'none'}`).toBe(expected);
  });

  it('cover every state', () => {
    const covered = new Set(Object.values(situations).map(({ state }) => state));
    expect([...covered].toSorted()).toEqual([...CHARGE_STATES].toSorted());
  });
});

type Column = readonly [name: string, ...facts: readonly ChargeFact[]];
type Rows = Record<Situation, string>;

const columnsTried = new Set<string>();

function table(title: string, columns: readonly Column[], rows: Rows): void {
  for (const [, ...facts] of columns) for (const { kind } of facts) columnsTried.add(kind);
  const cells = Object.entries(rows).flatMap(([situation, line]) => {
    const expected = line.trim().split(/\s+/);
    if (expected.length !== columns.length)
      throw new Error(`${title}: ${situation} has ${expected.length} cells`);
    return columns.map(([name, ...facts], index) => ({
      situation: situation as Situation,
      name,
      facts,
      expected: expected[index] ?? '',
    }));
  });
  describe(title, () => {
    it.each(cells)('$situation, then $name: $expected', ({ situation, facts, expected }) => {
      const before: Charge = situations[situation];
      const after = facts.reduce(next, before);
      if (expected === '=') expect(after).toBe(before);
      else expect([after.state, after === before]).toEqual([expected, false]);
    });
  });
}

const late = (facts: ChargeFact): ChargeFact => ({ ...facts, at: A_MINUTE_IN + SECOND });

table(
  'what the provider answers to the request',
  [
    ['not sent', late(notSent)],
    ['refused', late(refused)],
    ['no answer', late(unanswered)],
    ['a code', issued(A_MINUTE_IN + SECOND)],
  ],
  {
    //                                not sent    refused     no answer   a code
    requested: /*                  */ 'not-sent   refused     unknown     awaiting-payment',
    'not sent': /*                 */ '=          =           =           =',
    unknown: /*                    */ '=          =           =           =',
    superseded: /*                 */ '=          =           =           =',
    refused: /*                    */ '=          =           =           =',
    awaiting: /*                   */ '=          =           =           =',
    parked: /*                     */ '=          =           =           =',
    'half is paid': /*             */ '=          =           =           =',
    'in process': /*               */ '=          =           =           =',
    'in process, cancelled': /*    */ '=          =           =           =',
    'in process, past the deadline': '=           =           =           =',
    'all is paid, order open': /*  */ '=          =           =           =',
    'paid to an order for less': /**/ '=          =           =           =',
    'cancelled with its code': /*  */ '=          =           =           =',
    'cancelled while asking': /*   */ 'cancelled  cancelled   checking    checking',
    'cancelled while unknown': /*  */ '=          =           =           =',
    'past the deadline': /*        */ '=          =           =           =',
    expired: /*                    */ '=          =           =           =',
    'expired, half is paid': /*    */ '=          =           =           =',
    'expired, then all is paid': /**/ '=          =           =           =',
    cancelled: /*                  */ '=          =           =           =',
    'cancelled, never sent': /*    */ '=          =           =           =',
    paid: /*                       */ '=          =           =           =',
    'paid late': /*                */ '=          =           =           =',
    adopted: /*                    */ '=          =           =           =',
  },
);

table(
  'what we do about the request',
  [
    ['born again', aBirth()],
    ['adopted', anAdoption()],
    ['retried', at(A_MINUTE_IN, { kind: 'request-retried', expiresAt: EXPIRY + MINUTE })],
    ['superseded', superseded],
    ['repeated', at(A_MINUTE_IN, { kind: 'request-repeated' })],
  ],
  {
    //                               born again  adopted     retried     superseded  repeated
    requested: /*                  */ '=          =           =           =           =',
    'not sent': /*                 */ '=          =           requested   =           =',
    unknown: /*                    */ '=          =           =           superseded  =',
    superseded: /*                 */ '=          =           =           =           =',
    refused: /*                    */ '=          =           =           =           =',
    awaiting: /*                   */ '=          =           =           =           =',
    parked: /*                     */ '=          =           =           =           =',
    'half is paid': /*             */ '=          =           =           =           =',
    'in process': /*               */ '=          =           =           =           =',
    'in process, cancelled': /*    */ '=          =           =           =           =',
    'in process, past the deadline': '=           =           =           =           =',
    'all is paid, order open': /*  */ '=          =           =           =           =',
    'paid to an order for less': /**/ '=          =           =           =           =',
    'cancelled with its code': /*  */ '=          =           =           =           =',
    'cancelled while asking': /*   */ '=          =           =           =           =',
    'cancelled while unknown': /*  */ '=          =           =           =           =',
    'past the deadline': /*        */ '=          =           =           =           =',
    expired: /*                    */ '=          =           =           =           =',
    'expired, half is paid': /*    */ '=          =           =           =           =',
    'expired, then all is paid': /**/ '=          =           =           =           =',
    cancelled: /*                  */ '=          =           =           =           =',
    'cancelled, never sent': /*    */ '=          =           =           =           =',
    paid: /*                       */ '=          =           =           =           =',
    'paid late': /*                */ '=          =           =           =           =',
    adopted: /*                    */ '=          =           =           =           =',
  },
);

table(
  'what the cashier does with the code',
  [
    ['parked', parked],
    ['recalled', at(A_MINUTE_IN, { kind: 'charge-recalled' })],
    ['stopped', stopped(A_MINUTE_IN + SECOND)],
    ['resumed', resumed(A_MINUTE_IN + 2 * SECOND)],
  ],
  {
    //                                parked           recalled         stopped     resumed
    requested: /*                  */ '=                =                checking    =',
    'not sent': /*                 */ '=                =                cancelled   =',
    unknown: /*                    */ '=                =                checking    =',
    superseded: /*                 */ '=                =                =           =',
    refused: /*                    */ '=                =                =           =',
    awaiting: /*                   */ 'awaiting-payment =                checking    =',
    parked: /*                     */ '=                awaiting-payment checking    =',
    'half is paid': /*             */ 'awaiting-payment =                checking    =',
    'in process': /*               */ 'in-process       =                in-process  =',
    'in process, cancelled': /*    */ '=                =                =           in-process',
    'in process, past the deadline': ' =                =                =           =',
    'all is paid, order open': /*  */ 'awaiting-payment =                checking    =',
    'paid to an order for less': /**/ 'awaiting-payment =                checking    =',
    'cancelled with its code': /*  */ '=                =                =           awaiting-payment',
    'cancelled while asking': /*   */ '=                =                =           =',
    'cancelled while unknown': /*  */ '=                =                =           =',
    'past the deadline': /*        */ '=                =                =           =',
    expired: /*                    */ '=                =                =           =',
    'expired, half is paid': /*    */ '=                =                =           =',
    'expired, then all is paid': /**/ '=                =                =           =',
    cancelled: /*                  */ '=                =                =           =',
    'cancelled, never sent': /*    */ '=                =                =           =',
    paid: /*                       */ '=                =                =           =',
    'paid late': /*                */ '=                =                =           =',
    adopted: /*                    */ '=                =                =           =',
  },
);

table(
  'what time and a person bring',
  [
    ['the deadline', deadline()],
    ['a clean read', readSince()],
    ['withdrawn', withdrawn],
    ['accepted', accepted],
  ],
  {
    //                                the deadline a clean read withdrawn  accepted
    requested: /*                  */ '=            =            =          =',
    'not sent': /*                 */ '=            =            =          =',
    unknown: /*                    */ 'checking     expired      =          =',
    superseded: /*                 */ '=            =            =          =',
    refused: /*                    */ '=            =            =          =',
    awaiting: /*                   */ 'checking     expired      =          =',
    parked: /*                     */ 'checking     expired      =          =',
    'half is paid': /*             */ 'checking     expired      =          =',
    'in process': /*               */ 'in-process   =            =          =',
    'in process, cancelled': /*    */ '=            =            =          =',
    'in process, past the deadline': ' =            =            =          =',
    'all is paid, order open': /*  */ 'checking     =            =          =',
    'paid to an order for less': /**/ 'checking     expired      =          paid',
    'cancelled with its code': /*  */ '=            cancelled    =          =',
    'cancelled while asking': /*   */ '=            cancelled    =          =',
    'cancelled while unknown': /*  */ '=            cancelled    =          =',
    'past the deadline': /*        */ '=            expired      =          =',
    expired: /*                    */ '=            =            =          =',
    'expired, half is paid': /*    */ '=            =            =          =',
    'expired, then all is paid': /**/ '=            =            =          =',
    cancelled: /*                  */ '=            =            =          =',
    'cancelled, never sent': /*    */ '=            =            =          =',
    paid: /*                       */ 'paid         paid         =          =',
    'paid late': /*                */ '=            =            =          =',
    adopted: /*                    */ '=            =            =          =',
  },
);

table(
  'what is seen of payments and orders, one at a time',
  [
    ['declined', paymentSeen(aTry('rejected', { id: 'new' }))],
    ['in process', paymentSeen(aTry('in-process', { id: 'new' }))],
    ['all approved', paymentSeen(aPayment({ id: 'new' }))],
    ['order closed', orderSeen(anOrder({ id: 'new' }))],
  ],
  {
    //                                declined         in process all approved     order closed
    requested: /*                  */ 'requested        in-process requested        requested',
    'not sent': /*                 */ 'not-sent         in-process not-sent         not-sent',
    unknown: /*                    */ 'unknown          in-process unknown          unknown',
    superseded: /*                 */ 'superseded       in-process superseded       superseded',
    refused: /*                    */ 'refused          in-process refused          refused',
    awaiting: /*                   */ 'awaiting-payment in-process awaiting-payment awaiting-payment',
    parked: /*                     */ 'awaiting-payment in-process awaiting-payment awaiting-payment',
    'half is paid': /*             */ 'awaiting-payment in-process awaiting-payment awaiting-payment',
    'in process': /*               */ 'in-process       in-process in-process       in-process',
    'in process, cancelled': /*    */ 'in-process       in-process in-process       in-process',
    'in process, past the deadline': ' in-process       in-process in-process       in-process',
    'all is paid, order open': /*  */ 'awaiting-payment in-process awaiting-payment paid',
    'paid to an order for less': /**/ 'awaiting-payment in-process awaiting-payment awaiting-payment',
    'cancelled with its code': /*  */ 'checking         in-process checking         checking',
    'cancelled while asking': /*   */ 'checking         in-process checking         checking',
    'cancelled while unknown': /*  */ 'checking         in-process checking         checking',
    'past the deadline': /*        */ 'checking         in-process checking         checking',
    expired: /*                    */ 'expired          in-process checking         expired',
    'expired, half is paid': /*    */ 'expired          in-process checking         expired',
    'expired, then all is paid': /**/ 'checking         in-process checking         paid-late',
    cancelled: /*                  */ 'cancelled        in-process checking         cancelled',
    'cancelled, never sent': /*    */ 'cancelled        in-process checking         cancelled',
    paid: /*                       */ 'paid             paid       paid             paid',
    'paid late': /*                */ 'paid-late        paid-late  paid             paid-late',
    adopted: /*                    */ 'expired          in-process checking         expired',
  },
);

const theOrder = orderSeen(anOrder({ id: 'new' }));
const seenLate = EXPIRY + MINUTE;

table(
  'all the money and its closed order, by when it was approved',
  [
    ['at once', theOrder, paymentSeen(aPayment({ id: 'new' }), seenLate)],
    ['after a minute', theOrder, paymentSeen(aPayment({ id: 'new', approvedAt: A_MINUTE_IN + 1 }), seenLate)],
    ['after the deadline', theOrder, paymentSeen(aPayment({ id: 'new', approvedAt: EXPIRY + 1 }), seenLate)],
  ],
  {
    // Stopped asking at one minute, or at one second where the request itself came to nothing.
    //                                at once          after a minute   after the deadline
    requested: /*                  */ 'paid             paid             paid-late',
    'not sent': /*                 */ 'paid-late        paid-late        paid-late',
    unknown: /*                    */ 'paid             paid             paid-late',
    superseded: /*                 */ 'paid             paid-late        paid-late',
    refused: /*                    */ 'paid-late        paid-late        paid-late',
    awaiting: /*                   */ 'paid             paid             paid-late',
    parked: /*                     */ 'paid             paid             paid-late',
    'half is paid': /*             */ 'paid             paid             paid-late',
    'in process': /*               */ 'paid             paid             paid-late',
    'in process, cancelled': /*    */ 'paid             paid-late        paid-late',
    'in process, past the deadline': ' paid             paid             paid-late',
    'all is paid, order open': /*  */ 'paid             paid             paid',
    'paid to an order for less': /**/ 'awaiting-payment awaiting-payment awaiting-payment',
    'cancelled with its code': /*  */ 'paid             paid-late        paid-late',
    'cancelled while asking': /*   */ 'paid             paid-late        paid-late',
    'cancelled while unknown': /*  */ 'paid             paid-late        paid-late',
    'past the deadline': /*        */ 'paid             paid             paid-late',
    expired: /*                    */ 'paid             paid             paid-late',
    'expired, half is paid': /*    */ 'paid             paid             paid-late',
    'expired, then all is paid': /**/ 'paid             paid             paid-late',
    cancelled: /*                  */ 'paid             paid-late        paid-late',
    'cancelled, never sent': /*    */ 'paid-late        paid-late        paid-late',
    paid: /*                       */ 'paid             paid             paid',
    'paid late': /*                */ 'paid             paid             paid-late',
    adopted: /*                    */ 'paid-late        paid-late        paid-late',
  },
);

it('tries every kind of fact', () => {
  const kinds: Record<ChargeFact['kind'], true> = {
    'charge-requested': true,
    'charge-adopted': true,
    'request-not-sent': true,
    'request-retried': true,
    'request-repeated': true,
    'request-unanswered': true,
    'request-refused': true,
    'code-issued': true,
    'attempt-superseded': true,
    'charge-parked': true,
    'charge-recalled': true,
    'asking-stopped': true,
    'asking-resumed': true,
    'deadline-passed': true,
    'read-after-deadline': true,
    'order-seen': true,
    'payment-seen': true,
    'order-withdrawn': true,
    'mismatch-accepted': true,
  };
  expect([...columnsTried].toSorted()).toEqual(Object.keys(kinds).toSorted());
});
