import { HOUR, type Instant } from '#core/domain/instant';
import { type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import { amountOf, type Digits, digitsOf, type Json, type JsonObject } from '#main/simulator/json';
import { isOfOrders } from '#main/simulator/orders-book';
import type { RefundRecord } from '#main/simulator/refund-book';
import { isClosed, isMoney, receivedBy } from '#main/simulator/wallet';
import type { Code, Payment, Scan, World } from '#main/simulator/world';

/** As every example in the reference writes a time. */
export const timeOf = (at: Instant): string => `${new Date(at - 4 * HOUR).toISOString().slice(0, -1)}-04:00`;
const timeOrNull = (at: Instant | null): string | null => (at === null ? null : timeOf(at));

export const money = ({ site }: World, amount: Money): Digits => amountOf(amount, site.decimals);
const idOf = ({ quirks }: World, id: number): Json => (quirks.idsAsText ? String(id) : id);

const isExpired = (world: World, order: Scan): boolean =>
  world.quirks.ordersExpire &&
  world.now() >= order.code.expiresAt &&
  receivedBy(order) === 0 &&
  !isProcessing(order);
const isProcessing = ({ payments }: Scan): boolean => payments.some(({ status }) => status === 'in_process');

export function orderStatus(world: World, order: Scan): string {
  if (isClosed(order)) return 'closed';
  return isExpired(world, order) ? 'expired' : 'opened';
}

function progress(world: World, order: Scan): string {
  const received = receivedBy(order);
  const refunded = refundedFrom(order);
  if (refunded > 0) return refunded < received ? 'partially_reverted' : 'reverted';
  if (isClosed(order)) return 'paid';
  if (isExpired(world, order)) return 'expired';
  if (received > 0) return 'partially_paid';
  return isProcessing(order) ? 'payment_in_process' : 'payment_required';
}

const refundedFrom = ({ payments }: Scan): Money => sum(payments.map(({ refunded }) => refunded));

/** A sixteen-figure application id that no float holds: whoever reads ids as numbers is found out here. */
const APPLICATION = digitsOf('9007199254740993');

export function orderView(world: World, order: Scan): JsonObject {
  const { code } = order;
  const { shop, site } = world;
  return {
    id: idOf(world, order.id),
    status: orderStatus(world, order),
    external_reference: code.reference,
    preference_id: code.preferenceId,
    payments: order.payments.map((payment) => paymentInOrder(world, payment)),
    shipments: [],
    payouts: [],
    collector: { id: Number(shop.userId), email: '', nickname: shop.nickname },
    marketplace: 'NONE',
    notification_url: code.notificationUrl,
    date_created: timeOf(order.createdAt),
    last_updated: timeOf(order.updatedAt),
    sponsor_id: code.sponsorId,
    shipping_cost: 0,
    total_amount: money(world, code.total),
    site_id: site.id,
    paid_amount: money(world, receivedBy(order)),
    refunded_amount: money(world, refundedFrom(order)),
    payer: order.payments.length === 0 ? null : { id: 700900800, email: '' },
    items: code.items.map((item) => ({
      id: item.sku,
      category_id: item.category,
      currency_id: site.currency,
      description: item.description,
      picture_url: null,
      title: item.title,
      quantity: item.quantity,
      unit_price: money(world, item.unitPrice),
    })),
    cancelled: isExpired(world, order),
    additional_info: '',
    application_id: APPLICATION,
    is_test: true,
    order_status: progress(world, order),
  };
}

/** An order that lies on the register, as it was put there. */
export function heldView(world: World, code: Code): JsonObject {
  return {
    external_reference: code.reference,
    total_amount: money(world, code.total),
    items: code.items.map((item) => ({
      ...(item.sku === '' ? {} : { sku_number: item.sku }),
      ...(item.category === '' ? {} : { category: item.category }),
      title: item.title,
      ...(item.description === '' ? {} : { description: item.description }),
      unit_price: money(world, item.unitPrice),
      quantity: item.quantity,
      unit_measure: item.measure,
      total_amount: money(world, item.total),
    })),
    title: code.title,
    description: code.description,
    ...(code.sponsorId === null ? {} : { sponsor: { id: code.sponsorId } }),
    expiration_date: timeOf(code.expiresAt),
    ...(code.notificationUrl === null ? {} : { notification_url: code.notificationUrl }),
    user_id: world.shop.userId,
    external_pos_id: code.register.externalId,
  };
}

const paidByBuyer = (payment: Payment): Money =>
  isMoney(payment) ? sum([payment.amount, payment.interest]) : ZERO;

function paymentInOrder(world: World, payment: Payment): JsonObject {
  return {
    id: idOf(world, payment.id),
    transaction_amount: money(world, payment.amount),
    total_paid_amount: money(world, paidByBuyer(payment)),
    shipping_cost: 0,
    currency_id: world.site.currency,
    status: payment.status,
    [world.quirks.statusDetailsTypo ? 'status_details' : 'status_detail']: payment.detail,
    operation_type: 'regular_payment',
    date_approved: timeOrNull(payment.approvedAt),
    date_created: timeOf(payment.createdAt),
    last_modified: timeOf(payment.updatedAt),
    amount_refunded: money(world, payment.refunded),
  };
}

export function paymentView(world: World, order: Scan, payment: Payment): JsonObject {
  const { shop, site } = world;
  const isCard = payment.status === 'rejected' || payment.interest > 0;
  return {
    id: idOf(world, payment.id),
    date_created: timeOf(payment.createdAt),
    date_approved: timeOrNull(payment.approvedAt),
    date_last_updated: timeOf(payment.updatedAt),
    date_of_expiration: null,
    money_release_date: timeOrNull(payment.approvedAt),
    operation_type: 'regular_payment',
    payment_method_id: isCard ? 'visa' : 'account_money',
    payment_type_id: isCard ? 'credit_card' : 'account_money',
    status: payment.status,
    status_detail: payment.detail,
    currency_id: site.currency,
    description: order.code.title,
    live_mode: false,
    sponsor_id: order.code.sponsorId,
    collector_id: Number(order.code.collectorId ?? shop.userId),
    // Made up, and here so that whoever keeps what it must not keep is found out.
    payer: {
      id: '700900800',
      email: 'test_user_700900800@testuser.com',
      identification: { type: 'DNI', number: '12345678' },
    },
    ...(isCard ? { card: { first_six_digits: '450799', last_four_digits: '3704' } } : {}),
    metadata: {},
    order: { id: String(order.id), type: 'mercadopago' },
    external_reference: order.code.reference,
    transaction_amount: money(world, payment.amount),
    transaction_amount_refunded: money(world, payment.refunded),
    ...feesOf(world, payment),
    captured: true,
    installments: payment.interest > 0 ? 3 : 1,
    ...registerOf(world, order),
    point_of_interaction: {
      type: 'INSTORE',
      business_info: { unit: 'wallet', sub_unit: 'qr', branch: 'QR' },
    },
    refunds: payment.refunds.map((each) => refundView(world, payment, each)),
  };
}

/** Null where it was no register's: a link, a transfer. */
function registerOf({ quirks, book }: World, { code }: Scan): JsonObject {
  const isTold =
    quirks.paymentsTellRegister === 'all' ||
    (quirks.paymentsTellRegister === 'instore' && !isOfOrders(book, code));
  const { id, storeId } = code.register;
  return isTold && id !== '' ? { store_id: storeId, pos_id: id } : { store_id: null, pos_id: null };
}

/** 0.8 %, rounded down to what the currency has. */
const feeOn = ({ amount }: Payment): Money => toMoney(Math.floor((amount * 8) / 1000));

function feesOf(world: World, payment: Payment): JsonObject {
  const total_paid_amount = money(world, paidByBuyer(payment));
  if (!world.quirks.paymentsTellFees || !isMoney(payment))
    return { fee_details: [], transaction_details: { total_paid_amount } };
  const fee = { type: 'mercadopago_fee', amount: money(world, feeOn(payment)), fee_payer: 'collector' };
  const interest = { type: 'financing_fee', amount: money(world, payment.interest), fee_payer: 'payer' };
  const net_received_amount = money(world, subtract(payment.amount, feeOn(payment)));
  return {
    fee_details: payment.interest > 0 ? [fee, interest] : [fee],
    transaction_details: { net_received_amount, total_paid_amount },
  };
}

export const refundView = (world: World, payment: Payment, refund: RefundRecord): JsonObject => ({
  id: idOf(world, refund.id),
  payment_id: idOf(world, payment.id),
  amount: money(world, refund.amount),
  metadata: {},
  source: { id: world.shop.userId, name: world.shop.nickname, type: 'collector' },
  date_created: timeOf(refund.createdAt),
  unique_sequence_number: null,
  refund_mode: 'standard',
  adjustment_amount: 0,
  status: refund.status,
  reason: null,
  labels: [],
  partition_details: [],
});
