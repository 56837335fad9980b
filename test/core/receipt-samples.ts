import type { Charge, ChargeFact, Reference } from '#core/domain/charge';
import { type Instant, MINUTE } from '#core/domain/instant';
import { fold } from '#core/domain/lifecycle';
import { type Money, ONE, subtract, toMoney, toQuantity } from '#core/domain/money';
import { type Receipt, type ReceiptSetting, receiptOf } from '#core/domain/receipt';
import { type Cart, type Line, type LineId, type SaleId, totalsOf } from '#core/domain/sale';
import { nextSale, openedSale, type SaleFact, type SaleRecord } from '#core/domain/sale-record';
import { type Language, type SiteId, siteOf } from '#core/domain/site';

/** 14:32 in Buenos Aires, 12:32 in Bogotá. */
export const T0: Instant = Date.UTC(2026, 10, 21, 17, 32, 10);

export function lineOf(more: Partial<Line> = {}): Line {
  return {
    id: 'line' as LineId,
    productId: null,
    sku: null,
    name: 'Café molido 250 g',
    unitPrice: toMoney(185_050),
    quantity: ONE,
    unit: 'unit',
    taxRate: null,
    discount: null,
    note: null,
    ...more,
  };
}

/** A bit of everything: pieces, a weight, discounts of both kinds, notes. */
export const everyday: Cart = {
  lines: [
    lineOf({ quantity: toQuantity(2000) }),
    lineOf({ name: 'Medialuna', unitPrice: toMoney(65_000), quantity: toQuantity(3000) }),
    lineOf({ name: 'Jamón cocido', unit: 'kg', unitPrice: toMoney(1_250_000), quantity: toQuantity(845) }),
    lineOf({
      name: 'Pão de queijo',
      unitPrice: toMoney(99_900),
      discount: { kind: 'percent', basisPoints: 1250 },
      note: 'bien tostado',
    }),
    lineOf({
      name: 'Yerba 1 kg',
      unitPrice: toMoney(540_000),
      discount: { kind: 'amount', amount: toMoney(40_000) },
    }),
  ],
  discount: { kind: 'percent', basisPoints: 1000 },
  note: 'Retira Ana a las 18',
};

export function saleOf(cart: Cart, ...facts: readonly SaleFact[]): SaleRecord {
  const opened = openedSale({
    kind: 'sale-opened',
    at: T0 - 2 * MINUTE,
    saleId: 'sale-1' as SaleId,
    number: 123,
    cart,
    cashier: 'Ana',
  });
  const numbered: SaleFact = { at: T0, kind: 'receipt-numbered', receiptNumber: 'CAJA01-A000123' };
  return [...facts, numbered].reduce(nextSale, opened);
}

export type Paid = {
  readonly siteId: SiteId;
  readonly amount: Money;
  readonly id?: string;
  readonly refunded?: Money;
  readonly approvedAt?: Instant;
};

/** A charge for `amount`, paid in one payment. */
export function chargePaid({ siteId, amount, id = '131500000001', refunded, approvedAt = T0 }: Paid): Charge {
  const payment: ChargeFact = {
    at: approvedAt + 1500,
    kind: 'payment-seen',
    payment: {
      id,
      status: 'approved',
      detail: 'accredited',
      amount,
      refunded: refunded ?? toMoney(0),
      currency: siteOf(siteId).currency,
      sellerId: '700100200',
      approvedAt,
      changedAt: approvedAt,
    },
  };
  const closed: ChargeFact = {
    at: approvedAt + 1500,
    kind: 'order-seen',
    order: {
      id: `order-${id}`,
      status: 'closed',
      total: amount,
      sellerId: '700100200',
      changedAt: approvedAt,
    },
  };
  const terms = {
    reference: `mst-AB12CD-${id}` as Reference,
    saleId: 'sale-1' as SaleId,
    attempt: 1,
    siteId,
    api: 'instore',
    mode: 'dynamic',
    total: amount,
    sellerId: '700100200',
    externalPosId: 'CAJA01',
    expiresAt: T0 + 5 * MINUTE,
  } as const;
  return fold([{ kind: 'charge-requested', at: approvedAt - MINUTE, terms }, payment, closed]);
}

export function settingOf(
  siteId: SiteId,
  language: Language,
  more: Partial<ReceiptSetting> = {},
): ReceiptSetting {
  return {
    siteId,
    language,
    timeZone: siteOf(siteId).timeZone,
    shop: {
      name: 'Panadería El Ñandú',
      trade: 'Panadería y café',
      address: 'Av. San Martín 1234, Córdoba',
      taxId: '30-71234567-8',
      logo: null,
      footer: null,
    },
    register: 'Caja 01',
    isPractice: false,
    ...more,
  };
}

/** Paid in part in cash, the rest by QR. */
export function receiptFor(
  siteId: SiteId,
  language: Language,
  { cart = everyday, isCopy = false, isPractice = false } = {},
): Receipt {
  const { total } = totalsOf(cart);
  const cash = toMoney(Math.min(100_000, Math.floor(total / 2)));
  const tender: SaleFact = {
    at: T0 - MINUTE,
    kind: 'tender-recorded',
    tenderId: null,
    tender: 'cash',
    amount: cash,
    given: toMoney(cash + 20_000),
  };
  return receiptOf({
    sale: saleOf(cart, tender),
    charges: [chargePaid({ siteId, amount: subtract(total, cash) })],
    setting: settingOf(siteId, language, { isPractice }),
    isCopy,
  });
}
