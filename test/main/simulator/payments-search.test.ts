import { expect, it } from 'vitest';
import { REFERENCE, shop } from '#test/main/simulator/stranger';

const HOUR = 3_600_000;

async function busyShop(options: Parameters<typeof shop>[0] = {}) {
  const counter = await shop(options);
  const ids: number[] = [];
  for (const reference of ['r1', 'r2', 'r3']) {
    await counter.charge({ external_reference: reference });
    const { json } = await counter.practise('pay', { external_reference: reference, outcome: 'approved' });
    ids.push(json.payment_id);
    counter.pass(HOUR);
  }
  const search = async (query: Record<string, string>) =>
    counter.get(`/v1/payments/search?${new URLSearchParams(query)}`);
  const found = async (query: Record<string, string>) =>
    (await search(query)).json.results.map((each: { external_reference: string }) => each.external_reference);
  return { ...counter, ids, search, found };
}

it('finds payments by reference, newest first', async () => {
  const { found, search } = await busyShop();
  expect(await found({})).toEqual(['r3', 'r2', 'r1']);
  expect(await found({ external_reference: 'r2', sort: 'date_created', criteria: 'desc' })).toEqual(['r2']);
  expect((await search({ external_reference: REFERENCE })).json).toEqual({
    paging: { total: 0, limit: 30, offset: 0 },
    results: [],
  });
});

it('tells a payment as the sample does', async () => {
  const { get, ids, simulator } = await busyShop();
  const { json } = await get(`/v1/payments/${ids[0]}`);
  expect(json).toMatchObject({
    id: ids[0],
    status: 'approved',
    currency_id: 'ARS',
    collector_id: Number(simulator.shop.userId),
    external_reference: 'r1',
    transaction_amount: 3701,
    transaction_amount_refunded: 0,
    store_id: simulator.shop.storeId,
    pos_id: simulator.shop.posId,
    refunds: [],
  });
  expect(json.date_approved).toBe('2026-11-21T16:00:00.000-04:00');
  expect(json.order).toMatchObject({ type: 'mercadopago' });
  expect(typeof json.order.id).toBe('string');
  expect((await get('/v1/payments/1')).json).toMatchObject({ status: 404, cause: [{ code: 2000 }] });
});

it('sweeps by last change, in pages', async () => {
  const { found, search, practise } = await busyShop();
  await practise('payment', { external_reference: 'r1', status: 'refunded' });
  const query = { range: 'date_last_updated', sort: 'date_last_updated', criteria: 'asc' };
  const window = { begin_date: '2026-11-21T17:00:00.000-04:00', end_date: '2026-11-21T19:00:00.000-0400' };
  expect(await found({ ...query, ...window })).toEqual(['r2', 'r3', 'r1']);
  expect(await found({ ...query, ...window, limit: '2', offset: '2' })).toEqual(['r1']);
  expect((await search({ ...query, ...window, limit: '2' })).json.paging).toEqual({
    total: 3,
    limit: 2,
    offset: 0,
  });
  expect(await found({ ...query, begin_date: 'NOW-90MINUTES', end_date: 'NOW' })).toEqual(['r3', 'r1']);
  expect(await found({ ...query, begin_date: 'NOW-1YEAR' })).toHaveLength(3);
});

it('filters by register, store and status', async () => {
  const { found, simulator } = await busyShop();
  expect(await found({ pos_id: simulator.shop.posId, status: 'approved' })).toHaveLength(3);
  expect(await found({ pos_id: '1' })).toEqual([]);
  expect(await found({ status: 'rejected' })).toEqual([]);
});

it.each([
  [{ limit: '1001' }, 1000],
  [{ begin_date: '2026-11-21' }, 1001],
  [{ end_date: 'soon' }, 1001],
  [{ sort: 'beauty' }, 1003],
  [{ criteria: 'sideways' }, 1004],
  [{ range: 'date_of_birth' }, 1],
])('refuses %j with its code', async (query, code) => {
  const { search } = await busyShop();
  const { status, json } = await search({ ...query });
  expect(status).toBe(400);
  expect(json).toMatchObject({ status: 400, error: 'bad_request', cause: [{ code }] });
});

it('refuses to search without a reference where that is asked for', async () => {
  const { search } = await busyShop({ quirks: { refusesSweep: true } });
  expect((await search({})).status).toBe(400);
  expect((await search({ external_reference: 'r1' })).status).toBe(200);
});

it('pages no further than it says it reaches', async () => {
  const { search } = await busyShop({ quirks: { paymentsReach: 2 } });
  expect((await search({ limit: '2' })).json.results).toHaveLength(2);
  expect((await search({ limit: '1', offset: '2' })).json).toMatchObject({ cause: [{ code: 1000 }] });
});

it('sorts by approval, or says that it does and does not', async () => {
  const query = { range: 'date_approved', sort: 'date_approved', criteria: 'asc' };
  expect(await (await busyShop()).found(query)).toEqual(['r1', 'r2', 'r3']);
  expect(await (await busyShop({ quirks: { sortsByApproval: false } })).found(query)).toEqual([
    'r3',
    'r2',
    'r1',
  ]);
});

it('has the account’s other business in it, with and without a register, and what its owner bought', async () => {
  const { practise, search, simulator } = await busyShop();
  for (const kind of ['link', 'register', 'purchase']) await practise('others', { kind, amount: 12.5 });
  const { results } = (await search({ limit: '3' })).json;
  const told = results.map((each: { pos_id: string | null; collector_id: number }) => [
    each.pos_id === null,
    String(each.collector_id) === simulator.shop.userId,
  ]);
  expect(told.toSorted()).toEqual([
    [false, true],
    [true, false],
    [true, true],
  ]);
  expect((await practise('orders')).json.orders).toHaveLength(3);
});

it.each([{ kind: 'gift' }, { kind: 'link', count: 0 }, { kind: 'link', amount: -1 }, { kind: 'link' }])(
  'takes no other business of %j',
  async (body) => {
    const { practise } = await busyShop();
    expect((await practise('others', { ...(body.count === 0 ? { amount: 1 } : {}), ...body })).status).toBe(
      400,
    );
  },
);

it('tells what the sale cost and what is left of it', async () => {
  const { get, ids } = await busyShop();
  expect((await get(`/v1/payments/${ids[0]}`)).json).toMatchObject({
    fee_details: [{ amount: 29.6, fee_payer: 'collector' }],
    transaction_details: { net_received_amount: 3671.4, total_paid_amount: 3701 },
  });
});
