import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { SITE_IDS, siteOf } from '#core/domain/site';
import { ask, item, REFERENCE, START, shop } from '#test/main/simulator/stranger';

it('makes a code, and answers as the contract says', async () => {
  const { charge } = await shop();
  const { status, headers, json } = await charge();
  expect(status).toBe(201);
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(headers.date).toBe(new Date(START).toUTCString());
  expect(Object.keys(json)).toEqual(['in_store_order_id', 'qr_data']);
  expect(json.in_store_order_id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

it('answers the other ways that the sources know', async () => {
  const { charge } = await shop({ quirks: { postStatus: 200, postOmitsOrderId: true } });
  const { status, json } = await charge();
  expect([status, Object.keys(json)]).toEqual([200, ['qr_data']]);
});

const without = (name: string) => Object.fromEntries(Object.entries(item).filter(([each]) => each !== name));
const soon = '2026-11-21T17:05:00.000-03:00';

it.each<readonly [string, object | string, string]>([
  ['no reference', { external_reference: undefined }, 'invalid_external_reference'],
  ['a reference too long', { external_reference: 'x'.repeat(65) }, 'invalid_external_reference'],
  ['a reference with a space', { external_reference: 'a b' }, 'invalid_external_reference'],
  ['no total', { total_amount: undefined }, 'invalid_total_amount'],
  ['a total of text', { total_amount: '3701' }, 'invalid_total_amount'],
  ['a total of fractions of a cent', { total_amount: 3701.005 }, 'invalid_total_amount'],
  ['a total that items do not make', { total_amount: 3702 }, 'invalid_total_amount'],
  ['an item that does not multiply', { items: [{ ...item, quantity: 3 }] }, 'invalid_total_amount'],
  ['no title', { title: '' }, 'invalid_title'],
  ['no description', { description: undefined }, 'invalid_description'],
  ['no items', { items: [] }, 'error_creating_seller_qr_order'],
  ['items that are no list', { items: { ...item } }, 'invalid_preference_body'],
  ['a price of text', { items: [{ ...item, unit_price: '1' }] }, 'invalid_items.unit_price'],
  ['a quantity of text', { items: [{ ...item, quantity: '2' }] }, 'invalid_items.quantity'],
  ['an item total of text', { items: [{ ...item, total_amount: '2' }] }, 'invalid_items.total_amount'],
  ['a SKU that is a number', { items: [{ ...item, sku_number: 7 }] }, 'invalid_items.sku_number'],
  ['an item without a title', { items: [without('title')] }, 'invalid_title'],
  ['an item without a measure', { items: [without('unit_measure')] }, 'invalid_unit_measure'],
  ['an item without a price', { items: [without('unit_price')] }, 'invalid_unit_price'],
  ['an item without a quantity', { items: [without('quantity')] }, 'invalid_quantity'],
  ['an address that is none', { notification_url: 'here' }, 'invalid_notification_url'],
  ['a sponsor without an id', { sponsor: {} }, 'invalid_id'],
  ['a sponsor of text', { sponsor: { id: '7' } }, 'invalid_sponsor.id'],
  ['cash of text', { cash_out: { amount: '7' } }, 'invalid_cash_out.amount'],
  ['an expiry in the past', { expiration_date: '2026-11-21T16:59:00.000-03:00' }, 'invalid_expiration_date'],
  [
    'an expiry in UTC by its letter',
    { expiration_date: '2026-11-21T20:05:00.000Z' },
    'invalid_expiration_date',
  ],
  [
    'an expiry without milliseconds',
    { expiration_date: '2026-11-21T17:05:00-03:00' },
    'invalid_expiration_date',
  ],
  [
    'an expiry that is no date',
    { expiration_date: '2026-13-41T17:05:00.000-03:00' },
    'invalid_expiration_date',
  ],
])('refuses %s', async (_, change, error) => {
  const { charge, practise } = await shop();
  const { status, json } = await charge(typeof change === 'string' ? {} : change);
  expect({ status, json }).toMatchObject({ status: 400, json: { error, status: 400, causes: [] } });
  expect(json.message).not.toBe('');
  expect((await practise('orders')).json.orders).toEqual([]);
});

it.each(['', 'null', '[]', '"text"', '{'])('refuses the body %s', async (body) => {
  const { qrs, headers } = await shop();
  const { status, json } = await ask(qrs, { method: 'POST', headers, body });
  expect([status, json.error]).toEqual([400, 'invalid_preference_body']);
});

it('takes weighed goods, no cash, and an order without an expiry', async () => {
  const bread = { title: 'Pan', unit_price: 18.6, quantity: 1.5, unit_measure: 'unit', total_amount: 27.9 };
  const { charge } = await shop();
  const made = await charge({
    items: [bread],
    total_amount: 27.9,
    cash_out: { amount: 0 },
    expiration_date: undefined,
  });
  expect(made.status).toBe(201);
});

it.each(SITE_IDS)('takes cents in %s only where the country has them', async (site) => {
  const { charge } = await shop({ site });
  const one = { title: 'x', unit_price: 10.5, quantity: 1, unit_measure: 'unit', total_amount: 10.5 };
  const { status } = await charge({ items: [one], total_amount: 10.5 });
  expect(status).toBe(siteOf(site).decimals === 0 ? 400 : 201);
  const whole = { ...one, unit_price: 10, total_amount: 10 };
  expect((await charge({ items: [whole], total_amount: 10 })).status).toBe(201);
});

it('knows its seller, its register and its token', async () => {
  const { qrs, url, headers, simulator } = await shop();
  const post = (address: string, with_ = headers) =>
    ask(address, { method: 'POST', headers: with_, body: {} });
  const { userId, externalPosId } = simulator.shop;
  expect((await post(qrs.replace(userId, '1'))).json).toMatchObject({ status: 403, error: 'forbidden' });
  expect((await post(qrs.replace(userId, 'me'))).json).toMatchObject({
    status: 400,
    error: 'invalid_collectorId',
  });
  expect((await post(qrs.replace(externalPosId, 'OTHER'))).json).toMatchObject({
    status: 404,
    error: 'pos_not_found',
  });
  const token = { authorization: 'Bearer other' };
  expect((await post(qrs, token)).json).toMatchObject({ status: 401, error: 'unauthorized', causes: [] });
  expect((await ask(`${url}/merchant_orders/search`)).json).toEqual({
    message: 'access denied',
    error: 'invalid_token',
    status: 401,
    cause: [],
  });
});

it('survives what no client would send', async () => {
  const { url, get, charge } = await shop();
  const { port } = new URL(url);
  for (const target of ['http://[', '//', '/%ZZ', '/pos/%E0%A4%A', '*']) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    socket.end(`GET ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`);
    socket.resume();
    await once(socket, 'close');
  }
  const huge = { ...item, unit_price: 999999999999.99, quantity: 1, total_amount: 999999999999.99 };
  expect((await charge({ items: Array.from({ length: 200 }, () => huge) })).json.error).toBe(
    'invalid_total_amount',
  );
  expect((await charge({ items: [{ ...huge, quantity: 1e12 }] })).json.error).toBe('invalid_total_amount');
  expect((await get('/users/me')).status).toBe(200);
});

it('does not answer what it does not know', async () => {
  const { get, qrs, headers } = await shop();
  expect((await get('/v1/customers')).status).toBe(404);
  expect((await ask(qrs, { method: 'DELETE', headers })).status).toBe(405);
});

it('says who the shop is, with its registers and stores', async () => {
  const { get, simulator } = await shop({ site: 'MLB' });
  const { userId, posId, storeId, externalPosId, externalStoreId } = simulator.shop;
  expect((await get('/users/me')).json).toMatchObject({
    id: Number(userId),
    site_id: 'MLB',
    tags: ['normal', 'test_user'],
  });
  const { json } = await get(`/pos?external_id=${externalPosId}`);
  expect(json.paging).toEqual({ total: 1, offset: 0, limit: 30 });
  expect(json.results[0]).toMatchObject({
    id: Number(posId),
    store_id: storeId,
    external_id: externalPosId,
    fixed_amount: true,
  });
  expect(json.results[0].qr_code).toBeUndefined();
  expect((await get('/pos?external_id=OTHER')).json.results).toEqual([]);
  expect((await get(`/pos/${posId}`)).json.qr_code).toMatch(/^000201/);
  expect((await get('/pos/1')).status).toBe(404);
  expect((await get(`/users/${userId}/stores/search`)).json.results[0]).toMatchObject({
    id: storeId,
    external_id: externalStoreId,
  });
  expect((await get(`/users/${userId}/stores/search?external_id=OTHER`)).status).toBe(404);
  expect((await get(`/stores/${storeId}`)).status).toBe(200);
  expect((await get('/stores/1')).json).toMatchObject({ status: 400, error: 'INVALID_STORE_ID' });
});

it('gives the same bytes for the same seed, however often it is asked in between', async () => {
  const [first, second, other] = [await shop(), await shop(), await shop({ seed: 8 })];
  await second.get('/users/me');
  await second.orders();
  const [a, b, c] = await Promise.all([
    first.charge({ expiration_date: soon }),
    second.charge({ expiration_date: soon }),
    other.charge({ expiration_date: soon }),
  ]);
  expect(a.text).toBe(b.text);
  expect(a.text).not.toBe(c.text);
  expect(first.simulator.shop).toEqual(second.simulator.shop);
  expect(REFERENCE).not.toBe('');
});
