import type { Reference } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import { ONE, toMoney, ZERO } from '#core/domain/money';
import type { LineId, SaleId } from '#core/domain/sale';
import type { Entry } from '#core/order-log';

const TOTAL = toMoney(489_000);
const referenceOf = (at: number): Reference => `mst-BENCH0-${String(at).padStart(10, '0')}` as Reference;

/** What is written when somebody presses the key: the sale and its charge. */
export function openedSale(at: number, when: number): readonly Entry[] {
  const saleId = `sale-${at}` as SaleId;
  const reference = referenceOf(at);
  const line = {
    id: `l${at}` as LineId,
    productId: null,
    sku: null,
    name: 'Yerba mate',
    unitPrice: TOTAL,
  };
  const rest = { quantity: ONE, unit: 'unit', taxRate: null, discount: null, note: null } as const;
  const cart = { lines: [{ ...line, ...rest }], discount: null, note: null };
  const terms = {
    reference,
    saleId,
    attempt: 1,
    siteId: 'MLA',
    api: 'instore',
    mode: 'dynamic',
    total: TOTAL,
    sellerId: '1',
    externalPosId: 'CAJA1',
    expiresAt: when + 5 * MINUTE,
  } as const;
  return [
    {
      stream: 'sale',
      id: saleId,
      fact: { at: when, kind: 'sale-opened', saleId, number: at + 1, cart, cashier: null },
    },
    { stream: 'charge', id: reference, fact: { at: when, kind: 'charge-requested', terms } },
  ];
}

/** What is written when a read shows its money, with the receipt's number: the sale is paid. */
export function paidFacts(at: number, when: number): readonly Entry[] {
  const id = referenceOf(at);
  const seller = { sellerId: '1', changedAt: when };
  const payment = {
    ...seller,
    id: `pay-${at}`,
    status: 'approved',
    detail: 'accredited',
    amount: TOTAL,
    refunded: ZERO,
    currency: 'ARS',
    approvedAt: when,
  } as const;
  const order = { ...seller, id: `order-${at}`, status: 'closed', total: TOTAL } as const;
  return [
    { stream: 'charge', id, fact: { at: when, kind: 'payment-seen', payment } },
    { stream: 'charge', id, fact: { at: when, kind: 'order-seen', order } },
    {
      stream: 'sale',
      id: `sale-${at}` as SaleId,
      fact: { at: when, kind: 'receipt-numbered', receiptNumber: `BENCH-A${at}` },
    },
  ];
}
