import { expect, it, onTestFinished } from 'vitest';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import { createInstore } from '#main/mercado-pago/instore';
import { createPlaces, openReader } from '#main/mercado-pago/places';
import { createSetup } from '#main/mercado-pago/setup';
import { createSimulator, type SimulatorOptions } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';

/** A shop set up from nothing at the look-alike, whose lists of places are read as the real ones are. */
async function town(site: SiteId = 'MLA', options: Partial<SimulatorOptions> = {}) {
  let now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site, seed: 11, clock: { now: () => now }, ...options });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { http } = door(wire.url, { accessToken: () => simulator.shop.accessToken });
  const places = createPlaces(
    openReader(
      {
        fetch: (address, init) => fetch(address, init),
        timeoutMs: 20_000,
        now: () => performance.now(),
        sleep: () => new Promise(() => {}),
      },
      wire.url,
    ),
  );
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
    now += ms;
  };
  return { ...createSetup({ http, places, sleep }), provider: createInstore({ http }), simulator, waits };
}

const PLACES: Record<SiteId, readonly [state: string, city: string]> = {
  MLA: ['CABA', 'palermo'],
  MLB: ['SP', 'sao paulo'],
  MLC: ['Región Metropolitana', 'Nunoa'],
  MCO: ['Bogotá', 'usaquen'],
  MLM: ['CDMX', 'Coyoacan'],
  MPE: ['LIMA', 'lima'],
  MLU: ['montevideo', 'Pocitos'],
};

const store = (site: SiteId) => ({
  name: 'Almacén La Esquina',
  externalId: 'SUC01',
  location: {
    street: 'Av. Siempreviva',
    number: '742',
    state: PLACES[site][0],
    city: PLACES[site][1],
    latitude: -34.58,
    longitude: -58.42,
    reference: null,
  },
  hours: null,
});

it.each(SITE_IDS)('sets a shop up from nothing, and sees it in the lists: %s', async (site) => {
  const { createStore, createRegister, stores, provider, waits, register } = await town(site);
  const made = await createStore(store(site));
  if (made.kind !== 'done') throw new Error(JSON.stringify(made));
  const draft = {
    name: 'Caja 1',
    externalId: 'SUC01CAJA01',
    storeId: made.value.id,
    externalStoreId: 'SUC01',
    trade: 'gastronomy',
  } as const;
  const caja = await createRegister(draft);
  if (caja.kind !== 'done') throw new Error(JSON.stringify(caja));
  expect(waits).toEqual([1000, 1500]);
  expect(caja.value).toMatchObject({
    fixedAmount: true,
    storeName: 'Almacén La Esquina',
    externalPosId: 'SUC01CAJA01',
    category: siteOf(site).categories.gastronomy,
    code: expect.stringMatching(/^000201/),
  });
  expect(await register(caja.value.id)).toEqual({ ok: true, value: caja.value });
  expect(await stores()).toMatchObject({ value: [{}, { id: made.value.id, externalId: 'SUC01' }] });
  const { category: _, code: __, ...listed } = caja.value;
  expect(await provider.registers()).toMatchObject({ value: [{}, listed] });
  expect(await createRegister(draft)).toMatchObject({
    refusal: { reason: 'taken', by: { id: caja.value.id } },
  });
  expect(await createStore(store(site))).toMatchObject({
    refusal: { reason: 'taken', by: { id: made.value.id } },
  });
});

it('mends a register of the panel', async () => {
  const { repairRegister, simulator, provider } = await town();
  const { id } = JSON.parse(simulator.control('register', { name: 'Del panel' }).body);
  const mended = await repairRegister(String(id), { externalId: 'PANEL01', trade: null });
  expect(mended).toMatchObject({ kind: 'done', value: { externalPosId: 'PANEL01', fixedAmount: true } });
  const listed = await provider.registers();
  expect(listed.ok && listed.value[1]).toMatchObject({ name: 'Del panel', externalPosId: 'PANEL01' });
});

it('renames a store, and moves it to a town of the lists', async () => {
  const { updateStore, simulator, stores } = await town();
  const { storeId } = simulator.shop;
  expect(await updateStore(storeId, { name: 'Otra', location: store('MLA').location })).toMatchObject({
    kind: 'done',
    value: { name: 'Otra', address: expect.stringContaining('Palermo, Capital Federal') },
  });
  expect(await stores()).toMatchObject({ value: [{ name: 'Otra' }] });
  const nowhere = { ...store('MLA').location, city: 'La Plata' };
  expect(await updateStore(storeId, { location: nowhere })).toMatchObject({ refusal: { reason: 'city' } });
  expect(await updateStore('1', { name: 'x' })).toMatchObject({ refusal: { reason: 'not-found' } });
});

it.each(['coded', 'worded'] as const)(
  'is told of a town that lists did not catch: %s',
  async (placeErrors) => {
    const { createStore, simulator } = await town('MLA', { quirks: { placeErrors } });
    simulator.control('faults', { match: '/countries', fault: '500', times: 9 });
    expect(await createStore(store('MLA'))).toMatchObject({ refusal: { reason: 'state' } });
  },
);

it.each(['cut', 'reset', '500', '502-html'])(
  'makes one register though the answer is lost by %s',
  async (fault) => {
    const { createRegister, simulator, provider } = await town();
    const { storeId, externalStoreId } = simulator.shop;
    simulator.control('faults', { match: 'POST /pos', fault, times: 1 });
    const draft = { name: 'Caja 2', externalId: 'CAJA2', storeId, externalStoreId, trade: null };
    expect(await createRegister(draft)).toMatchObject({
      kind: 'done',
      value: { name: 'Caja 2', category: null },
    });
    expect(await provider.registers()).toMatchObject({ value: [{}, { name: 'Caja 2' }] });
  },
);
