import { type Money, parseDecimal, sum } from '#core/domain/money';
import type { ProviderError, ProviderRecord, Records, RecordsPage } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { toProviderTime } from '#main/mercado-pago/instants';
import { resultsOf } from '#main/mercado-pago/pages';
import { decimalsOf, readPayment, siteByCurrency } from '#main/mercado-pago/readings';
import { paymentRecord, type RecordShape, resultsPage } from '#main/mercado-pago/shapes';

/** The account's own records of what was approved when (contract §7). */

export type RecordsOptions = {
  readonly range: string;
  readonly sort: string;
  readonly limit: number;
  /** How far `offset` and `limit` reach together. No page says; error 1000 speaks of a thousand rows. */
  readonly reach: number;
};

export const RECORDS: RecordsOptions = {
  range: 'date_approved',
  sort: 'date_approved',
  limit: 100,
  reach: 1000,
};

const PATH = '/v1/payments/search';
/** As in the sweep: what goes away while pages are read moves the rest up. */
const PAGE_OVERLAP = 5;
const ROWS_EXCEEDED = '1000';

export async function recordsOf(
  http: Http,
  { range, sort, limit, reach }: RecordsOptions,
  page: RecordsPage,
): Promise<Result<Records, ProviderError>> {
  const answer = await http.get(PATH, {
    sort,
    criteria: 'asc',
    range,
    begin_date: toProviderTime(page.since),
    end_date: toProviderTime(page.until),
    limit: String(limit),
    offset: String(page.offset),
  });
  if (!answer.ok) return isTooMany(answer.error, page) ? ok({ kind: 'too-many' }) : answer;
  const results = resultsOf(answer.value, page.offset);
  if (results === null) return err(failure('unreadable', `GET ${PATH}: not a page of results`, 200));
  const total = resultsPage.safeParse(answer.value).data?.paging?.total ?? null;
  if (total !== null && total > reach && page.since < page.until) return ok({ kind: 'too-many' });
  const read = results.items.map((item, at) => readRecord(item, `result ${page.offset + at}`));
  return ok({
    kind: 'page',
    records: read.flatMap((each) => (each.ok ? [each.value] : [])),
    unreadable: read.flatMap((each) => (each.ok ? [] : [each.error])),
    total,
    next: results.next === null ? null : Math.max(page.offset + 1, results.next - PAGE_OVERLAP),
  });
}

/** A window of one instant cannot be narrowed: then the refusal stands. */
const isTooMany = ({ code }: ProviderError, { since, until }: RecordsPage): boolean =>
  code === ROWS_EXCEEDED && since < until;

export async function recordOf(
  http: Http,
  paymentId: string,
): Promise<Result<ProviderRecord | null, ProviderError>> {
  const path = `/v1/payments/${encodeURIComponent(paymentId)}`;
  const answer = await http.get(path);
  if (!answer.ok) return answer.error.kind === 'not-found' ? ok(null) : answer;
  const read = readRecord(answer.value, paymentId);
  return read.ok && read.value.payment.id === paymentId
    ? read
    : err(failure('unreadable', `GET ${path}: not what the contract says`, 200));
}

/** Who it cannot read it names by id, or by its place: never by content. */
function readRecord(item: unknown, place: string): Result<ProviderRecord, string> {
  const shape = paymentRecord.safeParse(item);
  if (!shape.success) return err(place);
  const payment = readPayment(shape.data);
  if (!payment.ok) return err(shape.data.id);
  return ok({
    reference: shape.data.external_reference || null,
    siteId: siteByCurrency(payment.value.currency),
    payment: payment.value,
    orderId: shape.data.order?.id ?? null,
    posId: shape.data.pos_id ?? null,
    operation: shape.data.operation_type ?? null,
    ...chargesOf(shape.data),
  });
}

/** What the buyer pays (`fee_payer: payer`) is none of the shop's money. An amount that cannot be read is not told. */
function chargesOf({ currency_id, fee_details, transaction_details }: RecordShape): {
  readonly fee: Money | null;
  readonly net: Money | null;
} {
  const own = (fee_details ?? []).filter(({ fee_payer }) => fee_payer !== 'payer');
  const fees = own.map(({ amount }) => amountOf(amount, currency_id));
  const read = fees.filter((fee) => fee !== null);
  const isTold = own.length > 0 && read.length === fees.length;
  return {
    fee: isTold ? sum(read) : null,
    net: amountOf(transaction_details?.net_received_amount, currency_id),
  };
}

function amountOf(text: string | null | undefined, currency: string): Money | null {
  const read = parseDecimal(text ?? '', decimalsOf(currency));
  return read.ok ? read.value : null;
}
