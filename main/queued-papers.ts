import type { PrintJob } from '#core/domain/print-job';
import type { OrderLog } from '#core/order-log';
import type { QueuedPaper } from '#core/views';
import type { Session } from '#main/session';

/** What the printers still owe, with the sale that each is of. */
export function queuedPapers({ printing, log }: Pick<Session, 'printing' | 'log'>): readonly QueuedPaper[] {
  return printing.waiting().flatMap((job) => {
    const about = subjectOf(log, job);
    if (about === null) return [];
    const { id, isCopy, place, state, trouble, queuedAt } = job;
    return [{ jobId: id, ...about, what: whatOf(job), isCopy, place, state, trouble, queuedAt }];
  });
}

/** Null where the log has nothing of the kind. */
export function subjectOf(
  log: Pick<OrderLog, 'sale' | 'shifts'>,
  { saleId, what }: Pick<PrintJob, 'saleId' | 'what'>,
): Pick<QueuedPaper, 'saleId' | 'number' | 'amount'> | null {
  if (what.kind === 'report') {
    const report = what.x ?? log.shifts.byId(what.shiftId)?.closed?.report;
    return report === undefined ? null : { saleId: null, number: report.zNumber, amount: report.net };
  }
  const sale = saleId === null ? null : log.sale(saleId);
  return sale === null ? null : { saleId: sale.id, number: sale.number, amount: sale.total };
}

export const whatOf = ({ what }: Pick<PrintJob, 'what'>): QueuedPaper['what'] =>
  what.kind !== 'report' ? what.kind : what.x === null ? 'z' : 'x';
