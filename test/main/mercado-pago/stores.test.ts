import { expect, it } from 'vitest';
import { openReader } from '#main/mercado-pago/places';
import { requestSample, sample, serve } from '#test/main/mercado-pago/sample-server';
import { json, PLACES, STORE, setup } from '#test/main/mercado-pago/setup-provider';

const MAKE = 'POST /users/700100200/stores';
const SEARCH = 'GET /users/700100200/stores/search';
const esquina = {
  id: '61000001',
  name: 'Almacén La Esquina',
  externalId: 'SUC01',
  address: 'Av. Siempreviva 742, Palermo, Capital Federal, Argentina',
};

it('lists the stores as the sample has them', async () => {
  const { stores } = await setup({ [SEARCH]: [sample('stores-search.response.200')] });
  expect(await stores()).toEqual({ ok: true, value: [esquina] });
});

it('has no stores where that is answered with 404', async () => {
  const { stores } = await setup({ [SEARCH]: [sample('stores-search.response.404-none')] });
  expect(await stores()).toEqual({ ok: true, value: [] });
});

it('makes a store as the sample does, with the names of the provider’s lists for what was typed', async () => {
  const { createStore, written } = await setup({ [MAKE]: [sample('store-create.response.200')] });
  expect(await createStore(STORE)).toEqual({ kind: 'done', value: esquina });
  const { method, path, body } = requestSample('store-create.request');
  expect(written()).toEqual([{ method, path, body }]);
});

it.each([
  [{ state: 'Cordova' }, 'state', ['Córdoba']],
  [{ city: 'Palerma' }, 'city', ['Palermo']],
  [{ city: 'Ushuaia' }, 'city', []],
])('asks about a place that is not in the lists, and sends nothing: %j', async (change, reason, near) => {
  const { createStore, written } = await setup({});
  const outcome = await createStore({ ...STORE, location: { ...STORE.location, ...change } });
  expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason, near } });
  expect(written()).toEqual([]);
});

it.each([
  ['none', {}, { state_name: 'CABA', city_name: 'palermo' }],
  [
    'of states',
    { '/countries/AR': PLACES['/countries/AR'] },
    { state_name: 'Capital Federal', city_name: 'palermo' },
  ],
  ['that are no lists', { '/countries/AR': { states: 'x' } }, { state_name: 'CABA', city_name: 'palermo' }],
])('sends what was typed where lists cannot be read: %s', async (_, places, location) => {
  const { createStore, written } = await setup({ [MAKE]: [sample('store-create.response.200')] }, places);
  expect((await createStore(STORE)).kind).toBe('done');
  expect(written()[0]?.body.location).toMatchObject(location);
});

const refused = (error: string, message = 'no') => json({ message, error, status: 400, causes: [] }, 400);

it.each([
  [sample('store-create.response.400-city'), 'city'],
  [refused('INVALID_CITY_NAME'), 'city'],
  [refused('INVALID_STATE_NAME'), 'state'],
  [refused('INVALID_NAME'), 'name'],
  [refused('INVALID_LATITUDE'), 'location'],
  [refused('INVALID_BUSINESS_HOURS'), 'hours'],
  [refused('INVALID_DAY'), 'hours'],
  [refused('UNKNOWN_FIELD'), 'other'],
  [json('', 403), 'other'],
])('is told what is wrong with a store: %#', async (answer, reason) => {
  const { createStore } = await setup({ [MAKE]: [answer] });
  expect(await createStore(STORE)).toMatchObject({ kind: 'refused', refusal: { reason, by: null } });
});

it('says whose the external id is', async () => {
  const taken = sample('store-create.response.400-external-id-used');
  const { createStore } = await setup({ [MAKE]: [taken], [SEARCH]: [sample('stores-search.response.200')] });
  expect(await createStore({ ...STORE, name: 'Otra' })).toMatchObject({
    kind: 'refused',
    refusal: { reason: 'taken', by: { id: '61000001', name: 'Almacén La Esquina' } },
  });
});

it.each([
  [{ externalId: 'SUC-01' }, 'external-id'],
  [{ externalId: '' }, 'external-id'],
  [{ externalId: 'A'.repeat(61) }, 'external-id'],
  [{ externalId: 'SUCÑ' }, 'external-id'],
  [{ name: ' ' }, 'name'],
])('sends no store that cannot be: %j', async (change, reason) => {
  const { createStore, seen } = await setup({});
  expect(await createStore({ ...STORE, ...change })).toMatchObject({ refusal: { reason } });
  expect(seen).toEqual([]);
});

it.each(['reset', json('{"id":'), json('', 500), json({}), json({ id: null })] as const)(
  'finds the store whose answer was lost: %#',
  async (lost) => {
    const found = sample('stores-search.response.200');
    const { createStore } = await setup({ [MAKE]: [lost], [SEARCH]: [found] });
    expect(await createStore(STORE)).toEqual({ kind: 'done', value: esquina });
    const { createStore: another } = await setup({ [MAKE]: [lost], [SEARCH]: [found] });
    expect((await another({ ...STORE, name: 'Otra' })).kind).toBe('unanswered');
    const { createStore: absent } = await setup({ [MAKE]: [lost] });
    expect((await absent(STORE)).kind).toBe('unanswered');
  },
);

it('changes only what is to change, and believes what the store then is', async () => {
  const { updateStore, written, seen } = await setup({
    'PUT /users/700100200/stores/61000001': [sample('store-update.response.200')],
    'GET /stores/61000001': [json({ id: 61000001, name: 'Nueva', external_id: '', location: null })],
  });
  const { method, path, body } = requestSample('store-update.request');
  expect(await updateStore('61000001', { name: body.name, hours: body.business_hours })).toEqual({
    kind: 'done',
    value: { id: '61000001', name: 'Nueva', externalId: null, address: null },
  });
  expect(written()).toEqual([{ method, path, body }]);
  const read = requestSample('store-get.request');
  expect(seen.at(-1)).toMatchObject({ method: read.method, path: read.path });
});

it.each([
  [json({ error: 'INVALID_STORE_ID', message: 'no' }, 400), 'not-found'],
  [json('', 404), 'not-found'],
  [json({ error: 'INVALID_STREET_NAME', message: 'no' }, 400), 'location'],
])('is told why a store is not changed: %#', async (answer, reason) => {
  const { updateStore } = await setup({ 'PUT /users/700100200/stores/1': [answer] });
  expect(await updateStore('1', { location: STORE.location })).toMatchObject({ refusal: { reason } });
});

it('does not know whether a store was changed where nothing can be read', async () => {
  const { updateStore } = await setup({ 'PUT /users/700100200/stores/1': [json({})] });
  expect((await updateStore('1', { name: 'x' })).kind).toBe('unanswered');
});

it('begins nothing before it knows whose shop it is', async () => {
  const { createStore, updateStore, written } = await setup({ 'GET /users/me': [json('', 401)] });
  expect(await createStore(STORE)).toMatchObject({ kind: 'not-sent', error: { kind: 'unauthorized' } });
  expect((await updateStore('1', { name: 'x' })).kind).toBe('not-sent');
  expect(written()).toEqual([]);
});

it('reads the lists of places in nobody’s name', async () => {
  const { url, seen } = await serve(
    (_, response) => void response.end('{"states":[]}'),
    (_, response) => void response.end('<html>'),
    (_, response) => void response.writeHead(404).end('{"error":"not_found"}'),
  );
  const read = openReader(
    {
      fetch: (address, init) => fetch(address, init),
      timeoutMs: 20_000,
      now: () => performance.now(),
      sleep: () => new Promise(() => {}),
    },
    url,
  );
  expect(await read('/countries/AR')).toEqual({ ok: true, value: { states: [] } });
  expect(seen[0]?.headers.authorization).toBeUndefined();
  expect(await read('/countries/AR')).toMatchObject({ error: { kind: 'unreadable' } });
  expect(await read('/countries/AR')).toMatchObject({ error: { kind: 'not-found', code: 'not_found' } });
});
