import { expect, it } from 'vitest';
import type { RegisterDraft } from '#core/shop-setup';
import { requestSample, sample } from '#test/main/mercado-pago/sample-server';
import { json, setup } from '#test/main/mercado-pago/setup-provider';

const caja: RegisterDraft = {
  name: 'Caja 1',
  externalId: 'SUC01CAJA01',
  storeId: '61000001',
  externalStoreId: 'SUC01',
  trade: 'gastronomy',
};
const pos = JSON.parse(sample('pos-get.response.200').body);
const CODE: string = pos.qr_code;
const detail = {
  id: '98000001',
  name: 'Caja 1',
  externalPosId: 'SUC01CAJA01',
  storeId: '61000001',
  externalStoreId: 'SUC01',
  storeName: 'Almacén La Esquina',
  fixedAmount: true,
  category: 621102,
  code: CODE,
};
const GET = { 'GET /pos/98000001': [sample('pos-get.response.200')] };
const STORES = { 'GET /users/700100200/stores/search': [sample('stores-search.response.200')] };
const LIST = { 'GET /pos': [sample('pos-list.response.200')] };
const refused = (error: string, status = 400) => json({ message: 'no', error, status, causes: [] }, status);

it('reads a register, with its store, its trade and its code', async () => {
  const { register, seen } = await setup({ ...GET, ...STORES });
  expect(await register('98000001')).toEqual({ ok: true, value: detail });
  const { method, path } = requestSample('pos-get.request');
  expect(seen[0]).toMatchObject({ method, path });
});

it('reads one in the newer form of the API', async () => {
  const { register } = await setup({ 'GET /pos/98000001': [sample('pos-v2-create.response.201')] });
  expect(await register('98000001')).toEqual({
    ok: true,
    value: { ...detail, externalStoreId: null, storeName: null },
  });
});

it.each([null, ''])('knows that a register of the panel has no name for orders: %j', async (external_id) => {
  const { register } = await setup({ 'GET /pos/98000001': [json({ ...pos, external_id })], ...STORES });
  expect(await register('98000001')).toMatchObject({
    value: { externalPosId: null, externalStoreId: 'SUC01' },
  });
});

it('knows of no register that is not there', async () => {
  const { register } = await setup({ 'GET /pos/1': [sample('pos-get.response.404')] });
  expect(await register('1')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});

it('makes a register as the sample does: no amounts typed by the buyer, the trade by country', async () => {
  const { createRegister, written } = await setup({
    'POST /pos': [sample('pos-create.response.201')],
    ...GET,
    ...STORES,
  });
  expect(await createRegister(caja)).toEqual({ kind: 'done', value: detail });
  const { method, path, body } = requestSample('pos-create.request');
  expect(written()).toEqual([{ method, path, body }]);
});

it('makes a generic one, and tells what it knows where it cannot be read again', async () => {
  const { createRegister, written } = await setup({ 'POST /pos': [sample('pos-create.response.201')] });
  expect(await createRegister({ ...caja, trade: null })).toMatchObject({
    kind: 'done',
    value: { id: '98000001', code: null, storeName: null },
  });
  expect(written()[0]?.body).not.toHaveProperty('category');
});

it.each(['store_not_found', 'INEXISTENT_EXTERNAL_STORE_ID', 'non_existent_external_store_id'])(
  'waits for a store that was just made: %s',
  async (error) => {
    const unknown = refused(error, error === 'store_not_found' ? 404 : 400);
    const made = sample('pos-create.response.201');
    const patient = await setup({ 'POST /pos': [unknown, unknown, made], ...GET, ...STORES });
    expect(await patient.createRegister(caja)).toEqual({ kind: 'done', value: detail });
    expect(patient.waits).toEqual([1000, 2000]);
    const never = await setup({ 'POST /pos': [unknown] });
    expect(await never.createRegister(caja)).toMatchObject({
      refusal: { reason: 'store-unknown', error: { code: error } },
    });
    expect(never.written()).toHaveLength(3);
  },
);

it('does not ask twice where it may have been made', async () => {
  const { createRegister, written, waits } = await setup({ 'POST /pos': ['reset'], 'GET /pos': [json({})] });
  expect((await createRegister(caja)).kind).toBe('unanswered');
  expect([written().length, waits]).toEqual([1, []]);
});

it.each([sample('pos-create.response.409'), refused('1', 409)])(
  'says whose the external id is: %#',
  async (taken) => {
    const { createRegister } = await setup({ 'POST /pos': [taken], ...LIST, ...GET, ...STORES });
    expect(await createRegister({ ...caja, name: 'Caja 9' })).toMatchObject({
      kind: 'refused',
      refusal: {
        reason: 'taken',
        by: { id: '98000001', name: 'Caja 1', storeName: 'Almacén La Esquina' },
      },
    });
    const { createRegister: unseen } = await setup({ 'POST /pos': [taken] });
    expect(await unseen(caja)).toMatchObject({ refusal: { reason: 'taken', by: null } });
  },
);

it.each(['reset', json(''), json('', 502), json({}), json({ id: 1, external_id: 'OTHER' })] as const)(
  'finds the register whose answer was lost: %#',
  async (lost) => {
    const answers = { 'POST /pos': [lost], ...LIST, ...GET, ...STORES };
    expect(await (await setup(answers)).createRegister(caja)).toEqual({ kind: 'done', value: detail });
    expect((await (await setup(answers)).createRegister({ ...caja, name: 'Otra' })).kind).toBe('unanswered');
  },
);

it.each([
  [sample('pos-create.response.400-external-id'), 'external-id'],
  [refused('EXTERNAL_ID_TOO_LONG'), 'external-id'],
  [refused('NAME_TOO_LONG'), 'name'],
  [refused('UNKNOWN_MCC'), 'other'],
  [refused('forbidden', 403), 'other'],
])('is told what is wrong with a register: %#', async (answer, reason) => {
  const { createRegister, written } = await setup({ 'POST /pos': [answer] });
  expect(await createRegister(caja)).toMatchObject({ kind: 'refused', refusal: { reason } });
  expect(written()).toHaveLength(1);
});

it.each([
  [{ externalId: 'SUC01-CAJA01' }, 'external-id'],
  [{ externalId: 'A'.repeat(40) }, 'external-id'],
  [{ name: '' }, 'name'],
  [{ name: 'N'.repeat(45) }, 'name'],
  [{ storeId: 'x' }, 'store-unknown'],
  [{ storeId: '"1"' }, 'store-unknown'],
])('sends no register that cannot be: %j', async (change, reason) => {
  const { createRegister, seen } = await setup({});
  expect(await createRegister({ ...caja, ...change })).toMatchObject({ refusal: { reason } });
  expect(seen).toEqual([]);
});

const panel = json({ ...pos, external_id: null, fixed_amount: false, category: null });
const repair = { externalId: 'SUC01CAJA01', trade: 'gastronomy' } as const;

it('mends a register made in the panel, and believes what it then is', async () => {
  const { repairRegister, written } = await setup({
    'GET /pos/98000001': [panel, sample('pos-get.response.200')],
    'PUT /pos/98000001': [sample('pos-update.response.200')],
    ...STORES,
  });
  expect(await repairRegister('98000001', repair)).toEqual({ kind: 'done', value: detail });
  const { method, path, body } = requestSample('pos-update.request');
  expect(written()).toEqual([
    { method, path, body: { ...body, name: 'Caja 1', external_id: 'SUC01CAJA01' } },
  ]);
});

it('writes nothing to a register that is fit, and never gives it another name for orders', async () => {
  const { repairRegister, written } = await setup({ ...GET, ...STORES });
  const other = { externalId: 'OTHER', trade: null };
  expect(await repairRegister('98000001', other)).toEqual({ kind: 'done', value: detail });
  expect(written()).toEqual([]);
  const loose = await setup({
    'GET /pos/98000001': [json({ ...pos, fixed_amount: false }), sample('pos-get.response.200')],
    'PUT /pos/98000001': ['reset'],
  });
  expect((await loose.repairRegister('98000001', other)).kind).toBe('done');
  expect(loose.written()[0]?.body).not.toHaveProperty('external_id');
});

it('is told why a register cannot be mended', async () => {
  const taken = await setup({
    'GET /pos/98000001': [panel],
    'PUT /pos/98000001': [sample('pos-create.response.409')],
    'GET /pos': [json({ results: [{ ...pos, id: 5, name: 'Caja 5' }] })],
    ...STORES,
  });
  expect(await taken.repairRegister('98000001', repair)).toMatchObject({
    refusal: { reason: 'taken', by: { id: '5', name: 'Caja 5' } },
  });
  const { repairRegister } = await setup({});
  expect(await repairRegister('1', repair)).toMatchObject({ refusal: { reason: 'not-found' } });
  const unfit = await setup({ 'GET /pos/98000001': [panel], ...STORES });
  expect(await unfit.repairRegister('98000001', { ...repair, externalId: 'a b' })).toMatchObject({
    refusal: { reason: 'external-id' },
  });
  expect(unfit.written()).toEqual([]);
});

it('says so where the register stays as it was, or cannot be read', async () => {
  const done = sample('pos-update.response.200');
  const same = await setup({ 'GET /pos/98000001': [panel], 'PUT /pos/98000001': [done], ...STORES });
  expect(await same.repairRegister('98000001', repair)).toMatchObject({
    kind: 'unanswered',
    error: { code: 'not_taken' },
  });
  const gone = await setup({
    'GET /pos/98000001': [panel, json('', 500)],
    'PUT /pos/98000001': [done],
    ...STORES,
  });
  expect((await gone.repairRegister('98000001', repair)).kind).toBe('unanswered');
});
