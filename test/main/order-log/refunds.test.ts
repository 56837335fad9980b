import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { RefundFact, RefundId, RefundTerms } from '#core/domain/refund';
import type { Entry } from '#core/order-log';
import { rebuild } from '#main/order-log/projections';
import { onCharge, openShop, paymentOf, ref, requested, saleNamed, saleOpened, T0 } from './builders.ts';
import { projectionsOf } from './projections.ts';

const named = (name: string): RefundId => `refund-${name}` as RefundId;

const wanted = (name: string, amount: number, more: Partial<RefundTerms> = {}): Entry => ({
  stream: 'refund',
  id: named(name),
  fact: {
    kind: 'refund-requested',
    at: T0 + 60,
    terms: {
      refundId: named(name),
      reference: ref('A'),
      saleId: saleNamed('1'),
      paymentId: 'payment-1',
      amount: toMoney(amount),
      isAll: false,
      key: `key-${name}`,
      by: 'Marta',
      reason: 'devuelto',
      ...more,
    },
  },
});
type Untimed<F> = F extends RefundFact ? Omit<F, 'at'> : never;
const onRefund = (name: string, fact: Untimed<RefundFact>): Entry => ({
  stream: 'refund',
  id: named(name),
  fact: { ...fact, at: T0 + 61 } as RefundFact,
});
const refused = {
  kind: 'refund-refused',
  reason: 'balance',
  code: '2085',
  message: 'no balance',
} as const;

function paidShop() {
  const shop = openShop();
  shop.log.commit([saleOpened('1', 1), requested('A')]);
  shop.log.commit([onCharge('A', { kind: 'payment-seen', payment: paymentOf(), at: T0 + 40 })]);
  return shop;
}

it('keeps a refund beside its sale, and knows what is still to be found out', () => {
  const { log } = paidShop();
  log.commit([wanted('1', 400)]);
  log.commit([onRefund('1', { kind: 'refund-unanswered', reason: 'timeout' })]);
  expect(log.refundsOf(saleNamed('1'))).toMatchObject([{ state: 'unknown', amount: 400 }]);
  expect(log.unfinishedRefunds()).toHaveLength(1);
  const refund = { id: '77', status: 'approved', amount: toMoney(400), madeAt: null } as const;
  log.commit([onRefund('1', { kind: 'refund-seen', refund })]);
  expect(log.refund(named('1'))).toMatchObject({ state: 'done', providerRefundId: '77' });
  expect(log.unfinishedRefunds()).toEqual([]);
});

it('refuses, in the file itself, to give back more than came in', () => {
  const { log } = paidShop();
  expect(log.commit([wanted('1', 600)]).ok).toBe(true);
  expect(() => log.commit([wanted('2', 401)])).toThrow('refunds exceed what came in');
  expect(log.refund(named('2'))).toBeNull();
  expect(log.commit([wanted('3', 400)]).ok).toBe(true);
});

it('has the room again that a refused refund took up', () => {
  const { log } = paidShop();
  log.commit([wanted('1', 1000)]);
  log.commit([onRefund('1', refused)]);
  expect(log.commit([wanted('2', 1000)]).ok).toBe(true);
});

it('refuses a refund of a payment that it does not know', () => {
  const { log } = paidShop();
  expect(() => log.commit([wanted('1', 1, { paymentId: 'payment-9' })])).toThrow('exceed');
});

it('never takes one key for two refunds', () => {
  const { log } = paidShop();
  log.commit([wanted('1', 100)]);
  expect(() => log.commit([wanted('2', 100, { key: 'key-1' })])).toThrow('UNIQUE');
});

it('makes its list anew from the facts', () => {
  const { db, log } = paidShop();
  log.commit([wanted('1', 400)]);
  log.commit([onRefund('1', refused), wanted('2', 900)]);
  const before = projectionsOf(db);
  rebuild(db);
  expect(projectionsOf(db)).toEqual(before);
});
