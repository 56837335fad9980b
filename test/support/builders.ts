import type { Charge, ChargeFact, Reference, Terms } from '#core/domain/charge';
import { type Instant, MINUTE, SECOND } from '#core/domain/instant';
import { type Birth, fold } from '#core/domain/lifecycle';
import { type Money, ONE, toMoney, toQuantity } from '#core/domain/money';
import type { Cart, Line, LineId, SaleId } from '#core/domain/sale';
import type { SeenOrder, SeenPayment } from '#core/provider';

/** When every charge built here is asked for, unless its test says otherwise. */
export const NOON: Instant = Date.UTC(2026, 10, 21, 12);
export const EXPIRY: Instant = NOON + 5 * MINUTE;
/** A read that began here is after the deadline, whatever the provider's clock rounds. */
export const AFTER_EXPIRY: Instant = EXPIRY + 3 * SECOND;
export const SELLER = '700100200';
export const TOTAL: Money = toMoney(565_100);

export const reference = (text: string): Reference => text as Reference;
export const saleId = (text: string): SaleId => text as SaleId;
export const lineId = (text: string): LineId => text as LineId;

export function someTerms(with_: Partial<Terms> = {}): Terms {
  return {
    reference: reference('mst-abc123-01JD0000000000000000000000'),
    saleId: saleId('sale-1'),
    attempt: 1,
    siteId: 'MLA',
    api: 'instore',
    mode: 'dynamic',
    total: TOTAL,
    sellerId: SELLER,
    externalPosId: 'CAJA001',
    expiresAt: EXPIRY,
    ...with_,
  };
}

export const aBirth = (terms: Partial<Terms> = {}, at: Instant = NOON): Birth => ({
  kind: 'charge-requested',
  at,
  terms: someTerms(terms),
});

export const anAdoption = (terms: Partial<Terms> = {}, at: Instant = NOON): Birth => ({
  kind: 'charge-adopted',
  at,
  terms: someTerms(terms),
});

/** Approved in full, by our seller, half a minute after the charge was asked for. */
export function aPayment(with_: Partial<SeenPayment> = {}): SeenPayment {
  return {
    id: '131500000001',
    status: 'approved',
    detail: 'accredited',
    amount: TOTAL,
    refunded: toMoney(0),
    currency: 'ARS',
    sellerId: SELLER,
    approvedAt: NOON + 30 * SECOND,
    changedAt: NOON + 30 * SECOND,
    ...with_,
  };
}

/** Not money, or not yet. */
export const aTry = (status: SeenPayment['status'], with_: Partial<SeenPayment> = {}): SeenPayment =>
  aPayment({ status, detail: null, approvedAt: null, ...with_ });

export function anOrder(with_: Partial<SeenOrder> = {}): SeenOrder {
  return {
    id: '31500000001',
    status: 'closed',
    total: TOTAL,
    sellerId: SELLER,
    changedAt: NOON + 31 * SECOND,
    ...with_,
  };
}

type Bare = ChargeFact extends infer Fact ? (Fact extends ChargeFact ? Omit<Fact, 'at'> : never) : never;

/** The same fact with its time: reads as "at that moment, this happened". */
export const at = (moment: Instant, fact: Bare): ChargeFact => ({ ...fact, at: moment });

export const issued = (moment: Instant = NOON + SECOND): ChargeFact =>
  at(moment, {
    kind: 'code-issued',
    qrData: '00020101021243650016com.mercadolibre6304B680',
    providerOrderId: 'in-store-1',
    providerMs: 180,
  });

export const stopped = (moment: Instant = NOON + MINUTE): ChargeFact =>
  at(moment, { kind: 'asking-stopped', why: 'cashier' });
export const resumed = (moment: Instant): ChargeFact => at(moment, { kind: 'asking-resumed' });
export const deadline = (moment: Instant = EXPIRY): ChargeFact => at(moment, { kind: 'deadline-passed' });
export const readSince = (startedAt: Instant = AFTER_EXPIRY): ChargeFact =>
  at(startedAt + SECOND, { kind: 'read-after-deadline', startedAt });
export const paymentSeen = (payment: SeenPayment, moment: Instant = NOON + 40 * SECOND): ChargeFact =>
  at(moment, { kind: 'payment-seen', payment });
export const orderSeen = (order: SeenOrder, moment: Instant = NOON + 40 * SECOND): ChargeFact =>
  at(moment, { kind: 'order-seen', order });

/** The charge after these facts, born with our usual terms. */
export const chargeAfter = (...facts: readonly ChargeFact[]): Charge => fold([aBirth(), ...facts]);

export function aLine(with_: Partial<Line> = {}): Line {
  return {
    id: lineId('line-1'),
    productId: 'coffee-250',
    sku: 'CAFE-250',
    name: 'Café molido 250 g',
    unitPrice: toMoney(185_050),
    quantity: ONE,
    unit: 'unit',
    taxRate: null,
    discount: null,
    note: null,
    ...with_,
  };
}

export const aCart = (...lines: readonly Line[]): Cart => ({ lines, discount: null, note: null });

/** One line of an open amount: a sale whose total is exactly that. */
export const cartOf = (total: Money): Cart =>
  aCart(aLine({ productId: null, sku: null, unitPrice: total, quantity: toQuantity(1000) }));
