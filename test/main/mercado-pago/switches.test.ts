import { expect, it, onTestFinished } from 'vitest';
import type { Mode } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import { type SiteId, siteOf } from '#core/domain/site';
import type { IssueRequest, RegisterPath } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { QUIRKS, type Quirks } from '#main/simulator/quirks';
import { createSimulator } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';

/** Every way in which the sources disagree (contract §14), and the adapter gets by with each. */
const POSITIONS: { readonly [Name in keyof Quirks]: readonly Quirks[Name][] } = {
  postStatus: [200, 201],
  postOmitsOrderId: [false, true],
  hybridAnswer: ['empty-201', 'body-201', 'body-200'],
  attendedAnswer: ['empty-204', 'body-200'],
  slotAnswer: ['list', 'object'],
  nothingToDelete: [204, 404, 500],
  referenceLimit: [64, 256],
  needsDescription: [false, true],
  takesTextTotals: [false, true],
  wholeQuantities: [false, true],
  ordersAppear: ['at-scan', 'at-creation', 'any-time'],
  ordersLagMs: [0, 86_400_000],
  paymentsLagMs: [0, 86_400_000],
  idsAsText: [false, true],
  statusDetailsTypo: [false, true],
  ordersExpire: [false, true],
  refusesSweep: [false, true],
  paymentsReach: [1, 1000, 10_000],
  paymentsTellRegister: ['all', 'instore', 'none'],
  paymentsTellFees: [false, true],
  sortsByApproval: [false, true],
  v1OrdersPayments: ['listed', 'by-id', 'hidden'],
  takesUtcZ: [false, true],
  ordersSearchPath: ['both', 'search', 'plain'],
  refundWindowDays: [180, 330, 360],
  tooOldCode: [2024, 15016],
  partialRefunds: ['by-country', 'allowed', 'total-only'],
  refundErrors: ['as-400', 'listed'],
  storeUnknownMs: [0, 1500],
  placeErrors: ['coded', 'worded'],
  posExistsCode: ['point_of_sale_exists', 1],
  v1OrdersKey: ['uuid', 'any', 'optional'],
  v1OrdersLifeMin: [15, 16],
  v1OrdersDetail: ['accredited', 'processed'],
  v1OrdersReference: ['reference_id', 'reference.id', 'none'],
  v1OrdersSearch: [false, true],
  v1OrdersSites: ['documented', 'all'],
};
const MODES: readonly Mode[] = ['dynamic', 'hybrid', 'attended'];

const isName = (name: string): name is keyof Quirks => name in QUIRKS;
const eachPosition = Object.keys(POSITIONS)
  .filter(isName)
  .flatMap((name) => POSITIONS[name].flatMap((value) => MODES.map((mode) => [name, value, mode] as const)));

async function counter(mode: Mode, quirks: Partial<Quirks>, site: SiteId = 'MLA') {
  const now = Date.UTC(2026, 10, 21, 20);
  const simulator = createSimulator({ site, seed: 2, clock: { now: () => now }, quirks });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { userId, externalPosId, externalStoreId, accessToken } = simulator.shop;
  const { http } = door(wire.url, { accessToken: () => accessToken });
  const { currency } = siteOf(site);
  const request: IssueRequest = {
    reference: `mst-test01-${'0'.repeat(26)}`,
    mode,
    total: toMoney(1190),
    currency,
    items: [{ sku: null, title: 'Pan', unitPrice: toMoney(595), quantity: 2, total: toMoney(1190) }],
    title: 'Compra',
    description: 'Ticket 1',
    expiresAt: now + 300_000,
    sellerId: userId,
    externalPosId,
    externalStoreId,
    iva: site === 'MCO' ? toMoney(190) : null,
  };
  const register: RegisterPath = { sellerId: userId, externalPosId, currency };
  return { provider: createInstore({ http }), request, register, simulator };
}

it.each(eachPosition)('sells by %s %s: %s', async (name, value, mode) => {
  const { provider, request, register, simulator } = await counter(mode, { [name]: value });
  const fixed = await provider.fixedCode(register);
  if (!fixed.ok) throw new Error(fixed.error.message);
  const issued = await provider.issue(request);
  if (issued.kind !== 'issued') throw new Error(issued.error.message);
  // What a phone is held at: the code that came, or else the one on the counter.
  const [made] = JSON.parse(simulator.control('orders').body).orders;
  expect(issued.qrData ?? fixed.value).toBe(made.qr_data);
  const held = { reference: request.reference, total: 1190, expiresAt: request.expiresAt };
  const slot = { ok: true, value: mode === 'dynamic' ? null : held };
  expect(await provider.slot(register)).toEqual(slot);
  const paid = simulator.control('pay', { external_reference: request.reference, outcome: 'approved' });
  expect(paid.status).toBe(200);
  expect(await provider.slot(register)).toEqual({ ok: true, value: null });
  const found = await provider.find(request.reference, { thorough: true, currency: request.currency });
  if (!found.ok) throw new Error(found.error.message);
  // Where one of the two searches lags a day, the other tells it all.
  expect(found.value.payments).toMatchObject([{ status: 'approved', amount: 1190 }]);
  expect(found.value.orders).toMatchObject([{ status: 'closed', total: 1190 }]);
});

it.each([204, 404, 500] as const)(
  'clears the register, and says what %i says of an empty one',
  async (code) => {
    const { provider, request, register } = await counter('hybrid', { nothingToDelete: code });
    await provider.issue(request);
    expect(await provider.clearSlot(register)).toEqual({ ok: true, value: null });
    expect(await provider.slot(register)).toEqual({ ok: true, value: null });
    const again = await provider.clearSlot(register);
    if (code === 204) expect(again).toEqual({ ok: true, value: null });
    else
      expect(again).toMatchObject({
        ok: false,
        error: { kind: code === 404 ? 'not-found' : 'server', status: code },
      });
  },
);

it('sees another program’s order on the register', async () => {
  const { provider, register, simulator } = await counter('attended', {});
  simulator.control('slot', { external_reference: 'ticket 7', total: 49.9 });
  expect(await provider.slot(register)).toMatchObject({
    ok: true,
    value: { reference: 'ticket 7', total: 4990 },
  });
});

it.each(MODES)('says in Colombia what of the total is IVA: %s', async (mode) => {
  const { provider, request, register, simulator } = await counter(mode, {}, 'MCO');
  expect((await provider.issue(request)).kind).toBe('issued');
  const { orders } = JSON.parse(simulator.control('orders').body);
  expect(orders[0].taxes).toEqual([{ type: 'IVA', value: 190, is_assumed: false }]);
  if (mode !== 'dynamic')
    expect(await provider.slot(register)).toMatchObject({ ok: true, value: { total: 1190 } });
});

it('is told that a register or a store does not exist, which is not an empty slot', async () => {
  const { provider, request, register } = await counter('attended', {});
  expect(await provider.slot({ ...register, externalPosId: 'OTHER' })).toMatchObject({
    ok: false,
    error: { kind: 'not-found', code: 'pos_not_found' },
  });
  expect(await provider.fixedCode({ ...register, externalPosId: 'OTHER' })).toMatchObject({
    ok: false,
    error: { kind: 'not-found', code: 'no_fixed_code' },
  });
  expect(await provider.issue({ ...request, externalStoreId: 'OTHER' })).toMatchObject({
    kind: 'refused',
    error: { kind: 'not-found', code: 'store_not_found' },
  });
});
