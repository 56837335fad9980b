import { ask, item, REFERENCE, shop } from '#test/main/simulator/stranger';

export const TOTAL = 3701;
export const target = { external_reference: REFERENCE };

/** A shop that has just been paid, and how a stranger asks money back. */
export async function paidShop(options: Parameters<typeof shop>[0] = {}) {
  const counter = await shop(options);
  // Whole, so that every country takes it.
  await counter.charge({ items: [{ ...item, unit_price: TOTAL, quantity: 1 }] });
  const { json } = await counter.practise('pay', { ...target, outcome: 'approved' });
  const path = `/v1/payments/${json.payment_id}`;
  const back = (body: unknown, key: string | null = 'key-1', id = json.payment_id) =>
    ask(`${counter.url}/v1/payments/${id}/refunds`, {
      method: 'POST',
      headers: { ...counter.headers, ...(key === null ? {} : { 'x-idempotency-key': key }) },
      body,
    });
  return {
    ...counter,
    id: json.payment_id,
    back,
    list: async () => (await counter.get(`${path}/refunds`)).json,
    one: (refund: number | string) => counter.get(`${path}/refunds/${refund}`),
    payment: async () => (await counter.get(path)).json,
  };
}

export const codeOf = ({ status, json }: Awaited<ReturnType<typeof ask>>) => [status, json.cause[0].code];
