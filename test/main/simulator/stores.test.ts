import { expect, it } from 'vitest';
import { SITE_IDS, siteOf } from '#core/domain/site';
import { codeIn, estate, STORE } from '#test/main/simulator/estate';
import { ask } from '#test/main/simulator/stranger';

it('makes a store as the samples do, which nobody knows of at first', async () => {
  const { call, stores, pass, simulator } = await estate();
  const { status, json } = await call('POST', stores, STORE);
  expect(status).toBe(200);
  expect(json).toEqual({
    id: expect.any(Number),
    name: STORE.name,
    date_created: '2026-11-21T20:00:00.000Z',
    business_hours: STORE.business_hours,
    location: {
      address_line: 'Av. Siempreviva 742, Palermo, Capital Federal, AR',
      reference: 'Esquina con kiosco',
      latitude: -34.58,
      longitude: -58.42,
    },
    external_id: 'SUC01',
  });
  const search = (query = '') => call('GET', `${stores}/search${query}`);
  expect(codeIn(await search('?external_id=SUC01'))).toEqual([404, 'not_found']);
  pass(1500);
  expect((await search('?external_id=SUC01')).json).toMatchObject({
    paging: { total: 1, offset: 0 },
    results: [{ id: String(json.id), external_id: 'SUC01', date_creation: json.date_created }],
  });
  expect((await search()).json.results.map((each: { external_id: string }) => each.external_id)).toEqual([
    simulator.shop.externalStoreId,
    'SUC01',
  ]);
  expect((await search('?limit=1&offset=1')).json.results).toHaveLength(1);
  expect((await call('GET', `/stores/${json.id}`)).json).toMatchObject({ name: STORE.name });
});

it('changes a store, and takes one away with its registers', async () => {
  const { call, stores, made, register, simulator } = await estate();
  const { id } = await made();
  const pos = (await call('POST', '/pos', register(id))).json;
  const changed = await call('PUT', `${stores}/${id}`, { name: 'Otra' });
  expect(changed.json).toMatchObject({ id: String(id), name: 'Otra', business_hours: STORE.business_hours });
  expect((await call('DELETE', `${stores}/${id}`)).json).toEqual({
    store: id,
    user: Number(simulator.shop.userId),
  });
  expect(codeIn(await call('GET', `/stores/${id}`))).toEqual([400, 'INVALID_STORE_ID']);
  expect((await call('GET', `/pos/${pos.id}`)).status).toBe(404);
  expect(codeIn(await call('DELETE', `${stores}/${id}`))).toEqual([400, 'INVALID_STORE_ID']);
  expect(codeIn(await call('PUT', `${stores}/${id}`, { name: 'x' }))).toEqual([400, 'INVALID_STORE_ID']);
});

const place = (change: object) => ({ location: { ...STORE.location, ...change } });

it.each<readonly [object, string]>([
  [{ name: '' }, 'INVALID_NAME'],
  [{ name: 7 }, 'INVALID_NAME'],
  [{ colour: 'red' }, 'UNKNOWN_FIELD'],
  [{ business_hours: [] }, 'INVALID_BUSINESS_HOURS'],
  [{ business_hours: { monday: [{ open: '8:00', close: '13:00' }] } }, 'INVALID_BUSINESS_HOURS'],
  [{ business_hours: { monday: [{ open: '13:00', close: '08:00' }] } }, 'INVALID_BUSINESS_HOURS'],
  [{ business_hours: { lunes: [] } }, 'INVALID_DAY'],
  [{ location: null }, 'INVALID_LOCATION'],
  [place({ street_name: '' }), 'INVALID_STREET_NAME'],
  [place({ street_number: 742 }), 'INVALID_STREET_NUMBER'],
  [place({ city_name: 'palermo' }), 'INVALID_CITY_NAME'],
  [place({ state_name: 'CABA' }), 'INVALID_STATE_NAME'],
  [place({ latitude: 91 }), 'INVALID_LATITUDE'],
  [place({ longitude: '0' }), 'INVALID_LONGITUDE'],
  [place({ reference: 7 }), 'INVALID_REFERENCE'],
  [place({ zip_code: 1425 }), 'INVALID_ZIP_CODE'],
  [{ external_id: 'SUC-01' }, 'VALIDATION_ERROR'],
  [{ external_id: 'A'.repeat(61) }, 'VALIDATION_ERROR'],
  [{ external_id: 'PRACTICESTORE' }, 'VALIDATION_ERROR'],
])('refuses a store with %j', async (change, code) => {
  const { call, stores } = await estate();
  const answer = await call('POST', stores, { ...STORE, ...change });
  expect(codeIn(answer)).toEqual([400, code]);
  expect(answer.json).toMatchObject({ status: 400, causes: [], message: expect.any(String) });
});

it('refuses another seller’s stores, a body that is none, and a name that is taken', async () => {
  const { call, stores, made } = await estate();
  expect(codeIn(await call('POST', '/users/1/stores', STORE))).toEqual([400, 'INVALID_USER_ID']);
  expect(codeIn(await call('POST', stores, '[]'))).toEqual([400, 'VALIDATION_ERROR']);
  await made();
  const again = await call('POST', stores, STORE);
  expect(again.json).toMatchObject({ error: 'VALIDATION_ERROR', message: 'External_id already used' });
});

it('refuses a town in words alone where told so', async () => {
  const { call, stores } = await estate({ quirks: { placeErrors: 'worded' } });
  const { json } = await call('POST', stores, { ...STORE, ...place({ city_name: 'x' }) });
  expect(json).toMatchObject({ error: 'bad_request', message: 'location.city_name is invalid' });
});

it.each(SITE_IDS)('lists states and towns to anybody, and takes what is in the lists: %s', async (site) => {
  const { url, call, stores } = await estate({ site });
  const country = await ask(`${url}/countries/${siteOf(site).country}`);
  expect(country.json.states.length).toBeGreaterThan(1);
  for (const { id, name } of country.json.states) {
    const { json } = await ask(`${url}/states/${id}`);
    const [city] = json.cities;
    const location = { ...STORE.location, state_name: name, city_name: city.name };
    const externalId = id.replace('-', '');
    expect((await call('POST', stores, { ...STORE, external_id: externalId, location })).status).toBe(200);
  }
  expect([(await ask(`${url}/countries/XX`)).status, (await ask(`${url}/states/XX`)).status]).toEqual([
    404, 404,
  ]);
});
