import { notFound, refusal } from '#main/simulator/envelopes';
import { ESTATE_ROUTES } from '#main/simulator/estate-api';
import { accessDenied, deleteSlot, makeOrder, type Place, readSlot } from '#main/simulator/instore-api';
import { cancelOrder, createOrder, getOrder, searchOrdersApi } from '#main/simulator/orders-api';
import { isOfOrders } from '#main/simulator/orders-book';
import { ordersRefusal, UNAUTHORIZED } from '#main/simulator/orders-envelopes';
import { refundOrder } from '#main/simulator/orders-refund';
import { listRefunds, oneRefund, postRefund } from '#main/simulator/refunds-api';
import { paymentsOf, searchOrders, searchPayments } from '#main/simulator/search';
import { userView } from '#main/simulator/shop-views';
import { orderView, paymentView } from '#main/simulator/views';
import type { Answer, World } from '#main/simulator/world';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  readonly authorization: string;
  /** `X-Idempotency-Key`; empty where there is none. */
  readonly key?: string;
};

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: RegExp;
  /** To be read without a token. */
  readonly isOpen?: boolean;
  readonly answer: (world: World, asked: Asked, part: Part) => Answer;
};

const QRS = /^\/instore\/orders\/qr\/seller\/collectors\/([^/]+)\/pos\/([^/]+)\/qrs$/;
const SLOT = /^\/instore\/qr\/seller\/collectors\/([^/]+)\/pos\/([^/]+)\/orders$/;
const STORE_SLOT = /^\/instore\/qr\/seller\/collectors\/([^/]+)\/stores\/([^/]+)\/pos\/([^/]+)\/orders$/;

/** The official SDK lists them with a slash at the end. */
const REFUNDS = /^\/v1\/payments\/([^/]+)\/refunds\/?$/;

const V1_ORDERS = /^\/v1\/orders$/;
const writeOf = ({ path, body, key = '' }: Asked) => ({ path, body, key });

type Part = (at: number) => string;
const atRegister = (part: Part): Place => ({ userId: part(1), externalPosId: part(2) });
const inStore = (part: Part): Place => ({
  userId: part(1),
  externalStoreId: part(2),
  externalPosId: part(3),
});

/** What Mercado Pago answers (contract §§1–5, 7). */
const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: QRS,
    answer: (world, asked, part) => makeOrder(world, atRegister(part), 'dynamic', asked.body),
  },
  {
    method: 'PUT',
    path: QRS,
    answer: (world, asked, part) => makeOrder(world, atRegister(part), 'hybrid', asked.body),
  },
  {
    method: 'PUT',
    path: STORE_SLOT,
    answer: (world, asked, part) => makeOrder(world, inStore(part), 'attended', asked.body),
  },
  { method: 'GET', path: SLOT, answer: (world, _, part) => readSlot(world, atRegister(part)) },
  { method: 'DELETE', path: SLOT, answer: (world, _, part) => deleteSlot(world, atRegister(part)) },
  {
    method: 'GET',
    path: /^\/merchant_orders(\/search)?$/,
    answer: (world, asked, part) => ordersAt(world, asked, part(1)),
  },
  {
    method: 'GET',
    path: /^\/merchant_orders\/(\d+)$/,
    answer: (world, _, part) => orderById(world, part(1)),
  },
  {
    method: 'GET',
    path: /^\/v1\/payments\/search$/,
    answer: (world, { query }) => searchPayments(world, query),
  },
  {
    method: 'GET',
    path: /^\/v1\/payments\/([^/]+)$/,
    answer: (world, _, part) => paymentById(world, part(1)),
  },
  {
    method: 'POST',
    path: REFUNDS,
    answer: (world, { key = '', body }, part) => postRefund(world, part(1), key, body),
  },
  { method: 'GET', path: REFUNDS, answer: (world, _, part) => listRefunds(world, part(1)) },
  {
    method: 'GET',
    path: /^\/v1\/payments\/([^/]+)\/refunds\/([^/]+)$/,
    answer: (world, _, part) => oneRefund(world, part(1), part(2)),
  },
  {
    method: 'POST',
    path: V1_ORDERS,
    answer: (world, asked) => createOrder(world, writeOf(asked)),
  },
  { method: 'GET', path: V1_ORDERS, answer: (world, { query }) => searchOrdersApi(world, query) },
  {
    method: 'GET',
    path: /^\/v1\/orders\/([^/]+)$/,
    answer: (world, _, part) => getOrder(world, part(1)),
  },
  {
    method: 'POST',
    path: /^\/v1\/orders\/([^/]+)\/cancel$/,
    answer: (world, asked, part) => cancelOrder(world, part(1), writeOf(asked)),
  },
  {
    method: 'POST',
    path: /^\/v1\/orders\/([^/]+)\/refund$/,
    answer: (world, asked, part) => refundOrder(world, part(1), writeOf(asked)),
  },
  { method: 'GET', path: /^\/users\/me$/, answer: (world) => ({ status: 200, body: userView(world) }) },
  ...ESTATE_ROUTES,
];

export function answerAsProvider(world: World, asked: Asked): Answer {
  world.runDue();
  const here = ROUTES.filter(({ path }) => path.test(asked.path));
  if (here.length === 0) return notFound('resource not found');
  const { accessToken, isRevoked } = world.seller;
  const isLetIn =
    here.some(({ isOpen }) => isOpen === true) ||
    (!isRevoked && asked.authorization === `Bearer ${accessToken}`);
  if (!isLetIn) return unauthorized(asked);
  const route = here.find(({ method }) => method === asked.method);
  if (route === undefined) return refusal(405, 'method_not_allowed', 'Method not allowed');
  const parts = route.path.exec(asked.path) ?? [];
  return route.answer(world, asked, (at) => readPart(parts[at] ?? ''));
}

function readPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unauthorized({ method, path }: Asked): Answer {
  if (path.startsWith('/v1/orders')) return ordersRefusal(UNAUTHORIZED);
  if (path.startsWith('/merchant_orders')) return refusal(401, 'invalid_token', 'access denied', 'cause');
  if (method === 'DELETE' && SLOT.test(path)) return accessDenied();
  return refusal(401, 'unauthorized', 'invalid access token');
}

function ordersAt(world: World, { query }: Asked, part: string): Answer {
  const isKnown = world.quirks.ordersSearchPath !== (part === '' ? 'search' : 'plain');
  return isKnown ? searchOrders(world, query) : notFound('resource not found');
}

function orderById(world: World, id: string): Answer {
  const order = world.scans.find((each) => String(each.id) === id);
  return order === undefined
    ? notFound('merchant order not found')
    : { status: 200, body: orderView(world, order) };
}

function paymentById(world: World, id: string): Answer {
  const found = paymentsOf(world).find(
    ({ order, payment }) =>
      String(payment.id) === id &&
      (world.quirks.v1OrdersPayments !== 'hidden' || !isOfOrders(world.book, order.code)),
  );
  if (found !== undefined) return { status: 200, body: paymentView(world, found.order, found.payment) };
  const message = 'Payment not found';
  const cause = [{ code: 2000, description: message, data: null }];
  return { status: 404, body: { message, error: 'not_found', status: 404, cause } };
}
