import { expect, it } from 'vitest';
import { REFERENCE, shop } from '#test/main/simulator/stranger';

const MINUTE = 60_000;
const target = { external_reference: REFERENCE };
const approved = { ...target, outcome: 'approved' };

async function charged(options: Parameters<typeof shop>[0] = {}) {
  const counter = await shop(options);
  await counter.charge();
  return counter;
}

it('shows null, not an empty list, until somebody scans', async () => {
  const { get, orders } = await charged();
  expect(await orders()).toEqual({ elements: null, next_offset: 0, total: 0 });
  expect((await get(`/merchant_orders?external_reference=${REFERENCE}`)).json).toEqual(await orders());
});

it('opens an order at a scan, as the sample shows one', async () => {
  const { practise, orders, get, simulator } = await charged();
  const { json: scanned } = await practise('scan', target);
  const { elements, next_offset, total } = await orders();
  expect([next_offset, total, elements.length]).toEqual([1, 1, 1]);
  expect(elements[0]).toMatchObject({
    id: scanned.merchant_order_id,
    status: 'opened',
    order_status: 'payment_required',
    external_reference: REFERENCE,
    payments: [],
    collector: { id: Number(simulator.shop.userId) },
    total_amount: 3701,
    paid_amount: 0,
    site_id: 'MLA',
    payer: null,
  });
  expect((await get(`/merchant_orders/${scanned.merchant_order_id}`)).json).toEqual(elements[0]);
  expect((await get('/merchant_orders/1')).json).toMatchObject({ status: 404, cause: [] });
});

it('writes amounts with their point and an application id that no float holds', async () => {
  const { practise, get } = await charged();
  const { json } = await practise('scan', target);
  const { text } = await get(`/merchant_orders/${json.merchant_order_id}`);
  expect(text).toContain('"total_amount":3701.0,');
  expect(text).toContain('"unit_price":1850.5');
  expect(text).toContain('"application_id":9007199254740993,');
});

it('closes the order when it is paid, and leaves an abandoned one open for ever', async () => {
  const { practise, orders, pass } = await charged();
  await practise('scan', target);
  await practise('pay', { ...approved, newScan: true });
  pass(60 * MINUTE);
  const { elements } = await orders();
  expect(elements.map((each: { status: string }) => each.status)).toEqual(['opened', 'closed']);
  expect(elements[1]).toMatchObject({ order_status: 'paid', paid_amount: 3701, payer: { email: '' } });
  expect(elements[1].payments[0]).toMatchObject({
    status: 'approved',
    status_detail: 'accredited',
    amount_refunded: 0,
  });
});

it('keeps the order open after a rejection, and takes the next try on it', async () => {
  const { practise, orders } = await charged();
  await practise('pay', { ...target, outcome: 'rejected' });
  const [afterRejection] = (await orders()).elements;
  expect(afterRejection).toMatchObject({ status: 'opened', order_status: 'payment_required' });
  await practise('pay', approved);
  const { elements } = await orders();
  expect(elements).toHaveLength(1);
  expect(elements[0].payments.map((each: { status: string }) => each.status)).toEqual([
    'rejected',
    'approved',
  ]);
});

it('knows a payment that is being processed, and how it ends', async () => {
  const { practise, orders } = await charged();
  await practise('pay', { ...target, outcome: 'in_process' });
  expect((await orders()).elements[0]).toMatchObject({
    status: 'opened',
    order_status: 'payment_in_process',
  });
  const { json } = await practise('settle', { ...target, outcome: 'approved' });
  expect(json.status).toBe('approved');
  expect((await orders()).elements[0]).toMatchObject({ status: 'closed', order_status: 'paid' });
  expect((await practise('settle', { ...target, outcome: 'approved' })).status).toBe(404);
});

it('pays in parts, and the rest by itself', async () => {
  const { practise, orders } = await charged();
  await practise('pay', { ...approved, amount: 1000.5 });
  expect((await orders()).elements[0]).toMatchObject({
    status: 'opened',
    order_status: 'partially_paid',
    paid_amount: 1000.5,
  });
  await practise('pay', approved);
  expect((await orders()).elements[0]).toMatchObject({ status: 'closed', paid_amount: 3701 });
});

it('pays twice when told twice, on another order', async () => {
  const { practise, orders } = await charged();
  await practise('pay', approved);
  await practise('pay', approved);
  const { elements } = await orders();
  expect(elements.map((each: { status: string }) => each.status)).toEqual(['closed', 'closed']);
});

it('refuses a scan after the expiry, unless it is to be late; who scanned before may still pay', async () => {
  const before = await charged();
  await before.practise('scan', target);
  before.pass(6 * MINUTE);
  expect((await before.practise('pay', approved)).status).toBe(200);
  const after = await charged();
  after.pass(6 * MINUTE);
  expect((await after.practise('scan', target)).json).toMatchObject({ status: 409, error: 'order_expired' });
  expect((await after.practise('pay', approved)).status).toBe(409);
  expect((await after.practise('pay', { ...approved, late: true })).status).toBe(200);
});

it('says by default nothing of an expiry, and expired where that is asked for', async () => {
  const silent = await charged();
  const talking = await charged({ quirks: { ordersExpire: true } });
  for (const { practise, pass } of [silent, talking]) {
    await practise('scan', target);
    pass(6 * MINUTE);
  }
  expect((await silent.orders()).elements[0]).toMatchObject({ status: 'opened', cancelled: false });
  expect((await talking.orders()).elements[0]).toMatchObject({
    status: 'expired',
    cancelled: true,
    order_status: 'expired',
  });
});

it('shows the buyer’s instalment interest apart from what the shop gets', async () => {
  const { practise, orders } = await charged();
  await practise('pay', { ...approved, interest: 400.25 });
  expect((await orders()).elements[0].payments[0]).toMatchObject({
    transaction_amount: 3701,
    total_paid_amount: 4101.25,
  });
});

it('moves money back: in part, whole, disputed, charged back', async () => {
  const { practise, orders } = await charged();
  await practise('pay', approved);
  await practise('payment', { ...target, status: 'refunded', amount: 1 });
  expect((await orders()).elements[0]).toMatchObject({
    status: 'closed',
    order_status: 'partially_reverted',
    refunded_amount: 1,
  });
  expect((await orders()).elements[0].payments[0]).toMatchObject({
    status: 'approved',
    status_detail: 'partially_refunded',
  });
  await practise('payment', { ...target, status: 'refunded' });
  expect((await orders()).elements[0]).toMatchObject({ order_status: 'reverted', refunded_amount: 3701 });
  expect((await practise('payment', { ...target, status: 'refunded', amount: 1 })).status).toBe(400);
  for (const status of ['in_mediation', 'charged_back']) {
    await practise('payment', { ...target, status });
    expect((await orders()).elements[0].payments[0].status).toBe(status);
  }
});

it('keeps two codes of one reference apart', async () => {
  const { charge, practise, simulator } = await charged();
  const second = (await charge()).json.in_store_order_id;
  const { orders } = (await practise('orders')).json;
  expect(orders).toHaveLength(2);
  await practise('pay', { ...approved, in_store_order_id: orders[0].in_store_order_id });
  await practise('pay', { ...approved, in_store_order_id: second });
  const { json } = await practise('orders');
  expect(json.orders.map((each: { merchant_orders: unknown[] }) => each.merchant_orders.length)).toEqual([
    1, 1,
  ]);
  expect(simulator.shop.externalPosId).toMatch(/^[A-Z0-9]{1,40}$/);
});

it('spells as the sources differ', async () => {
  const { practise, orders, get } = await charged({
    quirks: { idsAsText: true, statusDetailsTypo: true, ordersSearchPath: 'search' },
  });
  await practise('pay', approved);
  const [order] = (await orders()).elements;
  expect([typeof order.id, typeof order.payments[0].id, order.payments[0].status_details]).toEqual([
    'string',
    'string',
    'accredited',
  ]);
  expect((await get('/merchant_orders')).status).toBe(404);
});

it('lets searches lag while reads by id are up to date', async () => {
  const { practise, orders, get, pass } = await charged({
    quirks: { ordersLagMs: 2000, paymentsLagMs: 5000 },
  });
  const { json } = await practise('pay', approved);
  const payments = async () =>
    (await get(`/v1/payments/search?external_reference=${REFERENCE}`)).json.results.length;
  expect([(await orders()).elements, await payments()]).toEqual([null, 0]);
  expect((await get(`/merchant_orders/${json.merchant_order_id}`)).json.status).toBe('closed');
  pass(2000);
  expect([(await orders()).total, await payments()]).toEqual([1, 0]);
  pass(3000);
  expect([(await orders()).total, await payments()]).toEqual([1, 1]);
});

it('refuses control calls that make no sense', async () => {
  const { practise } = await charged();
  expect((await practise('scan', { external_reference: 'nobody' })).status).toBe(404);
  for (const body of [
    {},
    target,
    { ...target, outcome: 'maybe' },
    { ...approved, amount: 0 },
    { ...approved, amount: 1.005 },
  ]) {
    expect((await practise('pay', body)).status).toBe(400);
  }
  expect((await practise('nothing', {})).status).toBe(404);
});
