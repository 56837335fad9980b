import { expect, it, onTestFinished } from 'vitest';
import { SECOND } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { RefundRequest } from '#core/provider';
import { createOrders } from '#main/mercado-pago/orders';
import { createSimulator } from '#main/simulator/simulator';
import {
  type Answerer,
  door,
  give,
  requestSample,
  sample,
  serve,
} from '#test/main/mercado-pago/sample-server';

const ORDER = 'ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B';
const request: RefundRequest = {
  paymentId: '131500000456',
  providerOrderId: ORDER,
  amount: toMoney(65100),
  currency: 'ARS',
  key: 'refund-7',
};

async function orders(refund: Answerer, order: Answerer = give(sample('orders-get.response.processed'))) {
  const { url, seen } = await serve((heard, response) =>
    (heard.path.endsWith('/refund') || heard.path.endsWith('/refunds') ? refund : order)(heard, response),
  );
  return { ...createOrders({ http: door(url, { attempts: 1 }).http, now: () => 0 }), seen };
}

it('gives a part back as the sample does', async () => {
  const { refund, seen } = await orders(give(sample('orders-refund-partial.response.201')));
  expect(await refund(request)).toEqual({
    kind: 'refunded',
    refund: { id: '131500000557', status: 'approved', amount: 65100, madeAt: null },
  });
  const { method, path, body } = requestSample('orders-refund-partial.request');
  const sent = seen.at(-1);
  expect(sent).toMatchObject({ method, path });
  expect(JSON.parse(sent?.body ?? '')).toEqual(body);
  expect(sent?.headers['x-idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
});

it('gives all of it back as the sample does, which is on its way first', async () => {
  const { refund, seen } = await orders(give(sample('orders-refund-total.response.201')));
  expect(await refund({ ...request, amount: null })).toEqual({
    kind: 'refunded',
    refund: { id: '131500000556', status: 'in-process', amount: 565100, madeAt: null },
  });
  const { method, path } = requestSample('orders-refund-total.request');
  expect(seen.at(-1)).toMatchObject({ method, path, body: '' });
});

it.each([
  ['409-refund-status', { kind: 'refused', reason: 'not-refundable' }],
  ['404-order', { kind: 'refused', reason: 'payment-not-found' }],
  ['409-idempotency', { kind: 'refused', reason: 'key-used' }],
  ['401', { kind: 'refused', reason: 'other' }],
  ['423', { kind: 'unanswered' }],
  ['500', { kind: 'unanswered' }],
])('is told why nothing went back, or that nobody knows: %s', async (name, told) => {
  const { refund } = await orders(give(sample(`orders.error.${name}`)));
  expect(await refund(request)).toMatchObject(told);
});

it.each([
  [
    'another amount',
    {
      transactions: {
        refunds: [
          {
            id: 'REF1',
            transaction_id: 'PAY01KAH9T3Q8ZC4W7M2N6R1X5Y0C',
            amount: '1.00',
            status: 'processed',
          },
        ],
      },
    },
  ],
  [
    'another payment',
    {
      transactions: {
        refunds: [{ id: 'REF1', transaction_id: 'PAY2', amount: '651.00', status: 'processed' }],
      },
    },
  ],
  [
    'two of them',
    {
      transactions: {
        refunds: [
          { id: 'REF1', amount: '651.00', status: 'processed' },
          { id: 'REF2', amount: '651.00', status: 'processing' },
        ],
      },
    },
  ],
  ['none', { transactions: { refunds: [] } }],
  ['nothing', {}],
])('does not count what it is not plainly told: %s', async (_, body) => {
  const { refund } = await orders(give({ status: 201, headers: {}, body: JSON.stringify(body) }));
  expect(await refund(request)).toMatchObject({ kind: 'unanswered' });
});

it.each<readonly [string, Partial<RefundRequest>]>([
  ['without an order', { providerOrderId: null }],
  ['of another phone', { paymentId: '131500000533' }],
])('gives a payment back by itself: %s', async (_, change) => {
  const { refund, seen } = await orders(give(sample('refund-partial.response.201')));
  await refund({ ...request, ...change });
  expect(seen.at(-1)?.path).toBe(`/v1/payments/${change.paymentId ?? request.paymentId}/refunds`);
});

it('gives back by itself what came beside an order that has ended', async () => {
  const { refund, seen } = await orders(
    give(sample('refund-partial.response.201')),
    give(sample('orders-get.response.expired')),
  );
  await refund(request);
  expect(seen.at(-1)?.path).toBe(`/v1/payments/${request.paymentId}/refunds`);
});

it('sends nothing where the order cannot be read, or the amount cannot be right', async () => {
  const failing = await orders(
    give(sample('orders-refund-partial.response.201')),
    give(sample('orders.error.500')),
  );
  expect(await failing.refund(request)).toMatchObject({ kind: 'not-sent' });
  expect(await failing.refund({ ...request, amount: toMoney(0) })).toMatchObject({
    kind: 'refused',
    reason: 'amount',
  });
  expect(failing.seen.map(({ method }) => method)).toEqual(['GET']);
});

it('sends nothing where the order does not say yet whose payment it has', async () => {
  const whole = JSON.parse(sample('orders-get.response.processed').body);
  const { reference_id: _, ...transaction } = whole.transactions.payments[0];
  const body = JSON.stringify({ ...whole, transactions: { payments: [transaction] } });
  const { refund, seen } = await orders(
    give(sample('refund-partial.response.201')),
    give({ status: 200, headers: {}, body }),
  );
  expect(await refund(request)).toMatchObject({ kind: 'not-sent', error: { kind: 'unreadable' } });
  expect(seen.map(({ method }) => method)).toEqual(['GET']);
});

it('gives back against the look-alike: a part, once under its key, then the rest', async () => {
  let now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site: 'MLA', seed: 3, clock: { now: () => now } });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const provider = createOrders({
    http: door(wire.url, { accessToken: () => accessToken }).http,
    now: () => now,
  });
  const reference = 'mst-test01-REFUND';
  const issued = await provider.issue({
    reference,
    mode: 'dynamic',
    total: toMoney(1190),
    currency: 'ARS',
    items: null,
    title: 'Compra',
    description: 'Ticket 1',
    expiresAt: now + 300_000,
    sellerId: userId,
    externalPosId,
    externalStoreId,
    iva: null,
  });
  if (issued.kind !== 'issued') throw new Error(issued.error.message);
  const paid = JSON.parse(
    simulator.control('pay', { external_reference: reference, outcome: 'approved' }).body,
  );
  const asked = {
    paymentId: String(paid.payment_id),
    providerOrderId: issued.providerOrderId,
    currency: 'ARS',
  } as const;
  const part = { ...asked, amount: toMoney(190), key: 'a' };
  const first = await provider.refund(part);
  expect(first).toMatchObject({ kind: 'refunded', refund: { status: 'in-process', amount: 190 } });
  expect(await provider.refund(part)).toEqual(first);
  now += 5 * SECOND;
  const listed = await provider.refundsOf(asked.paymentId, 'ARS');
  expect(listed).toMatchObject({ ok: true, value: [{ status: 'approved', amount: 190 }] });
  // By the same id, wherever it is told of.
  expect(listed.ok && first.kind === 'refunded' && listed.value[0]?.id === first.refund.id).toBe(true);
  expect(await provider.refund({ ...asked, amount: null, key: 'b' })).toMatchObject({
    kind: 'refunded',
    refund: { amount: 1000 },
  });
  now += 5 * SECOND;
  const { orders: seen, payments } = await provider
    .find(reference, { thorough: true, currency: 'ARS', providerOrderId: issued.providerOrderId })
    .then((found) => (found.ok ? found.value : { orders: [], payments: [] }));
  expect(seen).toMatchObject([{ status: 'closed' }]);
  expect(payments).toMatchObject([{ status: 'refunded', amount: 1190, refunded: 1190 }]);
});
