import { expect, it, onTestFinished } from 'vitest';
import { toMoney } from '#core/domain/money';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import { createInstore } from '#main/mercado-pago/instore';
import { createSimulator, type SimulatorOptions } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';

const TOTAL = toMoney(119000);

/** A payment of the whole total, and the adapter before the look-alike that took it. */
async function paid(site: SiteId = 'MLA', options: Partial<SimulatorOptions> = {}) {
  let now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site, seed: 11, clock: { now: () => now }, ...options });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const provider = createInstore({ http: door(wire.url, { accessToken: () => accessToken }).http });
  const { currency } = siteOf(site);
  const reference = 'mst-test01-01JDABCDEF';
  await provider.issue({
    reference,
    mode: 'dynamic',
    total: TOTAL,
    currency,
    items: null,
    title: 'Compra',
    description: 'Ticket 1',
    expiresAt: now + 300_000,
    sellerId: userId,
    externalPosId,
    externalStoreId,
    iva: null,
  });
  const practise = (call: string, body: object = {}) =>
    simulator.control(call, { external_reference: reference, ...body });
  const paymentId = String(JSON.parse(practise('pay', { outcome: 'approved' }).body).payment_id);
  return {
    practise,
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
    refund: (amount: number | null, key = 'key-1') =>
      provider.refund({ paymentId, amount: amount === null ? null : toMoney(amount), currency, key }),
    refunds: async () => {
      const listed = await provider.refundsOf(paymentId, currency);
      return listed.ok ? listed.value.map(({ status, amount }) => [status, amount]) : listed;
    },
    provider,
    reference,
    currency,
  };
}

it.each(SITE_IDS)('gives everything back, and sweeps and finds what went: %s', async (site) => {
  const { refund, refunds, provider, pass, now, reference, currency } = await paid(site);
  pass(60_000);
  expect(await refund(null)).toMatchObject({
    kind: 'refunded',
    refund: { status: 'approved', amount: TOTAL, madeAt: now() },
  });
  expect(await refunds()).toEqual([['approved', TOTAL]]);
  const seen = { status: 'refunded', amount: TOTAL, refunded: TOTAL };
  expect(await provider.sweep({ since: now() - 1, until: now(), offset: 0 })).toMatchObject({
    value: { payments: [{ reference, payment: seen }] },
  });
  for (const thorough of [true, false])
    expect(await provider.find(reference, { thorough, currency })).toMatchObject({
      value: { payments: [seen] },
    });
  expect(await refund(null, 'key-2')).toMatchObject({ kind: 'refused', reason: 'not-refundable' });
});

it.each(SITE_IDS)('gives a part back, or is told why not: %s', async (site) => {
  const { refund, refunds, provider, reference, currency } = await paid(site);
  const outcome = await refund(29, 'a');
  if (siteOf(site).refunds.partial === 'total-only') {
    expect(outcome).toMatchObject({
      kind: 'refused',
      reason: 'partial-unsupported',
      error: { code: '3024' },
    });
    return;
  }
  expect(outcome).toMatchObject({ kind: 'refunded', refund: { amount: 29 } });
  expect(await provider.find(reference, { thorough: true, currency })).toMatchObject({
    value: { payments: [{ status: 'approved', detail: 'partially_refunded', refunded: 29 }] },
  });
  expect(await refund(TOTAL, 'b')).toMatchObject({ kind: 'refused', reason: 'not-refundable' });
  expect(await refund(null, 'c')).toMatchObject({ kind: 'refunded', refund: { amount: TOTAL - 29 } });
  expect(await refunds()).toEqual([
    ['approved', 29],
    ['approved', TOTAL - 29],
  ]);
});

it.each(['cut', 'reset', '500', '502-html'])(
  'gives back once though the answer was lost by %s',
  async (fault) => {
    const { refund, refunds, practise } = await paid();
    practise('faults', { match: '/refunds', fault, times: 1 });
    expect((await refund(100)).kind).toBe('unanswered');
    expect(await refunds()).toEqual([['approved', 100]]);
    expect(await refund(100)).toMatchObject({ kind: 'refunded', refund: { amount: 100 } });
    expect(await refund(200)).toMatchObject({ kind: 'refused', reason: 'key-used' });
    expect(await refunds()).toEqual([['approved', 100]]);
  },
);

it.each(['approved', 'rejected'])('follows a refund that is decided later: %s', async (settlesAs) => {
  const { refund, refunds, practise, pass } = await paid();
  practise('refunds', { answers: 'in_process', settlesAs, settleMs: 60_000 });
  expect(await refund(null)).toMatchObject({ kind: 'refunded', refund: { status: 'in-process' } });
  expect(await refunds()).toEqual([['in-process', TOTAL]]);
  pass(60_000);
  expect(await refunds()).toEqual([[settlesAs, TOTAL]]);
});

it('lists what was given back outside, too', async () => {
  const { refund, refunds, practise } = await paid();
  practise('payment', { status: 'refunded', amount: 10.5 });
  expect(await refunds()).toEqual([['approved', 1050]]);
  expect(await refund(null)).toMatchObject({ refund: { amount: TOTAL - 1050 } });
});

it.each([
  ['balance', 'balance'],
  ['policy', 'not-allowed'],
  [2085, 'not-refundable'],
])('is told of a refusal that practice asks for: %s', async (refuses, reason) => {
  const { refund, practise, refunds } = await paid();
  practise('refunds', { refuses });
  expect(await refund(null)).toMatchObject({ kind: 'refused', reason });
  expect(await refunds()).toEqual([]);
});

it.each(['as-400', 'listed'] as const)('knows a refusal whatever its status: %s', async (refundErrors) => {
  const { refund, pass } = await paid('MPE', { quirks: { refundErrors } });
  expect(await refund(1)).toMatchObject({ kind: 'refused', reason: 'partial-unsupported' });
  pass(181 * 86_400_000);
  expect(await refund(null)).toMatchObject({ kind: 'refused', reason: 'too-old' });
});

it('is told nothing by a 429, and may ask again', async () => {
  const { refund, practise } = await paid();
  practise('faults', { match: '/refunds', fault: '429', times: 1, retryAfterS: 3 });
  expect(await refund(null)).toMatchObject({
    kind: 'refused',
    error: { kind: 'rate-limited', retryAfterMs: 3000 },
  });
  expect((await refund(null)).kind).toBe('refunded');
});

it('gives back no more than came in to two tills that ask at once, while the panel does too', async () => {
  const { refund, refunds, practise } = await paid();
  const asked = Array.from({ length: 8 }, (_, at) => refund(at % 2 === 0 ? 50_000 : null, `till-${at}`));
  practise('payment', { status: 'refunded', amount: 300 });
  const outcomes = await Promise.all(asked);
  const listed = await refunds();
  if (!Array.isArray(listed)) throw new Error('not listed');
  const back = listed.reduce((sum, [, amount]) => sum + Number(amount), 0);
  expect(back).toBeLessThanOrEqual(TOTAL);
  const byUs = outcomes.filter(({ kind }) => kind === 'refunded').length;
  expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(outcomes.length - byUs);
  expect(listed.length - byUs).toBeLessThanOrEqual(1);
});
