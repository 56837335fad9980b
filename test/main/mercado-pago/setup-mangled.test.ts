import fc from 'fast-check';
import { expect, it } from 'vitest';
import { err, ok } from '#core/result';
import type { Http, Posted } from '#main/mercado-pago/http';
import { readJson } from '#main/mercado-pago/json';
import { createPlaces } from '#main/mercado-pago/places';
import { createSetup } from '#main/mercado-pago/setup';
import { mangled } from '#test/main/mercado-pago/mangled';
import { sample } from '#test/main/mercado-pago/sample-server';
import { PLACES, STORE } from '#test/main/mercado-pago/setup-provider';

const unread = { kind: 'unreadable', status: 200, code: null, message: '', retryAfterMs: null } as const;

/** A door without a socket: whose shop it is can be read, and everything else is answered with one broken text. */
const saying = (text: string): Http => {
  const read = readJson(text);
  const me = readJson(sample('user-me.response.200').body);
  const done: Posted = read.ok
    ? { kind: 'done', body: read.value, ms: 1 }
    : { kind: 'unanswered', error: unread };
  return {
    get: async (path) => {
      const body = path === '/users/me' ? me : read;
      return body.ok ? body : err(unread);
    },
    post: async () => done,
    put: async () => done,
    delete: async () => done,
  };
};

const NAMES = [
  'store-create.response.200',
  'stores-search.response.200',
  'store-get.response.200',
  'pos-create.response.201',
  'pos-get.response.200',
  'pos-list.response.200',
  'pos-v2-create.response.201',
  'user-me.response.200',
];

const setupOver = (http: Http, places: (path: string) => unknown) =>
  createSetup({
    http,
    places: createPlaces(async (path) => ok(places(path))),
    sleep: async () => {},
    storeWaitsMs: [1],
  });

it('gives no answer that it cannot read for done, and never breaks, however an answer is broken', async () => {
  const text = fc.constantFrom(...NAMES).chain((name) => mangled(sample(name).body));
  await fc.assert(
    fc.asyncProperty(text, async (broken) => {
      const setup = setupOver(saying(broken), (path) => PLACES[path]);
      await setup.stores();
      await setup.register('98000001');
      const draft = {
        name: 'Caja 1',
        externalId: 'SUC01CAJA01',
        storeId: '61000001',
        externalStoreId: 'SUC01',
      };
      const outcomes = [
        await setup.createStore(STORE),
        await setup.updateStore('61000001', { name: 'x' }),
        await setup.createRegister({ ...draft, trade: null }),
        await setup.repairRegister('98000001', { externalId: 'SUC01CAJA01', trade: 'gastronomy' }),
      ];
      for (const outcome of outcomes)
        if (outcome.kind === 'done') expect(outcome.value.id).toMatch(/^[\w-]{1,64}$/);
      const [, , made, mended] = outcomes;
      if (made?.kind === 'done') expect(made.value).toMatchObject({ externalPosId: 'SUC01CAJA01' });
      if (mended?.kind === 'done')
        expect(mended.value).toMatchObject({
          externalPosId: expect.stringMatching(/./),
          fixedAmount: true,
          category: 621102,
        });
    }),
    { numRuns: 1000 },
  );
});

it('never breaks over broken lists of places', async () => {
  const http = saying(sample('store-create.response.200').body);
  const list = mangled(JSON.stringify(PLACES['/countries/AR']));
  const towns = mangled(JSON.stringify(PLACES['/states/AR-C']));
  await fc.assert(
    fc.asyncProperty(list, towns, async (states, cities) => {
      const told = (path: string): unknown => {
        const read = readJson(path.startsWith('/states') ? cities : states);
        return read.ok ? read.value : undefined;
      };
      const { kind } = await setupOver(http, told).createStore(STORE);
      expect(['done', 'refused']).toContain(kind);
    }),
    { numRuns: 500 },
  );
});
