import type { QueuedPaper } from '#core/views';
import type { Session } from '#main/session';

/** What the printers still owe, with the sale that each is of. */
export function queuedPapers({ printing, log }: Pick<Session, 'printing' | 'log'>): readonly QueuedPaper[] {
  return printing.waiting().flatMap((job) => {
    const sale = log.sale(job.saleId);
    if (sale === null) return [];
    const { id, saleId, isCopy, place, state, trouble, queuedAt } = job;
    const about = { jobId: id, saleId, saleNumber: sale.number, amount: sale.total };
    return [{ ...about, what: job.what.kind, isCopy, place, state, trouble, queuedAt }];
  });
}
