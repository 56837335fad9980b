import { createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Fetch } from '#main/mercado-pago/exchange';
import type { HttpEvent } from '#main/mercado-pago/http';
import { type Answerer, door, give, sample, serve } from '#test/main/mercado-pago/sample-server';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answerer =>
  give({ status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const fine = json(200, { fine: true });
/** The alarm rings when the server says so: no test waits for one, and a slow machine changes nothing. */
let timeIsUp = () => {};
const silent: Answerer = () => timeIsUp();
const cutShort: Answerer = (_, response) => {
  response.writeHead(201, { 'content-length': '400' });
  response.write('{"qr_data":"0002', () => response.destroy());
};
const cutBeforeAnswer: Answerer = (_, response) => void response.destroy();
const neverEnding: Answerer = (_, response) =>
  void response.writeHead(200).write('{"qr_data":', () => timeIsUp());

function alarmedDoor(url: string) {
  const waits: number[] = [];
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    if (signal === undefined) return Promise.resolve(void waits.push(ms));
    return new Promise((resolve) => {
      timeIsUp = resolve;
    });
  };
  return { http: door(url, { sleep }).http, waits };
}

const htmlSuccess = give({ status: 200, headers: {}, body: '<html>hello</html>' });

const WRITES = ['post', 'put', 'delete'] as const;
const write = async (method: (typeof WRITES)[number], ...answers: Answerer[]) => {
  const { url, seen } = await serve(...answers);
  const { http } = alarmedDoor(url);
  const posted = method === 'delete' ? await http.delete('/orders') : await http[method]('/orders', { a: 1 });
  return { posted, times: seen.length };
};
const get = async (...answers: Answerer[]) => {
  const { url, seen } = await serve(...answers);
  const { http, waits } = alarmedDoor(url);
  return { got: await http.get('/orders'), times: seen.length, waits };
};

const LOST = [
  ['no answer', silent, 'timeout'],
  ['a body that never ends', neverEnding, 'timeout'],
  ['a cut before the answer', cutBeforeAnswer, 'unreadable'],
  ['a cut inside the answer', cutShort, 'unreadable'],
  ['HTML that calls itself a success', htmlSuccess, 'unreadable'],
  ['a gateway’s HTML', give(sample('error.502-html')), 'server'],
  ['500', json(500, {}), 'server'],
  ['408', json(408, {}), 'timeout'],
  ['425', json(425, {}), 'invalid'],
  ['423', json(423, {}), 'conflict'],
  ['a redirect', json(307, {}, { location: '/elsewhere' }), 'unreadable'],
] as const;
const eachLost = LOST.flatMap(([why, answer, kind]) =>
  WRITES.map((method) => [method, why, answer, kind] as const),
).filter(([method, , answer]) => !(method === 'put' && answer === htmlSuccess));

it.each(eachLost)(
  'does not know what became of a %s after %s, and does not repeat it',
  async (method, _, answer, kind) => {
    const { posted, times } = await write(method, answer, fine);
    expect(posted).toMatchObject({ kind: 'unanswered', error: { kind } });
    expect(times).toBe(1);
  },
);

const eachNo = [400, 401, 403, 404, 409, 422, 429].flatMap((status) =>
  WRITES.map((method) => [status, method] as const),
);

it.each(eachNo)('takes %i for a clear no to a %s', async (status, method) => {
  const { posted, times } = await write(method, json(status, { message: 'no' }), fine);
  expect(posted).toMatchObject({ kind: 'refused', error: { status } });
  expect(times).toBe(1);
});

it('takes an empty success for done where that is how success looks', async () => {
  const empty = give({ status: 201, headers: {}, body: '' });
  expect((await write('post', empty)).posted.kind).toBe('unanswered');
  expect((await write('put', empty)).posted).toMatchObject({ kind: 'done', body: null });
  expect((await write('delete', empty)).posted).toMatchObject({ kind: 'done', body: null });
  expect((await write('put', htmlSuccess)).posted).toMatchObject({ kind: 'done', body: null });
});

it.each([
  ['no answer', silent],
  ['a cut', cutBeforeAnswer],
  ['a cut body', cutShort],
  ['429', json(429, {})],
  ['500', json(500, {})],
  ['502', give(sample('error.502-html'))],
  ['503', give(sample('error.503'))],
] as const)('asks a GET again after %s', async (_, answer) => {
  expect(await get(answer, answer, fine)).toMatchObject({
    got: { ok: true, value: { fine: true } },
    times: 3,
  });
  expect(await get(answer)).toMatchObject({ got: { ok: false }, times: 3 });
});

it.each([400, 401, 403, 404, 409])('does not ask a GET again after %i', async (status) => {
  expect(await get(json(status, {}), fine)).toMatchObject({
    got: { ok: false, error: { status } },
    times: 1,
  });
});

it('waits as long as it is told, in seconds or until a date of the server’s clock', async () => {
  const date = 'Sat, 21 Nov 2026 20:00:00 GMT';
  const until = 'Sat, 21 Nov 2026 20:00:04 GMT';
  expect((await get(json(429, {}, { 'retry-after': '2' }), fine)).waits).toEqual([2000]);
  expect((await get(json(429, {}, { date, 'retry-after': until }), fine)).waits).toEqual([4000]);
  expect((await get(json(429, {}), json(429, {}), fine)).waits).toEqual([150, 300]);
});

it('hands a wait that is too long to the caller', async () => {
  const { got, times } = await get(json(429, {}, { 'retry-after': '3600' }), fine);
  expect(got).toMatchObject({ ok: false, error: { kind: 'rate-limited', retryAfterMs: 3_600_000 } });
  expect(times).toBe(1);
});

it('never follows a redirect', async () => {
  const elsewhere = await serve(fine);
  const { got } = await get(json(302, {}, { location: elsewhere.url }));
  expect(got).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  expect(elsewhere.seen).toEqual([]);
});

it('is in doubt when the body is lost by what else would prove that nothing was sent', async () => {
  async function* lost() {
    yield new TextEncoder().encode('{');
    throw new Error('net::ERR_CONNECTION_REFUSED');
  }
  const { http } = door('http://127.0.0.1:9', {
    fetch: async () => ({ status: 201, headers: new Headers(), body: lost() }),
  });
  expect(await http.post('/orders', {})).toMatchObject({
    kind: 'unanswered',
    error: { kind: 'unreadable', status: 201 },
  });
});

it('stops reading a body that is too large', async () => {
  const { url } = await serve(json(200, { text: 'x'.repeat(5000) }));
  const got = await door(url, { maxBytes: 1000, attempts: 1 }).http.get('/orders');
  expect(got).toMatchObject({
    ok: false,
    error: { kind: 'unreadable', message: 'GET /orders: body-too-large' },
  });
});

it('knows that nothing was sent where nobody listens', async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
  const posted = await door(`http://127.0.0.1:${port}`).http.post('/orders', {});
  expect(posted).toMatchObject({ kind: 'not-sent', error: { kind: 'offline', status: 0 } });
});

const failing =
  (error: unknown): Fetch =>
  () =>
    Promise.reject(error);
const node = (code: string, syscall?: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });

it.each<readonly [string, Error]>([
  ['ENOTFOUND', node('ENOTFOUND', 'getaddrinfo')],
  ['EHOSTUNREACH', node('EHOSTUNREACH', 'connect')],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', node('DEPTH_ZERO_SELF_SIGNED_CERT')],
  [
    'both addresses',
    new TypeError('x', {
      cause: new AggregateError([node('ECONNREFUSED', 'connect'), node('ENETUNREACH', 'connect')]),
    }),
  ],
  ...[
    'NAME_NOT_RESOLVED',
    'CONNECTION_REFUSED',
    'INTERNET_DISCONNECTED',
    'CERT_AUTHORITY_INVALID',
    'ADDRESS_UNREACHABLE',
    'PROXY_CONNECTION_FAILED',
  ].map((name) => [name, new Error(`net::ERR_${name}`)] as const),
])('knows that nothing was sent: %s', async (_, error) => {
  const posted = await door('http://127.0.0.1:9', { fetch: failing(error) }).http.post('/orders', {});
  expect(posted).toMatchObject({ kind: 'not-sent', error: { kind: 'offline' } });
});

it.each([
  ['ERR_CERT_DATE_INVALID', new Error('net::ERR_CERT_DATE_INVALID')],
  ['CERT_HAS_EXPIRED', node('CERT_HAS_EXPIRED')],
  ['CERT_NOT_YET_VALID', node('CERT_NOT_YET_VALID')],
])('says that the PC’s clock is wrong: %s', async (_, error) => {
  const posted = await door('http://127.0.0.1:9', { fetch: failing(error) }).http.post('/orders', {});
  expect(posted).toMatchObject({ kind: 'not-sent', error: { kind: 'clock-wrong' } });
});

it.each([
  ['a connection cut', node('ECONNRESET', 'read')],
  ['a route lost while reading', node('EHOSTUNREACH', 'read')],
  [
    'one of two addresses cut',
    new TypeError('x', {
      cause: new AggregateError([node('ECONNREFUSED', 'connect'), node('ECONNRESET', 'read')]),
    }),
  ],
  ['ERR_NETWORK_CHANGED', new Error('net::ERR_NETWORK_CHANGED')],
  ['ERR_CERT_DATABASE_CHANGED', new Error('net::ERR_CERT_DATABASE_CHANGED')],
  ['ERR_CONNECTION_RESET', new Error('net::ERR_CONNECTION_RESET')],
  ['ERR_CONNECTION_TIMED_OUT', new Error('net::ERR_CONNECTION_TIMED_OUT')],
  ['a bare error', new Error('something')],
  ['not an error', 'something'],
])('is in doubt after %s', async (_, error) => {
  const posted = await door('http://127.0.0.1:9', { fetch: failing(error) }).http.post('/orders', {});
  expect(posted.kind).toBe('unanswered');
});

it('drops an answer that comes after its timeout, even where fetch does not stop', async () => {
  let ring = () => {};
  let answer = () => {};
  const { http } = door('http://127.0.0.1:9', {
    sleep: () =>
      new Promise((resolve) => {
        ring = resolve;
      }),
    fetch: () =>
      new Promise((resolve) => {
        answer = () => resolve({ status: 201, headers: new Headers(), body: null });
      }),
  });
  const posting = http.post('/orders', {});
  ring();
  await turn();
  answer();
  expect(await posting).toMatchObject({ kind: 'unanswered', error: { kind: 'timeout' } });
});

it('sends nothing without a token that a header can carry', async () => {
  for (const token of [null, '', 'two words', 'line\nbreak']) {
    const { url, seen } = await serve(fine);
    const { http } = door(url, { accessToken: () => token });
    expect(await http.post('/orders', {})).toMatchObject({
      kind: 'not-sent',
      error: { kind: 'unauthorized' },
    });
    expect(seen).toEqual([]);
  }
});

it('tells the server’s time between two readings of the clock, and the log no query', async () => {
  const { url } = await serve(json(200, {}, { date: 'Sat, 21 Nov 2026 20:00:00 GMT' }));
  const times: number[][] = [];
  const events: HttpEvent[] = [];
  const { http } = door(url, {
    onServerTime: (...all) => times.push(all),
    log: (event) => events.push(event),
  });
  await http.get('/orders', { external_reference: 'mst-1' });
  const [[serverMs, sentAt = 0, receivedAt = 0] = []] = times;
  expect(serverMs).toBe(Date.UTC(2026, 10, 21, 20));
  expect(sentAt).toBeLessThanOrEqual(receivedAt);
  expect(events).toEqual([{ method: 'GET', path: '/orders', status: 200, error: null, attempt: 1 }]);
});

it('sends the key under which the provider does a thing once, and no body where there is none', async () => {
  const { url, seen } = await serve(fine);
  const { http } = door(url);
  await http.post('/orders', null, '0d5020ed-1af6-569c-ae06-c3bec19954bb');
  await http.post('/orders', {});
  expect(
    seen.map(({ headers, body }) => [headers['x-idempotency-key'], headers['content-type'], body]),
  ).toEqual([
    ['0d5020ed-1af6-569c-ae06-c3bec19954bb', undefined, ''],
    [undefined, 'application/json', '{}'],
  ]);
});
