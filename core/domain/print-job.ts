import type { Instant } from '#core/domain/instant';
import type { PrinterPlace } from '#core/domain/printer-form';
import type { RefundId } from '#core/domain/refund';
import type { SaleId } from '#core/domain/sale';
import type { ShiftId } from '#core/domain/shift';
import type { ShiftReport } from '#core/domain/shift-report';
import { assertNever } from '#core/result';

export type PrintJobId = string & { readonly __printJobId: never };

/** Where paper comes out. `file` also stands in for a printer while the shop has none. */
export type PrinterTarget =
  /** A queue of Windows that hands bytes on as they are. */
  | { readonly kind: 'spooler'; readonly name: string }
  /** `\\\\computer\\printer`, as Windows shares one. */
  | { readonly kind: 'share'; readonly path: string }
  /** `COM3`, `/dev/ttyUSB0`. */
  | { readonly kind: 'serial'; readonly port: string; readonly baud: number }
  /** `/dev/usb/lp0`. */
  | { readonly kind: 'device'; readonly path: string }
  /** A queue of CUPS, taken as raw; null is the system's default. */
  | { readonly kind: 'lp'; readonly queue: string | null }
  | { readonly kind: 'file'; readonly folder: string }
  | { readonly kind: 'system'; readonly deviceName: string | null }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

export type PrintTrouble =
  | 'unreachable'
  | 'timeout'
  | 'cut-off'
  | 'disk'
  | 'printer'
  | 'interrupted'
  /** This user of the PC may not use it. */
  | 'no-access'
  /** What the printer says of itself, where it answers. */
  | 'paper-out'
  | 'cover-open'
  | 'offline';

/** What of a sale is printed. Jobs were written before there was more than one thing. */
export type SalePaper =
  | { readonly kind: 'receipt' | 'gift' }
  | { readonly kind: 'refund'; readonly refundId: RefundId };

/** An X is kept as it was when it was asked for: the paper may come an hour later. Null: the Z, which the shift itself has. */
export type ShiftPaper = {
  readonly kind: 'report';
  readonly shiftId: ShiftId;
  readonly x: ShiftReport | null;
};

export type PrintedWhat = SalePaper | ShiftPaper;

export type PrintFact = { readonly at: Instant } & (
  | {
      readonly kind: 'job-queued';
      readonly jobId: PrintJobId;
      /** Null where it is of no sale. */
      readonly saleId: SaleId | null;
      readonly isCopy: boolean;
      readonly what: PrintedWhat;
      readonly place: PrinterPlace;
    }
  | { readonly kind: 'job-sending'; readonly printer: PrinterTarget['kind'] }
  | { readonly kind: 'job-sent' }
  | { readonly kind: 'job-failed'; readonly trouble: PrintTrouble; readonly detail: string }
  /** A person looked at the paper after a crash and says that it is not there, or asks again after a failure. */
  | { readonly kind: 'job-requeued' }
  /** To another printer of the shop, where it waits its turn. */
  | { readonly kind: 'job-moved'; readonly to: PrinterPlace }
  /** A person looked, and the paper is there, whole. */
  | { readonly kind: 'job-found' }
  | { readonly kind: 'job-given-up'; readonly reason: string }
);

export type PrintState = 'queued' | 'sending' | 'sent' | 'failed' | 'given-up';

export type PrintJob = {
  readonly id: PrintJobId;
  readonly saleId: SaleId | null;
  readonly isCopy: boolean;
  readonly what: PrintedWhat;
  readonly place: PrinterPlace;
  readonly state: PrintState;
  readonly trouble: PrintTrouble | null;
  readonly queuedAt: Instant;
};

export function queuedJob(fact: Extract<PrintFact, { kind: 'job-queued' }>): PrintJob {
  return {
    id: fact.jobId,
    saleId: fact.saleId,
    isCopy: fact.isCopy,
    what: fact.what,
    place: fact.place,
    state: 'queued',
    trouble: null,
    queuedAt: fact.at,
  };
}

/** Pure and total. What was sent stays sent: paper does not go back into a printer. */
export function nextJob(job: PrintJob, fact: PrintFact): PrintJob {
  switch (fact.kind) {
    case 'job-queued':
      return job;
    case 'job-sending':
      return job.state === 'queued' ? { ...job, state: 'sending', trouble: null } : job;
    case 'job-sent':
      return job.state === 'sending' ? { ...job, state: 'sent' } : job;
    case 'job-failed':
      return job.state === 'sending' || job.state === 'queued'
        ? { ...job, state: 'failed', trouble: fact.trouble }
        : job;
    case 'job-requeued':
      return job.state === 'failed' ? { ...job, state: 'queued', trouble: null } : job;
    case 'job-moved':
      return job.state === 'failed' || job.state === 'queued'
        ? { ...job, state: 'queued', trouble: null, place: fact.to }
        : job;
    case 'job-found':
      return job.state === 'failed' ? { ...job, state: 'sent', trouble: null } : job;
    case 'job-given-up':
      return job.state === 'sent' || job.state === 'given-up' ? job : { ...job, state: 'given-up' };
    default:
      return assertNever(fact, 'print fact');
  }
}
