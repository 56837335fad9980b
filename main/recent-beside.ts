import { subtract, sum } from '#core/domain/money';
import type { SaleRecord } from '#core/domain/sale-record';
import type { VoidRecord } from '#core/domain/voids';
import type { OrderLog } from '#core/order-log';
import type { RecentBeside, TenderedSale, VoidedView } from '#core/recent-views';

/** What the list of F7 tells beside its charges: sales paid otherwise, and what was voided. */
export function recentBeside(log: OrderLog, limit: number): RecentBeside {
  return {
    tendered: log.recentTendered(limit).flatMap((sale) => tenderedView(log, sale)),
    voided: log.recentVoids(limit).map(voidedView),
  };
}

function tenderedView(log: OrderLog, sale: SaleRecord): readonly TenderedSale[] {
  const { id, number, total, tenders, receiptNumber } = sale;
  // Paid in part it is still on the counter.
  if (receiptNumber === null || tenders.length === 0) return [];
  const collected = sum(log.chargesOf(id).map(({ received, returned }) => subtract(received, returned)));
  const at = Math.max(...tenders.map((tender) => tender.at));
  return [{ saleId: id, saleNumber: number, at, total, tenders, collected, receiptNumber }];
}

const voidedView = (record: VoidRecord): VoidedView => ({
  id: record.id,
  at: record.at,
  how: record.how,
  first: record.lines[0]?.name ?? '',
  lines: record.lines.length,
  amount: subtract(record.totalBefore, record.totalAfter),
  leavesNothing: record.leavesNothing,
  isUndone: record.undoneAt !== null,
  by: record.by,
});
