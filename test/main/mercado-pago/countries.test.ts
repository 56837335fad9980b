import fc from 'fast-check';
import { isLosslessNumber } from 'lossless-json';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { ivaOf } from '#core/domain/iva';
import { MAX_WHOLE_DIGITS, parseDecimal, toDecimal, toMoney, toQuantity, ZERO } from '#core/domain/money';
import { type Cart, itemsToCharge, totalsOf } from '#core/domain/sale';
import { SITE_IDS, type Site, type SiteId, siteOf } from '#core/domain/site';
import type { IssueRequest } from '#core/provider';
import { createInstore } from '#main/mercado-pago/instore';
import { readJson, textOf, writeJson } from '#main/mercado-pago/json';
import { orderBody } from '#main/mercado-pago/order-body';
import { readPayment } from '#main/mercado-pago/readings';
import { payment } from '#main/mercado-pago/shapes';
import { createSimulator } from '#main/simulator/simulator';
import { door, sample } from '#test/main/mercado-pago/sample-server';
import { amount, anyCart, percent } from '#test/support/any-cart';
import { aCart, aLine, lineId } from '#test/support/builders';

const T0 = Date.UTC(2026, 10, 21, 20);

/** The request that a till of the country makes of what was rung up. */
const requestOf = (cart: Cart, site: Site): IssueRequest => ({
  reference: 'mst-test01-01JDABCDEF',
  mode: 'dynamic',
  total: totalsOf(cart).total,
  currency: site.currency,
  items: itemsToCharge(cart),
  title: 'Compra',
  description: 'Ticket 000123',
  expiresAt: T0 + 300_000,
  sellerId: '700100200',
  externalPosId: 'SUC01CAJA01',
  externalStoreId: 'SUC01',
  iva: ivaOf(cart, site),
});

const digits = z.preprocess(textOf, z.string());
/** What is read back of the text that is sent, every number still in its digits. */
const asked = z.strictObject({
  external_reference: z.string(),
  title: z.string(),
  description: z.string(),
  expiration_date: z.string(),
  total_amount: digits,
  items: z.array(
    z.looseObject({ unit_price: digits, quantity: digits, total_amount: digits, unit_measure: z.string() }),
  ),
  taxes: z.array(z.strictObject({ type: z.literal('IVA'), value: digits })).optional(),
});

function fromText(text: string): unknown {
  const json = readJson(text);
  if (!json.ok) throw new Error(text);
  return json.value;
}

function sentFor(request: IssueRequest) {
  const text = writeJson(orderBody(request, {}));
  const json = fromText(text);
  return { text, json, body: asked.parse(json) };
}

/** Every number in the text, as its digits. */
function numbersIn(value: unknown): readonly string[] {
  if (isLosslessNumber(value)) return [value.value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

function minorIn(site: Site, text: string): bigint {
  const read = parseDecimal(text, site.decimals);
  if (!read.ok) throw new Error(`${text}: ${read.error}`);
  expect(text).toMatch(site.decimals === 0 ? /^\d+$/ : /^\d+\.\d{2}$/);
  return BigInt(read.value);
}

const rungUp = anyCart.filter((cart) => totalsOf(cart).total > ZERO);
/** Prices of twelve figures too: there a float would lose the cent. */
const dearIn = ({ decimals }: Site) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: 10 ** (MAX_WHOLE_DIGITS + decimals) - 1 }),
      fc.integer({ min: 1, max: 9999 }),
    )
    .map(([price, off]) => ({ ...aCart(aLine({ unitPrice: toMoney(price) })), discount: percent(off) }))
    .filter((cart) => totalsOf(cart).total > ZERO);

describe.each(SITE_IDS)('an order in %s', (id) => {
  const site = siteOf(id);
  const claim = (check: (cart: Cart) => void) =>
    fc.assert(fc.property(fc.oneof(rungUp, dearIn(site)), check), { numRuns: 300 });

  it('is read back as it was rung up: its total, and items that add up to it', () => {
    claim((cart) => {
      const { body } = sentFor(requestOf(cart, site));
      const total = minorIn(site, body.total_amount);
      expect(total).toBe(BigInt(totalsOf(cart).total));
      let added = 0n;
      for (const item of body.items) {
        const price = minorIn(site, item.unit_price);
        expect(item.quantity).toMatch(/^[1-9]\d*$/);
        expect(price * BigInt(item.quantity)).toBe(minorIn(site, item.total_amount));
        added += minorIn(site, item.total_amount);
      }
      expect(added).toBe(total);
    });
  });

  it(`has ${site.decimals === 0 ? 'no decimals' : 'two decimals at most'} in any number, and none is a float`, () => {
    claim((cart) => {
      for (const number of numbersIn(sentFor(requestOf(cart, site)).json))
        expect(number).toMatch(site.decimals === 0 ? /^\d+$/ : /^\d+(\.\d{2})?$/);
    });
  });

  it(site.iva === null ? 'says nothing of taxes' : 'says its IVA, between nothing and the total', () => {
    claim((cart) => {
      const { body } = sentFor(requestOf(cart, site));
      expect(body.taxes?.length).toBe(site.iva === null ? undefined : 1);
      if (site.iva === null) return;
      const iva = minorIn(site, body.taxes?.[0]?.value ?? '-1');
      expect(iva >= 0n && iva <= minorIn(site, body.total_amount)).toBe(true);
    });
  });

  it('says the same for the rest of a sale, in one item', () => {
    claim((cart) => {
      const rest = toMoney(Math.ceil(totalsOf(cart).total / 3));
      const request = { ...requestOf(cart, site), total: rest, items: null, iva: ivaOf(cart, site, rest) };
      const { body } = sentFor(request);
      expect(body.items.map((item) => item.total_amount)).toEqual([body.total_amount]);
      expect(minorIn(site, body.total_amount)).toBe(BigInt(rest));
      if (body.taxes !== undefined)
        expect(minorIn(site, body.taxes[0]?.value ?? '') <= BigInt(rest)).toBe(true);
    });
  });
});

describe('Colombia', () => {
  const site = siteOf('MCO');
  const combo = (price: number): Cart =>
    aCart(aLine({ sku: 'KS955RUR', name: 'Combo', unitPrice: toMoney(price) }));

  it('tells total and IVA as the sample does, digit for digit', () => {
    const wanted = asked
      .pick({ total_amount: true, taxes: true })
      .loose()
      .parse(fromText(sample('qr-dynamic-post.request.mco-iva').body));
    const { text, body } = sentFor(requestOf(combo(11_900), site));
    expect([wanted.total_amount, wanted.taxes]).toEqual(['11900', [{ type: 'IVA', value: '1900' }]]);
    expect([body.total_amount, body.taxes]).toEqual([wanted.total_amount, wanted.taxes]);
    expect(text).toContain('"total_amount":11900,');
    expect(text).toContain('"taxes":[{"type":"IVA","value":1900}]');
    expect(body.items).toMatchObject([
      { sku_number: 'KS955RUR', title: 'Combo', unit_price: '11900', quantity: '1', total_amount: '11900' },
    ]);
  });

  it('tells 190 of IVA in 1.190', () => {
    expect(sentFor(requestOf(combo(1190), site)).body.taxes).toEqual([{ type: 'IVA', value: '190' }]);
  });

  it('tells the IVA of several rates as one amount, after every discount', () => {
    const cart: Cart = {
      lines: [
        { ...aLine({ unitPrice: toMoney(2380), taxRate: 1900 }), discount: percent(5000) },
        aLine({ id: lineId('2'), unitPrice: toMoney(2100), taxRate: 500 }),
        aLine({ id: lineId('3'), unitPrice: toMoney(1190), taxRate: 0 }),
      ],
      discount: amount(2240),
      note: null,
    };
    // Half of everything is off: 595 at 19 %, 1.050 at 5 %, 595 at nothing.
    expect(totalsOf(cart).total).toBe(2240);
    expect(sentFor(requestOf(cart, site)).body.taxes).toEqual([{ type: 'IVA', value: '145' }]);
  });

  it('says so where everything is exempt: nothing said would mean 19 %', () => {
    const bread = aCart(aLine({ unitPrice: toMoney(5000), taxRate: 0 }));
    expect(sentFor(requestOf(bread, site)).body.taxes).toEqual([{ type: 'IVA', value: '0' }]);
  });
});

/** A basket of everything, priced so that the country writes it with what decimals it has. */
const basket: Cart = {
  lines: [
    aLine({ id: lineId('1'), unitPrice: toMoney(118_990), quantity: toQuantity(3000) }),
    aLine({ id: lineId('2'), unit: 'kg', unitPrice: toMoney(77_777), quantity: toQuantity(845) }),
    { ...aLine({ id: lineId('3'), unitPrice: toMoney(1050), taxRate: 500 }), discount: amount(49) },
  ],
  discount: percent(1250),
  note: null,
};

it.each(SITE_IDS)('a basket with discounts is taken, paid and seen to the cent: %s', async (id: SiteId) => {
  const site = siteOf(id);
  const simulator = createSimulator({ site: id, seed: 5, clock: { now: () => T0 } });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const { userId, externalPosId, accessToken } = simulator.shop;
  const provider = createInstore({ http: door(wire.url, { accessToken: () => accessToken }).http });
  const request = { ...requestOf(basket, site), sellerId: userId, externalPosId };
  expect(await provider.issue(request)).toMatchObject({ kind: 'issued' });
  simulator.control('pay', { external_reference: request.reference, outcome: 'approved' });
  const found = await provider.find(request.reference, { thorough: true, currency: site.currency });
  const { total, currency } = request;
  expect(found).toMatchObject({
    ok: true,
    value: {
      orders: [{ status: 'closed', total }],
      payments: [{ status: 'approved', amount: total, currency }],
    },
  });
});

const otherWallet = z.looseObject({ payment_method_id: z.string() });

it.each(SITE_IDS)(
  'a payment from another wallet, without card or payer, is money like any other: %s',
  (id) => {
    const { currency, decimals } = siteOf(id);
    const told = otherWallet.parse(fromText(sample('payment-get.response.approved-other-wallet').body));
    expect(told.payment_method_id).toBe('interop_transfer');
    const due = toMoney(119_000);
    const bare = { ...told, currency_id: currency, transaction_amount: toDecimal(due, decimals) };
    const known = { status: 'approved', detail: 'accredited', amount: due, currency };
    for (const card of [
      {},
      { card: null },
      { card: {} },
      { card: { last_four_digits: null }, payer: null },
    ]) {
      const read = payment.safeParse({ ...bare, ...card });
      expect(read.success && readPayment(read.data)).toMatchObject({ ok: true, value: known });
    }
  },
);
