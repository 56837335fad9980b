import { describe, expect, it, onTestFinished } from 'vitest';
import { siteOf } from '#core/domain/site';
import { isFit, type StoreForm, type StorePlan } from '#core/shop-places';
import { createInstore } from '#main/mercado-pago/instore';
import { createPlaces, openReader } from '#main/mercado-pago/places';
import { createSetup } from '#main/mercado-pago/setup';
import { createShopPlaces } from '#main/shop-places';
import { createSimulator, type SimulatorOptions } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';

/** A shop with a token, before it has a store of its own: the real adapters against the look-alike, over HTTP. */
async function shop(options: Partial<SimulatorOptions> = {}) {
  let now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site: 'MLA', seed: 17, clock: { now: () => now }, ...options });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const state = { hasToken: true, isTokenUnreadable: false, sellerId: simulator.shop.userId };
  const { http } = door(wire.url, { attempts: 1, accessToken: () => simulator.shop.accessToken });
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
    now += ms;
  };
  const reader = openReader(
    {
      fetch: (url, init) => fetch(url, init),
      timeoutMs: 20_000,
      now: () => performance.now(),
      sleep: () => new Promise(() => {}),
    },
    wire.url,
  );
  const setup = createSetup({ http, places: createPlaces(reader), sleep });
  const places = createShopPlaces({
    account: () => ({
      sellerId: state.sellerId,
      sellerName: 'X',
      siteId: options.site ?? 'MLA',
      isTest: false,
    }),
    isTokenUnreadable: () => state.isTokenUnreadable,
    desk: () => (state.hasToken ? { ...setup, registers: createInstore({ http }).registers } : null),
    now: () => now,
  });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { places, simulator, state, waits, pass };
}

const FORM: StoreForm = {
  name: 'Almacén La Esquina',
  externalId: 'LAESQUINA',
  street: 'Av. Siempreviva',
  number: '742',
  city: 'palermo',
  state: 'caba',
  where: '-34.5803, -58.4245',
};

async function planned(places: Awaited<ReturnType<typeof shop>>['places'], form = FORM): Promise<StorePlan> {
  const plan = await places.checkStore(form);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

async function withStore(options?: Partial<SimulatorOptions>) {
  const opened = await shop(options);
  const made = await opened.places.createStore(await planned(opened.places));
  if (made.kind !== 'done') throw new Error(JSON.stringify(made));
  const register = { name: 'Caja 1', externalId: 'CAJA1', storeId: made.value.id, trade: null };
  return { ...opened, store: made.value, register };
}

const storesAt = ({ simulator }: { simulator: Awaited<ReturnType<typeof shop>>['simulator'] }) => {
  const { shop: seller } = simulator;
  const { body } = simulator.handle({
    method: 'GET',
    path: `/users/${seller.userId}/stores/search`,
    headers: { authorization: `Bearer ${seller.accessToken}` },
    body: '',
  });
  const names: unknown[] = JSON.parse(body).results.map(({ name }: { name: string }) => name);
  return names;
};

describe('before a store is made', () => {
  it('says exactly what would be made, and makes nothing', async () => {
    const opened = await shop();
    const { where: _, ...asked } = FORM;
    expect(await opened.places.checkStore(FORM)).toEqual({
      ok: true,
      value: {
        ...asked,
        city: 'Palermo',
        state: 'Capital Federal',
        latitude: -34.5803,
        longitude: -58.4245,
        at: 'given',
        isListed: true,
      },
    });
    expect(storesAt(opened)).toHaveLength(1);
  });

  it('takes the middle of the town where nobody knows the coordinates, and asks where the town has none', async () => {
    const { places } = await shop();
    expect(await places.checkStore({ ...FORM, where: '' })).toMatchObject({
      value: { at: 'city-centre', latitude: -34.6037, longitude: -58.3816 },
    });
    expect(await places.checkStore({ ...FORM, city: 'Caballito', where: ' ' })).toEqual({
      ok: false,
      error: { reason: 'no-coordinates', near: [] },
    });
  });

  it('says that it guessed a sign', async () => {
    const { places } = await shop();
    expect(await places.checkStore({ ...FORM, where: '34.5803 58.4245' })).toMatchObject({
      value: { at: 'guessed', latitude: -34.5803, longitude: -58.4245 },
    });
  });

  it.each<[string, Partial<StoreForm>, string, string[]]>([
    ['a town spelt almost so', { city: 'Belgrno' }, 'city', ['Belgrano']],
    ['a state spelt almost so', { state: 'Cordova' }, 'state', ['Córdoba']],
    ['a town of another state', { city: 'Rosario' }, 'city', []],
    ['a short link', { where: 'https://maps.app.goo.gl/x' }, 'short-link', []],
    ['a place abroad', { where: '40.4, -3.7' }, 'elsewhere', []],
    ['no place at all', { where: 'al lado del kiosco' }, 'not-a-place', []],
  ])('asks again for %s, with what comes near', async (_, change, reason, near) => {
    const { places } = await shop();
    const doubt = await places.checkStore({ ...FORM, ...change });
    expect(doubt).toMatchObject({ ok: false, error: { reason } });
    if (!doubt.ok) for (const name of near) expect(doubt.error.near).toContain(name);
  });

  it('goes on with the names as they were typed where the lists cannot be read, and says so', async () => {
    const { places, simulator } = await shop();
    simulator.control('faults', { match: '/countries/', fault: '500', times: 9 });
    expect(await places.checkStore({ ...FORM, city: 'Palermo', state: 'Capital Federal' })).toMatchObject({
      value: { city: 'Palermo', isListed: false },
    });
  });

  it('tells of a token that is missing, unreadable or no longer taken', async () => {
    const { places, state, simulator } = await shop();
    simulator.control('seller', { revoked: true });
    expect(await places.list()).toEqual({ ok: false, error: 'unauthorized' });
    expect(await places.checkStore(FORM)).toMatchObject({ error: { reason: 'unauthorized' } });
    state.hasToken = false;
    expect(await places.list()).toEqual({ ok: false, error: 'no-token' });
    state.isTokenUnreadable = true;
    expect(await places.list()).toEqual({ ok: false, error: 'token-unreadable' });
    expect(await places.repairRegister('1', { externalId: 'A', trade: null })).toEqual({
      kind: 'not-sent',
      trouble: 'token-unreadable',
    });
  });
});

describe('a store', () => {
  it('is in the list at once, though the provider knows it only seconds later', async () => {
    const { places, store, pass } = await withStore();
    const atOnce = await places.list();
    expect(atOnce.ok && atOnce.value.stores.map(({ name }) => name)).toContain(FORM.name);
    pass(5000);
    const later = await places.list();
    expect(later.ok && later.value.stores.filter(({ id }) => id === store.id)).toHaveLength(1);
  });

  it('of one account is not shown to the next', async () => {
    const { places, state } = await withStore();
    state.sellerId = '1';
    const listed = await places.list();
    expect(listed.ok && listed.value.stores.map(({ name }) => name)).not.toContain(FORM.name);
  });

  it('is made once: the same again says which one has its name already', async () => {
    const { places, store, pass } = await withStore();
    pass(5000);
    expect(await places.createStore(await planned(places))).toMatchObject({
      kind: 'refused',
      reason: 'taken',
      by: { id: store.id, name: FORM.name },
    });
  });

  it.each(['reset', 'cut', '502-html'])(
    'whose answer was lost (%s) may have been made, and looking again finds it',
    async (fault) => {
      const { places, simulator, pass } = await shop();
      const plan = await planned(places);
      simulator.control('faults', { match: ['POST ', '/stores'], fault, times: 1 });
      expect(await places.createStore(plan)).toMatchObject({ kind: 'unanswered' });
      pass(5000);
      const looked = await places.list();
      expect(looked.ok && looked.value.stores.map(({ externalId }) => externalId)).toContain('LAESQUINA');
    },
  );

  it('is not made where nobody could be reached', async () => {
    const { places, simulator } = await shop();
    const plan = await planned(places);
    simulator.control('offline', { forMs: 60_000 });
    expect(await places.createStore(plan)).toMatchObject({ kind: 'not-sent' });
  });
});

describe('a register', () => {
  it('is made in a store made a moment ago, by trying again until the provider knows it', async () => {
    const { places, register, waits } = await withStore();
    const made = await places.createRegister({ ...register, trade: 'gastronomy' });
    expect(made).toMatchObject({
      kind: 'done',
      value: { externalPosId: 'CAJA1', fixedAmount: true, faults: [] },
    });
    expect(waits.length).toBeGreaterThan(0);
    const listed = await places.list();
    const home = listed.ok ? listed.value.stores.find(({ id }) => id === register.storeId) : undefined;
    expect(home?.registers.map(({ name }) => name)).toEqual(['Caja 1']);
    expect(siteOf('MLA').categories.gastronomy).toBe(621102);
  });

  it('says in words that the store is not known, when the tries are over', async () => {
    const { places, register, waits } = await withStore({ quirks: { storeUnknownMs: 600_000 } });
    expect(await places.createRegister(register)).toMatchObject({ kind: 'refused', reason: 'store-unknown' });
    expect(waits).toEqual([1000, 1500, 2500, 4000]);
  });

  it('says whose the name is already', async () => {
    const { places, register } = await withStore();
    const first = await places.createRegister(register);
    if (first.kind !== 'done') throw new Error(first.kind);
    expect(await places.createRegister({ ...register, name: 'Otra' })).toMatchObject({
      kind: 'refused',
      reason: 'taken',
      by: { id: first.value.id, name: 'Caja 1', storeName: FORM.name },
    });
  });

  it('cannot be made in a store that has no name for programs, until it is given one', async () => {
    const { places, simulator, register } = await withStore();
    const { id } = JSON.parse(simulator.control('store', { name: 'Del panel' }).body);
    const there = { ...register, storeId: String(id) };
    expect(await places.createRegister(there)).toMatchObject({ kind: 'refused' });
    expect(await places.nameStore(String(id), 'DELPANEL')).toMatchObject({
      kind: 'done',
      value: { externalId: 'DELPANEL' },
    });
    expect(await places.createRegister(there)).toMatchObject({ kind: 'done' });
    expect(await places.nameStore(String(id), 'LA ESQUINA')).toMatchObject({ reason: 'external-id' });
    expect(await places.nameStore(String(id), 'LAESQUINA')).toMatchObject({
      reason: 'taken',
      by: { name: FORM.name },
    });
  });

  it('of the panel is told to be unfit, and mended when somebody says so', async () => {
    const { places, simulator } = await shop();
    const { id } = JSON.parse(simulator.control('register', { name: 'Del panel' }).body);
    const before = await places.list();
    const found = before.ok
      ? before.value.stores.flatMap(({ registers }) => registers).find((each) => each.id === String(id))
      : undefined;
    expect(found?.faults).toEqual(['no-external-id', 'open-amount']);
    expect(found !== undefined && isFit(found)).toBe(false);
    expect(await places.repairRegister(String(id), { externalId: 'PANEL1', trade: null })).toMatchObject({
      kind: 'done',
      value: { externalPosId: 'PANEL1', fixedAmount: true, faults: [] },
    });
  });
});
