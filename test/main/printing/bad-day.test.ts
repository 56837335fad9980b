import { expect, it, onTestFinished } from 'vitest';
import type { PrintJobId } from '#core/domain/print-job';
import { formGrid, type PrintedForm } from '#core/domain/printed-form';
import { USUAL_FORM } from '#core/domain/printer-form';
import { PLAIN_PROFILE } from '#core/domain/printer-profiles';
import { printEntries } from '#core/print-entries';
import { kickBytes, paperBytes } from '#main/printing/escpos';
import { createPrintQueue } from '#main/printing/print-queue';
import type { Wire } from '#main/printing/printer';
import { statusLanguage } from '#main/printing/printer-status';
import { createTcpPrinter, type Manners, TCP_LIMITS } from '#main/printing/tcp-printer';
import { wordsIn } from '#main/words/words';
import { receiptFor } from '#test/core/receipt-samples';
import { jobNamed, openShop, paidCharge, saleNamed, saleOpened, T0 } from '#test/main/order-log/builders';
import { type Mood, startBadPrinter } from '#test/support/bad-printer';

const paid = saleNamed('1');

/** The real queue over the real log, a socket and a printer in one mood after another; waits between tries pass at once. */
async function counterAt(isSilent: boolean) {
  const printer = await startBadPrinter();
  onTestFinished(() => printer.close());
  const { log } = openShop();
  log.commit([saleOpened('1', 1), ...paidCharge('A')]);
  let passed = 0;
  const formFor = (id: PrintJobId): PrintedForm => ({
    kind: 'receipt',
    receipt: { ...receiptFor('MLA', 'es-AR'), number: `R-${id}` },
  });
  const wire: Wire = {
    encode: ({ form, followsHalf }) =>
      paperBytes(formGrid(form, 48, wordsIn('es-AR')), USUAL_FORM, followsHalf),
    kick: kickBytes(USUAL_FORM),
  };
  const manners: Manners = { speaks: isSilent ? 'no' : 'unknown' };
  const real = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  const queue = createPrintQueue({
    log,
    now: () => T0,
    // The queue's own waits, up to an hour of them, take no time here.
    after: (ms, run) => {
      passed += ms;
      return real(Math.min(ms, 5), run);
    },
    newJobId: () => jobNamed('new'),
    formFor: ({ id }) => formFor(id),
    printerAt: (place) =>
      place === 'usual'
        ? { target: { kind: 'tcp', host: '127.0.0.1', port: printer.port }, form: USUAL_FORM }
        : null,
    printerFor: () =>
      createTcpPrinter({
        host: '127.0.0.1',
        port: printer.port,
        wire,
        status: statusLanguage(PLAIN_PROFILE),
        manners,
        after: real,
        limits: { ...TCP_LIMITS, connectMs: 500, baseMs: 3000, perByteMs: 10, hangUpMs: 100, statusMs: 150 },
      }),
    onChanged: () => undefined,
    onBug: (thrown) => {
      throw thrown;
    },
  });
  onTestFinished(() => queue.stop());
  const states = () =>
    Object.fromEntries(log.jobsOf(paid).map(({ id, state, trouble }) => [id, trouble ?? state]));
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return {
    queue,
    printer,
    states,
    passed: () => passed,
    until,
    /** The whole of what a sale does to the printer: it returns before anything has been sent. */
    sell: (name: string) => {
      log.commit(printEntries(paid, jobNamed(name), T0, false));
      queue.wake();
    },
    rests: (name: string) => until(() => !['queued', 'sending'].includes(states()[jobNamed(name)] ?? '')),
    be: (mood: Mood) => printer.become(mood),
  };
}

it.each([
  ['that says nothing of itself', true],
  ['that answers how it is', false],
])(
  'on a bad day of a printer %s every receipt comes out once or is named as failed',
  async (_, isSilent) => {
    const day = await counterAt(isSilent);
    const { sell, rests, be, until, states, printer, queue } = day;
    sell('1');
    await rests('1');
    await be('slow');
    sell('2');
    await rests('2');
    await printer.settled();
    await be('breaks-off');
    sell('3');
    await rests('3');
    await be('well');
    sell('4');
    await rests('4');
    await be('off');
    sell('5');
    sell('6');
    // An hour of tries, the last ones a minute apart.
    await until(() => day.passed() > 3_600_000);
    expect([states()[jobNamed('5')], states()[jobNamed('6')]]).toEqual(['queued', 'queued']);
    expect(queue.printerLight()).toEqual({ state: 'trouble', reason: 'unreachable', waiting: 2 });
    await be('well');
    await rests('6');
    if (!isSilent) {
      // One that always answered and suddenly does not is not trusted with a receipt.
      await be('deaf');
      sell('7');
      await until(() => queue.printerLight().reason === 'offline');
      await be('no-paper');
      await until(() => queue.printerLight().reason === 'paper-out');
      expect(states()[jobNamed('7')]).toBe('queued');
      await be('well');
    } else sell('7');
    await rests('7');
    queue.requeue(jobNamed('3'));
    await until(() => states()[jobNamed('3')] === 'sent');

    await printer.settled();
    expect(new Set(Object.values(states()))).toEqual(new Set(['sent']));
    const numbers = printer
      .papers()
      .map((lines) =>
        lines.filter((line) => line.startsWith('Comprobante R-')).map((line) => /R-job-\d/.exec(line)?.[0]),
      );
    // The half of the third is a paper of its own; no paper bears two receipts, and each stands whole on one.
    expect(numbers.every((onPaper) => onPaper.length <= 1)).toBe(true);
    const whole = printer
      .papers()
      .filter((lines) => lines.some((line) => line.includes('¡Gracias por tu compra!')));
    const order = ['1', '2', '4', '5', '6', '7', '3'].map((name) => `R-${jobNamed(name)}`);
    expect(
      whole.map((lines) => /R-\S+/.exec(lines.find((line) => line.startsWith('Comprobante')) ?? '')?.[0]),
    ).toEqual(order);
  },
  30_000,
);
