import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { ask, REFERENCE, shop } from '#test/main/simulator/stranger';

/** Of a slow machine; nothing is measured. */
const PATIENCE = { timeout: 20_000 };

const codes = async ({ practise }: Awaited<ReturnType<typeof shop>>) =>
  (await practise('orders')).json.orders.length;

it.each([
  ['500', 500, /json/, 1],
  ['502-html', 502, /html/, 1],
  ['429', 429, /json/, 0],
])('answers %s, as often as told', async (fault, status, type, made) => {
  const counter = await shop();
  await counter.practise('faults', { match: 'POST /instore', fault, times: 1, retryAfterS: 2 });
  const broken = await counter.charge();
  expect(broken.status).toBe(status);
  expect(broken.headers['content-type']).toMatch(type);
  expect(broken.headers['retry-after']).toBe(fault === '429' ? '2' : undefined);
  expect(await codes(counter)).toBe(made);
  expect((await counter.charge()).status).toBe(201);
});

it.each(['cut', 'reset'])('loses an answer by %s though the order was made', async (fault) => {
  const counter = await shop();
  await counter.practise('faults', { match: '/qrs', fault, times: 1 });
  await expect(counter.charge()).rejects.toThrow(/aborted|ECONNRESET|hang up/);
  expect(await codes(counter)).toBe(1);
});

it('loses a request before it was seen, where told so', async () => {
  const counter = await shop();
  await counter.practise('faults', { match: '/qrs', fault: 'reset', times: 1, when: 'before' });
  await expect(counter.charge()).rejects.toThrow(/ECONNRESET|hang up/);
  expect(await codes(counter)).toBe(0);
});

it('never answers a timeout, and does the work', async () => {
  const counter = await shop();
  await counter.practise('faults', { match: '/users/me', fault: 'timeout', times: 1 });
  const { port } = new URL(counter.url);
  const socket = connect(Number(port), '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  socket.write(
    `GET /users/me HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${counter.headers.authorization}\r\n\r\n`,
  );
  // Whatever was written before this answer came would have come first.
  expect((await counter.get('/users/me')).status).toBe(200);
  expect(heard).toBe('');
  socket.destroy();
});

it('answers slowly, but whole', async () => {
  const counter = await shop();
  await counter.practise('faults', { match: '/qrs', fault: 'slow', times: 1, delayMs: 20 });
  expect((await counter.charge()).status).toBe(201);
});

it('matches method, path and query, and forgets when told', async () => {
  const { get, practise } = await shop();
  await practise('faults', {
    match: `GET /merchant_orders/search?external_reference=${REFERENCE}`,
    fault: '500',
    times: 9,
  });
  expect((await get('/merchant_orders/search?external_reference=other')).status).toBe(200);
  expect((await get(`/merchant_orders/search?external_reference=${REFERENCE}`)).status).toBe(500);
  await practise('faults', { clear: true });
  expect((await get(`/merchant_orders/search?external_reference=${REFERENCE}`)).status).toBe(200);
});

it.each([
  { fault: '500' },
  { match: '', fault: 'fire' },
  { match: '', fault: '500', times: 0 },
  { match: '', fault: '500', when: 'never' },
])('refuses the fault %j', async (fault) => {
  expect((await (await shop()).practise('faults', fault)).status).toBe(400);
});

it('is not there while it is offline, and comes back on the same port', async () => {
  const { practise, get } = await shop();
  expect((await practise('offline', { forMs: 1500 })).status).toBe(200);
  await expect(get('/users/me')).rejects.toThrow('ECONNREFUSED');
  await expect
    .poll(
      () =>
        get('/users/me').then(
          ({ status }) => status,
          () => 0,
        ),
      PATIENCE,
    )
    .not.toBe(0);
});

it('moves its clock, its Date header with it', async () => {
  const { practise, get } = await shop();
  const before = Date.parse(String((await get('/users/me')).headers.date));
  await practise('clock', { advanceMs: 90_000 });
  expect(Date.parse(String((await get('/users/me')).headers.date)) - before).toBe(90_000);
});

it('is controlled only from here, and not by a page in a browser', async () => {
  const { url } = await shop();
  const foreign = await ask(`${url}/practice/orders`, { headers: { origin: 'https://example.com' } });
  const rebound = await ask(`${url}/practice/orders`, { headers: { host: 'practice.example.com' } });
  expect([foreign.status, rebound.status]).toEqual([403, 403]);
});

it('hints at every change, unsigned, to this computer only', async () => {
  const heard: { url: string; body: string; signature: unknown }[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      heard.push({ url: request.url ?? '', body, signature: request.headers['x-signature'] });
      response.end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void receiver.close());
  const address = receiver.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const { practise, charge } = await shop();
  expect((await practise('notify', { url: 'https://example.com/' })).status).toBe(400);
  await practise('notify', { url: `http://127.0.0.1:${port}/mp?source_news=ipn` });
  await charge();
  const { json } = await practise('pay', { external_reference: REFERENCE, outcome: 'approved' });
  await expect.poll(() => heard.length, PATIENCE).toBe(3);
  const topics = heard.map(
    ({ url }) =>
      `${new URL(url, 'http://x').searchParams.get('topic')} ${new URL(url, 'http://x').searchParams.get('id')}`,
  );
  const order = `merchant_order ${json.merchant_order_id}`;
  expect(topics.toSorted()).toEqual([order, order, `payment ${json.payment_id}`]);
  expect(
    heard.every(({ signature, url }) => signature === undefined && url.startsWith('/mp?source_news=ipn&')),
  ).toBe(true);
  expect(heard.map(({ body }): string => JSON.parse(body).topic).toSorted()).toEqual([
    'merchant_order',
    'merchant_order',
    'payment',
  ]);
});
