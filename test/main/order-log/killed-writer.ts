import { writeSync } from 'node:fs';
import type { Reference } from '#core/domain/charge';
import { toMoney } from '#core/domain/money';
import type { SaleId } from '#core/domain/sale';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';

// Sells until it is killed, two facts to a commit, and says each commit that was answered.
const at = Date.UTC(2026, 10, 21, 14, 0, 0);
const opened = openLog({ file: process.argv[2] ?? '', now: () => at });
if (!opened.ok) throw new Error(opened.error.kind);
const log = createOrderLog(opened.value, { now: () => at });

for (let count = 1; ; count += 1) {
  const reference = `mst-AB12CD-${count}` as Reference;
  const terms = {
    reference,
    saleId: `sale-${count}` as SaleId,
    attempt: 1,
    siteId: 'MLA',
    api: 'instore',
    mode: 'dynamic',
    total: toMoney(1000),
    sellerId: 'seller-1',
    externalPosId: 'CAJA1',
    expiresAt: at + 300_000,
  } as const;
  const written = log.commit([
    { stream: 'charge', id: reference, fact: { at, kind: 'charge-requested', terms } },
    { stream: 'charge', id: reference, fact: { at, kind: 'request-unanswered', reason: 'timeout' } },
  ]);
  if (written.ok) writeSync(1, `${count}\n`);
}
