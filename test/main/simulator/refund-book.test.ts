import { expect, it } from 'vitest';
import { toMoney, ZERO } from '#core/domain/money';
import { bookRefund, leftOf, type RefundRecord, settleBook } from '#main/simulator/refund-book';
import type { Payment } from '#main/simulator/world';

const payment = (): Payment => ({
  id: 1,
  amount: toMoney(1000),
  interest: ZERO,
  createdAt: 0,
  status: 'approved',
  detail: 'accredited',
  approvedAt: 0,
  updatedAt: 0,
  refunded: ZERO,
  refunds: [],
});

const record = (amount: number, status: RefundRecord['status'] = 'approved'): RefundRecord => ({
  id: amount,
  key: null,
  asked: null,
  amount: toMoney(amount),
  createdAt: 0,
  status,
});

it('breaks rather than give back more than came in', () => {
  const paid = payment();
  bookRefund(paid, record(600, 'in_process'), 1);
  bookRefund(paid, record(300), 2);
  expect([leftOf(paid), paid.refunded, paid.status]).toEqual([100, 300, 'approved']);
  expect(() => bookRefund(paid, record(101), 3)).toThrow('more is given back than came in');
});

it('breaks rather than take back what was given back', () => {
  const paid = payment();
  const given = record(1000);
  bookRefund(paid, given, 1);
  expect([paid.refunded, paid.status]).toEqual([1000, 'refunded']);
  given.status = 'rejected';
  expect(() => settleBook(paid, 2)).toThrow('money that went back came again');
});
