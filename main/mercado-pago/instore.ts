import type { Instant } from '#core/domain/instant';
import type { Currency } from '#core/domain/site';
import type {
  Bearing,
  Provider,
  ProviderError,
  SeenPayment,
  SweepPage,
  Swept,
  SweptPayment,
} from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { registers, whoAmI } from '#main/mercado-pago/account';
import { failure } from '#main/mercado-pago/errors';
import { asOrder, findAll } from '#main/mercado-pago/find';
import type { Http } from '#main/mercado-pago/http';
import { fromProviderTime, toProviderTime } from '#main/mercado-pago/instants';
import { issue } from '#main/mercado-pago/issue';
import type { OrderBodyOptions } from '#main/mercado-pago/order-body';
import { getAs, resultsOf } from '#main/mercado-pago/pages';
import { readPayment, type SeenTogether, siteByCurrency } from '#main/mercado-pago/readings';
import { RECORDS, type RecordsOptions, recordOf, recordsOf } from '#main/mercado-pago/records';
import { giveBack, refundsOf } from '#main/mercado-pago/refund';
import { clearSlot, fixedCode, readSlot } from '#main/mercado-pago/register';
import { bearer, changed, merchantOrder, type Payment, payment } from '#main/mercado-pago/shapes';

export type InstoreDeps = {
  readonly http: Http;
  readonly order?: OrderBodyOptions;
  readonly search?: Partial<SearchOptions>;
  readonly records?: Partial<RecordsOptions>;
  /** Told of what a sweep had to leave out, by id or place, never by content. */
  readonly onLeftOut?: (what: string) => void;
};

/** Words of the payment search that no source fully confirms (contract §7), so they can be changed. */
export type SearchOptions = {
  readonly from: string;
  readonly sweepRange: string;
  readonly sweepSort: string;
  readonly sweepCriteria: string;
  readonly sweepLimit: number;
};

const SEARCH: SearchOptions = {
  from: 'NOW-1YEAR',
  sweepRange: 'date_last_updated',
  sweepSort: 'date_last_updated',
  sweepCriteria: 'asc',
  sweepLimit: 100,
};

/** The instore API behind the port, and two reads by id for those who already know one. */
export type Instore = Provider & {
  payment(id: string): Promise<Result<SweptPayment, ProviderError>>;
  order(
    id: string,
    currency: Currency,
  ): Promise<Result<SeenTogether & { readonly reference: string | null }, ProviderError>>;
};

export function createInstore(deps: InstoreDeps): Instore {
  const { http } = deps;
  const search = { ...SEARCH, ...deps.search };
  return {
    issue: (request) => issue(http, request, deps.order ?? {}),
    find: (reference, options) => findAll(http, { ...options, reference, searchFrom: search.from }),
    slot: (register) => readSlot(http, register),
    hasSlot: true,
    withdraw: () => Promise.resolve({ kind: 'refused', error: CANNOT_WITHDRAW }),
    clearSlot: (register) => clearSlot(http, register),
    fixedCode: (register) => fixedCode(http, register),
    refund: (request) => giveBack(http, request),
    refundsOf: (paymentId, currency) => refundsOf(http, paymentId, currency),
    sweep: (page) => sweep(deps, search, page),
    recordsOf: (page) => recordsOf(http, { ...RECORDS, ...deps.records }, page),
    recordOf: (paymentId) => recordOf(http, paymentId),
    bearing: (what, id) => bearing(http, what, id),
    whoAmI: () => whoAmI(http),
    registers: () => registers(http),
    payment: (id) => paymentById(http, id),
    order: (id, currency) => orderById(http, id, currency),
  };
}

/** A dynamic order only expires (contract §0.7); the others are cleared off the slot. */
const CANNOT_WITHDRAW = failure('invalid', 'an instore order cannot be taken back by its id');

/**
 * Pages overlap: a payment that changes while the pages are read leaves the window, everything behind it moves up, and
 * without the overlap the one at the seam would never be seen.
 */
const PAGE_OVERLAP = 5;

async function sweep(
  deps: InstoreDeps,
  search: SearchOptions,
  page: SweepPage,
): Promise<Result<Swept, ProviderError>> {
  const path = '/v1/payments/search';
  const answer = await deps.http.get(path, {
    sort: search.sweepSort,
    criteria: search.sweepCriteria,
    range: search.sweepRange,
    begin_date: toProviderTime(page.since),
    end_date: toProviderTime(page.until),
    limit: String(search.sweepLimit),
    offset: String(page.offset),
  });
  if (!answer.ok) return answer;
  const results = resultsOf(answer.value, page.offset);
  if (results === null) return err(failure('unreadable', `GET ${path}: not a page of results`, 200));
  const payments = results.items.flatMap((result, at) => sweptOf(result, page.offset + at, deps.onLeftOut));
  const next = results.next === null ? null : Math.max(page.offset + 1, results.next - PAGE_OVERLAP);
  return ok({ payments, next, through: throughOf(results.items) });
}

/** Null where a time is not told, or the search does not sort as it was asked to: what is behind it is not known then. */
function throughOf(items: readonly unknown[]): Instant | null {
  const times = items.map((item) => fromProviderTime(changed.safeParse(item).data?.date_last_updated));
  const isInOrder = times.every((at, place) => at !== null && at >= (times[place - 1] ?? 0));
  return isInOrder ? (times.at(-1) ?? null) : null;
}

/** The account's other business is left out, and so is what cannot be read: it must not stop the sweep for ever. */
function sweptOf(
  result: unknown,
  place: number,
  onLeftOut: InstoreDeps['onLeftOut'],
): readonly SweptPayment[] {
  const shape = payment.safeParse(result);
  if (shape.success && !shape.data.external_reference) return [];
  const read = shape.success ? readPayment(shape.data) : err('unreadable-amount');
  if (shape.success && read.ok) return [withReference(shape.data, read.value)];
  onLeftOut?.(shape.success ? `payment ${shape.data.id}` : `result ${place}`);
  return [];
}

const withReference = (shape: Payment, seen: SeenPayment): SweptPayment => ({
  reference: shape.external_reference ?? '',
  siteId: siteByCurrency(seen.currency),
  payment: seen,
  orderId: shape.order?.id ?? null,
});

const PATHS = { payment: '/v1/payments', 'merchant-order': '/merchant_orders' } as const;

async function bearing(
  http: Http,
  what: keyof typeof PATHS,
  id: string,
): Promise<Result<Bearing, ProviderError>> {
  const found = await getAs(http, `${PATHS[what]}/${encodeURIComponent(id)}`, bearer);
  return found.ok ? ok({ reference: found.value.external_reference ?? null }) : found;
}

async function paymentById(http: Http, id: string): Promise<Result<SweptPayment, ProviderError>> {
  const path = `/v1/payments/${encodeURIComponent(id)}`;
  const found = await getAs(http, path, payment);
  if (!found.ok) return found;
  const read = readPayment(found.value);
  if (!read.ok) return err(failure('unreadable', `GET ${path}: not what the contract says`, 200));
  return ok(withReference(found.value, read.value));
}

async function orderById(
  http: Http,
  id: string,
  currency: Currency,
): Promise<Result<SeenTogether & { readonly reference: string | null }, ProviderError>> {
  const found = await getAs(http, `/merchant_orders/${encodeURIComponent(id)}`, merchantOrder);
  if (!found.ok) return found;
  const reference = found.value.external_reference ?? null;
  const read = asOrder(found.value, { reference: reference ?? id, currency });
  return read.ok ? ok({ ...read.value, reference }) : read;
}
