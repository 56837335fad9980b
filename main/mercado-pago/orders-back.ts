import type { ProviderError, Withdrawal } from '#core/provider';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { withdrawnOrder } from '#main/mercado-pago/orders-shapes';

/** Taking an order back (contract §8.3). The key is a new one each time: an old one would repeat an old refusal. */
export async function withdrawOrder(http: Http, orderId: string, key: string): Promise<Withdrawal> {
  const path = `/v1/orders/${encodeURIComponent(orderId)}/cancel`;
  const posted = await http.post(path, null, key);
  if (posted.kind === 'refused') return refusalOf(posted.error);
  if (posted.kind !== 'done') return posted;
  const read = withdrawnOrder.safeParse(posted.body);
  if (read.success && CANCELED.has(read.data.status)) return { kind: 'withdrawn' };
  return { kind: 'unanswered', error: failure('unreadable', `POST ${path}: not a canceled order`, 200) };
}

const CANCELED = new Set(['canceled', 'cancelled']);

function refusalOf(error: ProviderError): Withdrawal {
  // Its own words are that only a created order can be canceled: it may as well be expired, or paid.
  if (error.code === 'order_already_canceled') return { kind: 'withdrawn' };
  return { kind: error.code === 'instore_order_locked_error' ? 'locked' : 'refused', error };
}
