import { describe, expect, it } from 'vitest';
import { CHARGE_STATES, type ChargeState, ODDNESS } from '#core/domain/charge';
import { toMoney, ZERO } from '#core/domain/money';
import { storyOf } from '#renderer/cashier/charge-story';

type Told = Parameters<typeof storyOf>[0];
const TOTAL = toMoney(508_590);
const told = (state: ChargeState, change: Partial<Told> = {}): Told => ({
  state,
  oddness: [],
  qrData: state === 'awaiting-payment' ? '000201' : null,
  attempt: 1,
  received: ZERO,
  total: TOTAL,
  mode: 'dynamic',
  newCode: { kind: 'finding-out' },
  stopReason: null,
  trouble: null,
  paidAt: state === 'paid' || state === 'paid-late' ? 1 : null,
  ...change,
});
const refusedFor = (code: string): Partial<Told> => ({
  trouble: { kind: 'conflict', code, message: 'otro-9' },
});
const look = (charge: Told, excess = ZERO) => {
  const { plate, words, acts } = storyOf(charge, excess);
  return `${plate} ${words}: ${acts.join(' ')}`;
};

describe('A charge, as the cashier is told', () => {
  it.each<[ChargeState, Partial<Told>, string]>([
    ['requested', {}, 'asking requested: cancel'],
    ['requested', { attempt: 2 }, 'asking requested-again: cancel'],
    ['awaiting-payment', {}, 'asking awaiting: check park cancel'],
    ['requested', { mode: 'attended' }, 'asking requested-register: cancel'],
    ['awaiting-payment', { mode: 'hybrid' }, 'asking awaiting-hybrid: check cancel'],
    ['awaiting-payment', { mode: 'attended' }, 'asking awaiting-attended: check cancel'],
    ['awaiting-payment', { qrData: null }, 'wait hidden: check cancel'],
    ['not-sent', {}, 'over not-sent: new-code back'],
    ['unknown', {}, 'wait unknown: check cancel'],
    ['unknown', { newCode: null }, 'wait unknown-read: check new-code cancel'],
    ['unknown', { mode: 'hybrid' }, 'wait unknown-register: check cancel'],
    ['unknown', { mode: 'hybrid', newCode: null }, 'wait unknown-absent: new-code check cancel'],
    ['superseded', {}, 'wait superseded: check back'],
    ['refused', {}, 'over refused: new-code back'],
    ['refused', refusedFor('invalid_expiration_date'), 'over refused: new-code back'],
    [
      'refused',
      { trouble: { kind: 'unauthorized', code: null, message: '' } },
      'over token-refused: renew-token new-code back',
    ],
    ['refused', refusedFor('slot_in_use'), 'wait slot-in-use: new-code take-register back'],
    ['refused', refusedFor('store_unknown'), 'over store-unknown: pick-register back'],
    ['refused', refusedFor('no_fixed_code'), 'over no-fixed-code: pick-register new-code back'],
    ['in-process', {}, 'wait in-process: check cancel'],
    ['in-process', { stopReason: 'cashier' }, 'wait in-process-left: check leave'],
    ['checking', {}, 'wait checking: check back'],
    ['checking', { stopReason: 'displaced' }, 'wait displaced-checking: check back'],
    ['checking', { stopReason: 'displaced', newCode: null }, 'wait displaced-checking: new-code check back'],
    ['expired', {}, 'over expired: new-code back'],
    ['cancelled', { stopReason: 'cashier' }, 'over cancelled: new-code back'],
    ['cancelled', { stopReason: 'displaced' }, 'over displaced: new-code back'],
    ['cancelled', { stopReason: 'paid-elsewhere' }, 'wait paid-elsewhere: check back'],
    ['paid', {}, 'paid paid: next'],
    ['paid-late', {}, 'paid paid-late: next give-back'],
    ['awaiting-payment', { received: toMoney(100) }, 'wait partial: check cancel'],
    ['expired', { received: toMoney(100), oddness: ['partial'] }, 'wait partial-ended: new-code back'],
    ['awaiting-payment', { received: TOTAL, oddness: ['mismatch'] }, 'wait mismatch: accept check cancel'],
    ['expired', { received: TOTAL, oddness: ['mismatch'] }, 'wait mismatch: accept check leave'],
    ['paid', { oddness: ['reverted'] }, 'wait reverted: next'],
    ['paid', { oddness: ['disputed'] }, 'wait disputed: next'],
    ['paid', { oddness: ['charged-back', 'reverted'] }, 'wait charged-back: next'],
    ['paid', { oddness: ['mismatch'] }, 'paid paid: next'],
  ])('%s %j', (state, change, expected) => {
    expect(look(told(state, change))).toBe(expected);
  });

  it('is a double when another code of the sale brought the money again', () => {
    expect(look(told('paid'), TOTAL)).toBe('wait double: next give-back');
    expect(look(told('paid'), toMoney(100))).toBe('wait double: next give-back');
  });

  it('offers to give back what is too much, until it has gone back', () => {
    const double = told('paid', { oddness: ['double'] });
    expect(look(double, TOTAL)).toBe('wait double: next give-back');
    expect(look(double, ZERO)).toBe('paid paid: next');
    const over = told('paid', { oddness: ['over'] });
    expect(look(over, toMoney(100))).toBe('paid over: next give-back');
    expect(look(over, ZERO)).toBe('paid paid: next');
  });

  it('is green when money is in, and never otherwise', () => {
    for (const state of CHARGE_STATES)
      for (const oddness of [[], ...ODDNESS.map((kind) => [kind])])
        for (const received of [ZERO, toMoney(1), TOTAL]) {
          const charge = told(state, { oddness, received });
          if (charge.paidAt === null) expect(storyOf(charge, ZERO).plate).not.toBe('paid');
        }
  });

  it('can always be left, one way or another', () => {
    for (const state of CHARGE_STATES)
      for (const oddness of [[], ...ODDNESS.map((kind) => [kind])])
        expect(
          storyOf(told(state, { oddness }), ZERO).acts.some((act) =>
            ['cancel', 'back', 'leave', 'next'].includes(act),
          ),
        ).toBe(true);
  });

  it('offers another code only after an end or an answer', () => {
    const offered = CHARGE_STATES.filter((state) => storyOf(told(state), ZERO).acts.includes('new-code'));
    expect(offered).toEqual(['not-sent', 'refused', 'expired', 'cancelled']);
  });
});
