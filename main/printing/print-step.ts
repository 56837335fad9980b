import type { Instant } from '#core/domain/instant';
import type { PrinterTarget, PrintFact, PrintJob, PrintJobId } from '#core/domain/print-job';
import type { PrintedForm } from '#core/domain/printed-form';
import type { LogError } from '#core/order-log';
import { err, type Result } from '#core/result';
import {
  type OpenPrinter,
  type Piece,
  type Printed,
  type Printer,
  type PrintFailure,
  wordsOf,
} from '#main/printing/printer';

export type PrintStepDeps = {
  /** The jobs of this printer that are not done with, oldest first. */
  readonly unfinished: () => readonly PrintJob[];
  readonly now: () => Instant;
  readonly formFor: (job: PrintJob) => PrintedForm | null;
  readonly printer: () => Printer;
  readonly record: (id: PrintJobId, fact: PrintFact) => Result<null, LogError>;
  /** The log may be closed: nothing more is read or written. */
  readonly isOver: () => boolean;
  /** The obstacle came or went. */
  readonly onObstacle: () => void;
};

export type PrintStep = {
  /** One job, whole: `again` when there may be another to do at once, `blocked` when it is worth trying later. */
  readonly take: () => Promise<'again' | 'rest' | 'blocked'>;
  /** Why the next job cannot begin; null when nothing is known to be in its way. */
  readonly obstacle: () => PrintFailure | null;
  /** Something broke off in this printer: what comes next begins by putting that right. */
  readonly leftHalf: () => void;
  /** For what is printed between two jobs. */
  readonly followsHalf: () => boolean;
};

/** Nothing was printed, and it will pass: the job waits. */
const PASSING: ReadonlySet<PrintFailure['trouble']> = new Set([
  'unreachable',
  'paper-out',
  'cover-open',
  'offline',
]);

/**
 * `job-sending` is written once the printer is reached and before its first byte: an unreachable printer leaves the
 * job queued and is tried again by itself, and a crash in the middle is known for what it is.
 */
export function createPrintStep(deps: PrintStepDeps): PrintStep {
  const { now, record } = deps;
  let obstacle: PrintFailure | null = null;
  let isHalf = false;
  /** What became of a job while the disk would not take it. */
  let owed: { readonly id: PrintJobId; readonly fact: PrintFact } | null = null;

  async function take(): ReturnType<PrintStep['take']> {
    if (!payOwed()) return 'blocked';
    const job = nextQueued();
    if (job === undefined) {
      clear();
      return 'rest';
    }
    const form = deps.formFor(job);
    if (form === null) return fail(job, { trouble: 'printer', detail: 'nothing in the log to print' });
    const printer = deps.printer();
    const opened = await openPrinter(printer);
    if (deps.isOver()) return leave(opened);
    if (opened.ok) return printNow(opened.value, printer.kind, form, job);
    return PASSING.has(opened.error.trouble) ? block(opened.error) : fail(job, opened.error);
  }

  async function printNow(
    printer: OpenPrinter,
    kind: PrinterTarget['kind'],
    form: PrintedForm,
    job: PrintJob,
  ): ReturnType<PrintStep['take']> {
    // While the printer was being reached a person may have given the job up, or moved it.
    const isStillNext = nextQueued()?.id === job.id;
    const begun = isStillNext ? record(job.id, { at: now(), kind: 'job-sending', printer: kind }) : null;
    if (begun === null || !begun.ok) {
      printer.abandon();
      return begun === null ? 'again' : block({ trouble: 'disk', detail: begun.error });
    }
    clear();
    const piece = { form, id: job.id, isCopy: job.isCopy, followsHalf: isHalf };
    const printed = await printOn(printer, piece);
    isHalf = !printed.ok;
    // Left as being sent: the next start asks about it.
    if (deps.isOver()) return 'rest';
    return printed.ok ? settle(job, { at: now(), kind: 'job-sent' }) : fail(job, printed.error);
  }

  function leave(opened: Awaited<ReturnType<Printer['open']>>): 'rest' {
    if (opened.ok) opened.value.abandon();
    return 'rest';
  }

  const fail = (job: PrintJob, failure: PrintFailure): 'again' | 'blocked' =>
    settle(job, { at: now(), kind: 'job-failed', ...failure });

  function settle({ id }: PrintJob, fact: PrintFact): 'again' | 'blocked' {
    owed = { id, fact };
    return payOwed() ? 'again' : 'blocked';
  }

  /** No other job begins before the fate of the last is written: after a crash it would be asked about. */
  function payOwed(): boolean {
    if (owed === null) return true;
    const written = record(owed.id, owed.fact);
    if (!written.ok) {
      block({ trouble: 'disk', detail: written.error });
      return false;
    }
    owed = null;
    return true;
  }

  function block(failure: PrintFailure): 'blocked' {
    obstacle = failure;
    deps.onObstacle();
    return 'blocked';
  }

  function clear(): void {
    if (obstacle === null) return;
    obstacle = null;
    deps.onObstacle();
  }

  const nextQueued = (): PrintJob | undefined => deps.unfinished().find(({ state }) => state === 'queued');

  return {
    take,
    obstacle: () => obstacle,
    leftHalf: () => {
      isHalf = true;
    },
    followsHalf: () => isHalf,
  };
}

/** A thrown thing is a failure of this job, not of the queue. */
export const openPrinter = (printer: Printer): ReturnType<Printer['open']> =>
  printer.open().catch((thrown: unknown) => err({ trouble: 'printer', detail: wordsOf(thrown) }));

export const printOn = (printer: OpenPrinter, piece: Piece): Promise<Printed> =>
  printer.print(piece).catch((thrown: unknown) => err({ trouble: 'printer', detail: wordsOf(thrown) }));
