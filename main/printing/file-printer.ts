import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { PrintJob } from '#core/domain/print-job';
import type { Receipt } from '#core/domain/receipt';
import type { Grid } from '#core/domain/receipt-grid';
import { err, ok } from '#core/result';
import { receiptEscpos } from '#main/printing/escpos';
import { type ReceiptPage, receiptPage } from '#main/printing/html';
import { type Printed, type Printer, wordsOf } from '#main/printing/printer';
import { receiptText } from '#main/printing/text';
import { writeWhole } from '#main/printing/write-whole';

export type FilePrinterDeps = {
  readonly folder: string;
  readonly gridFor: (receipt: Receipt) => Grid;
  /** Electron's printToPDF of a hidden page. */
  readonly toPdf: (page: ReceiptPage) => Promise<Uint8Array>;
};

/** Each receipt as three files that say the same: `.txt`, `.escpos`, `.pdf`. What stands in while there is no printer. */
export function createFilePrinter({ folder, gridFor, toPdf }: FilePrinterDeps): Printer {
  const print = async (receipt: Receipt, job: PrintJob): Promise<Printed> => {
    const grid = gridFor(receipt);
    const path = join(folder, fileNameOf(receipt, job));
    try {
      await mkdir(folder, { recursive: true });
      await writeWhole(`${path}.txt`, receiptText(grid));
      await writeWhole(`${path}.escpos`, receiptEscpos(grid));
    } catch (thrown) {
      return err({ trouble: 'disk', detail: wordsOf(thrown) });
    }
    let pdf: Uint8Array;
    try {
      pdf = await toPdf(receiptPage(grid, receipt.language));
    } catch (thrown) {
      return err({ trouble: 'printer', detail: wordsOf(thrown) });
    }
    try {
      await writeWhole(`${path}.pdf`, pdf);
    } catch (thrown) {
      return err({ trouble: 'disk', detail: wordsOf(thrown) });
    }
    return ok(null);
  };
  return { kind: 'file', open: () => Promise.resolve(ok({ print, abandon: () => undefined })) };
}

/** Practice and copies never take the name of a real first receipt. */
export function fileNameOf(receipt: Receipt, job: Pick<PrintJob, 'id'>): string {
  const number = receipt.number ?? `sale-${String(receipt.saleNumber).padStart(6, '0')}`;
  const name = `${receipt.isPractice ? 'practice-' : ''}${number}${receipt.isCopy ? `-copy-${job.id}` : ''}`;
  return name.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 120);
}
