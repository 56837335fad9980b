import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { ItemToCharge } from '#core/domain/sale';
import type { IssueRequest } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { door, give, sample, serve, TOKEN } from '#test/main/mercado-pago/sample-server';

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
  reference: 'SUC01CAJA01-20261121-000123',
  total: toMoney(565100),
  currency: 'ARS',
  items: [coffee, croissant],
  title: 'Compra en Almacén La Esquina',
  description: 'Ticket 000123',
  expiresAt: Date.parse('2026-11-21T18:15:00.000-03:00'),
  sellerId: '700100200',
  externalPosId: 'SUC01CAJA01',
};

async function sent(change: Partial<IssueRequest>) {
  const { url, seen } = await serve(give(sample('qr-dynamic-post.response.201')));
  await createInstore({ http: door(url).http }).issue({ ...request, ...change });
  const [first] = seen;
  if (first === undefined) throw new Error('nothing was sent');
  return first;
}

it('asks for the order as the sample asks for it', async () => {
  const seen = await sent({});
  expect(seen).toMatchObject({
    method: 'POST',
    path: '/instore/orders/qr/seller/collectors/700100200/pos/SUC01CAJA01/qrs',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
  });
  const {
    notification_url: _,
    cash_out: __,
    sponsor: ___,
    ...asked
  } = JSON.parse(sample('qr-dynamic-post.request.mla').body);
  const items = asked.items.map(({ description: ____, ...item }: Record<string, unknown>) => ({
    ...item,
    category: 'marketplace',
  }));
  delete items[1].sku_number;
  const body = JSON.parse(seen.body);
  expect(body).toEqual({ ...asked, items, expiration_date: body.expiration_date });
  expect(body.expiration_date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
  expect(Date.parse(body.expiration_date)).toBe(request.expiresAt);
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
