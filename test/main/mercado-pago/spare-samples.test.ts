import { expect, it } from 'vitest';
import { door, give, requestSample, sample, serve } from '#test/main/mercado-pago/sample-server';

/** Calls that nothing here makes by itself, and that a person setting up or tidying a shop may meet. */
it.each([
  ['pos-delete.request', 'pos-delete.response.204', null],
  ['store-delete.request', 'store-delete.response.200', expect.anything()],
])('takes away as the sample does: %s', async (asked, answer, body) => {
  const { method, path } = requestSample(asked);
  const { url, seen } = await serve(give(sample(answer)));
  expect(await door(url).http.delete(path)).toMatchObject({ kind: 'done', body });
  expect(seen).toMatchObject([{ method, path, body: '' }]);
});

it.each([
  ['test-user-create.request', 'test-user-create.response.201', undefined],
  ['pos-v2-create.request', 'pos-v2-create.response.201', '2f0e7c1a-6b1c-4d7e-9c55-1c8f0d6a7b21'],
])('makes as the sample does: %s', async (asked, answer, key) => {
  const { method, path, body } = requestSample(asked);
  const { url, seen } = await serve(give(sample(answer)));
  expect(await door(url).http.post(path, body, key)).toMatchObject({ kind: 'done' });
  expect(seen).toMatchObject([{ method, path }]);
  expect(seen[0]?.headers['x-idempotency-key']).toBe(key);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual(body);
});
