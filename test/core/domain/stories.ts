import { type Charge, type ChargeFact, worstOddness } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { SeenPayment } from '#core/provider';
import {
  anOrder,
  aPayment,
  at,
  NOON,
  orderSeen,
  paymentSeen,
  reference,
  TOTAL,
} from '#test/support/builders';

/* What the stories of a charge's life share: moments, and facts that several of them tell. */

export const HALF = toMoney(TOTAL / 2);
export const A_MINUTE_IN = NOON + MINUTE;
export const closed = orderSeen(anOrder());
export const paysAt = (approvedAt: number, with_: Partial<SeenPayment> = {}): ChargeFact =>
  paymentSeen(aPayment({ approvedAt, ...with_ }), approvedAt + SECOND);
export const unanswered = at(NOON + 15 * SECOND, { kind: 'request-unanswered', reason: 'timeout' });
export const superseded = at(A_MINUTE_IN, { kind: 'attempt-superseded', by: reference('mst-abc123-second') });
export const notSent = at(NOON + SECOND, { kind: 'request-not-sent', reason: 'offline' });
export const accepted = at(NOON + 2 * MINUTE, {
  kind: 'mismatch-accepted',
  by: 'Marta',
  reason: 'checked by phone',
});

export const summary = (charge: Charge): string => `${charge.state}/${worstOddness(charge)}`;
