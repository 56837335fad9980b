import { join } from 'node:path';
import type { Reference } from '#core/domain/charge';
import { MINUTE, SECOND } from '#core/domain/instant';
import { ONE, toMoney } from '#core/domain/money';
import type { LineId, SaleId } from '#core/domain/sale';
import type { Entry } from '#core/order-log';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';

const AT_ONCE = 2000;

/** A practice log of sales that were paid, one each five minutes until a while ago, written by the log's own code. */
export function writeLog(folder: string, charges: number): void {
  const opened = openLog({ file: join(folder, 'log-practice.db'), now: Date.now });
  if (!opened.ok) throw new Error(`no log: ${opened.error.kind}`);
  const db = opened.value;
  const log = createOrderLog(db, { now: Date.now });
  const start = Date.now() - (charges + 200) * 5 * MINUTE;
  for (let from = 0; from < charges; from += AT_ONCE) {
    const write = db.transaction((): void => {
      for (let at = from; at < Math.min(charges, from + AT_ONCE); at++) {
        const written = log.commit(paidSale(at, start + at * 5 * MINUTE));
        if (!written.ok) throw new Error(`not written: ${written.error}`);
      }
    });
    write();
  }
  log.close();
}

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

function paidSale(at: number, when: number): readonly Entry[] {
  const [sale, charge] = openedSale(at, when);
  if (sale === undefined || charge?.stream !== 'charge') throw new Error('no charge');
  const paidAt = when + 20 * SECOND;
  const total = toMoney(489_000);
  const payment = {
    id: `p${at}`,
    status: 'approved',
    detail: 'accredited',
    amount: total,
    refunded: toMoney(0),
    currency: 'ARS',
    sellerId: '1',
    approvedAt: paidAt,
    changedAt: paidAt,
  } as const;
  const order = { id: `o${at}`, status: 'closed', total, sellerId: '1', changedAt: paidAt } as const;
  const issued = {
    at: when + 200,
    kind: 'code-issued',
    qrData: '000201',
    providerOrderId: null,
    providerMs: 180,
  } as const;
  return [
    sale,
    charge,
    { ...charge, fact: issued },
    { ...charge, fact: { at: paidAt, kind: 'payment-seen', payment } },
    { ...charge, fact: { at: paidAt, kind: 'order-seen', order } },
  ];
}
