import { expect, it, onTestFinished } from 'vitest';
import { toMoney } from '#core/domain/money';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import type { IssueRequest } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { createSimulator, type SimulatorOptions } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';

/** The adapter against the look-alike: each was written from the contract, and here they must agree. */
async function counter(site: SiteId = 'MLA', options: Partial<SimulatorOptions> = {}) {
  let now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site, seed: 11, clock: { now: () => now }, ...options });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const { http, waits } = door(wire.url, { accessToken: () => accessToken, timeoutMs: 20_000 });
  const { currency } = siteOf(site);
  const request: IssueRequest = {
    reference: 'mst-test01-01JDABCDEF',
    mode: 'dynamic',
    total: toMoney(1190),
    currency,
    items: null,
    title: 'Compra',
    description: 'Ticket 1',
    expiresAt: now + 300_000,
    sellerId: userId,
    externalPosId,
    externalStoreId,
    iva: null,
  };
  const provider = createInstore({ http });
  return {
    provider,
    request,
    simulator,
    waits,
    find: (thorough = true) => provider.find(request.reference, { thorough, currency }),
    practise: (call: string, body: object) =>
      simulator.control(call, { external_reference: request.reference, ...body }),
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
  };
}

it.each(SITE_IDS)('sells and sees the money come in: %s', async (site) => {
  const { provider, request, practise, find, simulator, pass, now } = await counter(site);
  expect(await provider.issue(request)).toMatchObject({
    kind: 'issued',
    qrData: expect.stringMatching(/^000201/),
  });
  expect(await find()).toEqual({ ok: true, value: { orders: [], payments: [] } });
  practise('scan', {});
  practise('pay', { outcome: 'rejected', newScan: true });
  practise('pay', { outcome: 'approved', interest: 5 });
  const found = await find();
  if (!found.ok) throw new Error(found.error.message);
  expect(found.value.orders.map(({ status, total, sellerId }) => [status, total, sellerId])).toEqual([
    ['opened', 1190, simulator.shop.userId],
    ['closed', 1190, simulator.shop.userId],
  ]);
  expect(found.value.payments).toMatchObject([
    { status: 'rejected', detail: 'cc_rejected_insufficient_amount', approvedAt: null },
    { status: 'approved', amount: 1190, refunded: 0, sellerId: simulator.shop.userId, approvedAt: now() },
  ]);
  pass(1000);
  practise('payment', { status: 'refunded' });
  const swept = await provider.sweep({ since: now() - 500, until: now() + 500, offset: 0 });
  expect(swept).toMatchObject({
    ok: true,
    value: {
      next: null,
      payments: [
        { reference: request.reference, siteId: site, payment: { status: 'refunded', refunded: 1190 } },
      ],
    },
  });
  expect(JSON.stringify([found, swept])).not.toMatch(/700900800|testuser|12345678|450799|3704/);
});

it('sees the money though the order search lags a day behind', async () => {
  const { provider, request, practise, find } = await counter('MLA', { quirks: { ordersLagMs: 86_400_000 } });
  await provider.issue(request);
  practise('pay', { outcome: 'approved' });
  expect(await find(false)).toEqual({ ok: true, value: { orders: [], payments: [] } });
  const found = await find();
  expect(found.ok && found.value.orders).toMatchObject([{ status: 'closed' }]);
  expect(found.ok && found.value.payments).toHaveLength(1);
});

it('sees it all under the other spellings too', async () => {
  const quirks = {
    postStatus: 200,
    postOmitsOrderId: true,
    idsAsText: true,
    statusDetailsTypo: true,
    ordersSearchPath: 'plain',
  } as const;
  const { provider, request, practise, find } = await counter('MLA', { quirks });
  expect(await provider.issue(request)).toMatchObject({ kind: 'issued', providerOrderId: null });
  practise('pay', { outcome: 'approved' });
  const found = await find(false);
  expect(found.ok && found.value.payments).toMatchObject([{ status: 'approved', detail: 'accredited' }]);
});

it.each(['cut', 'reset', '500', '502-html'])(
  'does not know of an order whose answer was lost by %s',
  async (fault) => {
    const { provider, request, practise, simulator } = await counter();
    practise('faults', { match: 'POST', fault, times: 1 });
    expect((await provider.issue(request)).kind).toBe('unanswered');
    expect(JSON.parse(simulator.control('orders').body).orders).toHaveLength(1);
  },
);

it('takes a 429 for a no, and waits as told when it only asks', async () => {
  const { provider, request, practise, find, waits } = await counter();
  practise('faults', { match: '', fault: '429', times: 2, retryAfterS: 3 });
  expect(await provider.issue(request)).toMatchObject({
    kind: 'refused',
    error: { kind: 'rate-limited', retryAfterMs: 3000 },
  });
  expect(await find(false)).toMatchObject({ ok: true });
  expect(waits).toEqual([3000]);
});

it('knows that nothing was sent while the provider is away', async () => {
  const { provider, request, practise } = await counter();
  practise('offline', { forMs: 60_000 });
  expect(await provider.issue(request)).toMatchObject({ kind: 'not-sent', error: { kind: 'offline' } });
});

it('is told why an order is refused', async () => {
  const { provider, request, pass } = await counter();
  pass(600_000);
  expect(await provider.issue(request)).toMatchObject({
    kind: 'refused',
    error: { kind: 'invalid', code: 'invalid_expiration_date' },
  });
  expect(await provider.issue({ ...request, externalPosId: 'OTHER' })).toMatchObject({
    error: { kind: 'not-found', code: 'pos_not_found' },
  });
});

it('finds the shop and its register', async () => {
  const { provider, simulator } = await counter('MLB');
  const { userId, nickname, externalPosId, externalStoreId } = simulator.shop;
  expect(await provider.whoAmI()).toEqual({
    ok: true,
    value: { id: userId, name: nickname, siteId: 'MLB', isTest: true },
  });
  expect(await provider.registers()).toMatchObject({
    ok: true,
    value: [{ externalPosId, externalStoreId, storeName: 'Loja de Treino', fixedAmount: true }],
  });
});

it('says so when the provider will not sweep', async () => {
  const { provider, now } = await counter('MLA', { quirks: { refusesSweep: true } });
  expect(await provider.sweep({ since: 0, until: now(), offset: 0 })).toMatchObject({
    ok: false,
    error: { kind: 'invalid' },
  });
});
