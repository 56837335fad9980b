import { describe, expect, it } from 'vitest';
import type { Charge } from '#core/domain/charge';
import { SECOND } from '#core/domain/instant';
import { next } from '#core/domain/lifecycle';
import { toMoney } from '#core/domain/money';
import type { PrintJob, PrintJobId } from '#core/domain/print-job';
import { type RefundId, type RefundRecord, type RefundState, requestedRefund } from '#core/domain/refund';
import type { SaleRecord } from '#core/domain/sale-record';
import type { ShiftId } from '#core/domain/shift';
import { createBanners } from '#main/banners';
import {
  anOrder,
  aPayment,
  at,
  cartOf,
  chargeAfter,
  EXPIRY,
  issued,
  NOON,
  orderSeen,
  paymentSeen,
  readSince,
  saleId,
  stopped,
  TOTAL,
} from '#test/support/builders';

const sale: SaleRecord = {
  id: saleId('sale-1'),
  number: 41,
  openedAt: NOON,
  cart: cartOf(TOTAL),
  total: TOTAL,
  cashier: null,
  tenders: [],
  voided: [],
  acceptedOnSight: null,
  abandonedAt: null,
  receiptNumber: null,
  voidReceipts: [],
};

const shown = chargeAfter(issued());
const paid = chargeAfter(issued(), paymentSeen(aPayment()), orderSeen(anOrder()));
const late = { approvedAt: EXPIRY + SECOND, changedAt: EXPIRY + SECOND };
const paidLate = chargeAfter(
  issued(),
  stopped(),
  paymentSeen(aPayment(late), EXPIRY + 2 * SECOND),
  orderSeen(anOrder(), EXPIRY + 2 * SECOND),
);
const half = chargeAfter(issued(), paymentSeen(aPayment({ amount: toMoney(TOTAL / 2) })));
const twice = chargeAfter(
  issued(),
  paymentSeen(aPayment()),
  paymentSeen(aPayment({ id: '131500000002' })),
  orderSeen(anOrder()),
);

type Where = { isInFront?: boolean; wasParked?: boolean; of?: SaleRecord };
const onSight: SaleRecord = {
  ...sale,
  acceptedOnSight: { approver: 'Marta', reason: 'shows a paid screen', at: EXPIRY },
};
const leftOnSight = chargeAfter(issued(), at(NOON + SECOND, { kind: 'asking-stopped', why: 'on-sight' }));

function hearing(
  before: Charge | null,
  after: Charge,
  { isInFront = true, wasParked = false, of = sale }: Where = {},
): readonly (readonly [string, number])[] {
  const banners = createBanners(() => undefined);
  banners.hear({ before, after, sale: of }, isInFront, wasParked);
  return banners.list().map(({ kind, amount }) => [kind, amount]);
}

describe('what a person must hear of', () => {
  it('is nothing, when the charge in front is paid: its plate says so', () => {
    expect(hearing(shown, paid)).toEqual([]);
  });

  it('is a parked charge that was paid', () => {
    expect(hearing(shown, paid, { isInFront: false, wasParked: true })).toEqual([['paid-parked', TOTAL]]);
  });

  it('is money for a charge that nobody looks at', () => {
    expect(hearing(null, paid, { isInFront: false })).toEqual([['paid-adopted', TOTAL]]);
  });

  it('is money that came late, wherever the charge is', () => {
    expect(paidLate.state).toBe('paid-late');
    expect(hearing(shown, paidLate)).toEqual([['paid-late', TOTAL]]);
    expect(hearing(shown, paidLate, { isInFront: false, wasParked: true })).toEqual([['paid-late', TOTAL]]);
  });

  it('is how a payment ended that was taken on sight: it came, in time or late, or it never did', () => {
    const away = { isInFront: false, of: onSight };
    expect(hearing(leftOnSight, paid, away)).toEqual([['sight-paid', TOTAL]]);
    expect(hearing(leftOnSight, paidLate, away)).toEqual([['sight-paid', TOTAL]]);
    const ended = next(leftOnSight, readSince());
    expect(ended.state).toBe('cancelled');
    expect(hearing(leftOnSight, ended, away)).toEqual([['sight-unpaid', TOTAL]]);
    expect(hearing(ended, ended, away)).toEqual([]);
    expect(hearing(shown, paidLate, { isInFront: false })).toEqual([['paid-late', TOTAL]]);
  });

  it('is half of the money, unless its plate in front says so', () => {
    expect(hearing(shown, half)).toEqual([]);
    expect(hearing(shown, half, { isInFront: false })).toEqual([['partial', TOTAL / 2]]);
  });

  it('is money that came twice, by what is too much', () => {
    expect(hearing(shown, twice)).toEqual([['double', TOTAL]]);
    expect(hearing(paid, twice)).toEqual([['double', TOTAL]]);
  });
});

describe('a banner', () => {
  it('stands once however often it is heard of, until it is read, and then no more', () => {
    let changes = 0;
    const banners = createBanners(() => {
      changes += 1;
    });
    const news = { before: shown, after: paidLate, sale };
    banners.hear(news, false, false);
    banners.hear(news, false, false);
    expect(banners.list()).toMatchObject([{ saleNumber: 41, saleId: 'sale-1', kind: 'paid-late' }]);
    expect(changes).toBe(1);
    for (const { id } of banners.list()) banners.dismiss(id);
    banners.hear(news, false, false);
    expect(banners.list()).toEqual([]);
  });

  it('of another matter of the same charge still comes after the first was read', () => {
    const banners = createBanners(() => undefined);
    banners.hear({ before: shown, after: half, sale }, false, false);
    for (const { id } of banners.list()) banners.dismiss(id);
    banners.hear({ before: half, after: twice, sale }, false, false);
    expect(banners.list().map(({ kind }) => kind)).toContain('double');
  });
});

describe('a receipt that did not come out', () => {
  const job: PrintJob = {
    id: 'job-1' as PrintJobId,
    saleId: sale.id,
    isCopy: false,
    what: { kind: 'receipt' },
    place: 'usual',
    state: 'failed',
    trouble: 'unreachable',
    queuedAt: NOON,
  };
  const about = { saleId: sale.id, number: sale.number, amount: sale.total };

  it('is told with its sale, and asked about when the power went in the middle of it', () => {
    const banners = createBanners(() => undefined);
    banners.hearPaper([
      { job, about },
      { job: { ...job, id: 'job-2' as PrintJobId, trouble: 'interrupted' }, about },
    ]);
    expect(banners.list()).toMatchObject([
      { kind: 'print-failed', saleId: sale.id, saleNumber: 41, amount: TOTAL },
      { kind: 'print-interrupted', saleId: sale.id },
    ]);
  });

  it('is told as the shift’s where it is a Z', () => {
    const banners = createBanners(() => undefined);
    const what = { kind: 'report', shiftId: 'shift-1' as ShiftId, x: null } as const;
    banners.hearPaper([
      { job: { ...job, saleId: null, what }, about: { saleId: null, number: 42, amount: TOTAL } },
    ]);
    expect(banners.list()).toMatchObject([
      { kind: 'report-failed', saleId: null, saleNumber: null, amount: TOTAL },
    ]);
  });

  it('is not told any more once it is printed, and not twice once it was read', () => {
    const banners = createBanners(() => undefined);
    banners.hearPaper([{ job, about }]);
    banners.hearPaper([]);
    expect(banners.list()).toEqual([]);
    banners.hearPaper([{ job, about }]);
    banners.dismiss(banners.list()[0]?.id ?? '');
    banners.hearPaper([{ job, about }]);
    expect(banners.list()).toEqual([]);
  });
});

describe('of a refund a person hears', () => {
  const begun = requestedRefund({
    kind: 'refund-requested',
    at: NOON,
    terms: {
      refundId: 'refund-1' as RefundId,
      reference: paid.reference,
      saleId: sale.id,
      paymentId: '1',
      amount: toMoney(500),
      isAll: false,
      key: 'key-1',
      by: 'Marta',
      reason: 'devuelto',
    },
  });
  const as = (state: RefundState, change: Partial<RefundRecord> = {}): RefundRecord => ({
    ...begun,
    state,
    ...change,
  });
  const after = (...told: readonly RefundRecord[]): readonly string[] => {
    const banners = createBanners(() => undefined);
    told.forEach((refund, at) => {
      banners.hearRefund({ before: told[at - 1] ?? begun, after: refund }, sale);
    });
    return banners.list().map(({ kind }) => kind);
  };

  it.each([
    ['nothing, while it goes as it should', [as('in-process'), as('requested')], []],
    ['nothing, when it is done at once', [as('done')], []],
    ['that it was refused', [as('refused')], ['refund-failed']],
    ['that it came to nothing after all', [as('in-process'), as('rejected')], ['refund-failed']],
    ['that nobody knows', [as('unknown')], ['refund-unknown']],
    ['that it did not leave, until somebody knows less', [as('not-sent')], ['refund-not-sent']],
    ['the last of it alone', [as('not-sent'), as('requested'), as('unknown')], ['refund-unknown']],
    ['that it is done, once it was in doubt', [as('unknown'), as('done')], ['refund-done']],
    ['that it is done, once it took its time', [as('in-process'), as('done')], ['refund-done']],
    ['nothing more, when somebody let go of it', [as('not-sent'), as('dropped')], []],
  ] as const)('%s', (_title, told, expected) => {
    expect(after(...told)).toEqual(expected);
  });
});
