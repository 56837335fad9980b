import type { BusinessDay } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import { HOUR, type Instant, SECOND } from '#core/domain/instant';
import { toMoney, ZERO } from '#core/domain/money';
import type { OurPayment, RecordDay, Rest } from '#core/domain/record-day';
import type { SaleId } from '#core/domain/sale';
import type { ProviderRecord, SeenPayment } from '#core/provider';

/** A day in Buenos Aires: midnight is three in the morning by UTC. */
export const DAY = '2026-11-21' as BusinessDay;
export const FROM: Instant = Date.UTC(2026, 10, 21, 3);
export const TO: Instant = FROM + 24 * HOUR;
/** Asked for the morning after. */
export const AS_OF: Instant = TO + 8 * HOUR;
export const SELLER = '700100200';
export const POS = '98000001';

export const NO_REST: Rest = {
  count: 0,
  received: ZERO,
  returned: ZERO,
  fee: ZERO,
  net: ZERO,
  otherCurrency: 0,
  otherSeller: 0,
};

export function ourPayment(name: string, with_: Partial<OurPayment> = {}): OurPayment {
  const approvedAt = with_.approvedAt === undefined ? FROM + 12 * HOUR : with_.approvedAt;
  return {
    id: `pay-${name}`,
    reference: `mst-AB12CD-${name}` as Reference,
    saleId: `sale-${name}` as SaleId,
    due: with_.amount ?? toMoney(1000),
    status: 'approved',
    amount: toMoney(1000),
    refunded: ZERO,
    currency: 'ARS',
    approvedAt,
    learntAt: (approvedAt ?? FROM) + SECOND,
    changedAt: approvedAt ?? FROM,
    refundsDone: ZERO,
    refundsHeld: ZERO,
    refundsChangedAt: null,
    ...with_,
  };
}

/** The same payment as the provider tells it. */
export function recordOf(ours: OurPayment, payment: Partial<SeenPayment> = {}): ProviderRecord {
  const { id, status, amount, refunded, currency, approvedAt, changedAt } = ours;
  return {
    reference: ours.reference,
    siteId: 'MLA',
    payment: {
      id,
      status,
      detail: null,
      amount,
      refunded,
      currency,
      sellerId: SELLER,
      approvedAt,
      changedAt,
      ...payment,
    },
    orderId: null,
    posId: POS,
    operation: 'regular_payment',
    fee: null,
    net: null,
  };
}

export const dayOf = (records: readonly ProviderRecord[], with_: Partial<RecordDay> = {}): RecordDay => ({
  day: DAY,
  window: { from: FROM, to: TO },
  asOf: AS_OF,
  sellerId: SELLER,
  posId: POS,
  currency: 'ARS',
  unreadable: 0,
  rest: NO_REST,
  records,
  ...with_,
});
