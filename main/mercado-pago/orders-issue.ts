import type { Instant } from '#core/domain/instant';
import type { IssueOutcome, IssueRequest } from '#core/provider';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { type OrdersBodyOptions, ordersBody } from '#main/mercado-pago/orders-body';
import { keyOf } from '#main/mercado-pago/orders-key';
import { issuedOrder } from '#main/mercado-pago/orders-shapes';

const PATH = '/v1/orders';

/** Makes the order, or learns of the one that the same request has made before: the key is the same. */
export async function issueOrder(
  http: Http,
  request: IssueRequest,
  now: Instant,
  options: OrdersBodyOptions,
): Promise<IssueOutcome> {
  const posted = await http.post(PATH, ordersBody(request, now, options), keyOf(request.reference));
  if (posted.kind === 'refused' && posted.error.code === KEY_USED) return { ...posted, kind: 'unanswered' };
  if (posted.kind !== 'done') return posted;
  const made = issuedOrder.safeParse(posted.body);
  const isOurs = made.success && (made.data.external_reference ?? request.reference) === request.reference;
  if (!isOurs) return unreadable('not the order that was asked for');
  const qrData = made.data.type_response?.qr_data ?? null;
  // The order exists, but with no code of its own nobody could pay it.
  if (qrData === null && request.mode === 'dynamic') return unreadable('no qr_data');
  return {
    kind: 'issued',
    // Whatever an attended order brought: what is scanned is the code on the counter.
    qrData: request.mode === 'attended' ? null : qrData,
    providerOrderId: made.data.id,
    providerMs: posted.ms,
  };
}

/** An order of this reference exists, made by a request with another body: no refusal of the order at all. */
const KEY_USED = 'idempotency_key_already_used';

const unreadable = (why: string): IssueOutcome => ({
  kind: 'unanswered',
  error: failure('unreadable', `POST ${PATH}: ${why}`, 201),
});
