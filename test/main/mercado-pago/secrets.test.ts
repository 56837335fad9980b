import { expect, it } from 'vitest';
import { type Answerer, door, give, serve, TOKEN } from '#test/main/mercado-pago/sample-server';

const bytes = Buffer.from(TOKEN);
const spellings: readonly (readonly [string, string])[] = [
  ['plain', TOKEN],
  ['in lower case', TOKEN.toLowerCase()],
  ['with its scheme', `Bearer ${TOKEN}`],
  ['percent-encoded', encodeURIComponent(TOKEN)],
  ['base64', bytes.toString('base64')],
  ['base64 of the header', Buffer.from(`Bearer ${TOKEN}`).toString('base64')],
  ['base64 one byte on', Buffer.from(`:${TOKEN}:`).toString('base64')],
  ['base64url', bytes.toString('base64url')],
  ['hex', bytes.toString('hex')],
  ['upper-case hex', bytes.toString('hex').toUpperCase()],
  ['UTF-16', Buffer.from(TOKEN, 'utf16le').toString('latin1')],
  ['base64 of UTF-16', Buffer.from(TOKEN, 'utf16le').toString('base64')],
];

/** Long pieces of the token in any spelling; short ones could be anybody's. */
const traces = [
  TOKEN.slice(8, 40),
  bytes.toString('hex').slice(10, 60),
  bytes.toString('base64').slice(8, 40),
];

async function everythingSaid(answer: Answerer): Promise<string> {
  const { url } = await serve(answer);
  const events: unknown[] = [];
  const { http } = door(url, { log: (event) => events.push(event) });
  const writes = [await http.post('/x', {}), await http.put('/x', {}), await http.delete('/x')];
  return JSON.stringify([await http.get('/x'), ...writes, events]);
}

it.each(spellings)('never says the token, however an answer spells it: %s', async (_, echo) => {
  for (const body of [
    JSON.stringify({
      message: `bad token ${echo} here`,
      error: echo,
      status: 400,
      cause: [{ code: echo, description: echo }],
    }),
    JSON.stringify([`${'x'.repeat(280)}${echo}`]),
    `<html><body>${echo}</body></html>`,
    echo,
  ]) {
    const answered = await everythingSaid(give({ status: 400, headers: {}, body }));
    const said = answered.toLowerCase().replaceAll('\\u0000', '');
    for (const trace of traces) expect(said).not.toContain(trace.toLowerCase());
  }
});

it('never says the token when fetch itself fails and quotes it', async () => {
  const { http } = door('http://127.0.0.1:9', {
    fetch: () =>
      Promise.reject(new TypeError(`Headers.append: "Bearer ${TOKEN}" is an invalid header value.`)),
  });
  expect(JSON.stringify(await http.post('/x', {}))).not.toContain(TOKEN.slice(8, 40));
});

it('reads only so much of an endless message, and no half of a token at its end', async () => {
  for (const filling of [
    ' '.repeat(19_970),
    '\n',
    'x'.repeat(1_000_000),
    `${bytes.toString('hex')} `.repeat(200),
  ]) {
    const body = JSON.stringify({ message: `${filling}${bytes.toString('hex')}` });
    const said = await everythingSaid(give({ status: 400, headers: {}, body }));
    expect(said).not.toContain(bytes.toString('hex').slice(0, 12));
    expect(said.length).toBeLessThan(2000);
  }
});

it('says nobody’s e-mail address', async () => {
  const body = JSON.stringify({ message: 'payer ana.ejemplo+1@example.com is blocked' });
  expect(await everythingSaid(give({ status: 403, headers: {}, body }))).not.toContain('example.com');
});

it.each([
  ['nothing', '', ''],
  ['null', 'null', ''],
  ['a number', '7', '7'],
  ['words', '"go away"', 'go away'],
  ['an empty array', '[]', ''],
  ['an empty object', '{}', ''],
  ['HTML', '<html><style>p{}</style><h1>502 Bad\n Gateway</h1></html>', '502 Bad Gateway'],
  ['message', '{"message":"m"}', 'm'],
  ['error alone', '{"error":"e"}', 'e'],
  ['errors', '{"errors":[{"code":"c","message":"m"}]}', 'm'],
  ['cause', '{"message":"","cause":[{"code":2000,"description":"d"}]}', 'd'],
  ['causes of text', '{"causes":["t"]}', 't'],
  ['an object for an error', '{"error":{"code":"c","message":"m"}}', 'm'],
  ['a very deep one', `${'['.repeat(3000)}${']'.repeat(3000)}`, ''],
])('reads an error body that is %s', async (_, body, message) => {
  const { url } = await serve(give({ status: 400, headers: {}, body }));
  expect(await door(url).http.get('/x')).toMatchObject({ ok: false, error: { kind: 'invalid', message } });
});

it('prefers the innermost code', async () => {
  const body =
    '{"message":"Payment not found","error":"not_found","status":404,"cause":[{"code":2000,"description":"x"}]}';
  const { url } = await serve(give({ status: 404, headers: {}, body }));
  expect(await door(url).http.get('/x')).toMatchObject({
    error: { code: '2000', message: 'Payment not found' },
  });
});
