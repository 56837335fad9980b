import type { Instant } from '#core/domain/instant';
import type { PrinterTarget, PrintFact, PrintJob, PrintJobId } from '#core/domain/print-job';
import type { Receipt } from '#core/domain/receipt';
import type { SaleId } from '#core/domain/sale';
import { standingOf } from '#core/domain/sale-record';
import type { LogError, OrderLog } from '#core/order-log';
import { printEntries } from '#core/print-entries';
import { err, ok, type Result } from '#core/result';
import type { Lights } from '#core/views';
import { createPrintLoop } from '#main/printing/print-loop';
import { createPrintStep, openPrinter, printOn } from '#main/printing/print-step';
import type { After, Printed, Printer } from '#main/printing/printer';

export type PrintQueueDeps = {
  readonly log: Pick<OrderLog, 'commit' | 'unfinishedJobs' | 'jobsOf' | 'sale' | 'chargesOf'>;
  readonly now: () => Instant;
  readonly after: After;
  readonly newJobId: () => PrintJobId;
  /** Null when the log has no such sale. */
  readonly receiptFor: (job: PrintJob) => Receipt | null;
  /** Read for every job: settings may change between two. */
  readonly target: () => PrinterTarget;
  readonly printerFor: (target: PrinterTarget) => Printer;
  /** The jobs whose state changed; none when only the light did. */
  readonly onChanged: (jobs: readonly PrintJobId[]) => void;
  /** A bug, or a damaged log: for the app's own log. */
  readonly onBug: (thrown: unknown) => void;
};

export type PrintQueue = {
  /** After a restart: what was being sent is asked about, what was waiting goes on. */
  start(): void;
  /** Something was queued by somebody else's commit. Returns at once: paper never delays a charge. */
  wake(): void;
  reprint(saleId: SaleId): Result<PrintJobId, 'no-such-sale' | 'not-paid' | LogError>;
  /** A person asks for a failed job again, or for a waiting one now. */
  requeue(jobId: PrintJobId): Result<null, 'no-such-job' | LogError>;
  giveUp(jobId: PrintJobId, reason: string): Result<null, 'no-such-job' | LogError>;
  /** Straight to the printer, between two jobs, and not in the log. */
  printTest(receipt: Receipt): Promise<Printed>;
  /** Between two jobs, never again after a restart: a drawer that opens by itself is nobody's. */
  openDrawer(): Promise<Result<null, 'no-drawer' | 'printer'>>;
  printerLight(): Lights['printer'];
  /** Takes no further job; resolves when the one being sent has its fate written, or after 3 s without. */
  stop(): Promise<void>;
};

/** Receipts, one after the other, as the log has them queued. */
export function createPrintQueue(deps: PrintQueueDeps): PrintQueue {
  const { log, now, onChanged } = deps;
  const record = (id: PrintJobId, fact: PrintFact): Result<null, LogError> => {
    const written = log.commit([{ stream: 'print', id, fact }]);
    if (!written.ok) return written;
    onChanged([id]);
    return ok(null);
  };
  const step = createPrintStep({
    ...deps,
    record,
    isOver: () => loop.isOver(),
    onObstacle: () => onChanged([]),
  });
  const loop = createPrintLoop({ take: step.take, after: deps.after, onBug: deps.onBug });

  return {
    start() {
      for (const { id } of log.unfinishedJobs().filter(({ state }) => state === 'sending'))
        record(id, { at: now(), kind: 'job-failed', trouble: 'interrupted', detail: 'the app ended' });
      loop.wake();
    },
    wake: loop.wake,
    reprint: (saleId) => {
      const queued = queueCopy(deps, saleId);
      if (!queued.ok) return queued;
      onChanged([queued.value]);
      loop.wake();
      return queued;
    },
    requeue(jobId) {
      if (!canBeMoved(log, jobId)) return err('no-such-job');
      const written = record(jobId, { at: now(), kind: 'job-requeued' });
      if (written.ok) loop.wake();
      return written;
    },
    giveUp(jobId, reason) {
      if (!canBeMoved(log, jobId)) return err('no-such-job');
      const written = record(jobId, { at: now(), kind: 'job-given-up', reason });
      // What was behind it may begin.
      if (written.ok) loop.wake();
      return written;
    },
    printTest: (receipt) =>
      loop.inTurn(async () => {
        const opened = await openPrinter(deps.printerFor(deps.target()));
        return opened.ok ? printOn(opened.value, receipt, testJob(now())) : opened;
      }),
    openDrawer: () =>
      loop.inTurn(async () => {
        const opened = await openPrinter(deps.printerFor(deps.target()));
        if (!opened.ok) return err('printer');
        const { kick, abandon } = opened.value;
        if (kick === undefined) {
          abandon();
          return err('no-drawer');
        }
        const kicked = await kick().catch(() => err('printer'));
        return kicked.ok ? ok(null) : err('printer');
      }),
    printerLight: () => lightOf(log.unfinishedJobs(), step.obstacle()?.trouble ?? null, deps.target()),
    stop: loop.stop,
  };
}

function queueCopy(
  { log, now, newJobId }: PrintQueueDeps,
  saleId: SaleId,
): Result<PrintJobId, 'no-such-sale' | 'not-paid' | LogError> {
  const sale = log.sale(saleId);
  if (sale === null) return err('no-such-sale');
  if (!standingOf(sale, log.chargesOf(saleId)).isPaid) return err('not-paid');
  const jobId = newJobId();
  // Whatever became of an earlier job, some of it may be on paper already.
  const isCopy = log.jobsOf(saleId).length > 0;
  const written = log.commit(printEntries(saleId, jobId, now(), isCopy));
  return written.ok ? ok(jobId) : written;
}

/** What is in the printer now is out of a person's reach. */
const canBeMoved = (log: PrintQueueDeps['log'], jobId: PrintJobId): boolean =>
  log.unfinishedJobs().some(({ id, state }) => id === jobId && state !== 'sending');

/** `off` says that receipts are only kept as files. */
function lightOf(
  jobs: readonly PrintJob[],
  obstacle: Lights['printer']['reason'],
  { kind }: PrinterTarget,
): Lights['printer'] {
  const waiting = jobs.filter(({ state }) => state !== 'failed').length;
  const reason = obstacle ?? jobs.find(({ state }) => state === 'failed')?.trouble ?? null;
  if (reason !== null) return { state: 'trouble', reason, waiting };
  if (waiting > 0) return { state: 'waiting', reason: null, waiting };
  return { state: kind === 'file' ? 'off' : 'ok', reason: null, waiting };
}

const testJob = (at: Instant): PrintJob => ({
  id: 'test' as PrintJobId,
  saleId: 'test' as SaleId,
  isCopy: false,
  state: 'sending',
  trouble: null,
  queuedAt: at,
});
