import type { Instant } from '#core/domain/instant';
import { DAY, HOUR } from '#core/domain/instant';
import { isMoney } from '#core/domain/payments';
import type { Findings, ProviderError, SeenPayment } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import { type FindOptions, findPayments, type NamedPayment } from '#main/mercado-pago/find';
import type { Http } from '#main/mercado-pago/http';
import { readOrdersOrder, type SeenInOrder } from '#main/mercado-pago/orders-readings';
import { foundOrder, order as orderShape } from '#main/mercado-pago/orders-shapes';
import { getAs, resultsOf } from '#main/mercado-pago/pages';
import { mergePayments } from '#main/mercado-pago/readings';
import { bearer } from '#main/mercado-pago/shapes';

export type OrdersFindOptions = FindOptions & {
  readonly providerOrderId: string | null;
  /** The provider's. */
  readonly now: Instant;
};

/**
 * The order of this reference and its payments, each once, from wherever it was seen.
 *
 * Payments are asked too when that is wanted, when the order has money in it that it does not name, and when the orders
 * cannot be searched (whether those of a QR can, no page says: contract §8.3).
 */
export async function findInOrders(
  http: Http,
  options: OrdersFindOptions,
): Promise<Result<Findings, ProviderError>> {
  const [found, thorough] = await Promise.all([
    findOrders(http, options),
    options.thorough ? findPayments(http, options) : null,
  ]);
  if (!found.ok) return found;
  const { seen, isAll } = found.value;
  const mustAsk = !isAll || seen.some(({ unnamed }) => unnamed.length > 0);
  const named = thorough ?? (mustAsk ? await findPayments(http, options) : ok<readonly NamedPayment[]>([]));
  if (!named.ok) return named;
  const lagging = await readLagging(http, options, seen, named.value);
  if (!lagging.ok) return lagging;
  return ok(together([...seen, ...lagging.value], named.value));
}

function together(seen: readonly SeenInOrder[], named: readonly NamedPayment[]): Findings {
  const inOrders = seen.flatMap(({ payments }) => payments);
  const searched = named.map(({ payment }) => payment);
  const unnamed = nameless(
    seen.flatMap(({ unnamed }) => unnamed),
    searched.filter(({ id }) => !inOrders.some((payment) => payment.id === id)),
  );
  return {
    orders: seen.map(({ order }) => order),
    payments: mergePayments([...inOrders, ...searched, ...unnamed]),
  };
}

/**
 * Money that an order tells of and that no payment answers for yet. Under the order's own name for it, it would be
 * counted a second time once its real one comes: until then it is on its way, which no deadline ends.
 */
function nameless(unnamed: readonly SeenPayment[], others: readonly SeenPayment[]): readonly SeenPayment[] {
  const free = others.filter(({ status }) => isMoney(status)).map(({ amount }) => amount);
  return unnamed
    .filter(({ status }) => isMoney(status))
    .filter(({ amount }) => {
      const at = free.indexOf(amount);
      if (at >= 0) free.splice(at, 1);
      return at < 0;
    })
    .map((payment) => ({ ...payment, status: 'in-process', approvedAt: null }));
}

type Found = { readonly seen: readonly SeenInOrder[]; readonly isAll: boolean };

async function findOrders(http: Http, options: OrdersFindOptions): Promise<Result<Found, ProviderError>> {
  if (options.providerOrderId !== null) {
    const known = await readById(http, options, options.providerOrderId);
    if (known.ok) return ok({ seen: [known.value], isAll: true });
    // Older than three months it is not shown any more.
    if (known.error.kind !== 'not-found') return known;
  }
  const ids = await searchIds(http, options);
  if (!ids.ok) return ids;
  if (ids.value === null) return ok({ seen: [], isAll: false });
  const seen: SeenInOrder[] = [];
  for (const id of ids.value) {
    const read = await readById(http, options, id);
    if (!read.ok) return read;
    seen.push(read.value);
  }
  return ok({ seen, isAll: true });
}

const SEARCH = '/v1/orders';
/** Orders are kept in reach for three months. */
const REACH = 89 * DAY;

/** Null where such a search is not there. One reference has one order: more than a page is somebody else's. */
async function searchIds(
  http: Http,
  { reference, now }: OrdersFindOptions,
): Promise<Result<readonly string[] | null, ProviderError>> {
  const answer = await http.get(SEARCH, {
    begin_date: new Date(now - REACH).toISOString(),
    end_date: new Date(now + HOUR).toISOString(),
    external_reference: reference,
    type: 'qr',
  });
  if (!answer.ok) return isNoSearch(answer.error) ? ok(null) : answer;
  const page = resultsOf(answer.value, 0);
  if (page === null || page.next !== null) return err(notReadable(`GET ${SEARCH}`, reference));
  const mine = page.items.filter((each) => bearer.safeParse(each).data?.external_reference === reference);
  const read = mine.flatMap((each) => foundOrder.safeParse(each).data ?? []);
  return read.length < mine.length
    ? err(notReadable(`GET ${SEARCH}`, reference))
    : ok([...new Set(read.map(({ id }) => id))]);
}

const isNoSearch = ({ kind }: ProviderError): boolean => kind === 'not-found' || kind === 'invalid';

async function readById(
  http: Http,
  { reference, currency }: OrdersFindOptions,
  id: string,
): Promise<Result<SeenInOrder, ProviderError>> {
  const path = `/v1/orders/${encodeURIComponent(id)}`;
  const answer = await getAs(http, path, orderShape);
  if (!answer.ok) return answer;
  const isOurs = answer.value.external_reference === reference && answer.value.id === id;
  const read = isOurs ? readOrdersOrder(answer.value, currency) : err('unreadable-amount');
  return read.ok ? read : err(notReadable(`GET ${path}`, reference));
}

/** Orders that payments name and nobody else did. A payment may also name an order of another kind, which is not here. */
async function readLagging(
  http: Http,
  options: OrdersFindOptions,
  seen: readonly SeenInOrder[],
  named: readonly NamedPayment[],
): Promise<Result<readonly SeenInOrder[], ProviderError>> {
  const known = new Set(seen.map(({ order }) => order.id));
  const missing = new Set(
    named.flatMap(({ orderId }) =>
      orderId?.startsWith('ORD') === true && !known.has(orderId) ? [orderId] : [],
    ),
  );
  const lagging: SeenInOrder[] = [];
  for (const id of missing) {
    const read = await readById(http, options, id);
    if (!read.ok && read.error.kind !== 'not-found') return read;
    if (read.ok) lagging.push(read.value);
  }
  return ok(lagging);
}

const notReadable = (what: string, reference: string): ProviderError =>
  failure('unreadable', `${what}: what bears ${reference} is not what the contract says`, 200);
