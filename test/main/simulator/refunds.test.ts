import { expect, it } from 'vitest';
import { SITE_IDS, siteOf } from '#core/domain/site';
import { codeOf, paidShop, TOTAL } from '#test/main/simulator/paid-shop';
import { ask } from '#test/main/simulator/stranger';

const DAY = 86_400_000;

it.each([['{}'], [''], [undefined], [{}], [{ amount: TOTAL }]])(
  'gives everything back for %j',
  async (body) => {
    const { back, payment, orders, id, simulator, list, one } = await paidShop();
    const { status, json } = await back(body);
    expect(status).toBe(201);
    expect(json).toEqual({
      id: expect.any(Number),
      payment_id: id,
      amount: TOTAL,
      metadata: {},
      source: { id: simulator.shop.userId, name: simulator.shop.nickname, type: 'collector' },
      date_created: '2026-11-21T16:00:00.000-04:00',
      unique_sequence_number: null,
      refund_mode: 'standard',
      adjustment_amount: 0,
      status: 'approved',
      reason: null,
      labels: [],
      partition_details: [],
    });
    expect(await payment()).toMatchObject({
      status: 'refunded',
      status_detail: 'refunded',
      transaction_amount_refunded: TOTAL,
      refunds: [json],
    });
    expect((await orders()).elements[0]).toMatchObject({
      status: 'closed',
      order_status: 'reverted',
      refunded_amount: TOTAL,
      payments: [{ status: 'refunded', amount_refunded: TOTAL }],
    });
    expect(await list()).toEqual([json]);
    expect((await one(json.id)).json).toEqual(json);
    expect(codeOf(await one(1))).toEqual([404, 2032]);
  },
);

it('gives back in parts, never more than is left, and moves the time by which a sweep finds it', async () => {
  const { back, payment, orders, pass, list } = await paidShop();
  pass(60_000);
  expect((await back({ amount: 1000.5 }, 'a')).json).toMatchObject({ amount: 1000.5, status: 'approved' });
  expect(await payment()).toMatchObject({
    status: 'approved',
    status_detail: 'partially_refunded',
    transaction_amount_refunded: 1000.5,
    date_last_updated: '2026-11-21T16:01:00.000-04:00',
    date_approved: '2026-11-21T16:00:00.000-04:00',
  });
  expect((await orders()).elements[0].order_status).toBe('partially_reverted');
  expect(codeOf(await back({ amount: 2700.51 }, 'b'))).toEqual([400, 2063]);
  expect((await back({}, 'c')).json.amount).toBe(2700.5);
  expect(codeOf(await back({ amount: 0.01 }, 'd'))).toEqual([400, 2063]);
  expect(await payment()).toMatchObject({ status: 'refunded', transaction_amount_refunded: TOTAL });
  expect((await list()).map((each: { amount: number }) => each.amount)).toEqual([1000.5, 2700.5]);
});

it('gives back once for one key, and refuses a key that stands for another refund', async () => {
  const { back, list, charge, practise } = await paidShop();
  const first = await back({ amount: 10 });
  const again = await back({ amount: 10 });
  expect([again.status, again.json]).toEqual([201, first.json]);
  expect(codeOf(await back({ amount: 11 }))).toEqual([400, 2032]);
  await charge({ external_reference: 'other' });
  const other = await practise('pay', { external_reference: 'other', outcome: 'approved' });
  expect(codeOf(await back({ amount: 10 }, 'key-1', other.json.payment_id))).toEqual([400, 2032]);
  expect(await list()).toEqual([first.json]);
});

it.each([
  [{ amount: 0 }, 4040],
  [{ amount: -1 }, 4040],
  [{ amount: '10' }, 4041],
  [{ amount: null }, 4041],
  [{ amount: 1.005 }, 4041],
  ['[]', 4041],
  ['{', 4041],
])('refuses an amount that is none: %j', async (body, code) => {
  const { back, list } = await paidShop();
  expect(codeOf(await back(body))).toEqual([400, code]);
  expect(await list()).toEqual([]);
});

it('needs a key, a token and a payment', async () => {
  const { back, url, id, get } = await paidShop();
  expect(codeOf(await back({}, null))).toEqual([400, 4292]);
  expect(codeOf(await back({}, 'a', 1))).toEqual([404, 2000]);
  expect(codeOf(await get('/v1/payments/1/refunds'))).toEqual([404, 2000]);
  const stranger = { method: 'POST', headers: { 'x-idempotency-key': 'a' } };
  expect((await ask(`${url}/v1/payments/${id}/refunds`, stranger)).status).toBe(401);
});

it.each(['rejected', 'in_process'])('has nothing to give back of a payment that is %s', async (outcome) => {
  const { practise, back, charge } = await paidShop();
  await charge({ external_reference: 'other' });
  const { json } = await practise('pay', { external_reference: 'other', outcome });
  expect(codeOf(await back({}, 'a', json.payment_id))).toEqual([400, 2063]);
});

it.each([180, 330, 360] as const)('takes a refund for %i days', async (refundWindowDays) => {
  const { back, pass } = await paidShop({ quirks: { refundWindowDays } });
  pass(refundWindowDays * DAY);
  expect((await back({ amount: 1 }, 'a')).status).toBe(201);
  pass(1);
  expect(codeOf(await back({ amount: 1 }, 'b'))).toEqual([400, 15016]);
  expect((await back({ amount: 1 }, 'a')).status).toBe(201);
});

it.each(SITE_IDS)('gives back in parts where the country does: %s', async (site) => {
  const counter = await paidShop({ site });
  const isAllowed = siteOf(site).refunds.partial === 'allowed';
  const answer = await counter.back({ amount: 10 }, 'a');
  if (isAllowed) expect(answer.status).toBe(201);
  else {
    expect(codeOf(answer)).toEqual([400, 3024]);
    expect((await counter.back({ amount: TOTAL }, 'b')).status).toBe(201);
  }
});

it.each([
  ['MPE', 'allowed', 201],
  ['MLA', 'total-only', 400],
] as const)('gives back in parts as it is told, in %s too', async (site, partialRefunds, status) => {
  const { back } = await paidShop({ site, quirks: { partialRefunds } });
  expect((await back({ amount: 10 })).status).toBe(status);
});

it('answers under the statuses of the reference where told so', async () => {
  const { back, pass } = await paidShop({
    quirks: { refundErrors: 'listed', tooOldCode: 2024, partialRefunds: 'total-only' },
  });
  expect(codeOf(await back({ amount: 0 }))).toEqual([401, 4040]);
  expect(codeOf(await back({ amount: 1 }))).toEqual([404, 3024]);
  expect(codeOf(await back({}, null))).toEqual([404, 4292]);
  pass(181 * DAY);
  expect(codeOf(await back({}))).toEqual([404, 2024]);
});
