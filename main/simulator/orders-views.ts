import type { Instant } from '#core/domain/instant';
import { type Money, sum, toDecimal } from '#core/domain/money';
import type { SiteId } from '#core/domain/site';
import type { JsonObject } from '#main/simulator/json';
import type { OrderRecord } from '#main/simulator/orders-book';
import type { RefundRecord } from '#main/simulator/refund-book';
import { isClosed, isMoney } from '#main/simulator/wallet';
import type { Payment, Scan, World } from '#main/simulator/world';

/** An order as the Orders API shows it (contract §§8.1, 8.5): amounts as text, times in UTC, PAY ids. */

type Status = { readonly status: string; readonly detail: string };

/** The order has one payment: the scan that paid it. Whatever another phone paid shows among payments alone. */
export const paidScan = (world: World, { code }: OrderRecord): Scan | null =>
  world.scans.find((each) => each.code === code && isClosed(each)) ?? null;

export const moneyIn = (scan: Scan | null): readonly Payment[] => scan?.payments.filter(isMoney) ?? [];

export const isBeingPaid = (world: World, { code }: OrderRecord): boolean =>
  world.scans.some(
    (each) => each.code === code && each.payments.some(({ status }) => status === 'in_process'),
  );

export function statusOf(world: World, order: OrderRecord): Status {
  const paid = moneyIn(paidScan(world, order));
  if (paid.length > 0) return paidStatus(world, paid);
  if (order.code.isTakenBack === true) return { status: 'canceled', detail: 'canceled' };
  const isOver = world.now() >= order.code.expiresAt && !isBeingPaid(world, order);
  return isOver ? { status: 'expired', detail: 'expired' } : { status: 'created', detail: 'created' };
}

function paidStatus({ quirks }: World, paid: readonly Payment[]): Status {
  const back = sum(paid.map(({ refunded }) => refunded));
  if (back === 0) return { status: 'processed', detail: quirks.v1OrdersDetail };
  return back < sum(paid.map(({ amount }) => amount))
    ? { status: 'processed', detail: 'partially_refunded' }
    : { status: 'refunded', detail: 'refunded' };
}

const COUNTRY: Record<SiteId, string> = {
  MLA: 'ARG',
  MLB: 'BRA',
  MLC: 'CHL',
  MCO: 'COL',
  MLM: 'MEX',
  MPE: 'PER',
  MLU: 'URY',
};

const textOf = ({ site }: World, amount: Money): string => toDecimal(amount, site.decimals);
const timeOf = (at: Instant): string => new Date(at).toISOString();
const MODE = { attended: 'static', dynamic: 'dynamic', hybrid: 'hybrid' } as const;

/** What a search tells of an order. */
export function briefView(world: World, order: OrderRecord): JsonObject {
  const { status, detail } = statusOf(world, order);
  return {
    id: order.id,
    type: 'qr',
    processing_mode: 'automatic',
    external_reference: order.code.reference,
    total_amount: textOf(world, order.code.total),
    status,
    status_detail: detail,
  };
}

export function ordersView(world: World, order: OrderRecord): JsonObject {
  const { code } = order;
  const scan = paidScan(world, order);
  const refunds = moneyIn(scan).flatMap((each, at) => refundViews(world, order, each, at));
  return {
    ...briefView(world, order),
    ...(code.description === '' ? {} : { description: code.description }),
    expiration_time: order.lifeText,
    country_code: COUNTRY[world.site.id],
    user_id: world.shop.userId,
    currency: world.site.currency,
    created_date: timeOf(code.createdAt),
    last_updated_date: timeOf(changedAt(world, order)),
    integration_data: { application_id: '4200000000000001' },
    ...(scan === null ? {} : { total_paid_amount: textOf(world, sum(moneyIn(scan).map(byBuyer))) }),
    transactions: {
      payments: transactions(world, order, scan),
      ...(refunds.length === 0 ? {} : { refunds }),
    },
    config: { qr: { external_pos_id: code.register.externalId, mode: MODE[code.mode] } },
    items: itemViews(world, order),
    ...(hasCode(world, order) ? { type_response: { qr_data: code.qrData } } : {}),
  };
}

const hasCode = (world: World, order: OrderRecord): boolean =>
  order.code.mode !== 'attended' && statusOf(world, order).status === 'created';

function changedAt(world: World, order: OrderRecord): Instant {
  const { status } = statusOf(world, order);
  if (status === 'expired') return order.code.expiresAt;
  if (status === 'canceled') return order.takenBackAt ?? order.code.createdAt;
  return paidScan(world, order)?.updatedAt ?? order.code.createdAt;
}

const byBuyer = ({ amount, interest }: Payment): Money => sum([amount, interest]);

const payId = ({ paymentId }: OrderRecord, at: number): string =>
  at === 0 ? paymentId : `${paymentId.slice(0, -2)}${String(at).padStart(2, '0')}`;

function transactions(world: World, order: OrderRecord, scan: Scan | null): readonly JsonObject[] {
  const paid = moneyIn(scan);
  if (paid.length > 0) return paid.map((each, at) => paidTransaction(world, order, each, at));
  const { status } = statusOf(world, order);
  const detail = { created: 'ready_to_process', canceled: 'canceled_by_api' }[status] ?? status;
  return [{ id: order.paymentId, amount: textOf(world, order.code.total), status, status_detail: detail }];
}

function paidTransaction(world: World, order: OrderRecord, payment: Payment, at: number): JsonObject {
  const { status, detail } = paidStatus(world, [payment]);
  const realId = String(payment.id);
  const { v1OrdersReference } = world.quirks;
  return {
    id: payId(order, at),
    amount: textOf(world, payment.amount),
    status,
    status_detail: detail,
    ...(v1OrdersReference === 'reference_id' ? { reference_id: realId } : {}),
    ...(v1OrdersReference === 'reference.id' ? { reference: { id: realId } } : {}),
    paid_amount: textOf(world, byBuyer(payment)),
    payment_method: { id: 'account_money', type: 'account_money' },
  };
}

const REFUND_STATUS = { approved: 'processed', in_process: 'processing', rejected: 'failed' } as const;

const refundViews = (world: World, order: OrderRecord, payment: Payment, at: number): readonly JsonObject[] =>
  payment.refunds.map((each) => refundView(world, payId(order, at), each));

export const refundView = (world: World, transactionId: string, refund: RefundRecord): JsonObject => ({
  id: `REF01${String(refund.id).padStart(24, '0')}`,
  transaction_id: transactionId,
  reference_id: String(refund.id),
  amount: textOf(world, refund.amount),
  status: REFUND_STATUS[refund.status],
});

export const transactionOf = (world: World, order: OrderRecord, id: string): Payment | null =>
  moneyIn(paidScan(world, order)).find((_, at) => payId(order, at) === id) ?? null;

export const idOfPayment = (world: World, order: OrderRecord, payment: Payment): string =>
  payId(order, moneyIn(paidScan(world, order)).indexOf(payment));

const itemViews = (world: World, { code }: OrderRecord): readonly JsonObject[] =>
  code.items.map((item) => ({
    title: item.title,
    unit_price: textOf(world, item.unitPrice),
    quantity: item.quantity,
    ...(item.measure === '' ? {} : { unit_measure: item.measure }),
    ...(item.description === '' ? {} : { description: item.description }),
    ...(item.sku === '' ? {} : { external_code: item.sku }),
    ...(item.category === '' ? {} : { external_categories: [{ id: item.category }] }),
  }));
