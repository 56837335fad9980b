import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Grid } from '#core/domain/paper-grid';
import { type PrintedForm, settingOfForm } from '#core/domain/printed-form';
import { zName } from '#core/domain/shift-report-grid';
import { err, ok } from '#core/result';
import { paperBytes } from '#main/printing/escpos';
import { type ReceiptPage, receiptPage } from '#main/printing/html';
import { type Piece, type Printed, type Printer, wordsOf } from '#main/printing/printer';
import { receiptText } from '#main/printing/text';
import { writeWhole } from '#main/printing/write-whole';

export type FilePrinterDeps = {
  readonly folder: string;
  readonly gridFor: (form: PrintedForm) => Grid;
  /** Electron's printToPDF of a hidden page. */
  readonly toPdf: (page: ReceiptPage) => Promise<Uint8Array>;
};

/** Each piece as three files that say the same: `.txt`, `.escpos`, `.pdf`. What stands in while there is no printer. */
export function createFilePrinter({ folder, gridFor, toPdf }: FilePrinterDeps): Printer {
  const print = async (piece: Piece): Promise<Printed> => {
    const grid = gridFor(piece.form);
    const path = join(folder, fileNameOf(piece));
    try {
      await mkdir(folder, { recursive: true });
      await writeWhole(`${path}.txt`, receiptText(grid));
      await writeWhole(`${path}.escpos`, paperBytes(grid));
    } catch (thrown) {
      return err({ trouble: 'disk', detail: wordsOf(thrown) });
    }
    let pdf: Uint8Array;
    try {
      pdf = await toPdf(receiptPage(grid, settingOfForm(piece.form).language));
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

/** Practice, copies and other pieces of the same sale never take the name of a real first receipt. */
export function fileNameOf({ form, id, isCopy }: Pick<Piece, 'form' | 'id' | 'isCopy'>): string {
  const practice = settingOfForm(form).isPractice ? 'practice-' : '';
  const name = `${practice}${nameOf(form)}${isCopy ? `-copy-${id}` : ''}`;
  return name.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 120);
}

const ofSale = (number: string | null, saleNumber: number): string =>
  number ?? `sale-${String(saleNumber).padStart(6, '0')}`;

function nameOf(form: PrintedForm): string {
  if (form.kind === 'receipt') return ofSale(form.receipt.number, form.receipt.saleNumber);
  if (form.kind === 'gift') return `${ofSale(form.receipt.number, form.receipt.saleNumber)}-gift`;
  if (form.kind === 'refund')
    return `${ofSale(form.slip.receiptNumber, form.slip.saleNumber)}-refund-${form.slip.refundId ?? form.slip.paymentId}`;
  if (form.kind === 'report')
    return form.report.zNumber === null ? `X-${form.report.at}` : `Z-${zName(form.report)}`;
  if (form.kind === 'reconciliation') return `reconciliation-${form.sheet.day}`;
  return 'test';
}
