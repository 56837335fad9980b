import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { ItemToCharge } from '#core/domain/sale';
import type { IssueRequest } from '#core/provider';
import { createOrders } from '#main/mercado-pago/orders';
import { ORDER, REFERENCE, SALE } from '#test/main/mercado-pago/sample-calls';
import {
  type Answerer,
  door,
  give,
  requestSample,
  type Sample,
  sample,
  serve,
} from '#test/main/mercado-pago/sample-server';

/** Every sample of the Orders API, and what becomes of it behind the port. */
const NOW = SALE.expiresAt - 300_000;
const NO_PAYMENTS = sample('payments-search.response.empty');

const coffee: ItemToCharge = {
  sku: 'CAFE-250',
  title: 'Café molido 250 g',
  unitPrice: toMoney(185050),
  quantity: 2,
  total: toMoney(370100),
};
const croissant: ItemToCharge = {
  sku: 'MEDIA-01',
  title: 'Medialuna',
  unitPrice: toMoney(65000),
  quantity: 3,
  total: toMoney(195000),
};
const request: IssueRequest = {
  ...SALE,
  items: [coffee, croissant],
  title: 'Compra en Almacén La Esquina',
};

async function orders(...answers: readonly Answerer[]) {
  const { url, seen } = await serve(...answers);
  return { provider: createOrders({ http: door(url).http, now: () => NOW, newKey: () => 'key-1' }), seen };
}

const issued = async (answer: Sample, change: Partial<IssueRequest> = {}) => {
  const { provider, seen } = await orders(give(answer));
  return { outcome: await provider.issue({ ...request, ...change }), seen };
};

const MADE: readonly (readonly [string, Partial<IssueRequest>])[] = [
  ['dynamic', { mode: 'dynamic' }],
  ['hybrid', { mode: 'hybrid' }],
  ['static', { mode: 'attended' }],
  ['dynamic-mlc', { currency: 'CLP', total: toMoney(4990), items: null, title: 'Ticket 000301' }],
];

it.each(MADE)('asks for an order as the sample does, and takes its code: %s', async (name, change) => {
  const answer = sample(`orders-create.response.${name}.201`);
  const { outcome, seen } = await issued(answer, change);
  const asked = requestSample(`orders-create.request.${name}`);
  const [sent] = seen;
  if (sent === undefined) throw new Error('nothing was sent');
  expect([sent.method, sent.path]).toEqual([asked.method, asked.path]);
  const { external_categories: _, ...first } = asked.body.items[0];
  expect(JSON.parse(sent.body)).toEqual({ ...asked.body, items: [first, ...asked.body.items.slice(1)] });
  expect(sent.headers['x-idempotency-key']).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(outcome).toMatchObject({
    kind: 'issued',
    qrData: JSON.parse(answer.body).type_response?.qr_data ?? null,
    providerOrderId: ORDER,
  });
});

const CREATE_ERRORS: readonly (readonly [string, object])[] = [
  [
    '400-empty-required-header',
    { kind: 'refused', error: { kind: 'invalid', code: 'empty_required_header' } },
  ],
  ['400-property-value', { kind: 'refused', error: { kind: 'invalid', code: 'property_value' } }],
  [
    '400-unsupported-properties',
    { kind: 'refused', error: { kind: 'invalid', code: 'unsupported_properties' } },
  ],
  [
    '400-items-mismatch',
    { kind: 'refused', error: { kind: 'invalid', code: 'order_items_total_amount_mismatch' } },
  ],
  ['400-unsupported-site', { kind: 'refused', error: { kind: 'invalid', code: 'unsupported_site' } }],
  ['401', { kind: 'refused', error: { kind: 'unauthorized', code: 'unauthorized' } }],
  ['404-pos', { kind: 'refused', error: { kind: 'not-found', code: 'pos_not_found' } }],
  // An order of ours exists, made with another body: nobody may take it for none.
  [
    '409-idempotency',
    { kind: 'unanswered', error: { kind: 'conflict', code: 'idempotency_key_already_used' } },
  ],
  // The first request with our key is still at work.
  ['423', { kind: 'unanswered', error: { kind: 'conflict', code: 'resource_locked' } }],
  ['500', { kind: 'unanswered', error: { kind: 'server', code: 'internal_error' } }],
];
const BACK_ERRORS: readonly (readonly [string, object])[] = [
  ['404-order', { kind: 'refused', error: { kind: 'not-found', code: 'order_not_found' } }],
  ['409-already-canceled', { kind: 'withdrawn' }],
  ['409-locked', { kind: 'locked', error: { kind: 'conflict', code: 'instore_order_locked_error' } }],
  ['401', { kind: 'refused', error: { kind: 'unauthorized' } }],
  ['423', { kind: 'unanswered', error: { kind: 'conflict' } }],
  ['500', { kind: 'unanswered', error: { kind: 'server' } }],
];

it.each(CREATE_ERRORS)('is told why no order was made, or that nobody knows: %s', async (name, told) => {
  expect((await issued(sample(`orders.error.${name}`))).outcome).toMatchObject(told);
});

it.each(BACK_ERRORS)('is told whether an order could be taken back: %s', async (name, told) => {
  const { provider } = await orders(give(sample(`orders.error.${name}`)));
  expect(await provider.withdraw(ORDER)).toMatchObject(told);
});

it('takes an order back with a key of its own and no body', async () => {
  const { provider, seen } = await orders(give(sample('orders-cancel.response.200')));
  expect(await provider.withdraw(ORDER)).toEqual({ kind: 'withdrawn' });
  const { method, path } = requestSample('orders-cancel.request');
  expect(seen).toMatchObject([{ method, path, body: '', headers: { 'x-idempotency-key': 'key-1' } }]);
});

const payment = {
  id: '131500000456',
  status: 'approved',
  detail: 'accredited',
  amount: 565100,
  refunded: 0,
  currency: 'ARS',
  sellerId: '700100200',
  approvedAt: Date.parse('2026-11-21T20:57:41.26Z'),
  // When the order was made: its later stamps say nothing of a dispute, and must not lift one.
  changedAt: Date.parse('2026-11-21T20:55:10.13Z'),
};
const READS: readonly (readonly [string, string, readonly object[]])[] = [
  ['created', 'opened', []],
  ['processed', 'closed', [payment]],
  ['expired', 'expired', []],
  ['canceled', 'expired', []],
  [
    'refunded',
    'closed',
    [
      {
        ...payment,
        status: 'refunded',
        detail: 'refunded',
        refunded: 565100,
        approvedAt: null,
        changedAt: NOW,
      },
    ],
  ],
];

it.each(READS)('reads an order by its id: %s', async (name, status, payments) => {
  const { provider, seen } = await orders(give(sample(`orders-get.response.${name}`)));
  const found = await provider.find(REFERENCE, {
    thorough: false,
    currency: 'ARS',
    providerOrderId: ORDER,
  });
  if (!found.ok) throw new Error(found.error.message);
  expect(found.value.orders).toMatchObject([{ id: ORDER, status, total: 565100, sellerId: '700100200' }]);
  expect(found.value.payments).toEqual(payments);
  const { method, path } = requestSample('orders-get.request');
  expect(seen).toMatchObject([{ method, path }]);
});

it('searches the order of a lost answer by its reference, then reads it by its id', async () => {
  const { provider, seen } = await orders(
    give(sample('orders-search.response.200')),
    give(sample('orders-get.response.created')),
  );
  const found = await provider.find(REFERENCE, { thorough: false, currency: 'ARS' });
  expect(found.ok && found.value.orders).toMatchObject([{ id: ORDER, status: 'opened', total: 565100 }]);
  const { method, path, query } = { query: {}, ...requestSample('orders-search.request') };
  expect(seen[0]).toMatchObject({ method, path });
  expect([...(seen[0]?.query.keys() ?? [])].toSorted()).toEqual(Object.keys(query).toSorted());
});

it.each(['404-order', '400-property-value'])(
  'asks payments where orders cannot be searched: %s',
  async (name) => {
    const { provider, seen } = await orders((heard, response) =>
      give(heard.path === '/v1/orders' ? sample(`orders.error.${name}`) : NO_PAYMENTS)(heard, response),
    );
    const found = await provider.find(REFERENCE, { thorough: false, currency: 'ARS' });
    expect(found).toEqual({ ok: true, value: { orders: [], payments: [] } });
    expect(seen.map(({ path }) => path)).toEqual(['/v1/orders', '/v1/payments/search']);
  },
);

it.each(['401', '423', '500'])('knows nothing where the order could not be read: %s', async (name) => {
  const { provider } = await orders(give(sample(`orders.error.${name}`)));
  const found = await provider.find(REFERENCE, { thorough: false, currency: 'ARS', providerOrderId: ORDER });
  expect(found).toMatchObject({ ok: false, error: { status: Number(name) } });
});
