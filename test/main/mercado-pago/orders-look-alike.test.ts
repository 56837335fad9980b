import { expect, it, onTestFinished } from 'vitest';
import type { Mode } from '#core/domain/charge';
import { DAY, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { type SiteId, siteOf } from '#core/domain/site';
import type { IssueRequest } from '#core/provider';
import { createOrders } from '#main/mercado-pago/orders';
import type { Quirks } from '#main/simulator/quirks';
import { createSimulator } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';

/** The Orders adapter against the look-alike: each was written from the contract, and here they must agree. */
type Counter = { readonly mode?: Mode; readonly site?: SiteId; readonly quirks?: Partial<Quirks> };

async function counter({ mode = 'dynamic', site = 'MLA', quirks = {} }: Counter = {}) {
  let now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site, seed: 11, clock: { now: () => now }, quirks });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const { http } = door(wire.url, { accessToken: () => accessToken, attempts: 1 });
  const { currency } = siteOf(site);
  const request: IssueRequest = {
    reference: `mst-test01-${'0'.repeat(26)}`,
    mode,
    total: toMoney(1190),
    currency,
    items: [{ sku: 'PAN', title: 'Pan', unitPrice: toMoney(595), quantity: 2, total: toMoney(1190) }],
    title: 'Compra',
    description: 'Ticket 1',
    expiresAt: now + 5 * MINUTE,
    sellerId: userId,
    externalPosId,
    externalStoreId,
    iva: null,
  };
  const provider = createOrders({ http, now: () => now });
  return {
    provider,
    request,
    simulator,
    issue: async () => {
      const issued = await provider.issue({ ...request, firstAskedAt: Date.UTC(2026, 10, 21, 20) });
      if (issued.kind !== 'issued') throw new Error(issued.error.message);
      return { ...issued, orderId: issued.providerOrderId ?? '' };
    },
    find: async (providerOrderId: string | null, thorough = false) => {
      const found = await provider.find(request.reference, { thorough, currency, providerOrderId });
      if (!found.ok) throw new Error(found.error.message);
      return found.value;
    },
    practise: (call: string, body: object = {}) =>
      simulator.control(call, { external_reference: request.reference, ...body }),
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
  };
}

const MODES: readonly Mode[] = ['dynamic', 'hybrid', 'attended'];
const SITES: readonly SiteId[] = ['MLA', 'MLB', 'MLC', 'MLU'];
const eachSale = SITES.flatMap((site) => MODES.map((mode) => [site, mode] as const));

it.each(eachSale)('sells and sees the money come in: %s %s', async (site, mode) => {
  const { provider, issue, find, practise, simulator, request, now } = await counter({ site, mode });
  const { orderId, qrData } = await issue();
  const fixed = await provider.fixedCode({
    sellerId: request.sellerId,
    externalPosId: request.externalPosId,
  });
  const [made] = JSON.parse(simulator.control('orders').body).orders;
  expect(qrData ?? (fixed.ok && fixed.value)).toBe(made.qr_data);
  expect(await find(orderId)).toMatchObject({ orders: [{ id: orderId, status: 'opened' }], payments: [] });
  practise('scan');
  practise('pay', { outcome: 'rejected' });
  expect(await find(orderId)).toMatchObject({ orders: [{ status: 'opened' }], payments: [] });
  const paid = JSON.parse(practise('pay', { outcome: 'approved', interest: 5 }).body);
  const quick = await find(orderId);
  expect(quick).toMatchObject({
    orders: [{ id: orderId, status: 'closed', total: 1190, sellerId: simulator.shop.userId }],
    payments: [
      { id: String(paid.payment_id), status: 'approved', amount: 1190, refunded: 0, approvedAt: now() },
    ],
  });
  const whole = await find(orderId, true);
  expect(whole.payments.map(({ id, status, amount }) => [id, status, amount])).toEqual([
    [String(paid.payment_id), 'approved', 1190],
    [expect.any(String), 'rejected', 1190],
  ]);
});

const QUIRKS: readonly Partial<Quirks>[] = [
  { v1OrdersKey: 'any' },
  { v1OrdersKey: 'optional' },
  { v1OrdersLifeMin: 16 },
  { v1OrdersDetail: 'processed' },
  { v1OrdersReference: 'reference.id' },
  { v1OrdersReference: 'none' },
  { v1OrdersSearch: false },
  { v1OrdersSites: 'all' },
  { paymentsLagMs: DAY },
  { ordersAppear: 'at-creation' },
  { idsAsText: true },
];

it.each(QUIRKS.flatMap((quirks) => MODES.map((mode) => [quirks, mode] as const)))(
  'sells however the sources disagree: %o %s',
  async (quirks, mode) => {
    const { issue, find, practise } = await counter({ mode, quirks });
    const { orderId } = await issue();
    const paid = JSON.parse(practise('pay', { outcome: 'approved' }).body);
    const found = await find(orderId);
    expect(found.orders).toMatchObject([{ id: orderId, status: 'closed' }]);
    expect(found.payments).toMatchObject([{ id: String(paid.payment_id), status: 'approved', amount: 1190 }]);
    expect((await find(orderId, true)).payments).toHaveLength(1);
  },
);

it.each(MODES)('learns of the order of a lost answer, by search or by asking again: %s', async (mode) => {
  const { provider, request, issue, find, practise, simulator, pass } = await counter({ mode });
  practise('faults', { match: 'POST /v1/orders', fault: 'cut', times: 1 });
  expect((await provider.issue(request)).kind).toBe('unanswered');
  const [searched] = (await find(null)).orders;
  pass(90_000);
  expect((await issue()).orderId).toBe(searched?.id);
  expect(JSON.parse(simulator.control('orders').body).orders).toHaveLength(1);
});

it('makes no second order under its key, whatever else it asks for', async () => {
  const { provider, request, issue, simulator } = await counter();
  await issue();
  expect(await provider.issue({ ...request, title: 'Otra', items: null })).toMatchObject({
    kind: 'unanswered',
    error: { kind: 'conflict', code: 'idempotency_key_already_used' },
  });
  expect(JSON.parse(simulator.control('orders').body).orders).toHaveLength(1);
});

it.each(MODES)('takes an order back, and nobody can pay it then: %s', async (mode) => {
  const { provider, issue, find, practise } = await counter({ mode });
  const { orderId } = await issue();
  practise('scan');
  expect(await provider.withdraw(orderId)).toEqual({ kind: 'withdrawn' });
  expect(await provider.withdraw(orderId)).toEqual({ kind: 'withdrawn' });
  expect(practise('pay', { outcome: 'approved' }).status).toBe(409);
  expect(await find(orderId)).toMatchObject({ orders: [{ status: 'expired' }], payments: [] });
});

it('does not take an order back from under somebody who is paying, and sees whose money it was', async () => {
  const { provider, issue, find, practise } = await counter();
  const { orderId } = await issue();
  practise('pay', { outcome: 'in_process' });
  expect(await provider.withdraw(orderId)).toMatchObject({ kind: 'locked' });
  expect((await find(orderId, true)).payments).toMatchObject([{ status: 'in-process' }]);
  practise('settle', { outcome: 'approved' });
  // Its own words are that it is not open any more: what it is the next read says.
  expect(await provider.withdraw(orderId)).toEqual({ kind: 'withdrawn' });
  expect(await find(orderId)).toMatchObject({
    orders: [{ status: 'closed' }],
    payments: [{ status: 'approved' }],
  });
});

it('is told that an order or a register is not there', async () => {
  const { provider, request } = await counter();
  expect(await provider.withdraw('ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B')).toMatchObject({
    kind: 'refused',
    error: { code: 'order_not_found' },
  });
  expect(await provider.issue({ ...request, externalPosId: 'OTHER' })).toMatchObject({
    kind: 'refused',
    error: { kind: 'not-found', code: 'pos_not_found' },
  });
});

it.each(['MLM', 'MCO', 'MPE'] as const)(
  'is told where the provider does not sell by orders: %s',
  async (site) => {
    const { provider, request } = await counter({ site });
    expect(await provider.issue(request)).toMatchObject({
      kind: 'refused',
      error: { kind: 'invalid', code: 'unsupported_site' },
    });
  },
);

it.each(MODES)('sees an order expire, and money that comes all the same: %s', async (mode) => {
  const { issue, find, practise, pass } = await counter({ mode });
  const { orderId } = await issue();
  practise('scan');
  pass(5 * MINUTE);
  expect(await find(orderId)).toMatchObject({ orders: [{ status: 'expired' }], payments: [] });
  practise('pay', { outcome: 'approved', late: true });
  expect(await find(orderId)).toMatchObject({
    orders: [{ status: 'closed' }],
    payments: [{ status: 'approved' }],
  });
});

it('sees a part and a second phone’s money, of which the order itself says nothing', async () => {
  const partial = await counter();
  const { orderId } = await partial.issue();
  partial.practise('pay', { outcome: 'approved', percent: 50 });
  expect(await partial.find(orderId, true)).toMatchObject({
    orders: [{ status: 'opened' }],
    payments: [{ status: 'approved', amount: 595 }],
  });
  const double = await counter();
  const twice = await double.issue();
  double.practise('scan');
  double.practise('scan');
  double.practise('pay', { outcome: 'approved' });
  double.practise('pay', { outcome: 'approved' });
  expect((await double.find(twice.orderId)).payments).toHaveLength(1);
  expect((await double.find(twice.orderId, true)).payments).toHaveLength(2);
});
