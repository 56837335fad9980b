import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { nextJob, type PrintFact, type PrintJob, type PrintJobId, queuedJob } from '#core/domain/print-job';
import type { SaleId } from '#core/domain/sale';
import type { ShiftId } from '#core/domain/shift';
import { LogDamaged } from '#main/order-log/facts';
import { printFacts } from '#main/order-log/sale-facts';
import { printJobId } from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

const insertJob = `
  INSERT INTO print_jobs (born, id, seq, sale_id, is_copy, state, trouble, queued_at, open)
  VALUES (@born, @id, @seq, @saleId, @isCopy, @state, @trouble, @queuedAt, @open)`;

const updateJob = `
  UPDATE print_jobs SET seq = @seq, state = @state, trouble = @trouble, open = @open WHERE id = @id`;

export function printRules(db: Database): StreamRules<PrintJobId, PrintJob, PrintFact> {
  const insert = db.prepare(insertJob);
  const update = db.prepare(updateJob);
  const seqOf = db.prepare<[PrintJobId], { seq: number }>('SELECT seq FROM print_jobs WHERE id = ?');
  return {
    prefix: 'print',
    schemas: printFacts,
    begin: (fact) => (fact.kind === 'job-queued' ? queuedJob(fact) : null),
    next: nextJob,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: (job, place) => void insert.run({ ...columnsOf(job), ...place }),
    update: (_before, job, seq) => void update.run({ ...columnsOf(job), seq }),
  };
}

const columnsOf = ({ what, ...job }: PrintJob) => ({
  ...job,
  // Whose it is: a sale's, or a shift's.
  saleId: what.kind === 'report' ? what.shiftId : job.saleId,
  isCopy: Number(job.isCopy),
  open: Number(job.state !== 'sent' && job.state !== 'given-up'),
});

export type JobLists = {
  unfinished(): readonly PrintJobId[];
  of(whose: SaleId | ShiftId): readonly PrintJobId[];
};

const named = z.array(z.object({ id: printJobId }));

export function createJobLists(db: Database): JobLists {
  const unfinished = db.prepare('SELECT id FROM print_jobs WHERE open = 1 ORDER BY born');
  const ofSale = db.prepare('SELECT id FROM print_jobs WHERE sale_id = ? ORDER BY born');
  return {
    unfinished: () => ids(unfinished.all()),
    of: (whose) => ids(ofSale.all(whose)),
  };
}

function ids(rows: readonly unknown[]): readonly PrintJobId[] {
  const parsed = named.safeParse(rows);
  if (!parsed.success)
    throw new LogDamaged(`A row of print jobs is not one we know: ${parsed.error.message}`);
  return parsed.data.map(({ id }) => id);
}
