import { describe, expect, it, onTestFinished } from 'vitest';
import { toMoney } from '#core/domain/money';
import type { PrinterPlace, ShopPrinter } from '#core/domain/printer-form';
import { USUAL_FORM } from '#core/domain/printer-form';
import type { RefundFact, RefundId } from '#core/domain/refund';
import type { Entry } from '#core/order-log';
import { createPrinting } from '#main/session-printing';
import { wordsIn } from '#main/words/words';
import { settingOf } from '#test/core/receipt-samples';
import {
  jobNamed,
  onSale,
  openShop,
  paidCharge,
  ref,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';
import { type BadPrinter, startBadPrinter } from '#test/support/bad-printer';

const sale = saleNamed('1');
const refundId = 'refund-1' as RefundId;
const onRefund = (fact: RefundFact): Entry => ({ stream: 'refund', id: refundId, fact });

const given = { id: '9000000001', status: 'approved', amount: toMoney(400), madeAt: T0 + 90 } as const;
const refunded: readonly Entry[] = [
  onRefund({
    at: T0 + 60,
    kind: 'refund-requested',
    terms: {
      refundId,
      reference: ref('A'),
      saleId: sale,
      paymentId: 'payment-A',
      amount: toMoney(400),
      isAll: false,
      key: 'key-1',
      by: 'Ana',
      reason: 'Se devolvió una medialuna',
    },
  }),
  onRefund({ at: T0 + 90, kind: 'refund-seen', refund: given }),
];

/** The counter's own queue as the program joins it, over a real log, with two printers that answer on their sockets. */
async function counter() {
  const printers = { usual: await startBadPrinter(), spare: await startBadPrinter() };
  onTestFinished(() => {
    printers.usual.close();
    printers.spare.close();
  });
  const { log } = openShop();
  const numbered = onSale('1', { at: T0 + 31, kind: 'receipt-numbered', receiptNumber: 'CAJA01-A000123' });
  log.commit([saleOpened('1', 123), ...paidCharge('A'), numbered, ...refunded]);
  let made = 0;
  const placed = (place: PrinterPlace): ShopPrinter => ({
    target: { kind: 'tcp', host: '127.0.0.1', port: printers[place].port },
    form: { ...USUAL_FORM, paper: place === 'usual' ? 80 : 58 },
  });
  const printing = createPrinting(
    {
      log,
      receiptSetting: () => settingOf('MLA', 'es-AR'),
      printerAt: placed,
      paper: { toPdf: () => Promise.reject(new Error('no')), print: () => Promise.reject(new Error('no')) },
      winspool: () => Promise.reject(new Error('no Windows')),
      words: () => wordsIn('es-AR'),
      note: (what, _, detail) => {
        throw new Error(`${what}: ${detail}`);
      },
    },
    { now: () => T0 },
    () => {
      made += 1;
      return jobNamed(String(made));
    },
    () => undefined,
  );
  onTestFinished(() => printing.stop());
  const rests = async (): Promise<void> => {
    while (printing.waiting().some(({ state }) => state !== 'failed')) await pause();
    await Promise.all([printers.usual.settled(), printers.spare.settled()]);
  };
  return { ...printers, printing, log, rests };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const textsOf = (printer: BadPrinter): readonly string[] => printer.papers().map((lines) => lines.join('\n'));

describe('a shop with a spare printer', () => {
  it('prints the receipt, a gift copy and a refund slip, each once and each where it was asked for', async () => {
    const { usual, spare, printing, rests } = await counter();
    for (const [what, place] of [
      [{ kind: 'receipt' }, 'usual'],
      [{ kind: 'gift' }, 'usual'],
      [{ kind: 'refund', refundId }, 'usual'],
      [{ kind: 'receipt' }, 'spare'],
      [{ kind: 'refund', refundId }, 'spare'],
    ] as const)
      expect(printing.print(sale, what, place).ok).toBe(true);
    await rests();

    const [receipt = '', gift = '', slip = '', ...more] = textsOf(usual);
    expect(more).toEqual([]);
    expect(receipt).toMatch(/CAJA01-A000123[\s\S]*Medialuna +\$ 10,00[\s\S]*TOTAL +\$ 10,00/);
    expect(receipt).not.toContain('COPIA');
    expect(gift).toMatch(/Medialuna +× 1/);
    expect(gift).not.toContain('$');
    expect(slip).toMatch(/DEVUELTO +\$ 4,00/);
    expect(slip).toContain('9000000001');
    // On the other one it is the second of its kind, on its own width.
    const [copy = '', secondSlip = '', ...rest] = textsOf(spare);
    expect(rest).toEqual([]);
    expect(copy).toMatch(/^ *COPIA$/m);
    expect(copy).toMatch(/TOTAL +\$ 10,00/);
    expect(secondSlip).toMatch(/^ *COPIA$/m);
    for (const line of spare.papers().flat()) expect(line.length).toBeLessThanOrEqual(32);
    expect(
      Math.max(
        ...usual
          .papers()
          .flat()
          .map(({ length }) => length),
      ),
    ).toBe(48);
  });

  it('moves what waits for a printer that is off to the other, and it comes out there alone', async () => {
    const { usual, spare, printing, log, rests } = await counter();
    await usual.become('off');
    const queued = printing.print(sale);
    if (!queued.ok) throw new Error(queued.error);
    while (printing.printerLight().reason !== 'unreachable') await pause();
    expect(printing.move(queued.value).ok).toBe(true);
    await rests();
    await usual.become('well');
    printing.wake();
    await rests();
    expect([textsOf(usual).length, textsOf(spare).length]).toEqual([0, 1]);
    expect(textsOf(spare)[0]).toMatch(/TOTAL +\$ 10,00/);
    expect(log.jobsOf(sale).map(({ state, place }) => [state, place])).toEqual([['sent', 'spare']]);
    // A receipt of a sale that nobody paid is on no printer.
    log.commit([saleOpened('2', 124)]);
    expect(printing.print(saleNamed('2'))).toEqual({ ok: false, error: 'not-paid' });
  });

  it('says how a printer is that has no paper, and prints when there is some again', async () => {
    const { usual, printing, rests } = await counter();
    await usual.become('no-paper');
    printing.print(sale, { kind: 'gift' });
    while (printing.printerLight().reason !== 'paper-out') await pause();
    expect(textsOf(usual)).toEqual([]);
    await usual.become('well');
    printing.wake();
    await rests();
    expect(textsOf(usual)).toHaveLength(1);
  });
});
