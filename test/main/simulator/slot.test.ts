import { expect, it } from 'vitest';
import { readEmv } from '#core/domain/emv';
import { SITE_IDS } from '#core/domain/site';
import { sample } from '#test/main/mercado-pago/sample-server';
import { ask, item, REFERENCE, START, shop } from '#test/main/simulator/stranger';

const MINUTE = 60_000;
const OTHER = 'mst-test01-01JOTHER';
const MODES = ['hybrid', 'attended'] as const;
const NOTHING = JSON.parse(sample('attended-v2-get.response.404').body);

const referenceOn = async ({ held }: Awaited<ReturnType<typeof shop>>) =>
  (await held()).json[0]?.external_reference ?? null;

it('answers a hybrid order with its own code, and an attended one with nothing', async () => {
  const { put } = await shop();
  const hybrid = await put('hybrid');
  expect([hybrid.status, Object.keys(hybrid.json)]).toEqual([200, ['in_store_order_id', 'qr_data']]);
  expect(hybrid.headers['content-type']).toMatch(/^application\/json/);
  const attended = await put('attended');
  expect([attended.status, attended.text]).toEqual([204, '']);
  expect(attended.headers['content-type']).toBeUndefined();
  expect(attended.headers['content-length']).toBeUndefined();
  expect(attended.headers.date).toBe(new Date(START).toUTCString());
});

it('answers the other ways that the sources know', async () => {
  const empty = await (await shop({ quirks: { hybridAnswer: 'empty-201' } })).put('hybrid');
  expect([empty.status, empty.text, empty.headers['content-length']]).toEqual([201, '', '0']);
  const created = await (await shop({ quirks: { hybridAnswer: 'body-201' } })).put('hybrid');
  expect([created.status, typeof created.json.qr_data]).toEqual([201, 'string']);
  const attended = await (await shop({ quirks: { attendedAnswer: 'body-200' } })).put('attended');
  expect([attended.status, attended.json.external_reference]).toEqual([200, REFERENCE]);
});

it.each(MODES)('shows what lies on the register as the sample does: %s', async (mode) => {
  const { put, held, simulator } = await shop();
  const [shown] = JSON.parse(sample('attended-v2-get.response.200').body);
  const { user_id: _, external_pos_id: __, ...asked } = shown;
  const expiration_date = '2026-11-21T17:05:00.000-03:00';
  await put(mode, { ...asked, expiration_date });
  const { status, json, text } = await held();
  const { userId, externalPosId } = simulator.shop;
  expect(status).toBe(200);
  expect(json).toEqual([
    {
      ...shown,
      user_id: userId,
      external_pos_id: externalPosId,
      expiration_date: '2026-11-21T16:05:00.000-04:00',
    },
  ]);
  expect(Object.keys(json[0])).toEqual(Object.keys(shown));
  expect(text).toContain('"total_amount":5651.0,');
});

it('shows a single object where asked to', async () => {
  const { put, held } = await shop({ quirks: { slotAnswer: 'object' } });
  await put('attended');
  expect((await held()).json.external_reference).toBe(REFERENCE);
});

it('says that nothing lies there as the samples do', async () => {
  const { held, clear } = await shop();
  const empty = await held();
  expect([empty.status, empty.json]).toEqual([404, NOTHING]);
  const nothing = sample('attended-v2-delete.response.500-nothing-to-delete');
  const cleared = await clear();
  expect([cleared.status, cleared.json]).toEqual([nothing.status, JSON.parse(nothing.body)]);
});

it.each([
  [404, NOTHING],
  [204, null],
] as const)('answers %i to the clearing of nothing where asked to', async (nothingToDelete, body) => {
  const { clear } = await shop({ quirks: { nothingToDelete } });
  const { status, json } = await clear();
  expect([status, json]).toEqual([nothingToDelete, body]);
});

it.each(MODES)('holds one order: a second one takes its place, and DELETE leaves none: %s', async (mode) => {
  const counter = await shop();
  await counter.put(mode);
  await counter.put(mode === 'hybrid' ? 'attended' : 'hybrid', { external_reference: OTHER });
  expect(await referenceOn(counter)).toBe(OTHER);
  const cleared = await counter.clear();
  expect([cleared.status, cleared.text, cleared.headers['content-length']]).toEqual([204, '', undefined]);
  expect((await counter.held()).status).toBe(404);
  expect((await counter.clear()).status).toBe(500);
});

it.each(MODES)('lets go of an order that is paid, or has expired: %s', async (mode) => {
  const paid = await shop();
  await paid.put(mode);
  await paid.practise('pay', { external_reference: REFERENCE, outcome: 'in_process' });
  await paid.practise('pay', { external_reference: REFERENCE, outcome: 'approved', amount: 1 });
  expect(await referenceOn(paid)).toBe(REFERENCE);
  await paid.practise('settle', { external_reference: REFERENCE, outcome: 'approved' });
  expect((await paid.held()).status).toBe(404);
  const expired = await shop();
  await expired.put(mode);
  expired.pass(5 * MINUTE - 1);
  expect(await referenceOn(expired)).toBe(REFERENCE);
  expired.pass(1);
  expect((await expired.held()).status).toBe(404);
});

it('leaves the register alone when a dynamic order is made', async () => {
  const counter = await shop();
  await counter.put('attended');
  await counter.charge({ external_reference: OTHER });
  expect(await referenceOn(counter)).toBe(REFERENCE);
});

it('complains of an order as it does elsewhere, but not of an address', async () => {
  for (const mode of MODES) {
    const { put, held } = await shop();
    expect((await put(mode, { total_amount: 1 })).json).toMatchObject({
      error: 'invalid_total_amount',
      status: 400,
      causes: [],
    });
    expect((await put(mode, { external_reference: undefined })).json.error).toBe(
      'invalid_external_reference',
    );
    expect((await held()).status).toBe(404);
    expect((await put(mode, { notification_url: 'here' })).status).toBeLessThan(300);
  }
});

it('knows its seller, its store, its register and its token', async () => {
  const { slot, storeSlot, headers, simulator } = await shop();
  const { userId, externalPosId, externalStoreId } = simulator.shop;
  const put = (url: string) => ask(url, { method: 'PUT', headers, body: {} });
  expect((await put(storeSlot.replace(externalStoreId, 'OTHER'))).json.error).toBe('store_not_found');
  for (const method of ['GET', 'DELETE'] as const) {
    const at = (url: string, who = headers) => ask(url, { method, headers: who });
    expect((await at(slot.replace(externalPosId, 'OTHER'))).json).toMatchObject({
      status: 404,
      error: 'pos_not_found',
    });
    expect((await at(slot.replace(externalPosId, '%20'))).json.error).toBe('invalid_externalPosId');
    expect((await at(slot.replace(userId, 'me'))).json.error).toBe('invalid_collectorId');
    const denied = method === 'GET' ? [403, 401] : [400, 400];
    const foreign = await at(slot.replace(userId, '1'));
    const unknown = await at(slot, { authorization: 'Bearer other' });
    expect([foreign.status, unknown.status]).toEqual(denied);
    if (method === 'DELETE') expect([foreign.json, unknown.json]).toMatchObject([DENIED, DENIED]);
  }
  expect((await put(slot)).status).toBe(405);
});

const DENIED = { error: 'invalid_access_token', message: 'Access denied', status: 400 };

it.each(SITE_IDS)('has a counter card whose code says where to ask, not what to pay: %s', async (site) => {
  const { get, simulator, put, practise } = await shop({ site });
  const { posId } = simulator.shop;
  const { qr_code: code } = (await get(`/pos/${posId}`)).json;
  expect(readEmv(code)).toMatchObject({ ok: true, value: { isCrcRight: true, isWellFormed: true } });
  expect(code).toContain(`https://practice.invalid/pos/${posId}`);
  const whole = { ...item, unit_price: 10, quantity: 1, total_amount: 10 };
  const own = await put('hybrid', { items: [whole], total_amount: 10 });
  await put('attended', { items: [whole], total_amount: 10 });
  const { orders } = (await practise('orders')).json;
  expect(orders.map(({ qr_data }: { qr_data: string }) => qr_data)).toEqual([own.json.qr_data, code]);
  expect(own.json.qr_data).not.toBe(code);
});
