import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Notification, readNotification } from '#main/notifications/reading';
import { verdictOn } from '#main/notifications/signature';
import { SECRET, SIGNED_AT, till } from '#test/main/notifications/provider-side';

const WORDS = ['order', 'payment', 'merchant_order', 'topic_merchant_order_wh', 'chargebacks', '__proto__'];
const NAMES = [
  'id',
  'data',
  'type',
  'topic',
  'resource',
  'status',
  'version',
  'external_reference',
  'data.id',
];

const word = fc.oneof(fc.constantFrom(...WORDS), fc.string());
const value: fc.Arbitrary<unknown> = fc.oneof(
  word,
  fc.constantFrom('131500000456', 'ORD01', '../../v1/users', '1e999', '-1', ' 1', '1\u0000'),
  fc.integer(),
  fc.double(),
  fc.jsonValue(),
);
const fields = fc.dictionary(
  fc.oneof(fc.constantFrom(...NAMES, '__proto__', 'constructor'), fc.string()),
  value,
);
const body = fc.oneof(
  fc.tuple(fields, fields).map(([outer, data]) => JSON.stringify({ ...outer, data })),
  fields.map((each) => JSON.stringify(each)),
  fc.json(),
  fc.string(),
  fc.tuple(fc.json(), fc.nat(200)).map(([text, length]) => text.slice(0, length)),
);
const query = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), word))
  .map((pairs) => new URLSearchParams(pairs.map(([name, each]) => [name, each])));

function isSound({ topic, word: said, id, reference, mark }: Notification): boolean {
  const isNumber = topic === 'payment' || topic === 'merchant-order';
  return (
    (isNumber ? /^\d{1,20}$/ : topic === 'order' ? /^[\w-]{1,64}$/ : /^[\w-]{0,64}$/).test(id) &&
    (reference === null || (topic === 'order' && /^[\w-]{1,64}$/.test(reference))) &&
    /^[\w.-]{0,64}$/.test(said) &&
    (mark === null || mark.length <= 163)
  );
}

it('reads something sound out of whatever comes', () => {
  fc.assert(
    fc.property(query, body, (asked, text) => isSound(readNotification(asked, text))),
    { numRuns: 2000 },
  );
});

it('has a verdict on whatever is signed how ever', () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.string(), fc.string()).map(([a, b]) => `ts=${a},v1=${b}`),
  );
  const signed = fc.record({
    signature: fc.option(header),
    requestId: fc.option(fc.string()),
    dataId: fc.option(fc.string()),
    isSignable: fc.boolean(),
  });
  fc.assert(
    fc.property(signed, fc.option(fc.string()), (each, secret) => {
      const verdict = verdictOn(each, { secret, now: SIGNED_AT, toleranceMs: 1 });
      expect(['unsigned', 'forged', 'unsignable']).toContain(verdict);
    }),
  );
});

it.each([
  ['deep lists', '['.repeat(64_000)],
  ['deep objects', '{"data":'.repeat(8000)],
  ['deep and whole', `${'['.repeat(32_000)}${']'.repeat(32_000)}`],
  ['a number of sixty thousand figures', `{"id":${'9'.repeat(60_000)},"data":{"id":1e99999}}`],
  [
    'prototype keys',
    '{"__proto__":{"topic":"payment","polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  ],
  ['a key twice', '{"type":"payment","type":"order","data":{"id":"a"},"data":{"id":"b"}}'],
  ['wrong types', '{"type":["payment"],"data":"131500000456","resource":{},"id":null}'],
  ['data that is null', '{"type":"payment","data":null}'],
  ['a body that is cut', '{"type":"payment","data":{"id":"1315'],
  ['no JSON', 'topic=payment&id=1'],
  ['a byte order mark', '\ufeff{"type":"payment"}'],
  ['zero bytes', '\u0000'.repeat(1000)],
  ['null', 'null'],
])('answers %s and goes by the query', async (_name, text) => {
  const { deliver, hints } = await till({ secret: SECRET });
  expect(await deliver({ query: { topic: 'payment', id: '131500000456' }, body: text })).toBe(200);
  expect(await deliver({ body: text })).toBe(200);
  await expect.poll(() => hints).toHaveLength(2);
  expect(hints[0]).toMatchObject({ topic: 'payment', id: '131500000456' });
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
