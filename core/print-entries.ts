import type { Instant } from '#core/domain/instant';
import type { PrintedWhat, PrintJobId } from '#core/domain/print-job';
import type { PrinterPlace } from '#core/domain/printer-form';
import type { SaleId } from '#core/domain/sale';
import type { Entry } from '#core/order-log';

/** Queues one piece of paper. For the first print of a sale it goes in the same commit as the fact that paid it. */
export function printEntries(
  saleId: SaleId | null,
  jobId: PrintJobId,
  at: Instant,
  isCopy: boolean,
  what: PrintedWhat = { kind: 'receipt' },
  place: PrinterPlace = 'usual',
): readonly Entry[] {
  return [
    { stream: 'print', id: jobId, fact: { at, kind: 'job-queued', jobId, saleId, isCopy, what, place } },
  ];
}
