import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Money, toMoney } from '#core/domain/money';
import type { Http } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { readJson } from '#main/mercado-pago/json';
import { mangled } from '#test/main/mercado-pago/mangled';
import { sample } from '#test/main/mercado-pago/sample-server';

const PAYMENT = '131500000456';
const PART = toMoney(65100);
const ALL = { paymentId: PAYMENT, currency: 'ARS', key: 'refund-1' } as const;

/** A door that gives one body, without a socket: thousands of answers in a moment. */
const saying = (text: string): Http => {
  const read = readJson(text);
  const unread = {
    kind: 'unreadable',
    status: 200,
    code: null,
    message: 'not JSON',
    retryAfterMs: null,
  } as const;
  const done = read.ok
    ? ({ kind: 'done', body: read.value, ms: 1 } as const)
    : ({ kind: 'unanswered', error: unread } as const);
  return {
    get: async () => (read.ok ? read : { ok: false, error: unread }),
    post: async () => done,
    put: async () => done,
    delete: async () => done,
  };
};

/** What the answer itself says, read by nothing of ours: the ids and the cents of what is plainly approved. */
function plainlyApproved(text: string): readonly string[] {
  try {
    return [JSON.parse(text)]
      .flat()
      .filter((each) => each?.status === 'approved')
      .map((each) => `${each.id} ${Math.round(Number(each.amount) * 100)}`);
  } catch {
    return [];
  }
}

it('never counts a refund that was not there, nor more than was asked for, however an answer is broken', async () => {
  const answer = fc
    .constantFrom('total.response.201', 'partial.response.201', 'list.response.200')
    .chain((name) => mangled(sample(`refund-${name}`).body));
  await fc.assert(
    fc.asyncProperty(
      answer,
      fc.constantFrom<Money | null>(PART, toMoney(565100), null),
      async (text, amount) => {
        const { refund, refundsOf } = createInstore({ http: saying(text) });
        const outcome = await refund({ ...ALL, amount });
        expect(['refunded', 'unanswered']).toContain(outcome.kind);
        if (outcome.kind === 'refunded') {
          expect(outcome.refund.amount).toBeGreaterThan(0);
          if (amount !== null) expect(outcome.refund.amount).toBe(amount);
          if (outcome.refund.status === 'approved')
            expect(plainlyApproved(text)).toContain(`${outcome.refund.id} ${outcome.refund.amount}`);
        }
        const listed = await refundsOf(PAYMENT, 'ARS');
        const counted = listed.ok ? listed.value.filter(({ status }) => status === 'approved') : [];
        for (const each of counted) expect(plainlyApproved(text)).toContain(`${each.id} ${each.amount}`);
        if (listed.ok) expect(new Set(listed.value.map(({ id }) => id)).size).toBe(listed.value.length);
      },
    ),
    { numRuns: 3000 },
  );
});
