import { describe, expect, it } from 'vitest';
import type { HeldPayment } from '#core/domain/charge';
import { DAY } from '#core/domain/instant';
import { toMoney, ZERO } from '#core/domain/money';
import { type RefundId, type RefundRecord, requestedRefund } from '#core/domain/refund';
import {
  goesByPayment,
  isListedAs,
  leftByOurs,
  leftOf,
  refundAge,
  whyNoRefund,
} from '#core/domain/refund-rules';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import type { Refund } from '#core/provider';
import { ref, saleNamed } from '#test/main/order-log/builders';

const paymentIn = (siteId: SiteId, change: Partial<HeldPayment> = {}): HeldPayment => ({
  id: '1',
  status: 'approved',
  detail: null,
  amount: toMoney(1500),
  refunded: ZERO,
  currency: siteOf(siteId).currency,
  sellerId: '7',
  approvedAt: 1000,
  changedAt: 1000,
  learntAt: 1000,
  ...change,
});

const ourRefund = (change: Partial<RefundRecord> = {}): RefundRecord => ({
  ...requestedRefund({
    kind: 'refund-requested',
    at: 10_000_000,
    terms: {
      refundId: 'refund-1' as RefundId,
      reference: ref('A'),
      saleId: saleNamed('1'),
      paymentId: '1',
      amount: toMoney(500),
      isAll: false,
      key: 'key-1',
      by: 'Marta',
      reason: 'devuelto',
    },
  }),
  ...change,
});

const listed = (change: Partial<Refund> = {}): Refund => ({
  id: '900',
  status: 'approved',
  amount: toMoney(500),
  madeAt: 10_000_500,
  ...change,
});

describe('a part of a payment', () => {
  it.each(SITE_IDS)('is given back in %s only where the country allows it', (siteId) => {
    const payment = paymentIn(siteId);
    const wrong = whyNoRefund(toMoney(500), payment.amount, { siteId, payment }, []);
    const isAllowed = siteId === 'MLA' || siteId === 'MLB' || siteId === 'MLC' || siteId === 'MLM';
    expect(wrong).toBe(isAllowed ? null : 'partial-unsupported');
  });

  it.each(SITE_IDS)('is not needed to give back all of it in %s', (siteId) => {
    const payment = paymentIn(siteId);
    expect(whyNoRefund(null, payment.amount, { siteId, payment }, [])).toBeNull();
    expect(whyNoRefund(payment.amount, payment.amount, { siteId, payment }, [])).toBeNull();
  });

  it('is what the rest of a payment is, after some of it went back elsewhere', () => {
    const payment = paymentIn('MCO');
    expect(whyNoRefund(null, toMoney(900), { siteId: 'MCO', payment }, [])).toBe('partial-unsupported');
  });

  it('is not taken of money in another currency', () => {
    const payment = paymentIn('MLA', { currency: 'USD' });
    expect(whyNoRefund(toMoney(500), payment.amount, { siteId: 'MLA', payment }, [])).toBe(
      'partial-unsupported',
    );
  });
});

it.each([
  [toMoney(1501), toMoney(1500), 'too-much'],
  [toMoney(0), toMoney(1500), 'too-much'],
  [toMoney(1), ZERO, 'nothing-left'],
  [null, ZERO, 'nothing-left'],
] as const)('%s of %s left is %s', (amount, left, wrong) => {
  expect(whyNoRefund(amount, left, { siteId: 'MLA', payment: paymentIn('MLA') }, [])).toBe(wrong);
});

it.each(['requested', 'not-sent', 'unknown'] as const)(
  'waits for an earlier one of the payment that is %s',
  (state) => {
    const wrong = whyNoRefund(toMoney(100), toMoney(1000), { siteId: 'MLA', payment: paymentIn('MLA') }, [
      ourRefund({ state }),
    ]);
    expect(wrong).toBe('one-under-way');
  },
);

describe('what is left of a payment', () => {
  it('is less what the provider lists, on its way too, but for what it rejected', () => {
    const list = [
      listed(),
      listed({ id: '901', status: 'in-process' }),
      listed({ id: '902', status: 'rejected' }),
    ];
    expect(leftOf(paymentIn('MLA'), list, [])).toBe(500);
  });

  it('is less what of ours is not listed yet', () => {
    expect(leftOf(paymentIn('MLA'), [], [ourRefund({ state: 'unknown' })])).toBe(1000);
    const done = ourRefund({ state: 'done', providerRefundId: '900' });
    expect(leftOf(paymentIn('MLA'), [listed()], [done])).toBe(1000);
  });

  it.each(['refunded', 'charged-back'] as const)('is nothing once it is %s', (status) => {
    expect(leftOf(paymentIn('MLA', { status }), [], [])).toBe(0);
    expect(leftByOurs(paymentIn('MLA', { status }), [])).toBe(0);
  });

  it('is told on the screen by what is written here', () => {
    const done = ourRefund({ state: 'done' });
    expect(leftByOurs(paymentIn('MLA'), [done])).toBe(1000);
    expect(leftByOurs(paymentIn('MLA', { refunded: toMoney(500) }), [done])).toBe(1000);
    expect(leftByOurs(paymentIn('MLA', { refunded: toMoney(500) }), [done, ourRefund()])).toBe(500);
    expect(leftByOurs(paymentIn('MLA', { status: 'in-process' }), [])).toBe(0);
  });
});

describe('a listed refund is ours', () => {
  it('by its id once that is known, whatever else is the same', () => {
    const refund = ourRefund({ providerRefundId: '900' });
    expect(isListedAs(listed(), refund, [refund])).toBe(true);
    expect(isListedAs(listed({ id: '901' }), refund, [refund])).toBe(false);
  });

  it.each([
    ['of the same amount, made since', {}, true],
    ['not where it was made long before', { madeAt: 10_000_000 - 600_000 }, false],
    ['not where it is of another amount', { amount: toMoney(501) }, false],
    ['not where it came to nothing', { status: 'rejected' }, false],
  ] as const)('%s', (_title, change, isOurs) => {
    expect(isListedAs(listed(change), ourRefund(), [])).toBe(isOurs);
  });

  it('and of one of ours alone', () => {
    const other = ourRefund({ refundId: 'refund-2' as RefundId, providerRefundId: '900', state: 'done' });
    expect(isListedAs(listed(), ourRefund(), [other])).toBe(false);
  });
});

it('goes by its payment once the order is too old to be read, and by the same way when asked again', () => {
  const charge = { api: 'orders', requestedAt: 0 } as const;
  expect(goesByPayment(charge, { requestedAt: 79 * DAY })).toBe(false);
  expect(goesByPayment(charge, { requestedAt: 81 * DAY })).toBe(true);
  expect(goesByPayment({ ...charge, api: 'instore' }, { requestedAt: 200 * DAY })).toBe(false);
});

it('says how surely it is too old, and lets the provider decide', () => {
  expect(refundAge('MLA', 0, 179 * DAY)).toBe('in-time');
  expect(refundAge('MLA', 0, 181 * DAY)).toBe('may-be-late');
  expect(refundAge('MLA', 0, 361 * DAY)).toBe('surely-late');
  expect(refundAge('MLA', null, 361 * DAY)).toBe('in-time');
});
