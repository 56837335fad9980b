import type { PrinterTarget, PrintJobId, PrintTrouble } from '#core/domain/print-job';
import { type ShopPrinter, USUAL_FORM } from '#core/domain/printer-form';
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
  print?: () => Promise<Printed>;
  commit?: (log: OrderLog) => OrderLog['commit'];
  target?: PrinterTarget;
  /** The log has nothing of it to print. */
  hasNothing?: boolean;
  kick?: Printer['kick'];
  spare?: () => ShopPrinter | null;
  sparePrinter?: Printer;
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
    ...(behaviour.kick === undefined ? {} : { kick: behaviour.kick }),
    open: () => {
      const trouble = behaviour.reach?.() ?? null;
      if (trouble !== null) return Promise.resolve(err({ trouble, detail: 'as told' }));
      return Promise.resolve(
        ok({
          print: async ({ form, id, isCopy, followsHalf }) => {
            const printed = (await behaviour.print?.()) ?? ok(null);
            const marks = [
              form.kind === 'receipt' ? '' : form.kind,
              isCopy ? 'copy' : '',
              followsHalf ? 'after-half' : '',
            ];
            if (printed.ok)
              paper.push([id, ...marks.filter((mark) => mark !== '' && mark !== 'test')].join(' '));
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
    formFor: ({ isCopy, what }) =>
      behaviour.hasNothing === true || what.kind === 'refund' || what.kind === 'report'
        ? null
        : { kind: what.kind, receipt: receiptFor('MLA', 'es-AR', { isCopy }) },
    printerAt: (place) =>
      place === 'usual'
        ? { target: behaviour.target ?? tcp, form: USUAL_FORM }
        : (behaviour.spare?.() ?? null),
    printerFor: ({ target }) =>
      target === (behaviour.target ?? tcp) ? printer : (behaviour.sparePrinter ?? printer),
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
