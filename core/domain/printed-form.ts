import type { Columns, Grid } from '#core/domain/paper-grid';
import type { Receipt, ReceiptSetting } from '#core/domain/receipt';
import { giftGrid, gridOf } from '#core/domain/receipt-grid';
import type { ReceiptWords } from '#core/domain/receipt-words';
import { type ReconcileSheet, reconcileGrid } from '#core/domain/reconcile-sheet';
import type { RefundSlip } from '#core/domain/refund-slip';
import { refundSlipGrid } from '#core/domain/refund-slip-grid';
import type { ShiftReport } from '#core/domain/shift-report';
import { shiftReportGrid } from '#core/domain/shift-report-grid';
import { type TestPage, testPageGrid } from '#core/domain/test-page';
import { assertNever } from '#core/result';

/** Everything that comes out of the printer. */
export type PrintedForm =
  | { readonly kind: 'receipt' | 'gift'; readonly receipt: Receipt }
  | { readonly kind: 'refund'; readonly slip: RefundSlip }
  | { readonly kind: 'report'; readonly report: ShiftReport }
  | { readonly kind: 'reconciliation'; readonly sheet: ReconcileSheet }
  | { readonly kind: 'test'; readonly page: TestPage };

export function formGrid(form: PrintedForm, columns: Columns, words: ReceiptWords): Grid {
  switch (form.kind) {
    case 'receipt':
      return gridOf(form.receipt, columns, words);
    case 'gift':
      return giftGrid(form.receipt, columns, words);
    case 'refund':
      return refundSlipGrid(form.slip, columns, words);
    case 'report':
      return shiftReportGrid(form.report, columns, words);
    case 'reconciliation':
      return reconcileGrid(form.sheet, columns, words);
    case 'test':
      return testPageGrid(form.page, columns, words);
    default:
      return assertNever(form, 'printed form');
  }
}

/** Whose it is and how it is told from others: for the page's language and a file's name. */
export function settingOfForm(form: PrintedForm): ReceiptSetting {
  switch (form.kind) {
    case 'receipt':
    case 'gift':
      return form.receipt;
    case 'refund':
      return form.slip;
    case 'report':
      return form.report;
    case 'reconciliation':
      return form.sheet;
    case 'test':
      return form.page;
    default:
      return assertNever(form, 'printed form');
  }
}
