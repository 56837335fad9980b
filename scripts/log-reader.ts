import fs from 'node:fs';
import type { Charge } from '#core/domain/charge';
import type { SaleRecord } from '#core/domain/sale-record';
import { createOrderLog } from '#main/order-log/order-log';
import { openReadOnly } from '#main/sqlite';

/** A sale as the log has it, with its charges in their order. */
export type LoggedSale = { readonly sale: SaleRecord; readonly charges: readonly Charge[] };

/** The newest sale in the log; null before the first charge. Read anew each time, beside the running app. */
export function readNewestSale(file: string): LoggedSale | null {
  if (!fs.existsSync(file)) return null;
  const db = openReadOnly(file);
  try {
    const log = createOrderLog(db, { now: Date.now });
    const newest = log.recent(1)[0];
    const sale = newest === undefined ? null : log.sale(newest.saleId);
    return sale === null ? null : { sale, charges: log.chargesOf(sale.id) };
  } finally {
    db.close();
  }
}
