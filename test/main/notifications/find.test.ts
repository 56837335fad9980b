import { expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import type { ProviderErrorKind } from '#core/provider';
import { err, ok } from '#core/result';
import { createFind } from '#main/notifications/find';
import type { Hint } from '#main/notifications/hint';

const OURS = 'mst-test01-A' as Reference;
const error = (kind: ProviderErrorKind) =>
  err({ kind, status: 0, code: null, message: '', retryAfterMs: null });

function counter(answer: Awaited<ReturnType<Parameters<typeof createFind>[0]['payment']>>) {
  let now = 0;
  const asked: string[] = [];
  const find = createFind({
    ours: (reference) => (reference === OURS ? OURS : null),
    byProviderOrder: (id) => (id === 'ORD01' ? OURS : null),
    payment: async (id) => {
      asked.push(`payment ${id}`);
      return answer;
    },
    merchantOrder: async (id) => {
      asked.push(`merchant-order ${id}`);
      return answer;
    },
    now: () => now,
  });
  const whose = (topic: Hint['topic'], id: string, reference: string | null = null) =>
    find({ topic, id, reference, verdict: 'unsigned', at: now });
  return { whose, asked, pass: (ms: number) => (now += ms) };
}

it.each(['payment', 'merchant-order'] as const)('asks the provider whose a %s is', async (topic) => {
  const { whose, asked } = counter(ok({ reference: OURS }));
  expect(await whose(topic, '7')).toEqual(ok(OURS));
  expect(asked).toEqual([`${topic} 7`]);
});

it.each([null, '', 'web-shop-17'])('finds %j to be foreign', async (reference) => {
  expect(await counter(ok({ reference })).whose('payment', '7')).toEqual(ok(null));
});

it.each(['not-found', 'forbidden'] as const)('finds what is %s to be foreign', async (kind) => {
  expect(await counter(error(kind)).whose('payment', '7')).toEqual(ok(null));
});

it('does not know whose it is where the provider does not answer', async () => {
  expect(await counter(error('timeout')).whose('payment', '7')).toMatchObject({ error: { kind: 'timeout' } });
});

it('knows an order by its reference or its id, and asks nobody', async () => {
  const { whose, asked } = counter(ok({ reference: OURS }));
  expect(await whose('order', 'ORD99', OURS)).toEqual(ok(OURS));
  expect(await whose('order', 'ORD01')).toEqual(ok(OURS));
  expect(await whose('order', 'ORD01', 'web-shop-17')).toEqual(ok(OURS));
  expect(await whose('order', 'ORD99', 'web-shop-17')).toEqual(ok(null));
  expect(await whose('unknown', '')).toEqual(ok(null));
  expect(asked).toEqual([]);
});

it('asks no more than sixty times a minute, whoever floods it', async () => {
  const { whose, asked, pass } = counter(ok({ reference: null }));
  for (let id = 0; id < 100; id++) await whose('payment', String(id));
  expect(asked).toHaveLength(60);
  expect(await whose('payment', '100')).toMatchObject({ ok: false, error: { kind: 'rate-limited' } });
  pass(60_000);
  expect(await whose('payment', '101')).toEqual(ok(null));
});
