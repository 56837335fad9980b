import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Delivery, SECRET, till } from '#test/main/notifications/provider-side';

const folder = new URL('../../samples/', import.meta.url);
const sample = (name: string): Delivery => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const ORDER = {
  topic: 'order',
  id: 'ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B',
  reference: 'SUC01CAJA01-20261121-000123',
};
const PAYMENT = { topic: 'payment', id: '131500000456', reference: null };
const MERCHANT_ORDER = { topic: 'merchant-order', id: '31500000123', reference: null };

/** What is heard of each, and what its signature is worth with the secret set. */
const outcomes: Readonly<Record<string, readonly [heard: object, verdict: string]>> = {
  'ipn.merchant-order.json': [MERCHANT_ORDER, 'unsigned'],
  'ipn.payment.json': [PAYMENT, 'unsigned'],
  'webhook.order-canceled.json': [ORDER, 'signed'],
  'webhook.order-expired.json': [ORDER, 'signed'],
  'webhook.order-processed.json': [ORDER, 'signed'],
  'webhook.order-refunded.json': [ORDER, 'signed'],
  'webhook.payment-updated.signed.json': [PAYMENT, 'signed'],
  'webhook.topic-merchant-order-wh.created-opened.json': [MERCHANT_ORDER, 'unsigned'],
  'webhook.topic-merchant-order-wh.update-closed.json': [MERCHANT_ORDER, 'unsigned'],
};

it('knows every sample of a notification', () => {
  const there = readdirSync(folder).filter((name) => /^(ipn|webhook)\./.test(name));
  expect(there.toSorted()).toEqual(Object.keys(outcomes).toSorted());
});

it.each(Object.entries(outcomes))('hears %s', async (name, [heard, verdict]) => {
  const { deliver, hints } = await till({ secret: SECRET });
  expect(await deliver(sample(name))).toBe(200);
  await expect.poll(() => hints).toMatchObject([{ ...heard, verdict }]);
});

it.each(Object.entries(outcomes))('hears %s where no secret is set', async (name, [heard, verdict]) => {
  const { deliver, hints } = await till();
  await deliver(sample(name));
  const unchecked = verdict === 'signed' ? 'unsignable' : 'unsigned';
  await expect.poll(() => hints).toMatchObject([{ ...heard, verdict: unchecked }]);
});

it.each(Object.entries(outcomes))('hears %s from its body alone', async (name, [heard]) => {
  const { deliver, hints } = await till();
  await deliver({ ...sample(name), query: {} });
  await expect.poll(() => hints).toMatchObject([heard]);
});

it.each(Object.entries(outcomes))('hears %s from its query alone', async (name, [heard]) => {
  const { deliver, hints } = await till();
  await deliver({ ...sample(name), body: '' });
  await expect.poll(() => hints).toMatchObject([{ ...heard, reference: null }]);
});

it('hears each change of one order once, however often it is delivered', async () => {
  const { deliver, hints } = await till({ secret: SECRET });
  const names = Object.keys(outcomes).filter((name) => name.includes('.order-') || name.includes('-wh.'));
  for (const name of [...names, ...names.toReversed()]) await deliver(sample(name));
  await expect.poll(() => hints).toHaveLength(names.length);
});
