import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toDecimal, toMoney } from '#core/domain/money';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import { createInstore } from '#main/mercado-pago/instore';
import { amountInJson, readJson, writeJson } from '#main/mercado-pago/json';
import { decimalsOf, readPayment } from '#main/mercado-pago/readings';
import { payment as paymentShape } from '#main/mercado-pago/shapes';
import { type Answerer, door, type Seen, serve } from '#test/main/mercado-pago/sample-server';

const REFERENCE = 'mst-abc123-01J';
const options = { thorough: true, currency: 'ARS' } as const;

type Pages = Record<string, (seen: Seen) => unknown>;

async function instore(pages: Pages) {
  const answer: Answerer = (seen, response) => {
    const page = pages[seen.path];
    const body = page === undefined ? undefined : page(seen);
    response
      .writeHead(body === undefined ? 404 : 200)
      .end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
  };
  const served = await serve(answer);
  const leftOut: string[] = [];
  const provider = createInstore({ http: door(served.url).http, onLeftOut: (what) => leftOut.push(what) });
  return { provider, seen: served.seen, leftOut };
}

const order = (id: number | string, more: object = {}) => ({
  id,
  status: 'opened',
  external_reference: REFERENCE,
  site_id: 'MLA',
  total_amount: 10.5,
  collector: { id: 7 },
  payments: [],
  ...more,
});
const payment = (id: number | string, more: object = {}) => ({
  id,
  status: 'approved',
  currency_id: 'ARS',
  transaction_amount: 10.5,
  external_reference: REFERENCE,
  collector_id: 7,
  ...more,
});
const noOrders = () => ({ elements: null, next_offset: 0, total: 0 });
const results =
  (...found: unknown[]) =>
  () => ({ paging: { total: found.length }, results: found });

it('reads through every page of orders, and each order once', async () => {
  const { provider, seen } = await instore({
    '/merchant_orders/search': ({ query }) =>
      query.get('offset') === '2'
        ? { elements: [order(2), order(3, { status: 'closed' })], next_offset: 4, total: 4 }
        : { elements: [order(1), order(2)], next_offset: 2, total: 4 },
  });
  const found = await provider.find(REFERENCE, { thorough: false, currency: 'ARS' });
  expect(found.ok && found.value.orders.map(({ id, status }) => [id, status])).toEqual([
    ['1', 'opened'],
    ['2', 'opened'],
    ['3', 'closed'],
  ]);
  expect(seen).toHaveLength(2);
});

it('takes only what bears exactly the reference, though others are broken', async () => {
  const { provider } = await instore({
    '/merchant_orders/search': () => ({
      elements: [order(1, { external_reference: `${REFERENCE}0` }), { id: 2 }, null, order(3)],
    }),
    '/v1/payments/search': results({ external_reference: REFERENCE.toLowerCase() }, payment(9)),
  });
  const found = await provider.find(REFERENCE, options);
  expect(found.ok && found.value.orders.map(({ id }) => id)).toEqual(['3']);
  expect(found.ok && found.value.payments.map(({ id }) => id)).toEqual(['9']);
});

it.each([
  ['an order without a total', order(1, { total_amount: null })],
  ['an order of fractions of a cent', order(1, { total_amount: 10.505 })],
  ['a payment without an amount', order(1, { payments: [{ id: 9, status: 'approved' }] })],
])('does not call a reference read when %s bears it', async (_, element) => {
  const { provider } = await instore({ '/merchant_orders/search': () => ({ elements: [element] }) });
  expect(await provider.find(REFERENCE, { ...options, thorough: false })).toMatchObject({
    ok: false,
    error: { kind: 'unreadable' },
  });
});

it('asks the other spelling where the search is not found', async () => {
  const { provider } = await instore({ '/merchant_orders': () => ({ elements: [order(1)] }) });
  const found = await provider.find(REFERENCE, { ...options, thorough: false });
  expect(found.ok && found.value.orders).toHaveLength(1);
});

it('asks for the order that a payment names and the search does not know yet', async () => {
  const { provider } = await instore({
    '/merchant_orders/search': noOrders,
    '/v1/payments/search': results(
      payment(9, { order: { id: '55' } }),
      payment(10, { order: { id: 56 } }),
      payment(11, { order: { id: '57' } }),
    ),
    '/merchant_orders/55': () =>
      order(55, { status: 'closed', payments: [{ id: 9, status: 'approved', transaction_amount: 10.5 }] }),
    '/merchant_orders/56': () => order(56, { external_reference: 'another' }),
  });
  const found = await provider.find(REFERENCE, options);
  expect(found.ok && found.value.orders.map(({ id, status }) => [id, status])).toEqual([['55', 'closed']]);
  expect(found.ok && found.value.payments.map(({ id, sellerId }) => [id, sellerId])).toEqual([
    ['9', '7'],
    ['10', '7'],
    ['11', '7'],
  ]);
});

it('believes money first, then the newer sight, and the larger refund', async () => {
  const seenInOrder = {
    id: 9,
    status: 'approved',
    transaction_amount: 10.5,
    last_modified: '2026-11-21T16:57:40.000-04:00',
    amount_refunded: 2.5,
  };
  const { provider } = await instore({
    '/merchant_orders/search': () => ({ elements: [order(1, { payments: [seenInOrder] })] }),
    '/v1/payments/search': results(
      payment(9, {
        status: 'in_process',
        date_last_updated: '2026-11-21T16:59:00.000-0400',
        refunds: [{ amount: 1, status: 'approved' }],
      }),
    ),
  });
  const found = await provider.find(REFERENCE, options);
  expect(found.ok && found.value.payments).toMatchObject([
    { status: 'approved', refunded: 250, sellerId: '7', changedAt: Date.parse('2026-11-21T20:59:00Z') },
  ]);
});

it('keeps waiting at words it does not know', async () => {
  const { provider } = await instore({
    '/merchant_orders/search': () => ({
      elements: [
        order(1, {
          status: 'melted',
          payments: [{ id: 9, status: 'frozen', status_details: 'cold', transaction_amount: 1 }],
        }),
      ],
    }),
  });
  const found = await provider.find(REFERENCE, { ...options, thorough: false });
  expect(found.ok && found.value.orders).toMatchObject([{ status: 'unknown' }]);
  expect(found.ok && found.value.payments).toMatchObject([{ status: 'unknown', detail: 'cold' }]);
});

it('reads a body that says a thing twice, as every reader would', async () => {
  const { provider } = await instore({
    '/merchant_orders/search': () =>
      JSON.stringify({ elements: [order(1)] }).replace(
        '"status":"opened"',
        '"status":"opened","status":"closed"',
      ),
  });
  const found = await provider.find(REFERENCE, { ...options, thorough: false });
  expect(found.ok && found.value.orders).toMatchObject([{ status: 'closed' }]);
});

it('keeps ids beyond 2^53 whole', async () => {
  const huge = '9007199254740993123';
  const { provider } = await instore({
    '/merchant_orders/search': () => JSON.stringify({ elements: [order('ID')] }).replace('"ID"', huge),
    '/v1/payments/search': () => JSON.stringify({ results: [payment('ID')] }).replace('"ID"', huge),
  });
  const found = await provider.find(REFERENCE, options);
  expect(found.ok && [found.value.orders[0]?.id, found.value.payments[0]?.id]).toEqual([huge, huge]);
});

it('sends every parameter of the payment search that could be required', async () => {
  const { provider, seen } = await instore({
    '/merchant_orders/search': noOrders,
    '/v1/payments/search': results(),
  });
  await provider.find(REFERENCE, options);
  const search = seen.find(({ path }) => path === '/v1/payments/search');
  expect(Object.fromEntries(search?.query ?? [])).toEqual({
    external_reference: REFERENCE,
    sort: 'date_created',
    criteria: 'desc',
    range: 'date_created',
    begin_date: 'NOW-1YEAR',
    end_date: 'NOW',
  });
});

it('sweeps a window oldest first, with pages that overlap, leaving out what bears no reference', async () => {
  const all = Array.from({ length: 120 }, (_, at) =>
    payment(at + 1, { external_reference: at === 3 ? null : `r${at}` }),
  );
  const { provider, seen, leftOut } = await instore({
    '/v1/payments/search': ({ query }) => {
      const offset = Number(query.get('offset'));
      return {
        paging: { total: all.length },
        results: all.slice(offset, offset + Number(query.get('limit'))),
      };
    },
  });
  const since = Date.UTC(2026, 10, 21, 20);
  const first = await provider.sweep({ since, until: since + 1000, offset: 0 });
  const second = await provider.sweep({
    since,
    until: since + 1000,
    offset: first.ok ? (first.value.next ?? 0) : 0,
  });
  expect(first.ok && [first.value.payments.length, first.value.next]).toEqual([99, 95]);
  expect(second.ok && [second.value.payments.length, second.value.next]).toEqual([25, null]);
  expect(first.ok && first.value.payments[0]).toMatchObject({
    reference: 'r0',
    siteId: 'MLA',
    payment: { id: '1', amount: 1050 },
  });
  expect(Object.fromEntries(seen[0]?.query ?? [])).toMatchObject({
    begin_date: '2026-11-21T16:00:00.000-04:00',
    end_date: '2026-11-21T16:00:01.000-04:00',
    sort: 'date_last_updated',
    criteria: 'asc',
    range: 'date_last_updated',
  });
  expect(leftOut).toEqual([]);
});

it('sweeps on past a payment that cannot be read, and says which', async () => {
  const { provider, leftOut } = await instore({
    '/v1/payments/search': results(
      payment(1, { transaction_amount: '1,5' }),
      'what',
      payment(2, { currency_id: 'USD' }),
    ),
  });
  const swept = await provider.sweep({ since: 0, until: 1, offset: 0 });
  expect(swept.ok && swept.value.payments).toMatchObject([
    { siteId: null, payment: { id: '2', currency: 'USD' } },
  ]);
  expect(leftOut).toEqual(['payment 1', 'result 1']);
});

const siteId = fc.constantFrom<SiteId>(...SITE_IDS);

it('writes and reads every amount of every currency without losing a cent', () => {
  fc.assert(
    fc.property(siteId, fc.integer({ min: 0, max: 99_999_999_999_999 }), (id, minor) => {
      const { currency, decimals } = siteOf(id);
      const amount = toMoney(decimals === 0 ? Math.floor(minor / 100) : minor);
      const text = writeJson({
        ...payment(1),
        currency_id: currency,
        transaction_amount: amountInJson(amount, decimals),
      });
      const body = readJson(text);
      const shape = paymentShape.parse(body.ok ? body.value : null);
      expect(readPayment(shape)).toMatchObject({ ok: true, value: { amount } });
    }),
    { numRuns: 300 },
  );
});

it.each(['5651', '5651.0', '5651.00', '5.651E3', '"5651.0"'])(
  'reads %s as the same amount everywhere',
  (digits) => {
    for (const id of SITE_IDS) {
      const { currency } = siteOf(id);
      const body = readJson(
        `{"id":1,"status":"approved","currency_id":"${currency}","transaction_amount":${digits}}`,
      );
      const read = readPayment(paymentShape.parse(body.ok ? body.value : null));
      expect(read.ok && toDecimal(read.value.amount, decimalsOf(currency)).replace(/\.00$/, '')).toBe('5651');
    }
  },
);
