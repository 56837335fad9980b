import type { Instant } from '#core/domain/instant';
import type {
  PrintedWhat,
  PrintFact,
  PrintJob,
  PrintJobId,
  SalePaper,
  ShiftPaper,
} from '#core/domain/print-job';
import type { PrintedForm } from '#core/domain/printed-form';
import { isSamePrinter, type PrinterPlace, type ShopPrinter } from '#core/domain/printer-form';
import { hasSlip } from '#core/domain/refund-slip';
import type { SaleId } from '#core/domain/sale';
import { standingOf } from '#core/domain/sale-record';
import type { LogError, OrderLog } from '#core/order-log';
import { printEntries } from '#core/print-entries';
import { err, ok, type Result } from '#core/result';
import type { Lights } from '#core/views';
import { createPrintLane, type PrintLane } from '#main/printing/print-lane';
import type { After, Printed, Printer } from '#main/printing/printer';

export type PrintQueueDeps = {
  readonly log: Pick<OrderLog, 'commit' | 'unfinishedJobs' | 'jobsOf' | 'sale' | 'chargesOf' | 'refundsOf'>;
  readonly now: () => Instant;
  readonly after: After;
  readonly newJobId: () => PrintJobId;
  /** Null when the log has nothing of the kind. */
  readonly formFor: (job: PrintJob) => PrintedForm | null;
  /** Read for every job: settings may change between two. Null where there is no such printer. */
  readonly printerAt: (place: PrinterPlace) => ShopPrinter | null;
  readonly printerFor: (printer: ShopPrinter) => Printer;
  /** The jobs whose state changed; none when only the light did. */
  readonly onChanged: (jobs: readonly PrintJobId[]) => void;
  /** A bug, or a damaged log: for the app's own log. */
  readonly onBug: (thrown: unknown) => void;
};

export type PrintError = 'no-such-sale' | 'not-paid' | 'no-slip' | 'no-other-printer' | LogError;

export type PrintQueue = {
  /** After a restart: what was being sent is asked about, what was waiting goes on. */
  start(): void;
  /** Something was queued by somebody else's commit. Returns at once: paper never delays a charge. */
  wake(): void;
  /** The receipt on the usual printer, or what else of the sale, and where. */
  print(saleId: SaleId, what?: SalePaper, place?: PrinterPlace): Result<PrintJobId, PrintError>;
  /** An X or a Z; the same Z again is a copy. */
  printReport(what: ShiftPaper, place?: PrinterPlace): Result<PrintJobId, 'no-other-printer' | LogError>;
  /** A person asks for a failed job again, or for a waiting one now. */
  requeue(jobId: PrintJobId): Result<null, 'no-such-job' | LogError>;
  /** To the shop's other printer. */
  move(jobId: PrintJobId): Result<null, 'no-such-job' | 'no-other-printer' | LogError>;
  /** A person looked: the paper of a job that broke off is there, whole. */
  found(jobId: PrintJobId): Result<null, 'no-such-job' | LogError>;
  giveUp(jobId: PrintJobId, reason: string): Result<null, 'no-such-job' | LogError>;
  /** What is not done with, oldest first. */
  waiting(): readonly PrintJob[];
  hasSpare(): boolean;
  printTest(place: PrinterPlace, form: PrintedForm): Promise<Printed>;
  /** Between two jobs, never again after a restart: a drawer that opens by itself is nobody's. */
  openDrawer(): Promise<Result<null, 'no-drawer' | 'printer'>>;
  printerLight(): Lights['printer'];
  /** Takes no further job; resolves when the ones being sent have their fate written, or after 3 s without. */
  stop(): Promise<void>;
};

/** Receipts as the log has them queued, one after the other on each printer. */
export function createPrintQueue(deps: PrintQueueDeps): PrintQueue {
  const { log, now, onChanged } = deps;
  const record = (id: PrintJobId, fact: PrintFact): Result<null, LogError> => {
    const written = log.commit([{ stream: 'print', id, fact }]);
    if (!written.ok) return written;
    onChanged([id]);
    return ok(null);
  };
  const usual = (): ShopPrinter => {
    const printer = deps.printerAt('usual');
    if (printer === null) throw new Error('a shop always has a usual printer: a folder at least');
    return printer;
  };
  /** The same printer twice is one printer: two jobs at once would be mixed on its paper. */
  function spare(): ShopPrinter | null {
    const printer = deps.printerAt('spare');
    return printer === null || isSamePrinter(printer.target, usual().target) ? null : printer;
  }
  const placeNow = ({ place }: PrintJob): PrinterPlace => (spare() === null ? 'usual' : place);
  const laneAt = (place: PrinterPlace): PrintLane =>
    createPrintLane({
      ...deps,
      place,
      record,
      unfinished: () => log.unfinishedJobs().filter((job) => placeNow(job) === place),
      printer: () => deps.printerFor((place === 'spare' ? spare() : null) ?? usual()),
      onObstacle: () => onChanged([]),
    });
  const lanes = { usual: laneAt('usual'), spare: laneAt('spare') };
  const each = Object.values(lanes);
  const wake = (): void => {
    for (const lane of each) lane.wake();
  };
  /** What is in a printer now is out of a person's reach. */
  const moved = (
    jobId: PrintJobId,
    fact: (job: PrintJob) => PrintFact,
  ): Result<null, 'no-such-job' | LogError> => {
    const job = log.unfinishedJobs().find(({ id, state }) => id === jobId && state !== 'sending');
    if (job === undefined) return err('no-such-job');
    const written = record(jobId, fact(job));
    // It may begin, and so may what was behind it.
    if (written.ok) wake();
    return written;
  };

  return {
    start() {
      for (const job of log.unfinishedJobs()) {
        // Whatever it was that broke off, half of it may be in the printer still.
        if (job.state !== 'queued') lanes[placeNow(job)].leftHalf();
        if (job.state === 'sending')
          record(job.id, { at: now(), kind: 'job-failed', trouble: 'interrupted', detail: 'the app ended' });
      }
      wake();
    },
    wake,
    print(saleId, what = { kind: 'receipt' }, place = 'usual') {
      if (place === 'spare' && spare() === null) return err('no-other-printer');
      const queued = queueOne(deps, saleId, what, place);
      if (!queued.ok) return queued;
      onChanged([queued.value]);
      wake();
      return queued;
    },
    printReport(what, place = 'usual') {
      if (place === 'spare' && spare() === null) return err('no-other-printer');
      const jobId = deps.newJobId();
      const isCopy = what.x === null && log.jobsOf(what.shiftId).some((job) => isZ(job.what));
      const written = log.commit(printEntries(null, jobId, now(), isCopy, what, place));
      if (!written.ok) return written;
      onChanged([jobId]);
      wake();
      return ok(jobId);
    },
    requeue: (jobId) => moved(jobId, () => ({ at: now(), kind: 'job-requeued' })),
    move(jobId) {
      if (spare() === null) return err('no-other-printer');
      return moved(jobId, ({ place }) => ({
        at: now(),
        kind: 'job-moved',
        to: place === 'usual' ? 'spare' : 'usual',
      }));
    },
    found: (jobId) => moved(jobId, () => ({ at: now(), kind: 'job-found' })),
    giveUp: (jobId, reason) => moved(jobId, () => ({ at: now(), kind: 'job-given-up', reason })),
    waiting: () => log.unfinishedJobs(),
    hasSpare: () => spare() !== null,
    printTest: (place, form) => lanes[place].printTest(form),
    openDrawer: () => lanes.usual.openDrawer(),
    printerLight: () =>
      lightOf(
        log.unfinishedJobs(),
        each.map((lane) => lane.obstacle()?.trouble ?? null).find((trouble) => trouble !== null) ?? null,
        usual(),
      ),
    async stop() {
      await Promise.all(each.map((lane) => lane.stop()));
    },
  };
}

function queueOne(
  { log, now, newJobId }: PrintQueueDeps,
  saleId: SaleId,
  what: SalePaper,
  place: PrinterPlace,
): Result<PrintJobId, PrintError> {
  const sale = log.sale(saleId);
  if (sale === null) return err('no-such-sale');
  if (what.kind === 'refund') {
    const refund = log.refundsOf(saleId).find(({ refundId }) => refundId === what.refundId);
    if (refund === undefined || !hasSlip(refund)) return err('no-slip');
  } else if (!standingOf(sale, log.chargesOf(saleId)).isPaid) return err('not-paid');
  const jobId = newJobId();
  // Whatever became of an earlier job of the same, some of it may be on paper already.
  const isCopy = log.jobsOf(saleId).some((job) => isSameWhat(job.what, what));
  const written = log.commit(printEntries(saleId, jobId, now(), isCopy, what, place));
  return written.ok ? ok(jobId) : written;
}

const isZ = (what: PrintedWhat): boolean => what.kind === 'report' && what.x === null;

const isSameWhat = (one: PrintedWhat, other: PrintedWhat): boolean =>
  one.kind === other.kind &&
  (one.kind !== 'refund' || other.kind !== 'refund' || one.refundId === other.refundId);

/** `off` says that receipts are only kept as files. */
function lightOf(
  jobs: readonly PrintJob[],
  obstacle: Lights['printer']['reason'],
  { target }: ShopPrinter,
): Lights['printer'] {
  const waiting = jobs.filter(({ state }) => state !== 'failed').length;
  const reason = obstacle ?? jobs.find(({ state }) => state === 'failed')?.trouble ?? null;
  if (reason !== null) return { state: 'trouble', reason, waiting };
  if (waiting > 0) return { state: 'waiting', reason: null, waiting };
  return { state: target.kind === 'file' ? 'off' : 'ok', reason: null, waiting };
}
