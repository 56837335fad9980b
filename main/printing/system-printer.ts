import type { Grid } from '#core/domain/paper-grid';
import { type PrintedForm, settingOfForm } from '#core/domain/printed-form';
import { err, ok } from '#core/result';
import { receiptPage } from '#main/printing/html';
import { type After, type Piece, type Printed, type Printer, within, wordsOf } from '#main/printing/printer';

/** Electron's `webContents.print` of a hidden page: a driver needs the paper's size said, in microns. */
export type SystemPage = {
  readonly html: string;
  /** Null prints on the system's own default printer. */
  readonly deviceName: string | null;
  readonly pageSize: { readonly width: number; readonly height: number };
};

export type SystemPrinterDeps = {
  readonly deviceName: string | null;
  readonly gridFor: (form: PrintedForm) => Grid;
  /** Rejects with the system's reason. */
  readonly printPage: (page: SystemPage) => Promise<void>;
  readonly after: After;
  readonly limitMs?: number;
};

/** The last resort: whatever printer the system knows, by drawing the page. */
export function createSystemPrinter(deps: SystemPrinterDeps): Printer {
  const { deviceName, gridFor, printPage, after, limitMs = 60_000 } = deps;
  const print = ({ form }: Piece): Promise<Printed> => {
    const { html, widthMm, heightMm } = receiptPage(gridFor(form), settingOfForm(form).language);
    const pageSize = { width: widthMm * 1000, height: heightMm * 1000 };
    const printed = printPage({ html, deviceName, pageSize }).then(
      (): Printed => ok(null),
      (thrown: unknown): Printed => err({ trouble: 'printer', detail: wordsOf(thrown) }),
    );
    // A driver may wait for ever behind a dialog that nobody sees.
    return within(limitMs, after, printed, () =>
      err({ trouble: 'timeout', detail: 'the system did not answer' }),
    );
  };
  return { kind: 'system', open: () => Promise.resolve(ok({ print, abandon: () => undefined })) };
}
