import type { PrintFact, PrintJobId } from '#core/domain/print-job';
import { formGrid } from '#core/domain/printed-form';
import { USUAL_FORM } from '#core/domain/printer-form';
import { PLAIN_PROFILE } from '#core/domain/printer-profiles';
import type { SaleId } from '#core/domain/sale';
import type { Entry, OrderLog } from '#core/order-log';
import { printEntries } from '#core/print-entries';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { kickBytes, paperBytes } from '#main/printing/escpos';
import { createPrintQueue } from '#main/printing/print-queue';
import type { Printer } from '#main/printing/printer';
import { statusLanguage } from '#main/printing/printer-status';
import { createTcpPrinter, TCP_LIMITS } from '#main/printing/tcp-printer';
import { wordsIn } from '#main/words/words';
import { receiptFor } from '#test/core/receipt-samples';

/*
 * `node test/support/print-till.ts <log> <port> <moment>`: the real queue over the real log, in a process that can die.
 * It kills itself at the moment named, or, asked again or told that the paper is there, goes on until nothing waits.
 */
const [file = '', port = '', moment = ''] = process.argv.slice(2);
const SALE = 'sale-1' as SaleId;
const JOB = 'job-1' as PrintJobId;

const die = (now: boolean): void => {
  if (now) process.kill(process.pid, 'SIGKILL');
};
const kindIn = (entries: readonly Entry[]): PrintFact['kind'] | null => {
  const [entry] = entries;
  return entry?.stream === 'print' ? entry.fact.kind : null;
};

const opened = openLog({ file, now: Date.now });
if (!opened.ok) throw new Error(opened.error.kind);
const log = createOrderLog(opened.value, { now: Date.now });
const commit: OrderLog['commit'] = (entries) => {
  const kind = kindIn(entries);
  die(moment === 'reached' && kind === 'job-sending');
  die(moment === 'handed' && kind === 'job-sent');
  const written = log.commit(entries);
  die(moment === 'queued' && kind === 'job-queued');
  die(moment === 'begun' && kind === 'job-sending');
  die(moment === 'sent' && kind === 'job-sent');
  return written;
};
const after = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
const printer: Printer = createTcpPrinter({
  host: '127.0.0.1',
  port: Number(port),
  wire: {
    encode: ({ form, followsHalf }) =>
      paperBytes(formGrid(form, 48, wordsIn('es-AR')), USUAL_FORM, followsHalf),
    kick: kickBytes(USUAL_FORM),
  },
  status: statusLanguage(PLAIN_PROFILE),
  manners: { speaks: 'no' },
  after,
  limits: { ...TCP_LIMITS, hangUpMs: 4000 },
});
const queue = createPrintQueue({
  log: { ...log, commit },
  now: Date.now,
  after,
  newJobId: () => JOB,
  formFor: () => ({ kind: 'receipt', receipt: receiptFor('MLA', 'es-AR') }),
  printerAt: (place) =>
    place === 'usual'
      ? { target: { kind: 'tcp', host: '127.0.0.1', port: Number(port) }, form: USUAL_FORM }
      : null,
  printerFor: () => printer,
  onChanged: () => undefined,
  onBug: (thrown) => {
    throw thrown;
  },
});
queue.start();
if (log.jobsOf(SALE).length === 0) commit(printEntries(SALE, JOB, Date.now(), false));
if (moment === 'again') queue.requeue(JOB);
if (moment === 'found') queue.found(JOB);
queue.wake();
while (queue.waiting().some(({ state }) => state === 'queued' || state === 'sending'))
  await new Promise((resolve) => setTimeout(resolve, 5));
await queue.stop();
const [job] = log.jobsOf(SALE);
process.stdout.write(`${job?.state} ${job?.trouble}\n`);
log.close();
