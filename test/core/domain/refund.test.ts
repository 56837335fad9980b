import { expect, it } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import {
  heldBy,
  nextRefund,
  type RefundFact,
  type RefundId,
  type RefundRecord,
  type RefundState,
  requestedRefund,
} from '#core/domain/refund';
import type { SaleId } from '#core/domain/sale';

const terms = {
  refundId: 'refund-1' as RefundId,
  reference: 'mst-abc123-1' as Reference,
  saleId: 'sale-1' as SaleId,
  paymentId: '1',
  amount: toMoney(500),
  isAll: false,
  key: 'key-1',
  by: 'Marta',
  reason: 'devuelto',
};
const begun: RefundRecord = requestedRefund({ kind: 'refund-requested', at: 1, terms });
const seen = (status: 'approved' | 'in-process' | 'rejected'): RefundFact => ({
  kind: 'refund-seen',
  at: 9,
  refund: { id: '7', status, amount: toMoney(500), madeAt: null },
});
const facts: Readonly<Record<string, RefundFact>> = {
  requested: { kind: 'refund-requested', at: 2, terms },
  'not-sent': { kind: 'refund-not-sent', at: 2, reason: 'offline' },
  unanswered: { kind: 'refund-unanswered', at: 2, reason: 'timeout' },
  retried: { kind: 'refund-retried', at: 2 },
  refused: { kind: 'refund-refused', at: 2, reason: 'too-old', code: '2024', message: '' },
  absent: { kind: 'refund-absent', at: 2 },
  done: seen('approved'),
  'on-its-way': seen('in-process'),
  rejected: seen('rejected'),
  dropped: { kind: 'refund-dropped', at: 2, by: 'Marta', reason: '' },
};
const IN: Readonly<Record<RefundState, readonly RefundFact[]>> = {
  requested: [],
  'not-sent': [{ kind: 'refund-not-sent', at: 1, reason: 'offline' }],
  unknown: [{ kind: 'refund-unanswered', at: 1, reason: 'timeout' }],
  refused: [{ kind: 'refund-refused', at: 1, reason: 'too-old', code: null, message: '' }],
  'in-process': [seen('in-process')],
  done: [seen('approved')],
  rejected: [seen('rejected')],
  dropped: [
    { kind: 'refund-not-sent', at: 1, reason: 'offline' },
    { kind: 'refund-dropped', at: 1, by: 'Marta', reason: '' },
  ],
};

/** Every state × fact; what is left out stays as it is. */
const MOVES: Readonly<Record<RefundState, Readonly<Record<string, RefundState>>>> = {
  requested: { 'not-sent': 'not-sent', unanswered: 'unknown', refused: 'refused' },
  'not-sent': { retried: 'requested', dropped: 'dropped' },
  unknown: { retried: 'requested', dropped: 'dropped' },
  refused: {},
  'in-process': {},
  done: {},
  rejected: {},
  dropped: {},
};
const cases = Object.entries(IN).flatMap(([state, before]) =>
  Object.entries(facts).map(([name, fact]) => ({ state: state as RefundState, name, before, fact })),
);
const SEEN: Readonly<Record<string, RefundState>> = {
  done: 'done',
  'on-its-way': 'in-process',
  rejected: 'rejected',
};

it.each(cases)('$state, then $name', ({ state, name, before, fact }) => {
  const refund = before.reduce(nextRefund, begun);
  expect(refund.state).toBe(state);
  const after = nextRefund(refund, fact);
  const provider = state === 'done' ? undefined : SEEN[name];
  const expected = provider ?? MOVES[state][name] ?? state;
  expect(after.state).toBe(expected);
  if (expected === state && state !== 'in-process' && state !== 'rejected') expect(after).toBe(refund);
});

it.each(['refused', 'rejected', 'dropped'] as const)('takes up nothing of its payment once %s', (state) => {
  expect(heldBy(IN[state].reduce(nextRefund, begun))).toBe(0);
});

it.each(['requested', 'not-sent', 'unknown', 'in-process', 'done'] as const)(
  'takes it up while %s',
  (state) => {
    expect(heldBy(IN[state].reduce(nextRefund, begun))).toBe(500);
  },
);

const lost: RefundFact = { kind: 'refund-unanswered', at: 2, reason: 'timeout' };
const again: RefundFact = { kind: 'refund-retried', at: 3 };
const refusedAs = (reason: 'balance' | 'key-used'): RefundFact => ({
  kind: 'refund-refused',
  at: 4,
  reason,
  code: null,
  message: '',
});
const after = (...told: readonly RefundFact[]): RefundRecord => told.reduce(nextRefund, begun);

it('may have gone once its answer was lost, though asking again never left the PC', () => {
  const refund = after(lost, again, { kind: 'refund-not-sent', at: 4, reason: 'offline' });
  expect(refund).toMatchObject({ state: 'unknown', mayHaveGone: true });
  expect(heldBy(refund)).toBe(500);
});

it('is not refused by a no to the second ask, until it has been looked for', () => {
  const refund = after(lost, again, refusedAs('balance'));
  expect(refund).toMatchObject({ state: 'unknown', isRefused: true, trouble: { kind: 'balance' } });
  expect(nextRefund(refund, { kind: 'refund-absent', at: 5 })).toMatchObject({
    state: 'refused',
    settledAt: 5,
    trouble: { kind: 'balance' },
  });
});

it('is unknown where its key stands for one at work', () => {
  expect(after(refusedAs('key-used'))).toMatchObject({ state: 'unknown', mayHaveGone: true });
});

it('takes up what went back where all was asked for and some had gone before', () => {
  const refund = after({
    kind: 'refund-seen',
    at: 9,
    refund: { id: '7', status: 'approved', amount: toMoney(300), madeAt: null },
  });
  expect(heldBy(refund)).toBe(300);
});
