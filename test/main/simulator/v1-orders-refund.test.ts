import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DAY, SECOND } from '#core/domain/instant';
import type { Quirks } from '#main/simulator/quirks';
import { createSimulator } from '#main/simulator/simulator';

/** Giving money back by order: asked for at once, gone a little later. */
const REFERENCE = 'SUC01CAJA01-20261121-000123';

const sampleOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'));

function paidOrder(quirks: Partial<Quirks> = {}, isPaid = true) {
  let now = Date.UTC(2026, 10, 21, 20);
  let keys = 0;
  const sim = createSimulator({ site: 'MLA', seed: 4, clock: { now: () => now }, quirks });
  const ask = (method: string, path: string, body?: unknown, key = keyOf(keys++)) => {
    const answer = sim.handle({
      method,
      path,
      headers: { authorization: `Bearer ${sim.shop.accessToken}`, 'x-idempotency-key': key },
      body: body === undefined ? '' : JSON.stringify(body),
    });
    return { status: answer.status, body: JSON.parse(answer.body) };
  };
  const { body } = sampleOf('orders-create.request.dynamic');
  body.config.qr.external_pos_id = sim.shop.externalPosId;
  const { id, transactions } = ask('POST', '/v1/orders', body).body;
  if (isPaid) sim.control('pay', { external_reference: REFERENCE, outcome: 'approved' });
  return {
    sim,
    id,
    transactionId: transactions.payments[0].id,
    read: () => ask('GET', `/v1/orders/${id}`).body,
    refund: (part?: unknown, key?: string) => ask('POST', `/v1/orders/${id}/refund`, part, key),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const keyOf = (count: number): string => `0d5020ed-1af6-469c-ae06-${String(count).padStart(12, '0')}`;
const part = (id: string, amount: string) => ({ transactions: [{ id, amount }] });

it('gives all of it back, a little later', () => {
  const { refund, read, pass, sim } = paidOrder();
  const asked = refund();
  const { status, body } = sampleOf('orders-refund-total.response.201');
  expect(asked.status).toBe(status);
  expect(asked.body).toMatchObject({ status: body.status, status_detail: body.status_detail });
  expect(asked.body.transactions.refunds).toMatchObject([{ amount: '5651.00', status: 'processing' }]);
  expect(read()).toMatchObject({ status: 'processed', status_detail: 'accredited' });
  pass(5 * SECOND);
  expect(read()).toMatchObject({
    status: 'refunded',
    status_detail: 'refunded',
    transactions: {
      payments: [{ status: 'refunded' }],
      refunds: [{ amount: '5651.00', status: 'processed' }],
    },
  });
  const found = sim.handle({
    method: 'GET',
    path: `/v1/payments/search?external_reference=${REFERENCE}`,
    headers: { authorization: `Bearer ${sim.shop.accessToken}` },
    body: '',
  });
  expect(JSON.parse(found.body).results).toMatchObject([
    { status: 'refunded', transaction_amount_refunded: 5651 },
  ]);
});

it('gives a part of it back, and never more than is left', () => {
  const { refund, read, pass, transactionId } = paidOrder();
  expect(refund(part(transactionId, '651.00')).status).toBe(201);
  pass(5 * SECOND);
  expect(read()).toMatchObject({ status: 'processed', status_detail: 'partially_refunded' });
  expect(refund(part(transactionId, '5000.01'))).toMatchObject({
    status: 400,
    body: { errors: [{ code: 'refund_amount_exceeds' }] },
  });
  expect(refund(part(transactionId, '5000.00')).status).toBe(201);
  expect(refund()).toMatchObject({ status: 409, body: { errors: [{ code: 'order_already_refunded' }] } });
  pass(5 * SECOND);
  expect(read()).toMatchObject({ status: 'refunded' });
});

it('gives back once under one key', () => {
  const { refund, transactionId, read, pass } = paidOrder();
  const first = refund(part(transactionId, '651.00'), keyOf(900));
  expect(refund(part(transactionId, '651.00'), keyOf(900))).toEqual(first);
  expect(refund(part(transactionId, '652.00'), keyOf(900)).body).toEqual(
    sampleOf('orders.error.409-idempotency').body,
  );
  pass(5 * SECOND);
  expect(read().transactions.refunds).toHaveLength(1);
});

it('refuses what the contract says is refused', () => {
  expect(paidOrder({}, false).refund()).toEqual({
    status: 409,
    body: sampleOf('orders.error.409-refund-status').body,
  });
  const { refund, transactionId } = paidOrder();
  expect(refund(part('PAY0', '1.00')).body.errors[0].code).toBe('property_value');
  expect(refund(part(transactionId, '1')).status).toBe(201);
  expect(refund(part(transactionId, 'one')).body.errors[0].code).toBe('property_value');
  const whole = paidOrder({ partialRefunds: 'total-only' });
  expect(whole.refund(part(whole.transactionId, '1.00')).body.errors[0].code).toBe(
    'unsupported_partially_refunds',
  );
});

it('shows no order after three months, and refuses by what practice sets', () => {
  const late = paidOrder();
  late.pass(91 * DAY);
  expect(late.refund()).toMatchObject({ status: 404, body: { errors: [{ code: 'order_not_found' }] } });
  const refused = paidOrder();
  refused.sim.control('refunds', { refuses: 'policy' });
  expect(refused.refund()).toMatchObject({
    status: 401,
    body: { errors: [{ code: 'user_not_authorized' }] },
  });
});
