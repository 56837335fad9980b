import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { PrintJobId } from '#core/domain/print-job';
import { formGrid } from '#core/domain/printed-form';
import { type ShopPrinter, USUAL_FORM } from '#core/domain/printer-form';
import { PLAIN_PROFILE } from '#core/domain/printer-profiles';
import type { SaleId } from '#core/domain/sale';
import { printEntries } from '#core/print-entries';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { kickBytes, paperBytes } from '#main/printing/escpos';
import { createPrintQueue } from '#main/printing/print-queue';
import type { Wire } from '#main/printing/printer';
import { statusLanguage } from '#main/printing/printer-status';
import { createTcpPrinter } from '#main/printing/tcp-printer';
import { timers } from '#main/timers';
import { wordsIn } from '#main/words/words';
import type { Bench } from '#test/bench/bench';
import { type Figure, inTurns } from '#test/bench/figure';
import { openedSale, paidFacts } from '#test/bench/opened-sale';
import { receiptFor } from '#test/core/receipt-samples';

const WORDS = wordsIn('es-AR');
const receipt = { kind: 'receipt', receipt: receiptFor('MLA', 'es-AR') } as const;
const wire: Wire = {
  encode: ({ form, followsHalf }) => paperBytes(formGrid(form, 48, WORDS), USUAL_FORM, followsHalf),
  kick: kickBytes(USUAL_FORM),
};

/** A printer that tells nothing of itself, and when the first byte of each job was there. */
async function startPrinter(bench: Bench) {
  let tell: (at: number) => void = () => undefined;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('data', () => tell(performance.now()));
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.resume();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the printer has no port');
  bench.atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: address.port,
    firstByte: () =>
      new Promise<number>((resolve) => {
        tell = resolve;
      }),
  };
}

/** The log on the disk, the queue over it, and what the read that shows the money writes. */
function startQueue(bench: Bench, printer: ShopPrinter, port: number) {
  const file = join(bench.shop(10, 'large'), 'log-practice.db');
  const opened = openLog({ file, now: Date.now });
  if (!opened.ok) throw new Error(opened.error.kind);
  const log = createOrderLog(opened.value, { now: Date.now });
  const status = statusLanguage(PLAIN_PROFILE);
  const tcp = createTcpPrinter({
    host: '127.0.0.1',
    port,
    wire,
    status,
    manners: { speaks: 'no' },
    after: timers.after,
  });
  const queue = createPrintQueue({
    log,
    now: Date.now,
    after: timers.after,
    newJobId: () => 'unused' as PrintJobId,
    formFor: () => receipt,
    printerAt: (place) => (place === 'usual' ? printer : null),
    printerFor: () => tcp,
    onChanged: () => undefined,
    onBug: (thrown) => {
      throw thrown;
    },
  });
  bench.atEnd(async () => {
    await queue.stop();
    log.close();
  });
  return {
    open: (round: number) => written(log.commit(openedSale(round, Date.now()))),
    pay(round: number) {
      const job = `job-${round}` as PrintJobId;
      const sale = `sale-${round}` as SaleId;
      written(log.commit([...paidFacts(round, Date.now()), ...printEntries(sale, job, Date.now(), false)]));
      queue.wake();
    },
    async isDone() {
      while (log.unfinishedJobs().length > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    },
  };
}

function written(answer: { readonly ok: boolean }): void {
  if (!answer.ok) throw new Error('not written');
}

/** What is on the disk before the first byte: that it is paid, and that this receipt is being sent. */
export const print: Figure = {
  names: ['paid-to-paper'],
  async measure(bench) {
    const paper = await startPrinter(bench);
    const target = { kind: 'tcp', host: '127.0.0.1', port: paper.port } as const;
    const counter = startQueue(bench, { target, form: USUAL_FORM }, paper.port);
    const bytes = wire.encode({ form: receipt, id: 'bare' as PrintJobId, isCopy: false, followsHalf: false });
    const [ours = [], bare = []] = await inTurns(
      { rounds: bench.rounds(200), warmUps: 10 },
      async (round) => {
        counter.open(20_000_000 + round);
        const first = paper.firstByte();
        const start = performance.now();
        counter.pay(20_000_000 + round);
        const took = (await first) - start;
        await counter.isDone();
        return took;
      },
      async () => {
        const first = paper.firstByte();
        const start = performance.now();
        const socket = createConnection({ host: '127.0.0.1', port: paper.port, noDelay: true });
        socket.on('error', () => undefined).end(bytes);
        return (await first) - start;
      },
    );
    return [
      {
        name: 'paid-to-paper',
        what: 'from the read that shows the money, before it is written down, to the receipt’s first byte at the printer',
        unit: 'ms',
        samples: ours,
        twin: { what: 'a bare socket that is opened and written to', samples: bare },
        target: {},
        notes: { bytes: bytes.length, way: 'tcp, loopback' },
      },
    ];
  },
};
