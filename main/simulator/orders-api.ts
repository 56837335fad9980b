import { DAY, type Instant } from '#core/domain/instant';
import { keepAnswer, keptAnswer, newId, type OrderRecord } from '#main/simulator/orders-book';
import {
  BAD_KEY,
  BAD_PATH,
  badValue,
  KEY_USED,
  LOCKED,
  NO_KEY,
  NO_ORDER,
  NOT_CREATED,
  ordersRefusal,
} from '#main/simulator/orders-envelopes';
import { readOrdersRequest } from '#main/simulator/orders-request';
import { briefView, isBeingPaid, ordersView, statusOf } from '#main/simulator/orders-views';
import { pageOf } from '#main/simulator/search';
import { makeCode } from '#main/simulator/slot';
import type { Answer, World } from '#main/simulator/world';

/** The Orders API for QR (contract §8): `/v1/orders`. */

/** A write: what was asked, under which key. */
export type Write = { readonly path: string; readonly body: string; readonly key: string };

/** Does it once: the same request under the same key is answered as it was the first time. */
export function once(world: World, { path, body, key }: Write, act: () => Answer): Answer {
  const wrong = keyComplaint(world, key);
  if (wrong !== null) return wrong;
  const request = `${path}\n${body}`;
  const kept = key === '' ? null : keptAnswer(world.book, key, request, world.now());
  if (kept !== null) return kept === 'used' ? ordersRefusal(KEY_USED) : kept;
  const answer = act();
  if (key !== '') keepAnswer(world.book, key, { request, answer, at: world.now() });
  return answer;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

function keyComplaint({ quirks: { v1OrdersKey } }: World, key: string): Answer | null {
  if (v1OrdersKey === 'optional') return null;
  if (key.trim() === '') return ordersRefusal(NO_KEY);
  const isTaken = v1OrdersKey === 'uuid' ? UUID.test(key) : key.length <= 128;
  return isTaken ? null : ordersRefusal(BAD_KEY);
}

export const createOrder = (world: World, write: Write): Answer =>
  once(world, write, () => {
    const read = readOrdersRequest(write.body, world);
    if (!read.ok) return ordersRefusal(read.error);
    const order: OrderRecord = {
      id: newId('ORD', world.random),
      paymentId: newId('PAY', world.random),
      code: makeCode(world, read.value.order, read.value.register),
      lifeText: read.value.lifeText,
      takenBackAt: null,
    };
    world.book.orders.push(order);
    world.changed({ topic: 'order', code: order.code });
    return { status: 201, body: ordersView(world, order) };
  });

export const getOrder = (world: World, id: string): Answer =>
  withOrder(world, id, (order) => ({ status: 200, body: ordersView(world, order) }));

/** Orders are shown for three months. */
const SHOWN_MS = 90 * DAY;

export function withOrder(world: World, id: string, act: (order: OrderRecord) => Answer): Answer {
  if (!/^ORD[0-9A-Z]{26}$/.test(id)) return ordersRefusal(BAD_PATH);
  const order = world.book.orders.find((each) => each.id === id);
  const isShown = order !== undefined && world.now() - order.code.createdAt < SHOWN_MS;
  return isShown ? act(order) : ordersRefusal(NO_ORDER);
}

export const cancelOrder = (world: World, id: string, write: Write): Answer =>
  withOrder(world, id, (order) =>
    once(world, write, () => {
      if (statusOf(world, order).status !== 'created') return ordersRefusal(NOT_CREATED);
      if (isBeingPaid(world, order)) return ordersRefusal(LOCKED);
      order.code.isTakenBack = true;
      order.takenBackAt = world.now();
      world.changed({ topic: 'order', code: order.code });
      return { status: 200, body: ordersView(world, order) };
    }),
  );

/** Paging counts are text, as the SDK's types say. */
export function searchOrdersApi(world: World, query: URLSearchParams): Answer {
  if (!world.quirks.v1OrdersSearch) return ordersRefusal(NO_ORDER);
  const from = timeIn(query, 'begin_date');
  const until = timeIn(query, 'end_date');
  if (from === null || until === null)
    return ordersRefusal(badValue(from === null ? 'begin_date' : 'end_date'));
  const found = world.book.orders.filter(
    ({ code }) =>
      code.createdAt >= from && code.createdAt <= until && world.now() - code.createdAt < SHOWN_MS,
  );
  const views = found
    .map((order) => briefView(world, order))
    .filter((view) => FILTERS.every((name) => (query.get(name) ?? view[name]) === view[name]));
  const size = pageOf(new URLSearchParams({ limit: query.get('page_size') ?? '' }), 20).limit;
  const offset = (Math.max(1, Number(query.get('page') ?? 1) || 1) - 1) * size;
  const paging = {
    total: String(views.length),
    total_pages: String(Math.ceil(views.length / Math.max(1, size))),
    offset: String(offset),
    limit: String(size),
  };
  return { status: 200, body: { paging, data: views.slice(offset, offset + size) } };
}

const FILTERS = ['external_reference', 'type', 'status', 'status_detail'] as const;

function timeIn(query: URLSearchParams, name: string): Instant | null {
  const at = Date.parse(query.get(name) ?? '');
  return Number.isNaN(at) ? null : at;
}
