import type { Instant } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';
import type { JsonObject } from '#main/simulator/json';
import { isOfOrders } from '#main/simulator/orders-book';
import { orderStatus, orderView, paymentView } from '#main/simulator/views';
import type { Answer, Payment, Scan, World } from '#main/simulator/world';

/** The two searches, with the rules of contract §5.1 and §7. */

export function searchOrders(world: World, query: URLSearchParams): Answer {
  const { offset, limit } = pageOf(query, 50);
  const status = query.get('status');
  const reference = query.get('external_reference');
  const found = world.scans.filter(
    (order) =>
      (reference === null || order.code.reference === reference) &&
      (status === null || orderStatus(world, order) === status) &&
      world.now() - order.updatedAt >= world.quirks.ordersLagMs,
  );
  const page = found.slice(offset, offset + limit);
  const elements = page.length === 0 ? null : page.map((order) => orderView(world, order));
  return { status: 200, body: { elements, next_offset: offset + page.length, total: found.length } };
}

type Found = { readonly order: Scan; readonly payment: Payment };
type Dated = 'date_created' | 'date_last_updated' | 'date_approved' | 'money_release_date';

export function searchPayments(world: World, query: URLSearchParams): Answer {
  const read = readPaymentQuery(world, query);
  if (!read.ok) return read.error;
  const { from, until, range, sort, descending, offset, limit } = read.value;
  const found = paymentsOf(world)
    .filter(({ order }) => isListed(world, order))
    .filter(({ order, payment }) => matches(world, order, payment, query))
    .filter(({ payment }) => {
      const at = dateOf(payment, range);
      return at !== null && at >= from && at <= until;
    })
    .toSorted(
      (a, b) => ((dateOf(a.payment, sort) ?? 0) - (dateOf(b.payment, sort) ?? 0)) * (descending ? -1 : 1),
    );
  if (sort === 'date_approved' && !world.quirks.sortsByApproval) found.reverse();
  const results = found
    .slice(offset, offset + limit)
    .map(({ order, payment }) => paymentView(world, order, payment));
  return { status: 200, body: { paging: { total: found.length, limit, offset }, results } };
}

export const paymentsOf = (world: World): readonly Found[] =>
  world.scans.flatMap((order) => order.payments.map((payment) => ({ order, payment })));

const isListed = (world: World, { code }: Scan): boolean =>
  world.quirks.v1OrdersPayments === 'listed' || !isOfOrders(world.book, code);

function matches(world: World, order: Scan, payment: Payment, query: URLSearchParams): boolean {
  const own: Record<string, string> = {
    external_reference: order.code.reference,
    status: payment.status,
    store_id: order.code.register.storeId,
    pos_id: order.code.register.id,
  };
  const fits = Object.entries(own).every(([name, value]) => (query.get(name) ?? value) === value);
  return fits && world.now() - payment.updatedAt >= world.quirks.paymentsLagMs;
}

function dateOf(payment: Payment, name: Dated): Instant | null {
  if (name === 'date_created') return payment.createdAt;
  return name === 'date_last_updated' ? payment.updatedAt : payment.approvedAt;
}

const DATED: readonly Dated[] = ['date_created', 'date_last_updated', 'date_approved', 'money_release_date'];

type PaymentQuery = {
  readonly from: Instant;
  readonly until: Instant;
  readonly range: Dated;
  readonly sort: Dated;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
};

function readPaymentQuery(world: World, query: URLSearchParams): Result<PaymentQuery, Answer> {
  if (world.quirks.refusesSweep && !query.has('external_reference')) {
    return err(complaint(1, 'Params Error.'));
  }
  const range = DATED.find((name) => name === (query.get('range') ?? 'date_created'));
  if (range === undefined) return err(complaint(1, 'Params Error.'));
  const from = readTime(query.get('begin_date') ?? 'NOW-3MONTHS', world.now());
  const until = readTime(query.get('end_date') ?? 'NOW', world.now());
  if (from === null || until === null) {
    return err(complaint(1001, "Date format must be yyyy-MM-dd'T'HH:mm:ss.SSSZ."));
  }
  const sort = DATED.find((name) => name === (query.get('sort') ?? 'date_created'));
  if (sort === undefined) return err(complaint(1003, 'Invalid sort value.'));
  const criteria = query.get('criteria') ?? 'desc';
  if (criteria !== 'asc' && criteria !== 'desc') return err(complaint(1004, 'Invalid criteria value.'));
  const { offset, limit } = pageOf(query, 30);
  if (limit > 1000 || offset + limit > Math.max(world.quirks.paymentsReach, limit))
    return err(complaint(1000, 'Number of rows exceeded the limits.'));
  return ok({ from, until, range, sort, descending: criteria === 'desc', offset, limit });
}

const complaint = (code: number, description: string): Answer => ({
  status: 400,
  body: {
    message: description,
    error: 'bad_request',
    status: 400,
    cause: [{ code, description, data: null }],
  },
});

const DAYS: Record<string, number> = {
  MINUTE: 1 / 1440,
  HOUR: 1 / 24,
  DAY: 1,
  WEEK: 7,
  MONTH: 30,
  YEAR: 365,
};

/** An ISO time with milliseconds and an offset, or `NOW-3MONTHS`. */
function readTime(text: string, now: Instant): Instant | null {
  const relative = /^NOW(?:-(\d{1,5})(MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)S?)?$/.exec(text);
  if (relative !== null) {
    const [, count = '0', unit = 'DAY'] = relative;
    return now - Math.round(Number(count) * (DAYS[unit] ?? 0) * 86_400_000);
  }
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

export function pageOf(
  query: URLSearchParams,
  size: number,
): { readonly offset: number; readonly limit: number } {
  const count = (name: string, otherwise: number): number => {
    const text = query.get(name) ?? '';
    return /^\d{1,7}$/.test(text) ? Number(text) : otherwise;
  };
  return { offset: count('offset', 0), limit: count('limit', size) };
}

/** `{paging, results}` over things that are few. */
export function pageAnswer(found: readonly JsonObject[], query: URLSearchParams): Answer {
  const { offset, limit } = pageOf(query, 30);
  return {
    status: 200,
    body: { paging: { total: found.length, offset, limit }, results: found.slice(offset, offset + limit) },
  };
}
