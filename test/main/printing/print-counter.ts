import type { PrinterTarget, PrintJobId, PrintTrouble } from '#core/domain/print-job';
import type { Receipt } from '#core/domain/receipt';
import type { OrderLog } from '#core/order-log';
import { printEntries } from '#core/print-entries';
import { err, ok } from '#core/result';
import { createPrintQueue, type PrintQueue } from '#main/printing/print-queue';
import type { Printed, Printer } from '#main/printing/printer';
import { receiptFor } from '#test/core/receipt-samples';
import { jobNamed, openShop, paidCharge, saleNamed, saleOpened, T0 } from '#test/main/order-log/builders';

export const paid = saleNamed('1');
export const unpaid = saleNamed('2');
const tcp: PrinterTarget = { kind: 'tcp', host: '127.0.0.1', port: 9100 };

/** Timers that the test lets run, with how long each would have waited. */
function createClock() {
  const timers = new Map<symbol, { readonly ms: number; readonly run: () => void }>();
  const waits: number[] = [];
  return {
    waits,
    after: (ms: number, run: () => void) => {
      const key = Symbol();
      timers.set(key, { ms, run });
      return () => void timers.delete(key);
    },
    /** Lets every timer set so far run, and all that follows from it come to rest. */
    async pass(): Promise<void> {
      const due = [...timers];
      for (const [key, { ms, run }] of due) {
        timers.delete(key);
        if (ms > 0) waits.push(ms);
        run();
      }
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

export type Counter = {
  readonly queue: PrintQueue;
  readonly log: OrderLog;
  readonly clock: ReturnType<typeof createClock>;
  /** What came out, as "job" or "job copy". */
  readonly paper: string[];
  readonly changed: (readonly PrintJobId[])[];
  readonly bugs: unknown[];
  readonly file: string;
  readonly queueJobs: (...names: readonly string[]) => void;
  readonly states: () => readonly (readonly [string, string, PrintTrouble | null])[];
};

type Behaviour = {
  reach?: () => PrintTrouble | null;
  print?: (receipt: Receipt) => Promise<Printed>;
  commit?: (log: OrderLog) => OrderLog['commit'];
  target?: PrinterTarget;
  receipt?: Receipt | null;
  file?: string;
};

/** The real log in a file, one paid sale and one that is not, and a printer that does as it is told. */
export function counterWith(behaviour: Behaviour = {}): Counter {
  const { log, file } = behaviour.file === undefined ? openShop() : openShop(behaviour.file);
  const clock = createClock();
  const paper: string[] = [];
  const changed: (readonly PrintJobId[])[] = [];
  const bugs: unknown[] = [];
  const printer: Printer = {
    kind: 'tcp',
    open: () => {
      const trouble = behaviour.reach?.() ?? null;
      if (trouble !== null) return Promise.resolve(err({ trouble, detail: 'as told' }));
      return Promise.resolve(
        ok({
          print: async (receipt, job) => {
            const printed = (await behaviour.print?.(receipt)) ?? ok(null);
            if (printed.ok) paper.push(`${job.id}${receipt.isCopy ? ' copy' : ''}`);
            return printed;
          },
          abandon: () => undefined,
        }),
      );
    },
  };
  let made = 0;
  const queue = createPrintQueue({
    log: { ...log, commit: behaviour.commit?.(log) ?? log.commit },
    now: () => T0,
    after: clock.after,
    newJobId: () => {
      made += 1;
      return jobNamed(`new-${made}`);
    },
    receiptFor: ({ isCopy }) =>
      behaviour.receipt === undefined ? receiptFor('MLA', 'es-AR', { isCopy }) : behaviour.receipt,
    target: () => behaviour.target ?? tcp,
    printerFor: () => printer,
    onChanged: (jobs) => changed.push(jobs),
    onBug: (thrown) => bugs.push(thrown),
  });
  if (behaviour.file === undefined) log.commit([saleOpened('1', 1), ...paidCharge('A'), saleOpened('2', 2)]);
  return {
    queue,
    log,
    clock,
    paper,
    changed,
    bugs,
    file,
    queueJobs: (...names) => {
      for (const name of names) log.commit(printEntries(paid, jobNamed(name), T0, false));
      queue.wake();
    },
    states: () => log.jobsOf(paid).map(({ id, state, trouble }) => [id, state, trouble]),
  };
}
