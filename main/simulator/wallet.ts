import type { Instant } from '#core/domain/instant';
import { type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import { leftOf, refundOutside } from '#main/simulator/refund-book';
import type { Code, Payment, PaymentWord, Scan, World } from '#main/simulator/world';

/** What a customer and their wallet, or the provider's back office, may do. */
export type Outcome = 'approved' | 'rejected' | 'in_process';

export type Target = {
  readonly reference: string;
  /** One of several codes made for the reference; the latest when left out. */
  readonly codeId?: string | undefined;
};

export type Paying = Target & {
  readonly outcome: Outcome;
  /** What is still missing, when left out. */
  readonly amount?: Money | undefined;
  /** A share of the order's total instead, in hundredths. */
  readonly percent?: number | undefined;
  readonly interest?: Money | undefined;
  readonly detail?: string | undefined;
  /** Even though the code has expired: an approval that nobody expected any more. */
  readonly late?: boolean | undefined;
  /** With a merchant order of its own, as a second phone makes one. */
  readonly newScan?: boolean | undefined;
  readonly approvedAt?: Instant | undefined;
};

export type Refusal = 'no_such_order' | 'no_such_payment' | 'order_expired' | 'bad_amount';

/** Money that came in, whatever became of it. */
const MONEY: ReadonlySet<PaymentWord> = new Set(['approved', 'in_mediation', 'refunded', 'charged_back']);
export const isMoney = ({ status }: Payment): boolean => MONEY.has(status);
export const receivedBy = ({ payments }: Scan): Money =>
  sum(payments.filter(isMoney).map(({ amount }) => amount));
export const isClosed = (order: Scan): boolean => receivedBy(order) >= order.code.total;

export function scan(world: World, target: Target, late = false): Result<Scan, Refusal> {
  world.runDue();
  const code = codeOf(world, target);
  if (code === null || !leadsAnywhere(world, code)) return err('no_such_order');
  if ((code.isTakenBack === true || world.now() >= code.expiresAt) && !late) return err('order_expired');
  return ok(openOrder(world, code));
}

/** Off the register's slot an order is gone, but for those who have scanned it. */
const leadsAnywhere = (world: World, code: Code): boolean =>
  code.mode === 'dynamic' ||
  code.register.slot.order === code ||
  world.scans.some((order) => order.code === code && order.isScanned);

/** The merchant order that a phone has now: its own, or the one that was there before anybody scanned. */
export function openOrder(world: World, code: Code): Scan {
  const at = world.now();
  const early = world.scans.find((order) => order.code === code && !order.isScanned);
  const order: Scan = early ?? {
    id: world.nextId('scan'),
    code,
    createdAt: at,
    updatedAt: at,
    isScanned: true,
    payments: [],
  };
  if (early === undefined) world.scans.push(order);
  order.isScanned = true;
  order.updatedAt = at;
  world.changed({ topic: 'merchant_order', id: order.id, code });
  return order;
}

function codeOf(world: World, { reference, codeId }: Target): Code | null {
  const codes = world.codes.filter((code) => code.reference === reference);
  return (codeId === undefined ? codes.at(-1) : codes.find(({ id }) => id === codeId)) ?? null;
}

export type Paid = { readonly order: Scan; readonly payment: Payment };

/** Expiry is asked at the scan: who had the order on the phone before may still confirm it. */
export function pay(world: World, paying: Paying): Result<Paid, Refusal> {
  world.runDue();
  const code = codeOf(world, paying);
  if (code?.isTakenBack === true && paying.late !== true) return err('order_expired');
  const open = world.scans.findLast((each) => each.code === code && each.isScanned && !isClosed(each));
  const found = open === undefined || paying.newScan === true ? scan(world, paying, paying.late) : ok(open);
  if (!found.ok) return found;
  const order = found.value;
  const amount = amountOf(order, paying);
  if (amount <= 0) return err('bad_amount');
  const at = world.now();
  const payment: Payment = {
    id: world.nextId('payment'),
    amount,
    interest: paying.interest ?? ZERO,
    createdAt: at,
    status: 'in_process',
    detail: paying.detail ?? 'pending_contingency',
    approvedAt: null,
    updatedAt: at,
    refunded: ZERO,
    refunds: [],
  };
  order.payments.push(payment);
  decide(world, { order, payment }, paying);
  return ok({ order, payment });
}

function amountOf(order: Scan, { amount, percent }: Paying): Money {
  if (amount !== undefined) return amount;
  if (percent !== undefined) return toMoney(Math.floor((order.code.total * percent) / 100));
  return subtract(order.code.total, receivedBy(order));
}

type Decision = Pick<Paying, 'outcome' | 'detail' | 'approvedAt'>;

function decide(world: World, { order, payment }: Paid, { outcome, detail, approvedAt }: Decision): void {
  const at = world.now();
  payment.status = outcome;
  payment.updatedAt = at;
  order.updatedAt = at;
  if (outcome === 'approved') {
    payment.approvedAt = approvedAt ?? at;
    payment.detail = 'accredited';
  }
  if (outcome === 'rejected') payment.detail = detail ?? 'cc_rejected_insufficient_amount';
  tell(world, { order, payment });
}

export function tell(world: World, { order, payment }: Paid): void {
  world.changed({ topic: 'payment', id: payment.id, code: order.code });
  world.changed({ topic: 'merchant_order', id: order.id, code: order.code });
}

export type Which = { readonly reference?: string | undefined; readonly paymentId?: number | undefined };

/** Ends a payment that was being processed. */
export function settle(world: World, which: Which, decision: Decision): Result<Paid, Refusal> {
  const paid = findPaid(world, which, ({ status }) => status === 'in_process');
  if (paid === null) return err('no_such_payment');
  decide(world, paid, decision);
  return ok(paid);
}

const DETAIL: Partial<Record<PaymentWord, string>> = {
  approved: 'accredited',
  refunded: 'refunded',
  in_mediation: 'in_mediation',
  charged_back: 'in_process',
  cancelled: 'by_collector',
};

/** Moves a payment on as the provider's back office would; a refund of less than all leaves it approved. */
export function move(world: World, which: Which, status: PaymentWord, amount?: Money): Result<Paid, Refusal> {
  const paid = findPaid(world, which, (payment) => isMoney(payment) || payment.status === 'in_process');
  if (paid === null) return err('no_such_payment');
  const { order, payment } = paid;
  const left = leftOf(payment);
  const refunding = status === 'refunded' ? (amount ?? left) : ZERO;
  if (refunding > left) return err('bad_amount');
  if (refunding > 0) refundOutside(world, payment, refunding);
  const isPartial = status === 'refunded' && payment.refunded < payment.amount;
  payment.status = isPartial ? 'approved' : status;
  payment.detail = isPartial ? 'partially_refunded' : (DETAIL[status] ?? payment.detail);
  if (isMoney(payment)) payment.approvedAt ??= world.now();
  payment.updatedAt = world.now();
  order.updatedAt = world.now();
  tell(world, paid);
  return ok(paid);
}

function findPaid(world: World, which: Which, fits: (payment: Payment) => boolean): Paid | null {
  for (const order of world.scans.toReversed()) {
    if (which.reference !== undefined && order.code.reference !== which.reference) continue;
    const payment = order.payments.findLast((each) =>
      which.paymentId === undefined ? fits(each) : each.id === which.paymentId,
    );
    if (payment !== undefined) return { order, payment };
  }
  return null;
}
