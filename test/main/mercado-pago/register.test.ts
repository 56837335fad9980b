import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { Currency } from '#core/domain/site';
import type { ProviderErrorKind, RegisterPath } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import {
  type Answerer,
  door,
  give,
  requestSample,
  type Sample,
  sample,
  serve,
} from '#test/main/mercado-pago/sample-server';
import { json } from '#test/main/mercado-pago/setup-provider';

const register: RegisterPath = { sellerId: '700100200', externalPosId: 'SUC01CAJA01', currency: 'ARS' };

async function provider(...answers: readonly Answerer[]) {
  const { url, seen } = await serve(...answers);
  const { http, waits } = door(url, { attempts: 3 });
  return { ...createInstore({ http }), seen, waits };
}

const held = {
  external_reference: 'mst-a',
  total_amount: 11.9,
  expiration_date: '2026-11-21T18:15:00.000-03:00',
};

it('reads what the register holds, as the sample shows it', async () => {
  const { slot, seen } = await provider(give(sample('attended-v2-get.response.200')));
  expect(await slot(register)).toEqual({
    ok: true,
    value: {
      reference: 'SUC01CAJA01-20261121-000123',
      total: toMoney(565100),
      expiresAt: Date.parse('2026-11-21T18:15:00.000-03:00'),
    },
  });
  const { method, path } = requestSample('attended-v2-get.request');
  expect(seen).toMatchObject([{ method, path, body: '' }]);
});

it.each<readonly [string, unknown, Currency, object | null]>([
  ['one object where the schema says a list', held, 'ARS', { reference: 'mst-a', total: 1190 }],
  ['an empty list', [], 'ARS', null],
  ['null', null, 'ARS', null],
  ['a total as text', [{ ...held, total_amount: '11.90' }], 'ARS', { total: 1190 }],
  ['a total in whole pesos', '[{"external_reference":"a","total_amount":4990.0}]', 'CLP', { total: 4990 }],
  ['a total finer than the currency', [held], 'COP', { reference: 'mst-a', total: null }],
  ['no total and no expiry', [{ external_reference: 'b' }], 'ARS', { total: null, expiresAt: null }],
  ['an expiry that is no date', [{ ...held, expiration_date: 'soon' }], 'ARS', { expiresAt: null }],
])('reads a slot that is told as %s', async (_, told, currency, value) => {
  const { slot } = await provider(give(json(told)));
  const read = await slot({ ...register, currency });
  if (value === null) expect(read).toEqual({ ok: true, value: null });
  else expect(read).toMatchObject({ ok: true, value });
});

it('does not guess a total where it was not told the currency', async () => {
  const { slot } = await provider(give(json([held])));
  const { currency: _, ...path } = register;
  expect(await slot(path)).toMatchObject({ ok: true, value: { reference: 'mst-a', total: null } });
});

it.each([{}, [held, { ...held, external_reference: 'mst-b' }], [7], '"text"', '', '<html></html>'])(
  'does not take %j for a slot',
  async (told) => {
    const { slot } = await provider(give(json(told)));
    expect(await slot(register)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  },
);

it('tells an empty register from one that does not exist', async () => {
  const empty = await provider(give(sample('attended-v2-get.response.404')));
  expect(await empty.slot(register)).toEqual({ ok: true, value: null });
  const elsewhere = { error: 'not_found', message: 'point_of_sale_in_store_order_not_found', status: 404 };
  expect(await (await provider(give(json(elsewhere, 404)))).slot(register)).toEqual({
    ok: true,
    value: null,
  });
  for (const name of ['qr-dynamic.error.404-pos', 'pos-get.response.404']) {
    const unknown = await provider(give(sample(name)));
    expect(await unknown.slot(register)).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    expect(unknown.seen).toHaveLength(1);
  }
});

it('asks again for a slot it could not read, for reading changes nothing', async () => {
  const { slot, waits } = await provider(
    give(sample('error.503')),
    give(sample('attended-v2-get.response.404')),
  );
  expect(await slot(register)).toEqual({ ok: true, value: null });
  expect(waits).toHaveLength(1);
});

it.each<readonly [string, Sample]>([
  ['as the sample', sample('attended-v2-delete.response.204')],
  ['200 with a body', json({ status: 'deleted' })],
  ['200 without one', json('')],
])('takes what the register holds off it: %s', async (_, answer) => {
  const { clearSlot, seen } = await provider(give(answer));
  expect(await clearSlot(register)).toEqual({ ok: true, value: null });
  const { method, path } = requestSample('attended-v2-delete.request');
  expect(seen).toMatchObject([{ method, path, body: '' }]);
  expect(seen[0]?.headers['content-type']).toBeUndefined();
});

it.each<readonly [Sample, ProviderErrorKind, string | null]>([
  [sample('attended-v2-delete.response.500-nothing-to-delete'), 'server', 'in_store_order_creation_error'],
  [sample('attended-v2-get.response.404'), 'not-found', 'point_of_sale_in_store_order_not_found'],
  [
    json({ error: 'invalid_access_token', message: 'Access denied', status: 400, causes: [] }, 400),
    'unauthorized',
    'invalid_access_token',
  ],
  [sample('error.429'), 'rate-limited', 'too_many_requests'],
  [sample('error.502-html'), 'server', null],
  [json('<html>who goes there?</html>'), 'unreadable', null],
])(
  'says what kept the register from being cleared, and does not try again: %#',
  async (answer, kind, code) => {
    const { clearSlot, seen } = await provider(give(answer));
    expect(await clearSlot(register)).toMatchObject({ ok: false, error: { kind, code } });
    expect(seen).toHaveLength(1);
  },
);

const registers = (results: readonly object[]): Answerer => give(json({ paging: {}, results }));

it('reads the register’s own code, first its id and then the whole of it', async () => {
  const { fixedCode, seen } = await provider(
    give(sample('pos-list.response.200')),
    give(sample('pos-get.response.200')),
  );
  const { qr_code: code }: { qr_code: string } = JSON.parse(sample('pos-get.response.200').body);
  expect(await fixedCode(register)).toEqual({ ok: true, value: code });
  expect(seen.map(({ method, path, query }) => `${method} ${path} ${query}`)).toEqual([
    `GET ${requestSample('pos-list.request').path} external_id=SUC01CAJA01`,
    `GET ${requestSample('pos-get.request').path} `,
  ]);
});

it('reads the code where the newer form of the register has it', async () => {
  const { fixedCode } = await provider(
    give(sample('pos-list.response.200')),
    give(sample('pos-v2-create.response.201')),
  );
  expect(await fixedCode(register)).toMatchObject({ ok: true, value: expect.stringMatching(/^000201/) });
});

it.each<readonly [string, readonly Answerer[]]>([
  ['no such register', [registers([])]],
  ['only another register', [registers([{ id: 1, external_id: 'SUC01CAJA02' }])]],
  ['a register without a code', [give(sample('pos-list.response.200')), give(json({ id: 98000001 }))]],
  ['an empty code', [give(sample('pos-list.response.200')), give(json({ id: 98000001, qr_code: '' }))]],
])('has no code to show: %s', async (_, answers) => {
  const { fixedCode } = await provider(...answers);
  expect(await fixedCode(register)).toMatchObject({
    ok: false,
    error: { kind: 'not-found', code: 'no_fixed_code' },
  });
});

it('passes on why the register could not be read', async () => {
  const { fixedCode } = await provider(
    give(sample('pos-list.response.200')),
    give(sample('pos-get.response.404')),
  );
  expect(await fixedCode(register)).toMatchObject({
    ok: false,
    error: { kind: 'not-found', code: 'not_found' },
  });
});
