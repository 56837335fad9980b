import { expect, it } from 'vitest';
import { createOrders } from '#main/mercado-pago/orders';
import { type Answerer, door, type Seen, sample, serve } from '#test/main/mercado-pago/sample-server';

const REFERENCE = 'SUC01CAJA01-20261121-000123';
const ORDER = 'ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B';
const NOW = Date.parse('2026-11-21T20:55:10.13Z');
const PAYMENT = '131500000456';
const byId = { thorough: false, currency: 'ARS', providerOrderId: ORDER } as const;

type Pages = Record<string, (seen: Seen) => unknown>;

async function provider(pages: Pages) {
  const answer: Answerer = (seen, response) => {
    const body = pages[seen.path]?.(seen);
    response
      .writeHead(body === undefined ? 404 : 200)
      .end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  };
  const { url, seen } = await serve(answer);
  return { ...createOrders({ http: door(url).http, now: () => NOW }), seen };
}

const orderWith = (transaction: object, more: object = {}) => ({
  ...JSON.parse(sample('orders-get.response.created').body),
  transactions: { payments: [{ id: 'PAY01', amount: '5651.00', status: 'created', ...transaction }] },
  ...more,
});
const paidOrder = (transaction: object = {}, more: object = {}) =>
  orderWith(
    { status: 'processed', status_detail: 'accredited', ...transaction },
    { status: 'processed', last_updated_date: '2026-11-21T20:57:41.26Z', ...more },
  );
const payment = (id: string, more: object = {}) => ({
  id: Number(id),
  status: 'approved',
  currency_id: 'ARS',
  transaction_amount: 5651,
  external_reference: REFERENCE,
  collector_id: 700100200,
  date_approved: '2026-11-21T16:57:40.000-04:00',
  ...more,
});
const results =
  (...found: unknown[]) =>
  () => ({ paging: { total: found.length }, results: found });
const order = `/v1/orders/${ORDER}`;
const search = '/v1/payments/search';

it.each([
  ['reference_id', { reference_id: PAYMENT }],
  ['reference.id', { reference: { id: PAYMENT } }],
  ['a number', { reference_id: Number(PAYMENT) }],
])('calls a payment by its real id, as the searches and refunds do: %s', async (_, transaction) => {
  const { find, seen } = await provider({ [order]: () => paidOrder(transaction) });
  const found = await find(REFERENCE, byId);
  expect(found.ok && found.value.payments).toMatchObject([
    { id: PAYMENT, status: 'approved', amount: 565100 },
  ]);
  expect(seen).toHaveLength(1);
});

it('counts a payment once that the order and the payments tell of, approved when payments say', async () => {
  const { find } = await provider({
    [order]: () => paidOrder({ reference_id: PAYMENT }),
    [search]: results(payment(PAYMENT)),
  });
  const found = await find(REFERENCE, { ...byId, thorough: true });
  expect(found.ok && found.value.payments).toMatchObject([
    { id: PAYMENT, status: 'approved', approvedAt: Date.parse('2026-11-21T20:57:40Z') },
  ]);
});

it('sees a second payment of the reference beside the one in the order', async () => {
  const { find } = await provider({
    [order]: () => paidOrder({ reference_id: PAYMENT }),
    [search]: results(payment(PAYMENT), payment('131500000533')),
  });
  const found = await find(REFERENCE, { ...byId, thorough: true });
  expect(found.ok && found.value.payments.map(({ id }) => id).toSorted()).toEqual([PAYMENT, '131500000533']);
});

it('asks payments for the real id of money that the order does not name', async () => {
  const { find } = await provider({ [order]: () => paidOrder(), [search]: results(payment(PAYMENT)) });
  const found = await find(REFERENCE, byId);
  expect(found.ok && found.value.payments).toMatchObject([{ id: PAYMENT, status: 'approved' }]);
});

it('waits for the real id of money that no payment answers for yet, so that it is never counted twice', async () => {
  const { find } = await provider({ [order]: () => paidOrder(), [search]: results() });
  const found = await find(REFERENCE, byId);
  expect(found.ok && found.value).toMatchObject({
    orders: [{ status: 'closed' }],
    payments: [{ id: 'PAY01', status: 'in-process', amount: 565100, approvedAt: null }],
  });
});

it('tells of nothing that nobody has begun to pay', async () => {
  for (const status of ['created', 'canceled', 'expired']) {
    const { find, seen } = await provider({ [order]: () => orderWith({ status }) });
    expect(await find(REFERENCE, byId)).toMatchObject({ ok: true, value: { payments: [] } });
    expect(seen).toHaveLength(1);
  }
});

it.each([
  ['processing', 'unknown', 'in-process'],
  ['action_required', 'unknown', 'in-process'],
  ['failed', 'unknown', 'rejected'],
  ['on_the_moon', 'unknown', 'unknown'],
])('keeps waiting at a word that ends nothing: %s', async (status, told, of) => {
  const { find } = await provider({
    [order]: () => orderWith({ status, reference_id: PAYMENT }, { status }),
  });
  const found = await find(REFERENCE, byId);
  expect(found.ok && found.value.orders).toMatchObject([{ status: told }]);
  expect(found.ok && found.value.payments).toMatchObject([{ status: of }]);
});

it('reads how much of a payment went back, and not what is still on its way', async () => {
  const refunds = [
    { transaction_id: 'PAY01', amount: '651.00', status: 'processed' },
    { transaction_id: 'PAY01', amount: '1000.00', status: 'processing' },
    { transaction_id: 'PAY02', amount: '7.00', status: 'processed' },
  ];
  const partly = paidOrder({ reference_id: PAYMENT }, { status_detail: 'partially_refunded' });
  const { find } = await provider({
    [order]: () => ({ ...partly, transactions: { ...partly.transactions, refunds } }),
  });
  const found = await find(REFERENCE, byId);
  expect(found.ok && found.value.payments).toMatchObject([
    { status: 'approved', amount: 565100, refunded: 65100, approvedAt: null },
  ]);
});

it('finds by reference what is no longer shown by its id', async () => {
  const { find, seen } = await provider({
    '/v1/orders': () => ({ paging: { total: '1' }, data: [{ id: 'ORD02', external_reference: REFERENCE }] }),
    '/v1/orders/ORD02': () => paidOrder({ reference_id: PAYMENT }, { id: 'ORD02' }),
  });
  const found = await find(REFERENCE, byId);
  expect(found.ok && found.value.orders).toMatchObject([{ id: 'ORD02', status: 'closed' }]);
  expect(seen.map(({ path }) => path)).toEqual([order, '/v1/orders', '/v1/orders/ORD02']);
});

it('reads an order that only a payment names', async () => {
  const { find } = await provider({
    [search]: results(payment(PAYMENT, { order: { id: ORDER, type: 'mercadopago' } })),
    [order]: () => paidOrder({ reference_id: PAYMENT }),
  });
  const found = await find(REFERENCE, { thorough: true, currency: 'ARS' });
  expect(found.ok && found.value).toMatchObject({
    orders: [{ id: ORDER, status: 'closed' }],
    payments: [{ id: PAYMENT }],
  });
});

it.each([
  ['another reference', { external_reference: `${REFERENCE}0` }],
  ['none', { external_reference: undefined }],
  ['another id', { id: 'ORD03' }],
  ['no seller', { user_id: null }],
  ['an amount that is none', { total_amount: 'lots' }],
])('takes an order that is not plainly ours for no answer: %s', async (_, more) => {
  const { find } = await provider({ [order]: () => paidOrder({ reference_id: PAYMENT }, more) });
  expect(await find(REFERENCE, byId)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
});

it('takes only what bears exactly the reference', async () => {
  const { find, seen } = await provider({
    '/v1/orders': () => ({
      data: [{ id: 'ORD04', external_reference: `${REFERENCE}0` }, null, { id: 'ORD05' }],
    }),
  });
  const found = await find(REFERENCE, { thorough: false, currency: 'ARS' });
  expect(found).toEqual({ ok: true, value: { orders: [], payments: [] } });
  expect(seen).toHaveLength(1);
});
