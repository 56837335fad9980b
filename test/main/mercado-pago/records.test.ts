import { describe, expect, it, onTestFinished } from 'vitest';
import { HOUR, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import type { ProviderRecord, Records } from '#core/provider';
import type { Result } from '#core/result';
import { createInstore, type InstoreDeps } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import type { Quirks } from '#main/simulator/quirks';
import { createSimulator } from '#main/simulator/simulator';
import { door, give, type Sample, sample, serve } from '#test/main/mercado-pago/sample-server';

const SINCE = Date.UTC(2026, 10, 21, 3);
const PAGE = { since: SINCE, until: SINCE + 24 * HOUR, offset: 0 };
const NOON = SINCE + 12 * HOUR;

async function told(...answers: readonly Sample[]) {
  const { url, seen } = await serve(...answers.map(give));
  const { http } = door(url, { attempts: 1 });
  return { provider: createInstore({ http }), seen };
}

const page = (...results: readonly object[]): Sample => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ paging: { total: results.length, limit: 100, offset: 0 }, results }),
});

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function pageOf(result: Result<Records, unknown>): Extract<Records, { kind: 'page' }> {
  const records = value(result);
  if (records.kind !== 'page') throw new Error(records.kind);
  return records;
}

const bare = {
  id: 1,
  status: 'approved',
  currency_id: 'ARS',
  transaction_amount: 10,
  date_approved: '2026-11-21T12:00:00.000-04:00',
};

describe('a page of the account’s records', () => {
  it('is asked for by the instant of approval, in the form that the reference shows', async () => {
    const { provider, seen } = await told(sample('payments-search.response.empty'));
    await provider.recordsOf({ ...PAGE, offset: 200 });
    expect(seen[0]?.path).toBe('/v1/payments/search');
    expect(Object.fromEntries(seen[0]?.query ?? [])).toEqual({
      range: 'date_approved',
      sort: 'date_approved',
      criteria: 'asc',
      begin_date: '2026-11-20T23:00:00.000-04:00',
      end_date: '2026-11-21T23:00:00.000-04:00',
      limit: '100',
      offset: '200',
    });
  });

  it('tells the register, the fee and what is left, from the digits of the answer', async () => {
    const { provider } = await told(sample('payments-search.response.200'));
    const read = pageOf(await provider.recordsOf(PAGE));
    expect(read).toEqual({
      kind: 'page',
      unreadable: [],
      total: 1,
      next: null,
      records: [
        {
          reference: 'SUC01CAJA01-20261121-000123',
          siteId: 'MLA',
          payment: {
            id: '131500000456',
            status: 'approved',
            detail: 'accredited',
            amount: 565_100,
            refunded: 0,
            currency: 'ARS',
            sellerId: '700100200',
            approvedAt: Date.UTC(2026, 10, 21, 20, 57, 40),
            changedAt: Date.UTC(2026, 10, 21, 20, 57, 40),
          },
          orderId: '31500000123',
          posId: '98000001',
          operation: 'regular_payment',
          fee: 5030,
          net: 560_070,
        },
      ],
    });
  });

  it.each([
    [
      'nothing beside the payment',
      {},
      { posId: null, fee: null, net: null, reference: null, operation: null },
    ],
    ['the register as a number', { pos_id: 98_000_001 }, { posId: '98000001' }],
    ['an empty register', { pos_id: '' }, { posId: null }],
    ['no fee in the list', { fee_details: [] }, { fee: null }],
    [
      'several fees, one of them the buyer’s',
      {
        fee_details: [
          { amount: 0.5, fee_payer: 'collector' },
          { amount: '0.25', fee_payer: 'collector' },
          { amount: 3, fee_payer: 'payer' },
        ],
      },
      { fee: 75 },
    ],
    ['a fee finer than a cent', { fee_details: [{ amount: 0.125, fee_payer: 'collector' }] }, { fee: null }],
    ['what is left as text', { transaction_details: { net_received_amount: '9.40' } }, { net: 940 }],
    [
      'details of another shape',
      { transaction_details: 'none', fee_details: 'none' },
      { fee: null, net: null },
    ],
    ['a currency that we do not sell in', { currency_id: 'USD' }, { siteId: null }],
    ['no reference, told as an empty one', { external_reference: '' }, { reference: null }],
  ])('takes a payment with %s', async (_, more, expected) => {
    const { provider } = await told(page({ ...bare, ...more }));
    expect(pageOf(await provider.recordsOf(PAGE)).records).toMatchObject([expected]);
  });

  it('names what it cannot read, by its id or its place, and goes on', async () => {
    const { provider } = await told(
      page(bare, { ...bare, id: 2, transaction_amount: 'ten' }, { id: 'no payment' }),
    );
    const read = pageOf(await provider.recordsOf(PAGE));
    expect(read.records.map(({ payment }) => payment.id)).toEqual(['1']);
    expect(read.unreadable).toEqual(['2', 'result 2']);
  });

  it('says that it is too much, when the provider does and when the total does', async () => {
    const exceeded: Sample = {
      status: 400,
      headers: {},
      body: '{"message":"x","error":"bad_request","status":400,"cause":[{"code":1000,"description":"rows"}]}',
    };
    const { provider } = await told(exceeded, {
      ...page(bare),
      body: '{"paging":{"total":1001,"limit":100,"offset":0},"results":[]}',
    });
    expect(value(await provider.recordsOf(PAGE))).toEqual({ kind: 'too-many' });
    expect(value(await provider.recordsOf(PAGE))).toEqual({ kind: 'too-many' });
    const { provider: narrow } = await told(exceeded);
    expect(await narrow.recordsOf({ ...PAGE, until: PAGE.since })).toMatchObject({
      ok: false,
      error: { code: '1000' },
    });
  });

  it('knows one payment by its id, or that there is none', async () => {
    const { provider } = await told(
      sample('payment-get.response.refunded'),
      { status: 404, headers: {}, body: '{"message":"Payment not found","status":404}' },
      { status: 200, headers: {}, body: '{"id":5}' },
      { status: 500, headers: {}, body: '' },
    );
    const found = value(await provider.recordOf('131500000456'));
    expect(found).toMatchObject({ fee: 5030, payment: { status: 'refunded', refunded: 565_100 } });
    expect(value(await provider.recordOf('131500000456'))).toBeNull();
    expect(await provider.recordOf('131500000456')).toMatchObject({
      ok: false,
      error: { kind: 'unreadable' },
    });
    expect(await provider.recordOf('131500000456')).toMatchObject({ ok: false, error: { kind: 'server' } });
  });
});

async function account(site: SiteId = 'MLA', quirks: Partial<Quirks> = {}, deps: Partial<InstoreDeps> = {}) {
  const simulator = createSimulator({ site, seed: 11, clock: { now: () => NOON }, quirks });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { http } = door(wire.url, { accessToken: () => simulator.shop.accessToken });
  return {
    site,
    simulator,
    provider: createInstore({ http, ...deps }),
    orders: createOrders({ http, now: () => NOON }),
  };
}

type Account = Awaited<ReturnType<typeof account>>;

async function sell(
  { simulator, provider, orders, site }: Account,
  reference: string,
  api: 'instore' | 'orders' = 'instore',
) {
  const { userId, externalPosId, externalStoreId } = simulator.shop;
  const issued = await (api === 'orders' ? orders : provider).issue({
    reference,
    mode: 'dynamic',
    total: toMoney(119_000),
    currency: siteOf(site).currency,
    items: null,
    title: 'Compra',
    description: 'Ticket 1',
    expiresAt: NOON + 5 * MINUTE,
    sellerId: userId,
    externalPosId,
    externalStoreId,
    iva: null,
  });
  if (issued.kind !== 'issued') throw new Error(issued.error.message);
  const paid = simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  return String(JSON.parse(paid.body).payment_id);
}

async function all({ provider }: Account): Promise<readonly ProviderRecord[]> {
  const found: ProviderRecord[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const read = pageOf(await provider.recordsOf({ ...PAGE, offset }));
    found.push(...read.records);
    offset = read.next;
  }
  return found;
}

describe('against the look-alike', () => {
  it.each(SITE_IDS)('reads what a sale came to, with its fee and what is left: %s', async (site) => {
    const shop = await account(site);
    const id = await sell(shop, 'mst-test01-A');
    const [record] = await all(shop);
    expect(record).toMatchObject({
      reference: 'mst-test01-A',
      siteId: site,
      payment: { id, amount: 119_000, currency: siteOf(site).currency, approvedAt: NOON },
      fee: 952,
      net: 118_048,
      posId: shop.simulator.shop.posId,
    });
    expect(JSON.stringify(record)).not.toMatch(/700900800|testuser|12345678|450799|3704/);
  });

  it('reads the account’s other business beside it, page after page', async () => {
    const shop = await account();
    await sell(shop, 'mst-test01-A');
    const at = new Date(NOON - HOUR).toISOString();
    shop.simulator.control('others', { kind: 'link', count: 230, amount: 12.5, approvedAt: at });
    shop.simulator.control('others', { kind: 'register', count: 3, amount: 7, approvedAt: at });
    shop.simulator.control('others', { kind: 'purchase', amount: 99, approvedAt: at });
    shop.simulator.control('others', {
      kind: 'link',
      amount: 5,
      approvedAt: new Date(PAGE.since - 1).toISOString(),
    });
    const found = new Map((await all(shop)).map((each) => [each.payment.id, each]));
    expect(found.size).toBe(235);
    const registers = new Set([...found.values()].map(({ posId }) => posId));
    expect(registers.size).toBe(3);
    expect(registers).toContain(null);
    const sellers = [...found.values()].filter(
      ({ payment }) => payment.sellerId !== shop.simulator.shop.userId,
    );
    expect(sellers).toMatchObject([{ payment: { amount: 9900 } }]);
  });

  it('asks for no more than the provider pages through', async () => {
    const shop = await account('MLA', { paymentsReach: 200 }, { records: { reach: 200 } });
    shop.simulator.control('others', { kind: 'link', count: 201, amount: 1 });
    expect(value(await shop.provider.recordsOf(PAGE))).toEqual({ kind: 'too-many' });
    const told = await account('MLA', { paymentsReach: 200 });
    told.simulator.control('others', { kind: 'link', count: 201, amount: 1 });
    expect(value(await told.provider.recordsOf({ ...PAGE, offset: 195 }))).toEqual({ kind: 'too-many' });
  });

  it.each([
    ['all', 'shop’s own'],
    ['instore', null],
    ['none', null],
  ] as const)('takes a payment of Orders whatever is told of its register: %s', async (tells, posId) => {
    const shop = await account('MLA', { paymentsTellRegister: tells, paymentsTellFees: false });
    const id = await sell(shop, 'mst-test01-A', 'orders');
    const expected = posId === null ? null : shop.simulator.shop.posId;
    expect(await all(shop)).toMatchObject([{ payment: { id }, posId: expected, fee: null, net: null }]);
  });

  it.each([
    ['listed', 1, true],
    ['by-id', 0, true],
    ['hidden', 0, false],
  ] as const)('finds a payment of Orders where it is: %s', async (where, listed, isById) => {
    const shop = await account('MLA', { v1OrdersPayments: where });
    const id = await sell(shop, 'mst-test01-A', 'orders');
    expect(await all(shop)).toHaveLength(listed);
    const record = value(await shop.orders.recordOf(id));
    expect(record?.payment.id ?? null).toBe(isById ? id : null);
    const found = value(await shop.orders.find('mst-test01-A', { thorough: true, currency: 'ARS' }));
    expect(found.payments).toMatchObject([{ id, status: 'approved', amount: 119_000 }]);
  });
});
