import { expect, it } from 'vitest';
import { codeOf, paidShop, TOTAL, target } from '#test/main/simulator/paid-shop';

it('refuses as it is told, and then no more', async () => {
  const { back, practise } = await paidShop();
  await practise('refunds', { refuses: 'balance' });
  expect(codeOf(await back({}))).toEqual([400, 2031]);
  await practise('refunds', { refuses: 2085 });
  expect(codeOf(await back({}))).toEqual([400, 2085]);
  await practise('refunds', { refuses: 'policy' });
  expect((await back({})).json).toMatchObject({ status: 403, code: 'PA_UNAUTHORIZED_RESULT_FROM_POLICIES' });
  await practise('refunds');
  expect((await back({})).status).toBe(201);
});

it.each([
  { answers: 'soon' },
  { settlesAs: 'in_process' },
  { settleMs: -1 },
  { refuses: 7 },
  { refuses: 'no' },
])('does not take the order %j', async (order) => {
  expect((await (await paidShop()).practise('refunds', order)).status).toBe(400);
});

it.each([
  ['approved', 'refunded', TOTAL],
  ['rejected', 'approved', 0],
] as const)('decides later where told so: %s', async (settlesAs, status, refunded) => {
  const { back, practise, payment, pass, list } = await paidShop();
  await practise('refunds', { answers: 'in_process', settlesAs, settleMs: 5000 });
  expect((await back({})).json.status).toBe('in_process');
  expect(await payment()).toMatchObject({ status: 'approved', transaction_amount_refunded: 0 });
  expect(codeOf(await back({ amount: 1 }, 'b'))).toEqual([400, 2063]);
  pass(4999);
  expect((await list())[0].status).toBe('in_process');
  pass(1);
  expect((await list())[0].status).toBe(settlesAs);
  expect(await payment()).toMatchObject({
    status,
    transaction_amount_refunded: refunded,
    date_last_updated: '2026-11-21T16:00:05.000-04:00',
  });
});

it('gives nothing back where it says so at once, and what is left stays', async () => {
  const { back, practise, payment } = await paidShop();
  await practise('refunds', { answers: 'rejected' });
  expect((await back({})).json).toMatchObject({ status: 'rejected', amount: TOTAL });
  expect(await payment()).toMatchObject({ status: 'approved', transaction_amount_refunded: 0 });
  await practise('refunds');
  expect((await back({}, 'b')).json).toMatchObject({ status: 'approved', amount: TOTAL });
});

it('gives nothing back of what was charged back meanwhile', async () => {
  const { back, practise, payment, pass, list } = await paidShop();
  await practise('refunds', { answers: 'in_process' });
  await back({});
  await practise('payment', { ...target, status: 'charged_back' });
  pass(3000);
  expect((await list())[0].status).toBe('rejected');
  expect((await payment()).status).toBe('charged_back');
});

it('lists what went back outside beside what was asked for, and never more of both', async () => {
  const { back, practise, list } = await paidShop();
  await practise('payment', { ...target, status: 'refunded', amount: 701 });
  await practise('refunds', { answers: 'in_process' });
  await back({ amount: 2000 });
  expect((await practise('payment', { ...target, status: 'refunded', amount: 1000.01 })).status).toBe(400);
  expect((await practise('payment', { ...target, status: 'refunded', amount: 1000 })).status).toBe(200);
  expect(
    (await list()).map((each: { amount: number; status: string }) => [each.amount, each.status]),
  ).toEqual([
    [701, 'approved'],
    [2000, 'in_process'],
    [1000, 'approved'],
  ]);
});

it('gives back once though the answer was lost and it was asked again', async () => {
  const { back, practise, list } = await paidShop();
  await practise('faults', { match: '/refunds', fault: 'cut', times: 1 });
  await expect(back({})).rejects.toThrow(/aborted|ECONNRESET|hang up/);
  expect((await back({})).status).toBe(201);
  expect(await list()).toHaveLength(1);
});
