import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createListener } from '#main/notifications/listener';
import {
  deliver as deliverTo,
  paymentWebhook,
  SECRET,
  SIGNED_AT,
  sign,
  till,
} from '#test/main/notifications/provider-side';

const MINUTE = 60_000;
/** Of a slow machine; nothing is measured. */
const PATIENCE = { timeout: 20_000 };
const ids = (hints: readonly { readonly id: string }[]) => hints.map(({ id }) => id);
const ipn = (id: string) => ({ query: { topic: 'merchant_order', id } });

it('has answered before anything is done', async () => {
  let isAnswered = false;
  const doneWhen: boolean[] = [];
  const { deliver } = await till({ onHint: () => doneWhen.push(isAnswered) });
  const answer = deliver(ipn('1')).then(() => {
    isAnswered = true;
  });
  await answer;
  await expect.poll(() => doneWhen).toHaveLength(1);
});

it.each(['/mp', '/mp/ipn', '/mp/webhook'])('listens on %s', async (path) => {
  const { deliver, hints } = await till();
  expect(await deliver({ ...ipn('1'), path })).toBe(200);
  await expect.poll(() => ids(hints)).toEqual(['1']);
});

it.each([
  [404, { path: '/' }],
  [404, { path: '/mp/other' }],
  [404, { path: '/mp/../mp/ipn/x' }],
  [405, { method: 'GET' }],
  [405, { method: 'PUT' }],
  [403, { headers: { origin: 'https://example.com' } }],
  [413, { body: 'x'.repeat(64 * 1024 + 1) }],
  [431, { headers: { 'x-long': 'x'.repeat(9000) } }],
])('answers %i to %j', async (status, change) => {
  const { deliver, hints } = await till();
  expect(await deliver({ ...ipn('1'), ...change })).toBe(status);
  expect(await deliver(ipn('2'))).toBe(200);
  await expect.poll(() => ids(hints)).toEqual(['2']);
});

it.each(['chargebacks', 'topic_chargebacks_wh', 'point_integration_ipn', 'something_new', ''])(
  'answers 200 to the topic %j and notes it',
  async (topic) => {
    const { deliver, hints, notes } = await till();
    expect(await deliver({ query: { topic, id: '7' } })).toBe(200);
    await expect.poll(() => hints).toMatchObject([{ topic: 'unknown', id: '7' }]);
    expect(notes).toEqual([`a notification about something else: ${topic}`]);
  },
);

it('lists a forged one, and notes it without a word of it', async () => {
  const { deliver, hints, notes } = await till({ secret: SECRET });
  const headers = sign({ id: '9', secret: 'not-ours' });
  expect(await deliver({ ...paymentWebhook('9', '1'), headers })).toBe(200);
  await expect.poll(() => hints).toMatchObject([{ id: '9', verdict: 'forged' }]);
  expect(notes).toEqual(['a notification whose signature is not ours: payment']);
});

it('hears the same change once in ten minutes, and after that again', async () => {
  let now = SIGNED_AT;
  const { deliver, hints } = await till({ now: () => now });
  const tell = (id: string, event: string) => deliver(paymentWebhook(id, event));
  for (const event of ['1', '1', '2', '1']) await tell('9', event);
  await tell('8', '1');
  await expect.poll(() => ids(hints)).toEqual(['9', '9', '8']);
  now += 10 * MINUTE - 1;
  await tell('9', '1');
  await tell('7', '1');
  await expect.poll(() => ids(hints)).toEqual(['9', '9', '8', '7']);
  now += 1;
  await tell('9', '1');
  await expect.poll(() => ids(hints)).toEqual(['9', '9', '8', '7', '9']);
});

it('hears every IPN: the one for the scan and the one for the payment look alike', async () => {
  const { deliver, hints } = await till();
  for (let times = 0; times < 3; times++) await deliver(ipn('5'));
  await expect.poll(() => ids(hints)).toEqual(['5', '5', '5']);
});

it('hears a signed one though an unsigned one like it came first', async () => {
  const { deliver, hints } = await till({ secret: SECRET });
  await deliver(paymentWebhook('9', '1'));
  await deliver({ ...paymentWebhook('9', '1'), headers: sign({ id: '9' }) });
  await expect.poll(() => hints.map(({ verdict }) => verdict)).toEqual(['unsigned', 'signed']);
});

it('lets only so many through a second, and turns away what cannot wait, to be delivered again', async () => {
  const { deliver, hints, listener } = await till({ limits: { perSecond: 2, mostWaiting: 5 } });
  const answers: number[] = [];
  for (let id = 1; id <= 40; id++) answers.push(await deliver(ipn(String(id))));
  const taken = answers.filter((status) => status === 200).length;
  expect(taken).toBeLessThan(40);
  expect(answers.filter((status) => status === 429)).toHaveLength(40 - taken);
  expect(listener.sizes().waiting).toBeLessThanOrEqual(5);
  await expect.poll(() => hints, PATIENCE).toHaveLength(taken);
});

it('gives up on a request that does not come to its end, and goes on', async () => {
  const { port, deliver, hints } = await till();
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += String(chunk);
  });
  const gone = new Promise((resolve) => socket.on('close', resolve));
  socket.write('POST /mp?topic=payment&id=1 HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{');
  await deliver(ipn('2'));
  await gone;
  expect(heard).toMatch(/^(HTTP\/1\.1 408|$)/);
  expect(ids(hints)).toEqual(['2']);
});

it('hears nothing of one that was cut', async () => {
  const { port, deliver, hints, notes } = await till();
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /mp?topic=payment&id=1 HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n{', () =>
    socket.resetAndDestroy(),
  );
  await expect.poll(() => notes).toEqual(['a notification was cut: ']);
  await deliver(ipn('2'));
  await expect.poll(() => ids(hints)).toEqual(['2']);
});

it('stops though a request hangs, and hears no more', async () => {
  const { port, listener, hints } = await till({ limits: { perSecond: 1 } });
  await deliverTo(port, ipn('1'));
  await deliverTo(port, ipn('2'));
  await expect.poll(() => ids(hints)).toEqual(['1']);
  const socket = connect(port, '127.0.0.1');
  const gone = new Promise((resolve) => socket.on('close', resolve));
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.write('POST /mp HTTP/1.1\r\n', () => resolve()));
  await listener.stop();
  await gone;
  await expect(deliverTo(port, ipn('3'))).rejects.toThrow('ECONNREFUSED');
  expect(ids(hints)).toEqual(['1']);
  await listener.stop();
});

it('says that its port is taken', async () => {
  const { port } = await till();
  const second = createListener({ port, secret: () => null, onHint: () => {}, now: () => 0, note: () => {} });
  onTestFinished(() => second.stop());
  expect(await second.start()).toEqual({ ok: false, error: 'port-in-use' });
});

it('outlives a hint that nobody could take', async () => {
  const { deliver, notes } = await till({
    onHint: () => {
      throw new TypeError('broken');
    },
  });
  await deliver(ipn('1'));
  await expect.poll(() => notes).toEqual(['a hint was not taken: TypeError']);
  expect(await deliver(ipn('2'))).toBe(200);
});
