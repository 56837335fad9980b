import { ZERO } from '#core/domain/money';
import type { PrinterTarget, PrintJobId } from '#core/domain/print-job';
import { type Receipt, receiptOf } from '#core/domain/receipt';
import { gridOf } from '#core/domain/receipt-grid';
import type { Clock } from '#main/checkout/clock';
import type { CheckoutDeps } from '#main/checkout/deps';
import { receiptEscpos } from '#main/printing/escpos';
import { createFilePrinter } from '#main/printing/file-printer';
import { createPrintQueue, type PrintQueue } from '#main/printing/print-queue';
import type { Printer } from '#main/printing/printer';
import { createSystemPrinter } from '#main/printing/system-printer';
import { createTcpPrinter } from '#main/printing/tcp-printer';
import type { SessionDeps } from '#main/session-deps';
import { timers } from '#main/timers';

/** The paper of one mode: its queue, and the printer that the settings name now. */
export function createPrinting(
  deps: SessionDeps,
  clock: Clock,
  newJobId: () => PrintJobId,
  onChanged: () => void,
): PrintQueue {
  const { log, paper } = deps;
  const gridFor = (receipt: Receipt): ReturnType<typeof gridOf> => gridOf(receipt, 48, deps.words());
  function printerFor(target: PrinterTarget): Printer {
    switch (target.kind) {
      case 'file':
        return createFilePrinter({ folder: target.folder, gridFor, toPdf: paper.toPdf });
      case 'tcp':
        return createTcpPrinter({
          host: target.host,
          port: target.port,
          encode: (receipt) => receiptEscpos(gridFor(receipt)),
          after: timers.after,
        });
      case 'system':
        return createSystemPrinter({
          deviceName: target.deviceName,
          gridFor,
          printPage: paper.print,
          after: timers.after,
        });
      default: {
        const never: never = target;
        throw new Error(`No printer for ${JSON.stringify(never)}`);
      }
    }
  }
  return createPrintQueue({
    log,
    now: clock.now,
    after: timers.after,
    newJobId,
    receiptFor: ({ saleId, isCopy }) => {
      const sale = log.sale(saleId);
      return sale === null
        ? null
        : receiptOf({ sale, charges: log.chargesOf(saleId), setting: deps.receiptSetting(), isCopy });
    },
    target: deps.target,
    printerFor,
    onChanged,
    onBug: (thrown) => deps.note('printing', null, thrown instanceof Error ? thrown.message : String(thrown)),
  });
}

/** For the test page: a receipt that looks like the shop's own and is none. */
export function sampleReceipt(
  deps: SessionDeps,
  clock: Clock,
  ids: Pick<CheckoutDeps, 'newLineId' | 'newSaleId'>,
): Receipt {
  const setting = deps.receiptSetting();
  const at = clock.now();
  const sale = {
    id: ids.newSaleId(),
    number: 0,
    openedAt: at,
    cart: { lines: [], discount: null, note: null },
    total: ZERO,
    cashier: null,
    tenders: [],
    voided: [],
    acceptedOnSight: null,
    abandonedAt: null,
    receiptNumber: null,
    voidReceipts: [],
  };
  return receiptOf({ sale, charges: [], setting: { ...setting, isPractice: true }, isCopy: false });
}
