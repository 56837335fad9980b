import type { Receipt } from '#core/domain/receipt';
import type { Grid } from '#core/domain/receipt-grid';
import { err, ok } from '#core/result';
import { receiptPage } from '#main/printing/html';
import { type After, type Printed, type Printer, wordsOf } from '#main/printing/printer';

/** Electron's `webContents.print` of a hidden page: a driver needs the paper's size said, in microns. */
export type SystemPage = {
  readonly html: string;
  /** Null prints on the system's own default printer. */
  readonly deviceName: string | null;
  readonly pageSize: { readonly width: number; readonly height: number };
};

export type SystemPrinterDeps = {
  readonly deviceName: string | null;
  readonly gridFor: (receipt: Receipt) => Grid;
  /** Rejects with the system's reason. */
  readonly printPage: (page: SystemPage) => Promise<void>;
  readonly after: After;
  readonly limitMs?: number;
};

/** The last resort: whatever printer the system knows, by drawing the page. */
export function createSystemPrinter(deps: SystemPrinterDeps): Printer {
  const { deviceName, gridFor, printPage, after, limitMs = 60_000 } = deps;
  const print = (receipt: Receipt): Promise<Printed> => {
    const { html, widthMm, heightMm } = receiptPage(gridFor(receipt), receipt.language);
    const pageSize = { width: widthMm * 1000, height: heightMm * 1000 };
    return new Promise((resolve) => {
      // A driver may wait for ever behind a dialog that nobody sees.
      const callOff = after(limitMs, () =>
        resolve(err({ trouble: 'timeout', detail: 'the system did not answer' })),
      );
      printPage({ html, deviceName, pageSize })
        .then(
          () => resolve(ok(null)),
          (thrown: unknown) => resolve(err({ trouble: 'printer', detail: wordsOf(thrown) })),
        )
        .finally(callOff);
    });
  };
  return { kind: 'system', open: () => Promise.resolve(ok({ print, abandon: () => undefined })) };
}
