import type { Reference } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import { ONE, toMoney } from '#core/domain/money';
import type { LineId, SaleId } from '#core/domain/sale';
import type { Entry } from '#core/order-log';

/** What is written when somebody presses the key: the sale and its charge. */
export function openedSale(at: number, when: number): readonly Entry[] {
  const saleId = `sale-${at}` as SaleId;
  const reference = `mst-BENCH0-${String(at).padStart(10, '0')}` as Reference;
  const line = {
    id: `l${at}` as LineId,
    productId: null,
    sku: null,
    name: 'Yerba mate',
    unitPrice: toMoney(489_000),
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
    total: toMoney(489_000),
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
