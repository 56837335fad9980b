import type { IssueOutcome, IssueRequest } from '#core/provider';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { type OrderBodyOptions, orderBody } from '#main/mercado-pago/order-body';
import { madeOrder, putOrder } from '#main/mercado-pago/shapes';

/** Makes the order the way its mode asks for (contract §§1–3). None of the three is ever repeated here. */
export async function issue(
  http: Http,
  request: IssueRequest,
  options: OrderBodyOptions,
): Promise<IssueOutcome> {
  const seller = encodeURIComponent(request.sellerId);
  const pos = encodeURIComponent(request.externalPosId);
  const qrs = `/instore/orders/qr/seller/collectors/${seller}/pos/${pos}/qrs`;
  if (request.mode === 'dynamic') return post(http, qrs, orderBody(request, options));
  if (request.mode === 'hybrid') return put(http, qrs, orderBody(request, options));
  if (request.externalStoreId === null) return { kind: 'refused', error: storeUnknown(request) };
  const store = encodeURIComponent(request.externalStoreId);
  const orders = `/instore/qr/seller/collectors/${seller}/stores/${store}/pos/${pos}/orders`;
  return put(http, orders, orderBody(request, options));
}

const storeUnknown = ({ externalPosId }: IssueRequest) => ({
  ...failure('invalid', `the store of register ${externalPosId} is not known: nothing was sent`),
  code: 'store_unknown',
});

async function post(http: Http, path: string, body: unknown): Promise<IssueOutcome> {
  const posted = await http.post(path, body);
  if (posted.kind !== 'done') return posted;
  const made = madeOrder.safeParse(posted.body);
  // The order may well exist: only its code did not come.
  if (!made.success)
    return { kind: 'unanswered', error: failure('unreadable', `POST ${path}: no qr_data`, 200) };
  return {
    kind: 'issued',
    qrData: made.data.qr_data,
    providerOrderId: made.data.in_store_order_id ?? null,
    providerMs: posted.ms,
  };
}

/** Any success will do: what it put where, the slot itself says. */
async function put(http: Http, path: string, body: unknown): Promise<IssueOutcome> {
  const done = await http.put(path, body);
  if (done.kind !== 'done') return done;
  const { data } = putOrder.safeParse(done.body);
  return {
    kind: 'issued',
    qrData: data?.qr_data ?? null,
    providerOrderId: data?.in_store_order_id ?? null,
    providerMs: done.ms,
  };
}
