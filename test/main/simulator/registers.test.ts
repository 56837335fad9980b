import { expect, it } from 'vitest';
import { codeIn, estate, STORE } from '#test/main/simulator/estate';

it('makes a register as the sample does, and lists it beside the first', async () => {
  const { call, made, register, simulator } = await estate();
  const { id } = await made();
  const { status, json } = await call('POST', '/pos', register(id));
  expect(status).toBe(201);
  expect(json).toEqual({
    id: expect.any(Number),
    qr: {
      image: expect.stringMatching(/\.png$/),
      template_document: expect.stringMatching(/\.pdf$/),
      template_image: expect.stringMatching(/\.png$/),
    },
    status: 'active',
    date_created: '2026-11-21T20:00:01.500Z',
    date_last_updated: '2026-11-21T20:00:01.500Z',
    uuid: expect.stringMatching(/^[0-9a-f]{64}$/),
    user_id: Number(simulator.shop.userId),
    name: 'Caja 1',
    fixed_amount: true,
    category: 621102,
    store_id: String(id),
    external_store_id: 'SUC01',
    external_id: 'SUC01CAJA01',
  });
  const { json: all } = await call('GET', '/pos');
  expect(all.paging.total).toBe(2);
  expect(all.results[1]).not.toHaveProperty('qr_code');
  for (const query of [`store_id=${id}`, 'external_id=SUC01CAJA01', 'external_store_id=SUC01'])
    expect((await call('GET', `/pos?${query}`)).json.results).toMatchObject([{ id: json.id }]);
  expect((await call('GET', '/pos?category=7')).json.results).toEqual([]);
  expect((await call('GET', `/pos/${json.id}`)).json).toMatchObject({
    ...json,
    site: 'MLA',
    qr_code: expect.stringContaining(`/pos/${json.id}`),
  });
});

it('does not know a store that was just made', async () => {
  const { call, stores, register, pass } = await estate();
  const { json } = await call('POST', stores, STORE);
  expect(codeIn(await call('POST', '/pos', register(json.id)))).toEqual([404, 'store_not_found']);
  pass(1500);
  expect((await call('POST', '/pos', register(json.id))).status).toBe(201);
});

const wrong: readonly (readonly [change: object, code: string, status?: number])[] = [
  [{ name: '' }, 'INVALID_NAME'],
  [{ name: 'N'.repeat(45) }, 'NAME_TOO_LONG'],
  [{ colour: 1 }, 'UNKNOWN_FIELD_EXCEPTION'],
  [{ fixed_amount: 'yes' }, 'INVALID_FIXED_AMOUNT'],
  [{ category: 'food' }, 'INVALID_CATEGORY'],
  [{ category: 5411 }, 'UNKNOWN_MCC'],
  [{ store_id: 'x' }, 'INVALID_STORE_ID'],
  [{ store_id: 1 }, 'EXTERNAL_STORE_ID_NOT_MATCH'],
  [{ external_store_id: '' }, 'INVALID_EXTERNAL_STORE_ID'],
  [{ external_store_id: 'OTHER' }, 'INEXISTENT_EXTERNAL_STORE_ID'],
  [{ external_id: 'SUC01-CAJA01' }, 'INVALID_EXTERNAL_ID'],
  [{ external_id: null }, 'INVALID_EXTERNAL_ID'],
  [{ external_id: 'A'.repeat(40) }, 'EXTERNAL_ID_TOO_LONG'],
  [{ external_id: 'PRACTICEPOS01' }, 'point_of_sale_exists', 409],
  [{ url: 'nowhere' }, 'INVALID_URL'],
  [{ url: `https://example.com/${'a'.repeat(300)}` }, 'URL_TOO_LONG'],
  [{ url: 'https://example.com/', fixed_amount: false }, 'FIXED_AMOUNT_FALSE'],
  [{ url: 'https://example.com/' }, 'forbidden', 403],
];

it.each(wrong.map(([change, code, status = 400]) => ({ change, code, status })))(
  'refuses a register with $change',
  async ({ change, code, status }) => {
    const { call, made, register } = await estate();
    const { id } = await made();
    expect(codeIn(await call('POST', '/pos', register(id, change)))).toEqual([status, code]);
  },
);

it('refuses a register without a body, and tells a taken name by the older number where told so', async () => {
  const { call, made, register } = await estate({ quirks: { posExistsCode: 1 } });
  expect(codeIn(await call('POST', '/pos', ''))).toEqual([400, 'MISSING_BODY']);
  const { id } = await made();
  const taken = await call('POST', '/pos', register(id, { external_id: 'PRACTICEPOS01' }));
  expect(codeIn(taken)).toEqual([409, '1']);
});

it('shows a register made in the panel, which then gets its name once and for all', async () => {
  const { call, practise } = await estate();
  const { id } = (await practise('register', { name: 'Del panel' })).json;
  const read = async () => (await call('GET', `/pos/${id}`)).json;
  expect(await read()).toMatchObject({ external_id: null, fixed_amount: false, category: null });
  const change = { fixed_amount: true, external_id: 'PANEL01', category: 473000 };
  expect((await call('PUT', `/pos/${id}`, change)).json).toMatchObject({ ...change, name: 'Del panel' });
  expect(await read()).toMatchObject(change);
  expect(codeIn(await call('PUT', `/pos/${id}`, { external_id: 'PANEL02' }))).toEqual([
    400,
    'INVALID_EXTERNAL_ID',
  ]);
  expect((await call('PUT', `/pos/${id}`, { external_id: 'PANEL01', name: 'Caja 2' })).status).toBe(200);
  expect(codeIn(await call('PUT', `/pos/${id}`, { external_id: 'PRACTICEPOS01' }))).toEqual([
    409,
    'point_of_sale_exists',
  ]);
  expect(codeIn(await call('PUT', '/pos/1', { name: 'x' }))).toEqual([404, 'not_found']);
  expect((await practise('register', {})).status).toBe(400);
  expect((await practise('register', { name: 'x', store_id: '1' })).status).toBe(404);
});

it('takes a register away', async () => {
  const { call, simulator } = await estate();
  const { posId } = simulator.shop;
  expect(codeIn(await call('DELETE', '/pos/x'))).toEqual([400, 'INVALID_POS_ID']);
  expect((await call('DELETE', `/pos/${posId}`)).status).toBe(204);
  expect((await call('DELETE', `/pos/${posId}`)).status).toBe(404);
  expect((await call('GET', '/pos')).json.results).toEqual([]);
});

it('makes and lists registers in the newer form, too', async () => {
  const { call, made } = await estate();
  const { id } = await made();
  const body = {
    name: 'Caja 1',
    store_id: String(id),
    external_id: 'SUC01CAJA01',
    config: { qr: { operating_mode: 'pdv', category: 621102 } },
  };
  expect((await call('POST', '/v2/pos', body)).status).toBe(400);
  const key = { 'x-idempotency-key': '2f0e7c1a-6b1c-4d7e-9c55-1c8f0d6a7b21' };
  const { status, json } = await call('POST', '/v2/pos', body, key);
  expect(status).toBe(201);
  expect(json).toMatchObject({ ...body, qr_response: { qr_code: expect.stringMatching(/^000201/) } });
  expect((await call('GET', '/v2/pos?external_id=SUC01CAJA01')).json).toMatchObject({
    paging: { total: 1 },
    data: [{ id: json.id }],
  });
  const away = await call('POST', '/v2/pos', { ...body, store_id: '1' }, key);
  expect(codeIn(away)).toEqual([404, 'store_not_found']);
});
