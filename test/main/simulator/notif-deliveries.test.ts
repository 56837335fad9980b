import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MINUTE } from '#core/domain/instant';
import { readNotification } from '#main/notifications/reading';
import { verdictOn } from '#main/notifications/signature';
import { createSimulator } from '#main/simulator/simulator';
import { SECRET, till } from '#test/main/notifications/provider-side';
import { REFERENCE, START, shop } from '#test/main/simulator/stranger';

type Sent = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const ADDRESS = 'http://127.0.0.1:9/mp';
const sampleOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'));

/** A counter in virtual time whose notifications arrive in a list; `takes` says what the receiver answers. */
function counter(address: string, settings: object = {}, takes: () => boolean = () => true) {
  let now = START;
  const sent: Sent[] = [];
  const sim = createSimulator({
    site: 'MLA',
    seed: 4,
    clock: { now: () => now },
    send: async (each) => {
      sent.push(each);
      return takes();
    },
  });
  const ask = (method: string, path: string, body: unknown) =>
    JSON.parse(
      sim.handle({
        method,
        path,
        headers: { authorization: `Bearer ${sim.shop.accessToken}`, 'x-idempotency-key': randomUUID() },
        body: body === null ? '' : JSON.stringify(body),
      }).body,
    );
  sim.control('notify', { url: address });
  const set = (chosen: object) => sim.control('notifications', chosen);
  set(settings);
  const create = sampleOf('qr-dynamic-post.request.mla-minimal').body;
  const order = sampleOf('orders-create.request.dynamic').body;
  order.config.qr.external_pos_id = sim.shop.externalPosId;
  const path = `/instore/orders/qr/seller/collectors/${sim.shop.userId}/pos/${sim.shop.externalPosId}/qrs`;
  const expiration_date = new Date(START + 5 * MINUTE).toISOString().replace('Z', '+00:00');
  return {
    sim,
    sent,
    set,
    ask,
    charge: (): string => {
      ask('POST', path, { ...create, expiration_date });
      return create.external_reference;
    },
    order: () => ask('POST', '/v1/orders', order),
    pay: (reference: string, outcome = 'approved') =>
      JSON.parse(sim.control('pay', { external_reference: reference, outcome }).body),
    pass: async (ms: number) => {
      now += ms;
      sim.runDue();
      await settled();
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const read = ({ url, body }: Sent) => readNotification(new URL(url).searchParams, body);
const words = (sent: readonly Sent[]) => sent.map((each) => read(each).word);
const actions = (sent: readonly Sent[]): string[] => sent.map(({ body }) => JSON.parse(body).action);

it.each([
  ['', {}, ['merchant_order', 'payment', 'merchant_order']],
  ['?source_news=ipn', { flavour: 'webhook' }, ['merchant_order', 'payment', 'merchant_order']],
  ['?source_news=webhooks', {}, ['topic_merchant_order_wh', 'payment', 'topic_merchant_order_wh']],
  ['?source_news=webhook', {}, ['topic_merchant_order_wh', 'payment', 'topic_merchant_order_wh']],
  ['', { flavour: 'webhook' }, ['topic_merchant_order_wh', 'payment', 'topic_merchant_order_wh']],
])('sends to …%s with %j what it asks for', (query, settings, expected) => {
  const { charge, pay, sent } = counter(ADDRESS + query, settings);
  pay(charge());
  expect(words(sent)).toEqual(expected);
  expect(sent.every(({ headers }) => headers['x-signature'] === undefined)).toBe(true);
});

it('sends both flavours where told so', () => {
  const { charge, pay, sent } = counter(ADDRESS, { flavour: 'both' });
  pay(charge());
  expect(sent).toHaveLength(6);
});

it('sends webhooks of the samples’ shape', () => {
  const { charge, pay, sent } = counter(`${ADDRESS}?source_news=webhooks`, { secret: SECRET });
  pay(charge());
  const [opened, payment, closed] = sent.map(({ body }) => JSON.parse(body));
  const keys = (value: object) => Object.keys(value).toSorted((a, b) => a.localeCompare(b));
  const merchantOrder = sampleOf('webhook.topic-merchant-order-wh.update-closed').body;
  expect([opened, closed].map(keys)).toEqual([keys(merchantOrder), keys(merchantOrder)]);
  expect(keys(payment)).toEqual(keys(sampleOf('webhook.payment-updated.signed').body));
  expect([opened, closed]).toMatchObject([
    { action: 'create', status: 'opened', version: 0 },
    { action: 'update', status: 'closed', version: 1 },
  ]);
});

it.each([
  { signsId: 'as-received', signsIn: 'seconds' },
  { signsId: 'as-received', signsIn: 'milliseconds' },
  { signsId: 'lower-case', signsIn: 'seconds' },
  { signsId: 'lower-case', signsIn: 'milliseconds' },
])('signs webhooks with a secret, %j', (settings) => {
  const { order, pay, sent } = counter(`${ADDRESS}?source_news=webhooks`, { ...settings, secret: SECRET });
  pay(order().external_reference);
  const verdicts = sent.map((each) =>
    verdictOn(
      {
        ...read(each),
        signature: each.headers['x-signature'] ?? null,
        requestId: each.headers['x-request-id'] ?? null,
      },
      { secret: SECRET, now: START, toleranceMs: 1000 },
    ),
  );
  expect(verdicts).toEqual(['signed']);
});

it('tells of an order of the Orders API when it becomes something else, and of nothing besides', async () => {
  const { ask, order, pay, sent, pass } = counter(`${ADDRESS}?source_news=webhooks`);
  const { id, external_reference } = order();
  pay(external_reference, 'rejected');
  pay(external_reference);
  ask('POST', `/v1/orders/${id}/refund`, null);
  await pass(5 * MINUTE);
  expect(actions(sent)).toEqual(['order.processed', 'order.refunded']);
  expect(words(sent)).toEqual(['order', 'order']);
  const { data } = JSON.parse(sent[0]?.body ?? '');
  expect(data).toMatchObject({ id, external_reference, status: 'processed', version: 2, type: 'qr' });
  const sample = sampleOf('webhook.order-processed').body.data;
  expect(data.transactions.payments.map(Object.keys)).toEqual(sample.transactions.payments.map(Object.keys));
});

it('tells of an order that is taken back, and of one that expires', async () => {
  const { ask, order, sent, pass } = counter(`${ADDRESS}?source_news=webhooks`);
  ask('POST', `/v1/orders/${order().id}/cancel`, null);
  expect(actions(sent)).toEqual(['order.canceled']);
  order();
  await pass(20 * MINUTE);
  expect(actions(sent)).toEqual(['order.canceled', 'order.expired']);
});

it('delivers twice, and the later one first, where told so', async () => {
  const ids = (sent: readonly Sent[]) => sent.map((each) => read(each).word);
  const doubled = counter(ADDRESS, { doubled: true });
  doubled.sim.control('scan', { external_reference: doubled.charge() });
  expect(ids(doubled.sent)).toEqual(['merchant_order', 'merchant_order']);
  const reordered = counter(`${ADDRESS}?source_news=webhooks`, { reordered: true });
  reordered.pay(reordered.charge());
  await settled();
  expect(ids(reordered.sent)).toEqual(['payment', 'topic_merchant_order_wh']);
  // The third found nobody to change places with.
  await reordered.pass(200);
  expect(actions(reordered.sent)).toEqual(['payment.created', 'create', 'update']);
});

it('loses one in so many', async () => {
  const { charge, pay, sent } = counter(ADDRESS, { dropsOneIn: 3 });
  pay(charge());
  await settled();
  expect(words(sent)).toEqual(['merchant_order', 'payment']);
});

it.each([
  ['none', 1],
  ['in-person', 4],
  ['webhooks', 6],
  ['general', 6],
])('comes again by the schedule %s until it is taken, faster than the provider', async (retries, times) => {
  const { charge, sim, sent, pass } = counter(ADDRESS, { retries, fasterBy: 1000 }, () => false);
  sim.control('scan', { external_reference: charge() });
  await settled();
  expect(sent).toHaveLength(1);
  if (retries === 'in-person') {
    await pass(29);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
  }
  for (let step = 0; step < 10; step++) await pass(4 * 86_400);
  expect(sent).toHaveLength(times);
  expect(new Set(sent.map(({ url, body }) => url + body)).size).toBe(1);
});

it('comes again until it is taken, and no more after that', async () => {
  let isThere = false;
  const { charge, sim, sent, pass } = counter(ADDRESS, { retries: 'in-person' }, () => isThere);
  sim.control('scan', { external_reference: charge() });
  await settled();
  isThere = true;
  for (let step = 0; step < 5; step++) await pass(30 * MINUTE);
  expect(sent).toHaveLength(2);
});

it.each([{ secret: 7 }, { retries: 'often' }, { dropsOneIn: -1 }, { fasterBy: 0 }, { other: 1 }])(
  'does not take %j',
  (settings) => {
    const { set, charge, pay, sent } = counter(ADDRESS, { doubled: true });
    expect(set(settings).status).toBe(400);
    pay(charge());
    expect(sent).toHaveLength(6);
  },
);

it('tells its settings back, but for the secret', () => {
  const { set } = counter(ADDRESS);
  const { status, body } = set({ secret: SECRET, doubled: true });
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({ doubled: true, signed: true, retries: 'none' });
  expect(body).not.toContain(SECRET);
});

it('is heard by the till over a wire, signed', async () => {
  const { port, hints } = await till({ secret: SECRET });
  const { practise, charge } = await shop();
  await practise('notify', { url: `http://127.0.0.1:${port}/mp/webhook?source_news=webhooks` });
  await practise('notifications', { secret: SECRET, doubled: true });
  await charge();
  const { json } = await practise('pay', { external_reference: REFERENCE, outcome: 'approved' });
  const order = { topic: 'merchant-order', id: String(json.merchant_order_id), verdict: 'signed' };
  const payment = { topic: 'payment', id: String(json.payment_id), verdict: 'signed' };
  await expect.poll(() => hints, { timeout: 20_000 }).toHaveLength(3);
  expect(hints).toEqual(
    expect.arrayContaining([expect.objectContaining(order), expect.objectContaining(payment)]),
  );
});
