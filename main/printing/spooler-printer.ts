import { err, ok, type Result } from '#core/result';
import {
  type After,
  type Printed,
  type Printer,
  type PrintFailure,
  sendMs,
  type Wire,
} from '#main/printing/printer';
import { type Handle, JOB, PRINTER, type Winspool, WORK_OFFLINE } from '#main/printing/winspool';

export type SpoolerPrinterDeps = {
  readonly name: string;
  /** Rejects where this is not Windows. */
  readonly winspool: () => Promise<Winspool>;
  readonly wire: Wire;
  readonly after: After;
};

const LOOK_MS = 250;

/**
 * A queue of Windows that is handed bytes as they are. Its status is read first; then the job is followed until
 * Windows has let go of it. What does not come out is taken off the queue, so that it is not printed a second time
 * on the day when somebody puts paper in.
 */
export function createSpoolerPrinter({ name, winspool, wire, after }: SpoolerPrinterDeps): Printer {
  async function openIt(): Promise<Result<{ spool: Winspool; handle: Handle }, PrintFailure>> {
    const spool = await winspool();
    const handle = await spool.open(name);
    return handle === null
      ? err({ trouble: 'unreachable', detail: 'OpenPrinter: no' })
      : ok({ spool, handle });
  }
  return {
    kind: 'spooler',
    async open() {
      const opened = await openIt();
      if (!opened.ok) return opened;
      const { spool, handle } = opened.value;
      const failure = printerFailure(await spool.printer(handle));
      if (failure !== null) {
        await spool.close(handle);
        return err(failure);
      }
      return ok({
        print: (piece) => printOn(spool, handle, wire.encode(piece), after),
        abandon: () => void spool.close(handle),
      });
    },
    async kick() {
      const opened = await openIt();
      return opened.ok ? printOn(opened.value.spool, opened.value.handle, wire.kick, after) : opened;
    },
  };
}

async function printOn(spool: Winspool, handle: Handle, bytes: Uint8Array, after: After): Promise<Printed> {
  try {
    const jobId = await spool.startDoc(handle, 'Mostrador');
    if (jobId === 0) return err(callFailure('StartDocPrinter'));
    const handed = await handOver(spool, handle, bytes);
    if (handed !== null) {
      await spool.deleteJob(handle, jobId);
      return err(handed);
    }
    return await follow(spool, handle, jobId, sendMs(bytes), after);
  } finally {
    await spool.close(handle);
  }
}

/** Null when Windows has every byte. */
async function handOver(spool: Winspool, handle: Handle, bytes: Uint8Array): Promise<PrintFailure | null> {
  if (!(await spool.startPage(handle))) return callFailure('StartPagePrinter');
  let taken = 0;
  while (taken < bytes.length) {
    const more = await spool.write(handle, bytes.subarray(taken));
    if (more <= 0) return { ...callFailure('WritePrinter'), trouble: 'cut-off' };
    taken += more;
  }
  if (!(await spool.endPage(handle))) return callFailure('EndPagePrinter');
  return (await spool.endDoc(handle)) ? null : callFailure('EndDocPrinter');
}

/** Until Windows has let go of the job; one that is stuck is taken off. */
async function follow(
  spool: Winspool,
  handle: Handle,
  jobId: number,
  limitMs: number,
  after: After,
): Promise<Printed> {
  for (let waited = 0; ; waited += LOOK_MS) {
    const job = await spool.job(handle, jobId);
    if (job === null || (job.status & (JOB.printed | JOB.complete)) !== 0) return ok(null);
    const trouble = jobTrouble(job.status);
    const isLate = waited >= limitMs;
    if (trouble !== null || isLate) {
      await spool.deleteJob(handle, jobId);
      return err({ trouble: trouble ?? 'timeout', detail: `job status 0x${job.status.toString(16)}` });
    }
    await new Promise<void>((resolve) => after(LOOK_MS, resolve));
  }
}

const callFailure = (call: string): PrintFailure => ({ trouble: 'printer', detail: `${call}: no` });

/** What Windows knows of it, which of many printers is nothing. */
function printerFailure(told: Awaited<ReturnType<Winspool['printer']>>): PrintFailure | null {
  if (told === null) return null;
  const { status, attributes } = told;
  const has = (flags: number): boolean => (status & flags) !== 0;
  const detail = `printer status 0x${status.toString(16)}, attributes 0x${attributes.toString(16)}`;
  if (has(PRINTER.paperOut | PRINTER.paperProblem | PRINTER.paperJam))
    return { trouble: 'paper-out', detail };
  if (has(PRINTER.doorOpen)) return { trouble: 'cover-open', detail };
  const isOff = has(PRINTER.paused | PRINTER.offline | PRINTER.notAvailable | PRINTER.error);
  if (isOff || (attributes & WORK_OFFLINE) !== 0) return { trouble: 'offline', detail };
  return null;
}

function jobTrouble(status: number): PrintFailure['trouble'] | null {
  if ((status & JOB.paperOut) !== 0) return 'paper-out';
  if ((status & (JOB.offline | JOB.paused)) !== 0) return 'offline';
  const isBad =
    (status & (JOB.error | JOB.blocked | JOB.userIntervention | JOB.deleting | JOB.deleted)) !== 0;
  return isBad ? 'printer' : null;
}
