import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { IssueRequest } from '#core/provider';
import { createOrders } from '#main/mercado-pago/orders';
import { durationOf } from '#main/mercado-pago/orders-body';
import { keyOf } from '#main/mercado-pago/orders-key';
import { door, give, sample, serve } from '#test/main/mercado-pago/sample-server';

const NOW = Date.parse('2026-11-21T20:55:10.130Z');
const request: IssueRequest = {
  reference: 'SUC01CAJA01-20261121-000123',
  mode: 'dynamic',
  total: toMoney(1190),
  currency: 'ARS',
  items: null,
  title: 'Compra',
  description: 'Ticket 1',
  expiresAt: NOW + 5 * MINUTE,
  sellerId: '700100200',
  externalPosId: 'SUC01CAJA01',
  externalStoreId: null,
  iva: null,
};

async function sent(change: Partial<IssueRequest> = {}, now = NOW) {
  const { url, seen } = await serve(give(sample('orders-create.response.dynamic.201')));
  await createOrders({ http: door(url).http, now: () => now }).issue({ ...request, ...change });
  const [first] = seen;
  if (first === undefined) throw new Error('nothing was sent');
  return { text: first.body, body: JSON.parse(first.body), key: first.headers['x-idempotency-key'] };
}

it.each([
  [5 * MINUTE, 'PT5M'],
  [5 * MINUTE - 1, 'PT4M59S'],
  [90 * MINUTE, 'PT1H30M'],
  [HOUR + SECOND, 'PT1H1S'],
  [45 * SECOND, 'PT45S'],
  [1, 'PT30S'],
  [-MINUTE, 'PT30S'],
  [9999 * HOUR, 'PT3600H'],
])('says how long %i ms are, within what the provider takes: %s', (ms, text) => {
  expect(durationOf(ms)).toBe(text);
});

it('says the same to the byte under the same key when it is asked again for a lost answer', async () => {
  const first = await sent();
  const again = await sent({ firstAskedAt: NOW }, NOW + 70 * SECOND);
  expect(again).toEqual(first);
  expect(first.key).toBe(keyOf(request.reference));
});

it('gives each reference a key of its own, which is a UUID', () => {
  const reference = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
  fc.assert(
    fc.property(reference, reference, (a, b) => {
      expect(keyOf(a)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(keyOf(a) === keyOf(b)).toBe(a === b);
    }),
  );
});

it.each([
  ['none are given', { items: null }],
  [
    'they do not add up',
    { items: [{ sku: null, title: 'Pan', unitPrice: toMoney(100), quantity: 2, total: toMoney(200) }] },
  ],
])('sends one item for all of it where %s', async (_, change) => {
  expect((await sent(change)).body.items).toEqual([
    { title: 'Compra', unit_price: '11.90', quantity: 1, unit_measure: 'unit' },
  ]);
});

it('writes amounts as text, whole where the country has no cents', async () => {
  const { body } = await sent({ currency: 'CLP', total: toMoney(4990) });
  expect([body.total_amount, body.transactions.payments[0].amount, body.items[0].unit_price]).toEqual([
    '4990',
    '4990',
    '4990',
  ]);
});

it('keeps each text within what the provider takes, and no letter cut in half', async () => {
  const sku = `${'7'.repeat(29)}😀`;
  const title = `${'x'.repeat(149)}😀`;
  const { body } = await sent({
    description: title,
    items: [{ sku, title, unitPrice: toMoney(1190), quantity: 1, total: toMoney(1190) }],
  });
  expect(body.description).toBe('x'.repeat(149));
  expect(body.items[0]).toMatchObject({ title: 'x'.repeat(149), external_code: '7'.repeat(29) });
});

it('sends nothing that the provider would refuse as unknown to it', async () => {
  const { text } = await sent({ iva: toMoney(190) });
  expect(text).not.toMatch(/notification_url|taxes|sku_number|total_amount":\d|expiration_date/);
});

it('answers for another order than the one asked for are no answer', async () => {
  const { url } = await serve(give(sample('orders-create.response.dynamic.201')));
  const provider = createOrders({ http: door(url).http, now: () => NOW });
  expect(await provider.issue({ ...request, reference: 'another' })).toMatchObject({
    kind: 'unanswered',
    error: { kind: 'unreadable' },
  });
});

it.each(['dynamic', 'hybrid', 'attended'] as const)(
  'needs a code of its own where nothing else is scanned: %s',
  async (mode) => {
    const answer = sample('orders-create.response.static.201');
    const { url } = await serve(give(answer));
    const provider = createOrders({ http: door(url).http, now: () => NOW });
    const outcome = await provider.issue({ ...request, mode });
    if (mode === 'dynamic') expect(outcome.kind).toBe('unanswered');
    else expect(outcome).toMatchObject({ kind: 'issued', qrData: null });
  },
);

it('has no slot to read, and says so', async () => {
  const provider = createOrders({ http: door('http://127.0.0.1:1').http, now: () => NOW });
  const register = { sellerId: '1', externalPosId: 'A' };
  expect(provider.hasSlot).toBe(false);
  expect(await provider.slot(register)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  expect(await provider.clearSlot(register)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
});
