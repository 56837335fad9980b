import { createHmac } from 'node:crypto';
import { sum, toDecimal } from '#core/domain/money';
import { type JsonObject, writeJson } from '#main/simulator/json';
import type { NotifySettings } from '#main/simulator/notif-settings';
import type { OrderRecord } from '#main/simulator/orders-book';
import { idOfPayment, moneyIn, paidScan, statusOf } from '#main/simulator/orders-views';
import { timeOf } from '#main/simulator/views';
import { isClosed } from '#main/simulator/wallet';
import type { Scan, World } from '#main/simulator/world';

/** One notification, ready to leave. */
export type Notification = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const APPLICATION = '4200000000000001';

/** Legacy, and never signed (contract §6.1). */
export function ipn(address: string, topic: 'merchant_order' | 'payment', id: number): Notification {
  const url = new URL(address);
  url.searchParams.set('topic', topic);
  url.searchParams.set('id', String(id));
  const resource = topic === 'payment' ? String(id) : `https://api.mercadolibre.com/merchant_orders/${id}`;
  return { url: url.href, headers: {}, body: JSON.stringify({ resource, topic }) };
}

/** What a webhook says, whoever it goes to. */
export type Said = { readonly type: string; readonly id: string; readonly body: JsonObject };

export function paymentSaid(world: World, id: number, event: string, version: number): Said {
  return {
    type: 'payment',
    id: String(id),
    body: {
      id: event,
      live_mode: false,
      type: 'payment',
      date_created: timeOf(world.now()),
      user_id: world.shop.userId,
      api_version: 'v1',
      action: version === 0 ? 'payment.created' : 'payment.updated',
      data: { id: String(id) },
    },
  };
}

/** The order's id is the body's own; there is no `data.id` in it (contract §6.2). */
export function merchantOrderSaid(world: World, order: Scan, version: number): Said {
  const status = isClosed(order) ? 'closed' : 'opened';
  return {
    type: 'topic_merchant_order_wh',
    id: String(order.id),
    body: {
      action: version === 0 ? 'create' : 'update',
      application_id: APPLICATION,
      data: { currency_id: '', marketplace: 'NONE', status },
      date_created: timeOf(world.now()),
      id: String(order.id),
      live_mode: false,
      status,
      type: 'topic_merchant_order_wh',
      user_id: Number(world.shop.userId),
      version,
    },
  };
}

/** Of the Orders API (contract §8.6). */
export function orderSaid(world: World, order: OrderRecord, version: number): Said {
  const { status, detail } = statusOf(world, order);
  return {
    type: 'order',
    id: order.id,
    body: {
      action: `order.${detail === 'partially_refunded' ? 'refunded' : status}`,
      api_version: 'v1',
      application_id: APPLICATION,
      data: {
        external_reference: order.code.reference,
        id: order.id,
        status,
        status_detail: detail,
        total_amount: toDecimal(order.code.total, world.site.decimals),
        type: 'qr',
        version,
        ...paidPart(world, order),
      },
      date_created: new Date(world.now()).toISOString(),
      live_mode: false,
      type: 'order',
      user_id: world.shop.userId,
    },
  };
}

function paidPart(world: World, order: OrderRecord): JsonObject {
  const paid = moneyIn(paidScan(world, order));
  if (paid.length === 0) return {};
  const { status, detail } = statusOf(world, order);
  const byBuyer = paid.map(({ amount, interest }) => sum([amount, interest]));
  const { decimals } = world.site;
  return {
    total_paid_amount: toDecimal(sum(byBuyer), decimals),
    transactions: {
      payments: paid.map((each, at) => ({
        amount: toDecimal(each.amount, decimals),
        id: idOfPayment(world, order, each),
        paid_amount: toDecimal(byBuyer[at] ?? each.amount, decimals),
        reference: { id: String(each.id) },
        status,
        status_detail: detail,
      })),
    },
  };
}

export type Signing = Pick<NotifySettings, 'secret' | 'signsId' | 'signsIn'> & {
  readonly now: number;
  readonly requestId: string;
};

export function webhook(address: string, { type, id, body }: Said, signing: Signing): Notification {
  const url = new URL(address);
  url.searchParams.set('data.id', id);
  url.searchParams.set('type', type);
  const headers = { 'x-request-id': signing.requestId, ...signatureOf(id, signing) };
  return { url: url.href, headers, body: writeJson(body) };
}

function signatureOf(id: string, { secret, signsId, signsIn, now, requestId }: Signing) {
  if (secret === null) return {};
  const ts = String(signsIn === 'seconds' ? Math.floor(now / 1000) : now);
  const signedId = signsId === 'lower-case' ? id.toLowerCase() : id;
  const manifest = `id:${signedId};request-id:${requestId};ts:${ts};`;
  return { 'x-signature': `ts=${ts},v1=${createHmac('sha256', secret).update(manifest).digest('hex')}` };
}
