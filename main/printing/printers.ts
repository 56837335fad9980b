import type { PrinterTarget } from '#core/domain/print-job';
import type { Receipt } from '#core/domain/receipt';
import { type Columns, type Grid, gridOf } from '#core/domain/receipt-grid';
import type { ReceiptWords } from '#core/domain/receipt-words';
import { assertNever } from '#core/result';
import { receiptEscpos } from '#main/printing/escpos';
import { createFilePrinter, type FilePrinterDeps } from '#main/printing/file-printer';
import type { After, Printer } from '#main/printing/printer';
import { createSystemPrinter, type SystemPrinterDeps } from '#main/printing/system-printer';
import { createTcpPrinter } from '#main/printing/tcp-printer';

export type PrintersDeps = {
  readonly wordsIn: (language: Receipt['language']) => ReceiptWords;
  /** Of the paper in use: 48 on 80 mm, 32 on 58 mm. */
  readonly columns: () => Columns;
  readonly toPdf: FilePrinterDeps['toPdf'];
  readonly printPage: SystemPrinterDeps['printPage'];
  readonly after: After;
};

/** The way to paper for each kind of target. */
export function createPrinters(deps: PrintersDeps): (target: PrinterTarget) => Printer {
  const { toPdf, printPage, after } = deps;
  const gridFor = (receipt: Receipt): Grid => gridOf(receipt, deps.columns(), deps.wordsIn(receipt.language));
  return (target) => {
    switch (target.kind) {
      case 'file':
        return createFilePrinter({ folder: target.folder, gridFor, toPdf });
      case 'system':
        return createSystemPrinter({ deviceName: target.deviceName, gridFor, printPage, after });
      case 'tcp':
        return createTcpPrinter({
          host: target.host,
          port: target.port,
          encode: (receipt) => receiptEscpos(gridFor(receipt)),
          after,
        });
      default:
        return assertNever(target, 'printer target');
    }
  };
}
