import { parse } from 'lossless-json';
import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { SITE_IDS, siteOf } from '#core/domain/site';
import type { RefundRefusal, RefundRequest } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { door, give, requestSample, type Sample, sample, serve } from '#test/main/mercado-pago/sample-server';
import { json } from '#test/main/mercado-pago/setup-provider';

const PAYMENT = '131500000456';
const PART = toMoney(65100);
const ALL: RefundRequest = {
  paymentId: PAYMENT,
  amount: null,
  currency: 'ARS',
  key: 'refund-SUC01CAJA01-20261121-000123-1',
};
const SOME: RefundRequest = { ...ALL, amount: PART, key: 'refund-SUC01CAJA01-20261121-000123-2' };

async function provider(...answers: readonly Sample[]) {
  const { url, seen } = await serve(...answers.map(give));
  const { http, waits } = door(url);
  return { ...createInstore({ http }), seen, waits };
}

const made = (more: object = {}) => ({
  id: 1245678204,
  payment_id: Number(PAYMENT),
  amount: 651,
  status: 'approved',
  date_created: '2026-11-21T17:20:10.000-04:00',
  ...more,
});

it.each([
  ['total', ALL, { id: '1245678203', amount: 565100 }],
  ['partial', SOME, { id: '1245678204', amount: 65100 }],
] as const)('gives back as the sample does: %s', async (name, request, told) => {
  const { refund, seen } = await provider(sample(`refund-${name}.response.201`));
  expect(await refund(request)).toEqual({
    kind: 'refunded',
    refund: { ...told, status: 'approved', madeAt: Date.parse('2026-11-21T21:20:10Z') },
  });
  const { method, path, body: sent } = requestSample(`refund-${name}.request`);
  expect(seen).toMatchObject([{ method, path, headers: { 'x-idempotency-key': request.key } }]);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual(sent);
});

it('lists what went back as the sample does', async () => {
  const { refundsOf, seen } = await provider(sample('refund-list.response.200'));
  expect(await refundsOf(PAYMENT, 'ARS')).toEqual({
    ok: true,
    value: [
      { id: '1245678204', status: 'approved', amount: 65100, madeAt: Date.parse('2026-11-21T21:20:10Z') },
    ],
  });
  const { method, path } = requestSample('refund-list.request');
  expect(seen).toMatchObject([{ method, path, body: '' }]);
});

it.each(SITE_IDS)('sends and reads an amount by its digits, with the decimals of %s', async (site) => {
  const { currency, decimals } = siteOf(site);
  const [sent, told] = decimals === 0 ? ['4990', '4990.0'] : ['0.29', '2.9e-1'];
  const amount = toMoney(decimals === 0 ? 4990 : 29);
  const text = JSON.stringify(made()).replace('651', told);
  const { refund, seen } = await provider(json(text));
  expect(await refund({ ...SOME, amount, currency })).toMatchObject({ kind: 'refunded', refund: { amount } });
  expect(String(Object(parse(seen[0]?.body ?? '')).amount)).toBe(sent);
});

const refusals: readonly (readonly [string, RefundRefusal, string])[] = [
  ['refund.error.400-state', 'not-refundable', '2063'],
  ['refund.error.400-amount', 'amount', '4040'],
  ['refund.error.404-payment', 'payment-not-found', '2000'],
  ['refund.error.400-too-old', 'too-old', '15016'],
  ['refund.error.400-partial-unsupported', 'partial-unsupported', '3024'],
  ['error.403-policy', 'not-allowed', 'PA_UNAUTHORIZED_RESULT_FROM_POLICIES'],
];

it.each(refusals)('is told why nothing went back: %s', async (name, reason, code) => {
  const { refund, seen } = await provider(sample(name));
  expect(await refund(SOME)).toMatchObject({ kind: 'refused', reason, error: { code } });
  expect(seen).toHaveLength(1);
});

const codes: readonly (readonly [number, number, RefundRefusal])[] = [
  [400, 2085, 'not-refundable'],
  [400, 4041, 'amount'],
  [401, 4040, 'amount'],
  [404, 2024, 'too-old'],
  [404, 15016, 'too-old'],
  [404, 3024, 'partial-unsupported'],
  [400, 2030, 'balance'],
  [400, 2031, 'balance'],
  [400, 2032, 'key-used'],
  [400, 4292, 'other'],
  [400, 99999, 'other'],
];

it.each(codes)(
  'goes by the code and not by the status it comes under: %i %i',
  async (status, code, reason) => {
    const told = {
      message: 'no',
      error: 'bad_request',
      status,
      cause: [{ code, description: 'no', data: null }],
    };
    const { refund } = await provider(json(told, status));
    expect(await refund(SOME)).toMatchObject({
      kind: 'refused',
      reason,
      error: { status, code: String(code), message: 'no' },
    });
  },
);

it.each([
  [401, '', 'other', 'unauthorized'],
  [404, '', 'other', 'not-found'],
  [409, '{"error":"conflict"}', 'key-used', 'conflict'],
  [429, '', 'other', 'rate-limited'],
])('takes a no without a code for a no: %i', async (status, text, reason, kind) => {
  const { refund, seen } = await provider(json(text, status));
  expect(await refund(ALL)).toMatchObject({ kind: 'refused', reason, error: { kind } });
  expect(seen).toHaveLength(1);
});

it.each([
  ['an error of theirs', sample('error.502-html')],
  ['no body', json('')],
  ['half a body', json(sample('refund-partial.response.201').body.slice(0, 80))],
  ['another payment', json(made({ payment_id: 1 }))],
  ['a payment that cannot be read', json(made({ payment_id: [] }))],
  ['more than was asked for', json(made({ amount: 651.01 }))],
  ['less than was asked for', json(made({ amount: 6.51 }))],
  ['nothing', json(made({ amount: 0 }))],
  ['less than nothing', json(made({ amount: -651 }))],
  ['no amount', json(made({ amount: null }))],
  ['no id', json(made({ id: null }))],
  ['a list', json([made()])],
  ['null', json('null')],
] as const)('cannot say what became of a refund answered with %s', async (_, answer) => {
  const { refund, seen } = await provider(answer);
  expect(await refund(SOME)).toMatchObject({ kind: 'unanswered' });
  expect(seen).toHaveLength(1);
});

it.each([
  ['approved', 'approved'],
  ['in_process', 'in-process'],
  ['rejected', 'rejected'],
  ['cancelled', 'rejected'],
  ['authorized', 'in-process'],
  ['approved ', 'in-process'],
  [null, 'in-process'],
  [7, 'in-process'],
])('counts only what is said to be approved: %s', async (status, read) => {
  const { refund, refundsOf } = await provider(json(made({ status })), json([made({ status })], 200));
  expect(await refund(SOME)).toMatchObject({ kind: 'refunded', refund: { status: read } });
  expect(await refundsOf(PAYMENT, 'ARS')).toMatchObject({ value: [{ status: read }] });
});

it('lists nothing where nothing went back, each refund once, and one without a date', async () => {
  const { refundsOf } = await provider(
    json([], 200),
    json([made(), made(), made({ id: 2, date_created: null })], 200),
  );
  expect(await refundsOf(PAYMENT, 'ARS')).toEqual({ ok: true, value: [] });
  expect(await refundsOf(PAYMENT, 'ARS')).toMatchObject({
    value: [{ id: '1245678204' }, { id: '2', madeAt: null }],
  });
});

it.each([[null], [{}], ['x'], [[null]], [[made(), made({ amount: 'x' })]], [[made({ payment_id: 1 })]]])(
  'would rather list nothing than too little: %j',
  async (list) => {
    const { refundsOf } = await provider(json(list, 200));
    expect(await refundsOf(PAYMENT, 'ARS')).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  },
);

it('does not know the refunds of a payment that is not there', async () => {
  const { refundsOf } = await provider(sample('refund.error.404-payment'));
  expect(await refundsOf(PAYMENT, 'ARS')).toMatchObject({ error: { kind: 'not-found', code: '2000' } });
});

it.each([
  [{ amount: toMoney(0) }, 'amount'],
  [{ amount: toMoney(-1) }, 'amount'],
  [{ key: '' }, 'other'],
  [{ key: 'two words' }, 'other'],
  [{ key: 'a\r\nb' }, 'other'],
  [{ key: 'x'.repeat(129) }, 'other'],
] as const)('sends nothing that cannot be right: %j', async (change, reason) => {
  const { refund, seen } = await provider(json(made()));
  expect(await refund({ ...SOME, ...change })).toMatchObject({
    kind: 'refused',
    reason,
    error: { status: 0 },
  });
  expect(seen).toEqual([]);
});

it('knows that nothing was sent while nobody listens', async () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' });
  const { http } = door('http://127.0.0.1', { fetch: () => Promise.reject(refused) });
  const { refund } = createInstore({ http });
  expect(await refund(ALL)).toMatchObject({ kind: 'not-sent', error: { kind: 'offline' } });
});
