import type { Currency } from '#core/domain/site';
import type { Findings, ProviderError, SeenPayment } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import type { Http, Query } from '#main/mercado-pago/http';
import { allOrders, allResults, getAs } from '#main/mercado-pago/pages';
import { mergePayments, readOrder, readPayment, type SeenTogether } from '#main/mercado-pago/readings';
import { bearer, merchantOrder, payment } from '#main/mercado-pago/shapes';

export type FindOptions = {
  readonly reference: string;
  readonly currency: Currency;
  readonly thorough: boolean;
  /** How far back payments are searched, in the provider's relative form. */
  readonly searchFrom: string;
};

/** All orders and payments that bear exactly this reference; each payment once, from wherever it was seen. */
export async function findAll(http: Http, options: FindOptions): Promise<Result<Findings, ProviderError>> {
  const [orders, named] = await Promise.all([
    findOrders(http, options),
    options.thorough ? findPayments(http, options) : ok<readonly NamedPayment[]>([]),
  ]);
  if (!orders.ok) return orders;
  if (!named.ok) return named;
  const lagging = await readLagging(http, options, orders.value, named.value);
  if (!lagging.ok) return lagging;
  const seen = [...orders.value, ...lagging.value];
  return ok({
    orders: seen.map(({ order }) => order),
    payments: mergePayments([
      ...seen.flatMap(({ payments }) => payments),
      ...named.value.map(({ payment: each }) => each),
    ]),
  });
}

async function findOrders(
  http: Http,
  options: FindOptions,
): Promise<Result<readonly SeenTogether[], ProviderError>> {
  const query = { external_reference: options.reference };
  const found = await searchOrders(http, query);
  if (!found.ok) return found;
  const mine = found.value.filter((element) => bears(element, options.reference));
  const byId = new Map<string, SeenTogether>();
  for (const element of mine) {
    const read = asOrder(element, options);
    if (!read.ok) return read;
    byId.set(read.value.order.id, read.value);
  }
  return ok([...byId.values()]);
}

/** The reference and the SDKs say `/search`; two guides leave it out (contract §5.1). */
async function searchOrders(http: Http, query: Query): Promise<Result<readonly unknown[], ProviderError>> {
  const found = await allOrders(http, '/merchant_orders/search', query);
  return !found.ok && found.error.kind === 'not-found' ? allOrders(http, '/merchant_orders', query) : found;
}

export type NamedPayment = { readonly payment: SeenPayment; readonly orderId: string | null };

export async function findPayments(
  http: Http,
  options: FindOptions,
): Promise<Result<readonly NamedPayment[], ProviderError>> {
  const found = await allResults(http, '/v1/payments/search', {
    external_reference: options.reference,
    sort: 'date_created',
    criteria: 'desc',
    range: 'date_created',
    begin_date: options.searchFrom,
    end_date: 'NOW',
  });
  if (!found.ok) return found;
  const named: NamedPayment[] = [];
  for (const result of found.value.filter((each) => bears(each, options.reference))) {
    const shape = payment.safeParse(result);
    const read = shape.success ? readPayment(shape.data) : err('unreadable-amount');
    if (!read.ok || !shape.success) return err(notReadable('/v1/payments/search', options.reference));
    named.push({ payment: read.value, orderId: shape.data.order?.id ?? null });
  }
  return ok(named);
}

/** Orders that payments name but the search has not caught up with. One that bears another reference is not ours. */
async function readLagging(
  http: Http,
  options: FindOptions,
  found: readonly SeenTogether[],
  named: readonly NamedPayment[],
): Promise<Result<readonly SeenTogether[], ProviderError>> {
  const known = new Set(found.map(({ order }) => order.id));
  const missing = new Set(
    named.flatMap(({ orderId }) => (orderId === null || known.has(orderId) ? [] : [orderId])),
  );
  const lagging: SeenTogether[] = [];
  for (const id of missing) {
    const answer = await getAs(http, `/merchant_orders/${encodeURIComponent(id)}`, merchantOrder);
    // The id may be of an order of another kind, which this path does not know or does not show.
    if (!answer.ok && (answer.error.kind === 'not-found' || answer.error.kind === 'forbidden')) continue;
    if (!answer.ok) return answer;
    if (answer.value.external_reference !== options.reference) continue;
    const read = asOrder(answer.value, options);
    if (!read.ok) return read;
    lagging.push(read.value);
  }
  return ok(lagging);
}

function bears(element: unknown, reference: string): boolean {
  const read = bearer.safeParse(element);
  return read.success && read.data.external_reference === reference;
}

/** An order of ours that cannot be read is an error, never left out: money could be in it. */
export function asOrder(
  element: unknown,
  { reference, currency }: Pick<FindOptions, 'reference' | 'currency'>,
): Result<SeenTogether, ProviderError> {
  const shape = merchantOrder.safeParse(element);
  const read = shape.success ? readOrder(shape.data, currency) : err('unreadable-amount');
  return read.ok ? read : err(notReadable('/merchant_orders/search', reference));
}

const notReadable = (path: string, reference: string): ProviderError =>
  failure('unreadable', `GET ${path}: what bears ${reference} is not what the contract says`, 200);
