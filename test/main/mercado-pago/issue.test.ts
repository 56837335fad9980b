import { expect, it } from 'vitest';
import type { Mode } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { ItemToCharge } from '#core/domain/sale';
import type { IssueRequest } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { SALE } from '#test/main/mercado-pago/sample-calls';
import { door, give, requestSample, sample, serve, TOKEN } from '#test/main/mercado-pago/sample-server';

const coffee: ItemToCharge = {
  sku: 'CAFE-250',
  title: 'Café molido 250 g',
  unitPrice: toMoney(185050),
  quantity: 2,
  total: toMoney(370100),
};
const croissant: ItemToCharge = {
  sku: null,
  title: 'Medialuna',
  unitPrice: toMoney(65000),
  quantity: 3,
  total: toMoney(195000),
};
const request: IssueRequest = {
  ...SALE,
  items: [coffee, croissant],
  title: 'Compra en Almacén La Esquina',
  expiresAt: Date.parse('2026-11-21T18:15:00.000-03:00'),
};

async function sent(change: Partial<IssueRequest>) {
  const { url, seen } = await serve(give(sample('qr-dynamic-post.response.201')));
  await createInstore({ http: door(url).http }).issue({ ...request, ...change });
  const [first] = seen;
  if (first === undefined) throw new Error('nothing was sent');
  return first;
}

/** What a sample asks for, without what this counter never sends: nobody to notify, no sponsor, no cash. */
function asSent(shown: Record<string, unknown>) {
  const { notification_url: _, cash_out: __, sponsor: ___, ...asked } = shown;
  const [first, second] = Array.isArray(asked.items) ? asked.items : [];
  const { description: _first, ...coffeeItem } = first;
  const { description: _second, sku_number: _sku, ...croissantItem } = second;
  const items = [coffeeItem, croissantItem].map((item) => ({ ...item, category: 'marketplace' }));
  return { ...asked, items };
}

const SELLER = '/collectors/700100200';

it.each<readonly [Mode, string, string, string]>([
  [
    'dynamic',
    'qr-dynamic-post.request.mla',
    'POST',
    `/instore/orders/qr/seller${SELLER}/pos/SUC01CAJA01/qrs`,
  ],
  ['hybrid', 'qr-dynamic-put.request', 'PUT', `/instore/orders/qr/seller${SELLER}/pos/SUC01CAJA01/qrs`],
  [
    'attended',
    'attended-v2-put.request',
    'PUT',
    `/instore/qr/seller${SELLER}/stores/SUC01/pos/SUC01CAJA01/orders`,
  ],
])('asks the way its mode does, as the sample does: %s', async (mode, name, method, path) => {
  const { body: shown, ...where } = requestSample(name);
  expect(where).toMatchObject({ method, path });
  const seen = await sent({ mode });
  expect(seen).toMatchObject({
    method,
    path,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
  });
  const body = JSON.parse(seen.body);
  expect(body).toEqual({ ...asSent(shown), expiration_date: body.expiration_date });
  expect(body.expiration_date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
  expect(Date.parse(body.expiration_date)).toBe(request.expiresAt);
});

it.each<readonly [Mode, string]>([
  ['hybrid', 'qr-dynamic-put.response.with-body'],
  ['hybrid', 'qr-dynamic-put.response.empty-201'],
  ['attended', 'attended-v2-put.response.204'],
])('takes what binds an order to the register for done: %s, %s', async (mode, name) => {
  const answer = sample(name);
  const { url } = await serve(give(answer));
  const made = answer.body === '' ? { qr_data: null, in_store_order_id: null } : JSON.parse(answer.body);
  expect(await createInstore({ http: door(url).http }).issue({ ...request, mode })).toMatchObject({
    kind: 'issued',
    qrData: made.qr_data,
    providerOrderId: made.in_store_order_id,
  });
});

it('sends nothing for a register whose store is not known, where the path names the store', async () => {
  const { url, seen } = await serve(give(sample('attended-v2-put.response.204')));
  const provider = createInstore({ http: door(url).http });
  expect(await provider.issue({ ...request, mode: 'attended', externalStoreId: null })).toMatchObject({
    kind: 'refused',
    error: { kind: 'invalid', code: 'store_unknown', status: 0 },
  });
  expect(seen).toEqual([]);
  expect((await provider.issue({ ...request, mode: 'hybrid', externalStoreId: null })).kind).toBe('issued');
});

it.each<Mode>(['hybrid', 'attended'])('puts an order once, whatever comes of it: %s', async (mode) => {
  const failing = await serve(give(sample('qr-dynamic.error.500')));
  const provider = createInstore({ http: door(failing.url).http });
  expect((await provider.issue({ ...request, mode })).kind).toBe('unanswered');
  expect(failing.seen).toHaveLength(1);
});

it.each<readonly [string, number, string, object]>([
  ['no JSON', 200, '<html>done</html>', { qrData: null, providerOrderId: null }],
  [
    'a code that is none',
    200,
    '{"qr_data":7,"in_store_order_id":"a-1"}',
    { qrData: null, providerOrderId: 'a-1' },
  ],
  ['a list', 201, '[]', { qrData: null }],
  ['nothing', 204, '', { qrData: null }],
  ['a code alone', 202, '{"qr_data":"000201"}', { qrData: '000201', providerOrderId: null }],
])('leaves it to the slot what a success with %s has put there', async (_, status, body, told) => {
  const { url } = await serve(give({ status, headers: {}, body }));
  const provider = createInstore({ http: door(url).http });
  for (const mode of ['hybrid', 'attended'] as const)
    expect(await provider.issue({ ...request, mode })).toMatchObject({ kind: 'issued', ...told });
});

it('says the IVA inside a total as the sample does, and nothing of taxes elsewhere', async () => {
  const { body: asked } = requestSample('qr-dynamic-post.request.mco-iva');
  const combo = {
    sku: 'KS955RUR',
    title: 'Combo',
    unitPrice: toMoney(11900),
    quantity: 1,
    total: toMoney(11900),
  };
  const { url, seen } = await serve(give(sample('qr-dynamic-post.response.mco')));
  const provider = createInstore({ http: door(url).http, order: { itemCategory: () => 'FOOD' } });
  await provider.issue({
    ...request,
    reference: asked.external_reference,
    currency: 'COP',
    total: toMoney(11900),
    items: [combo],
    expiresAt: Date.parse(asked.expiration_date),
    iva: toMoney(1900),
  });
  const { description: _, ...item } = asked.items[0];
  const body = JSON.parse(seen[0]?.body ?? '');
  expect(body).toEqual({ ...asked, items: [item], expiration_date: body.expiration_date });
  expect(seen[0]?.body).toContain('"taxes":[{"type":"IVA","value":1900}]');
  expect((await sent({})).body).not.toContain('taxes');
  expect((await sent({ iva: toMoney(0) })).body).toContain('"taxes":[{"type":"IVA","value":0.00}]');
});

it('names the items’ category by request', async () => {
  const { url, seen } = await serve(give(sample('qr-dynamic-post.response.201')));
  const itemCategory = ({ currency }: IssueRequest) => (currency === 'BRL' ? '5611203' : '621102');
  const provider = createInstore({ http: door(url).http, order: { itemCategory } });
  await provider.issue(request);
  await provider.issue({ ...request, currency: 'BRL' });
  const categories = seen.map(({ body }) =>
    JSON.parse(body).items.map((each: { category: string }) => each.category),
  );
  expect(categories).toEqual([
    ['621102', '621102'],
    ['5611203', '5611203'],
  ]);
});

it('asks for one summary item where no items are given, or where they do not add up', async () => {
  const summary = [
    {
      category: 'marketplace',
      title: request.title,
      unit_price: 5651,
      quantity: 1,
      unit_measure: 'unit',
      total_amount: 5651,
    },
  ];
  for (const items of [null, [], [coffee], [coffee, { ...croissant, unitPrice: toMoney(1) }]]) {
    expect(JSON.parse((await sent({ items })).body).items).toEqual(summary);
  }
});

it('writes an amount as a number made of its digits, whole where the country has no cents', async () => {
  expect((await sent({ total: toMoney(10), items: null })).body).toContain('"total_amount":0.10,');
  expect((await sent({ currency: 'CLP', total: toMoney(4990), items: null })).body).toContain(
    '"total_amount":4990,',
  );
  const widest = await sent({ total: toMoney(99_999_999_999_999), items: null });
  expect(widest.body).toContain('"total_amount":999999999999.99,');
});

it('never cuts a letter in half', async () => {
  const title = `${'x'.repeat(255)}😀`;
  expect(JSON.parse((await sent({ title, items: null })).body).title).toBe('x'.repeat(255));
});

it('keeps a register’s strange name inside its place in the path', async () => {
  expect((await sent({ externalPosId: 'a/../b?c' })).path).toBe(
    '/instore/orders/qr/seller/collectors/700100200/pos/a%2F..%2Fb%3Fc/qrs',
  );
});
