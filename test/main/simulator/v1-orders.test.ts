import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DAY, MINUTE } from '#core/domain/instant';
import type { Quirks } from '#main/simulator/quirks';
import { createSimulator } from '#main/simulator/simulator';

/** The Orders API as the contract has it, by raw requests: bodies, statuses, errors and keys. */
const REFERENCE = 'SUC01CAJA01-20261121-000123';
const KEY = '0d5020ed-1af6-469c-ae06-c3bec19954bb';

const sampleOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'));

function simulator(quirks: Partial<Quirks> = {}, site: 'MLA' | 'MLC' | 'MLM' | 'MPE' = 'MLA') {
  let now = Date.UTC(2026, 10, 21, 20);
  const sim = createSimulator({ site, seed: 4, clock: { now: () => now }, quirks });
  const ask = (method: string, path: string, body?: unknown, key = KEY) => {
    const { status, body: text } = sim.handle({
      method,
      path,
      headers: { authorization: `Bearer ${sim.shop.accessToken}`, 'x-idempotency-key': key },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    return { status, body: text === '' ? null : JSON.parse(text) };
  };
  const asked = (name: string) => {
    const { body } = sampleOf(`orders-create.request.${name}`);
    body.config.qr.external_pos_id = sim.shop.externalPosId;
    return body;
  };
  return {
    sim,
    ask,
    asked,
    create: (name = 'dynamic') => ask('POST', '/v1/orders', asked(name)).body,
    pay: (outcome = 'approved') =>
      JSON.parse(sim.control('pay', { external_reference: REFERENCE, outcome }).body),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** Every key of the sample, whatever its value. */
function keysIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return keysIn(value[0], `${path}[]`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    `${path}.${name}`,
    ...keysIn(inner, `${path}.${name}`),
  ]);
}

it.each(['dynamic', 'hybrid', 'static'])('answers as the sample does, field by field: %s', (name) => {
  const { ask, asked } = simulator();
  const made = ask('POST', '/v1/orders', asked(name));
  const { status, body } = sampleOf(`orders-create.response.${name}.201`);
  expect(made.status).toBe(status);
  expect(keysIn(made.body).toSorted()).toEqual(keysIn(body).toSorted());
  expect(made.body).toMatchObject({
    id: expect.stringMatching(/^ORD[0-9A-Z]{26}$/),
    total_amount: body.total_amount,
    expiration_time: body.expiration_time,
    status: 'created',
    currency: 'ARS',
    country_code: 'ARG',
    items: body.items,
  });
});

it('shows each end of an order as the samples do', () => {
  const cases = [
    ['created', () => {}],
    ['processed', ({ pay }: ReturnType<typeof simulator>) => pay()],
    ['expired', ({ pass }: ReturnType<typeof simulator>) => pass(5 * MINUTE)],
  ] as const;
  for (const [name, happens] of cases) {
    const counter = simulator();
    const { id } = counter.create();
    happens(counter);
    const read = counter.ask('GET', `/v1/orders/${id}`).body;
    const { body } = sampleOf(`orders-get.response.${name}`);
    expect(keysIn(read).toSorted()).toEqual(keysIn(body).toSorted());
    expect([read.status, read.status_detail, read.transactions.payments[0].status_detail]).toEqual([
      body.status,
      body.status_detail,
      body.transactions.payments[0].status_detail,
    ]);
  }
});

it('shows the payment among payments too, under the id that the order names', () => {
  const { ask, create, pay } = simulator();
  const { id } = create();
  const { payment_id: paymentId } = pay();
  const [transaction] = ask('GET', `/v1/orders/${id}`).body.transactions.payments;
  expect(transaction.reference_id).toBe(String(paymentId));
  expect(ask('GET', `/v1/payments/${paymentId}`).body).toMatchObject({
    status: 'approved',
    external_reference: REFERENCE,
    transaction_amount: 5651,
  });
});

it('makes one order under one key for a day, and says so to another body', () => {
  const { ask, asked, pass } = simulator();
  const first = ask('POST', '/v1/orders', asked('dynamic'));
  expect(ask('POST', '/v1/orders', asked('dynamic'))).toEqual(first);
  const other = ask('POST', '/v1/orders', { ...asked('dynamic'), description: 'Otro' });
  expect(other).toEqual({ status: 409, body: sampleOf('orders.error.409-idempotency').body });
  pass(DAY);
  expect(ask('POST', '/v1/orders', asked('dynamic')).body.id).not.toBe(first.body.id);
});

it('keeps no refusal under a key', () => {
  const { ask, asked } = simulator();
  expect(ask('POST', '/v1/orders', { ...asked('dynamic'), type: 'qq' }).status).toBe(400);
  expect(ask('POST', '/v1/orders', asked('dynamic')).status).toBe(201);
});

type Change = (body: ReturnType<typeof JSON.parse>) => unknown;
const REFUSED: readonly (readonly [string, number, string, Change])[] = [
  ['400-property-value', 400, 'property_value', (body) => ({ ...body, total_amount: '10.5' })],
  [
    '400-unsupported-properties',
    400,
    'unsupported_properties',
    (body) => ({ ...body, notification_url: 'https://a.b' }),
  ],
  [
    '400-items-mismatch',
    400,
    'order_items_total_amount_mismatch',
    (body) => ({ ...body, items: body.items.slice(1) }),
  ],
  ['404-pos', 404, 'pos_not_found', (body) => ({ ...body, config: { qr: { external_pos_id: 'OTHER' } } })],
  ['a number', 400, 'property_type', (body) => ({ ...body, total_amount: 5651 })],
  [
    'two payments',
    400,
    'property_value',
    (body) => ({ ...body, transactions: { payments: [{ amount: '1.00' }, { amount: '1.00' }] } }),
  ],
  ['another type', 400, 'property_value', (body) => ({ ...body, type: 'online' })],
  ['a long reference', 400, 'property_value', (body) => ({ ...body, external_reference: 'x'.repeat(65) })],
  ['a strange reference', 400, 'property_value', (body) => ({ ...body, external_reference: 'a b' })],
  ['a long description', 400, 'property_value', (body) => ({ ...body, description: 'x'.repeat(151) })],
  ['too short a life', 400, 'property_value', (body) => ({ ...body, expiration_time: 'PT29S' })],
  ['too long a life', 400, 'property_value', (body) => ({ ...body, expiration_time: 'PT3601H' })],
  ['no duration', 400, 'property_value', (body) => ({ ...body, expiration_time: 'PT' })],
  [
    'an item’s long code',
    400,
    'property_value',
    (body) => ({ ...body, items: [{ ...body.items[0], external_code: 'x'.repeat(31) }] }),
  ],
  [
    'an item’s total',
    400,
    'unsupported_properties',
    (body) => ({ ...body, items: [{ ...body.items[0], total_amount: '1.00' }] }),
  ],
  [
    'an unknown mode',
    400,
    'property_value',
    (body) => ({ ...body, config: { qr: { ...body.config.qr, mode: 'attended' } } }),
  ],
];

it.each(REFUSED)('refuses what the contract says is refused: %s', (name, status, code, change) => {
  const { ask, asked } = simulator();
  const answer = ask('POST', '/v1/orders', change(asked('dynamic')));
  expect([answer.status, answer.body.errors[0].code]).toEqual([status, code]);
  if (/^\d{3}-/.test(name))
    expect(keysIn(answer.body)).toEqual(keysIn(sampleOf(`orders.error.${name}`).body));
});

it('refuses cents in Chile, and countries where it does not sell unless told to', () => {
  const chile = simulator({}, 'MLC');
  expect(chile.ask('POST', '/v1/orders', chile.asked('dynamic-mlc')).status).toBe(201);
  expect(chile.ask('POST', '/v1/orders', chile.asked('dynamic'), KEY.replace('0d', '1d')).status).toBe(400);
  for (const site of ['MLM', 'MPE'] as const) {
    const there = simulator({}, site);
    expect(there.ask('POST', '/v1/orders', there.asked('dynamic'))).toEqual({
      status: 400,
      body: sampleOf('orders.error.400-unsupported-site').body,
    });
    const told = simulator({ v1OrdersSites: 'all' }, site);
    expect(told.ask('POST', '/v1/orders', told.asked('dynamic')).status).toBe(201);
  }
});

it.each([
  ['uuid', '', 400],
  ['uuid', 'not-a-uuid', 400],
  ['any', 'not-a-uuid', 201],
  ['any', 'x'.repeat(129), 400],
  ['optional', '', 201],
] as const)('asks for a key as it is told to: %s', (v1OrdersKey, key, status) => {
  const { ask, asked } = simulator({ v1OrdersKey });
  const answer = ask('POST', '/v1/orders', asked('dynamic'), key);
  expect(answer.status).toBe(status);
  if (status === 400 && key === '')
    expect(answer.body).toEqual(sampleOf('orders.error.400-empty-required-header').body);
});

it.each([15, 16] as const)('gives an order that does not say how long %i minutes', (v1OrdersLifeMin) => {
  const { ask, asked, pass } = simulator({ v1OrdersLifeMin });
  const { expiration_time: _, ...body } = asked('dynamic');
  const { id, expiration_time: life } = ask('POST', '/v1/orders', body).body;
  expect(life).toBe(`PT${v1OrdersLifeMin}M`);
  pass(v1OrdersLifeMin * MINUTE - 1);
  expect(ask('GET', `/v1/orders/${id}`).body.status).toBe('created');
  pass(1);
  expect(ask('GET', `/v1/orders/${id}`).body.status).toBe('expired');
});

it('cancels what is only created, with the samples’ words for what is not', () => {
  const { ask, create, pay, sim } = simulator();
  const { id } = create();
  pay('in_process');
  const cancel = () => ask('POST', `/v1/orders/${id}/cancel`, undefined, KEY.replace('0d', '2d'));
  expect(cancel()).toEqual({ status: 409, body: sampleOf('orders.error.409-locked').body });
  sim.control('settle', { external_reference: REFERENCE, outcome: 'rejected' });
  const { body } = sampleOf('orders-cancel.response.200');
  expect(keysIn(cancel().body).toSorted()).toEqual(keysIn(body).toSorted());
  expect(cancel()).toMatchObject({ status: 200, body: { status: 'canceled' } });
  expect(ask('POST', `/v1/orders/${id}/cancel`, undefined, KEY.replace('0d', '3d'))).toEqual({
    status: 409,
    body: sampleOf('orders.error.409-already-canceled').body,
  });
});

it('knows no order by a strange id, none by a wrong one, and nobody without the token', () => {
  const { ask, sim } = simulator();
  expect(ask('GET', '/v1/orders/7').body.errors[0].code).toBe('invalid_path_param');
  expect(ask('GET', '/v1/orders/ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B')).toEqual({
    status: 404,
    body: sampleOf('orders.error.404-order').body,
  });
  const { status, body } = sim.handle({ method: 'GET', path: '/v1/orders', headers: {}, body: '' });
  expect([status, JSON.parse(body)]).toEqual([401, sampleOf('orders.error.401').body]);
});

it('searches as the sample does, and needs to be told from when until when', () => {
  const { ask, create } = simulator();
  const { id } = create();
  const query = 'begin_date=2026-11-21T00:00:00Z&end_date=2026-11-21T23:59:59Z&type=qr';
  const found = ask('GET', `/v1/orders?${query}&external_reference=${REFERENCE}`);
  const { body } = sampleOf('orders-search.response.200');
  expect(found.body).toEqual({ ...body, data: [{ ...body.data[0], id }] });
  expect(ask('GET', `/v1/orders?${query}&external_reference=other`).body.data).toEqual([]);
  expect(ask('GET', `/v1/orders?${query}&page=2`).body.data).toEqual([]);
  expect(ask('GET', `/v1/orders?external_reference=${REFERENCE}`).status).toBe(400);
  expect(simulator({ v1OrdersSearch: false }).ask('GET', `/v1/orders?${query}`).status).toBe(404);
});
