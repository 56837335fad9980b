import { describe, expect, it } from 'vitest';
import type { HeldPayment } from '#core/domain/charge';
import { type ExcessRefund, excessRefund, type Givable } from '#core/domain/excess';
import { type Money, toMoney, ZERO } from '#core/domain/money';
import { ref } from '#test/main/order-log/builders';

const payment = (id: string, amount: number, approvedAt: number): HeldPayment => ({
  id,
  status: 'approved',
  detail: null,
  amount: toMoney(amount),
  refunded: ZERO,
  currency: 'ARS',
  sellerId: '7',
  approvedAt,
  changedAt: approvedAt,
  learntAt: approvedAt,
});

const givable = (id: string, amount: number, change: Partial<Givable> = {}): Givable => ({
  reference: ref('A'),
  payment: payment(id, amount, 1000),
  left: toMoney(amount),
  takesParts: true,
  refunds: [],
  ...change,
});

const give = (paymentId: string, amount: number): ExcessRefund => ({
  kind: 'give',
  paymentId,
  amount: toMoney(amount),
});

/** The latest first, as the list comes. */
describe('what is too much goes back', () => {
  it.each<[string, Money, readonly Givable[], ExcessRefund | null]>([
    ['not where nothing is', ZERO, [givable('1', 1500)], null],
    ['not where nothing is left to give', toMoney(100), [givable('1', 1500, { left: ZERO })], null],
    ['by the later of two', toMoney(1500), [givable('2', 1500), givable('1', 1500)], give('2', 1500)],
    [
      'by the one that is just that, though another is later',
      toMoney(1500),
      [givable('2', 2000), givable('1', 1500)],
      give('1', 1500),
    ],
    ['as a part of what was more', toMoney(300), [givable('1', 1800)], give('1', 300)],
    [
      'whole by whole where no payment is as much',
      toMoney(2000),
      [givable('3', 1500), givable('2', 1500), givable('1', 500)],
      give('3', 1500),
    ],
    [
      'not in part where the country gives back the whole only',
      toMoney(300),
      [givable('1', 1800, { takesParts: false })],
      { kind: 'no-part' },
    ],
    [
      'whole there, where it is just that',
      toMoney(1500),
      [givable('2', 1500, { takesParts: false }), givable('1', 1500, { takesParts: false })],
      give('2', 1500),
    ],
    [
      'not by the rest of one there, of which some went back elsewhere',
      toMoney(500),
      [givable('1', 1500, { takesParts: false, left: toMoney(500) })],
      { kind: 'no-part' },
    ],
  ])('%s', (_title, excess, of, expected) => {
    expect(excessRefund(excess, of)).toEqual(expected);
  });
});
