import { expect, it } from 'vitest';
import type { Mode } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { IssueRequest } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import { type Answerer, door, give, sample, serve } from '#test/main/mercado-pago/sample-server';

const NOW = Date.parse('2026-11-21T20:55:10.130Z');
const ADDRESS = 'https://avisos.laesquina.com.ar/mp';
const request: IssueRequest = {
  reference: 'mst-test01-A',
  mode: 'dynamic',
  total: toMoney(1190),
  currency: 'ARS',
  items: null,
  title: 'Compra',
  description: 'Ticket 1',
  expiresAt: NOW + 300_000,
  sellerId: '700100200',
  externalPosId: 'SUC01CAJA01',
  externalStoreId: 'SUC01',
  iva: null,
};

async function instoreBody(mode: Mode, address: string | null) {
  const { url, seen } = await serve(give(sample('qr-dynamic-post.response.201')));
  const order = { notificationUrl: () => address };
  await createInstore({ http: door(url).http, order }).issue({ ...request, mode });
  return JSON.parse(seen[0]?.body ?? '');
}

it.each<Mode>(['dynamic', 'hybrid', 'attended'])(
  'tells the provider where to notify, in one flavour, with each instore order: %s',
  async (mode) => {
    expect(await instoreBody(mode, ADDRESS)).toMatchObject({
      notification_url: `${ADDRESS}?source_news=ipn`,
    });
    expect(await instoreBody(mode, null)).not.toHaveProperty('notification_url');
  },
);

it('leaves the flavour to whoever says it in the address, and keeps the rest of it', async () => {
  const chosen = `${ADDRESS}?shop=1&source_news=webhook`;
  expect(await instoreBody('dynamic', chosen)).toMatchObject({ notification_url: chosen });
  expect(await instoreBody('dynamic', `${ADDRESS}?shop=1`)).toMatchObject({
    notification_url: `${ADDRESS}?shop=1&source_news=ipn`,
  });
});

it('tells Orders nothing of the kind, which would refuse the order for it', async () => {
  const { url, seen } = await serve(give(sample('orders-create.response.dynamic.201')));
  await createOrders({ http: door(url).http, now: () => NOW }).issue(request);
  expect(seen[0]?.body).toContain('mst-test01-A');
  expect(seen[0]?.body).not.toMatch(/notification|url/i);
});

const one =
  (body: object): Answerer =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

it.each([
  ['payment', '/v1/payments/17'],
  ['merchant-order', '/merchant_orders/17'],
] as const)('finds whose a %s is by its id, however little else can be read of it', async (what, path) => {
  const { url, seen } = await serve(one({ external_reference: 'mst-test01-A' }), one({ id: 17 }));
  const provider = createInstore({ http: door(url).http });
  expect(await provider.bearing(what, '17')).toEqual({ ok: true, value: { reference: 'mst-test01-A' } });
  expect(await provider.bearing(what, '17')).toEqual({ ok: true, value: { reference: null } });
  expect(seen.map(({ method, path: asked }) => `${method} ${asked}`)).toEqual([`GET ${path}`, `GET ${path}`]);
});

it('says that a payment is not there, or not this seller’s', async () => {
  const { url } = await serve((_, response) => void response.writeHead(404).end('{}'));
  const provider = createOrders({ http: door(url).http, now: () => NOW });
  expect(await provider.bearing('payment', '17')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});
