import { MINUTE } from '#core/domain/instant';
import { type Money, toMoney, ZERO } from '#core/domain/money';
import type { RefundId, RefundState } from '#core/domain/refund';
import type { PaymentView, RefundView, SaleMoneyView } from '#core/refund-views';
import { referenceOf, SALE } from '#test/support/cashier-views';
import { AFTERNOON } from '#test/support/customer-views';

const BEGAN = AFTERNOON - 4 * MINUTE;
const AMOUNT = toMoney(342_000);

const refundOf = (state: RefundState, at: number, change: Partial<RefundView> = {}): RefundView => ({
  id: `refund-${state}` as RefundId,
  amount: toMoney(40_000),
  given: null,
  state,
  trouble: null,
  by: 'Ana',
  reason: 'Devolvió la compra',
  requestedAt: BEGAN + at * 1000,
  mayDrop: false,
  steps: [
    { at: BEGAN + at * 1000, kind: 'refund-requested', status: null, why: null },
    ...(state === 'done'
      ? [{ at: BEGAN + at * 1000 + 900, kind: 'refund-seen', status: 'approved', why: null } as const]
      : []),
  ],
  ...change,
});

const failedFor = (kind: NonNullable<RefundView['trouble']>['kind']): Partial<RefundView> => ({
  trouble: { kind, code: null, message: '' },
});

const paymentOf = (change: Partial<PaymentView> = {}): PaymentView => ({
  id: '90210',
  reference: referenceOf('R000'),
  amount: AMOUNT,
  returned: ZERO,
  left: AMOUNT,
  status: 'approved',
  approvedAt: AFTERNOON - 5 * MINUTE,
  takesParts: true,
  age: 'in-time',
  refunds: [],
  ...change,
});

const moneyOf = (payments: readonly PaymentView[], excess: Money = ZERO): SaleMoneyView => ({
  saleId: SALE,
  saleNumber: 122,
  excess,
  excessRefund: null,
  payments,
});

/** One payment, nothing given back. */
export const plainMoney = moneyOf([paymentOf()]);
/** Where the country gives back the whole only, and the payment is old. */
export const wholeMoney = moneyOf([paymentOf({ takesParts: false, age: 'may-be-late' })]);
export const noPartMoney: SaleMoneyView = {
  ...moneyOf([paymentOf({ takesParts: false })], toMoney(42_000)),
  excessRefund: { kind: 'no-part' },
};
/** Paid twice: the later goes back in one step. */
export const doubleMoney: SaleMoneyView = {
  ...moneyOf([paymentOf(), paymentOf({ id: '90209', approvedAt: AFTERNOON - 6 * MINUTE })], AMOUNT),
  excessRefund: { kind: 'give', paymentId: '90210', amount: AMOUNT },
};
/** Refunds in every state. */
export const mixedMoney = moneyOf([
  paymentOf({
    returned: toMoney(40_000),
    left: toMoney(182_000),
    refunds: [
      refundOf('done', 0),
      refundOf('in-process', 20),
      refundOf('unknown', 40, failedFor('timeout')),
      refundOf('not-sent', 60, { ...failedFor('offline'), mayDrop: true }),
      refundOf('refused', 80, failedFor('balance')),
      refundOf('rejected', 100),
      refundOf('requested', 110),
      refundOf('dropped', 120),
    ],
  }),
  paymentOf({ id: '90208', left: ZERO, status: 'charged-back' }),
]);
