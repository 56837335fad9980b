import type { PrinterTarget, PrintJob, PrintTrouble } from '#core/domain/print-job';
import type { Receipt } from '#core/domain/receipt';
import type { Result } from '#core/result';

/** `detail` is for the log and for support: never words for people, never anything of a payer. */
export type PrintFailure = { readonly trouble: PrintTrouble; readonly detail: string };

export type Printed = Result<null, PrintFailure>;

/**
 * A way to paper, in two steps: what fails at `open` has printed nothing and may be tried again by itself; what
 * fails in `print` may have left half a receipt in the printer, so a person looks first.
 */
export type Printer = {
  readonly kind: PrinterTarget['kind'];
  open(): Promise<Result<OpenPrinter, PrintFailure>>;
};

export type OpenPrinter = {
  print(receipt: Receipt, job: PrintJob): Promise<Printed>;
  /** Opens the cash drawer on the printer's cable, in place of printing; absent where this way to paper has none. */
  readonly kick?: () => Promise<Printed>;
  /** Nothing will be printed after all. */
  abandon(): void;
};

/** Runs `run` once after `ms`, and answers how to call it off. */
export type After = (ms: number, run: () => void) => () => void;

/** For the log: what an unknown thrown thing says of itself. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
