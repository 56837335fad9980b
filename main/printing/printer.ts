import type { PrinterTarget, PrintJobId, PrintTrouble } from '#core/domain/print-job';
import type { PrintedForm } from '#core/domain/printed-form';
import type { Result } from '#core/result';

/** `detail` is for the log and for support: never words for people, never anything of a payer. */
export type PrintFailure = { readonly trouble: PrintTrouble; readonly detail: string };

export type Printed = Result<null, PrintFailure>;

/** One piece of paper. `followsHalf`: what this printer was sent before broke off, and half of it may be in there. */
export type Piece = {
  readonly form: PrintedForm;
  readonly id: PrintJobId;
  readonly isCopy: boolean;
  readonly followsHalf: boolean;
};

/**
 * A way to paper, in two steps: what fails at `open` has printed nothing and may be tried again by itself; what
 * fails in `print` may have left half a receipt in the printer, so a person looks first.
 */
export type Printer = {
  readonly kind: PrinterTarget['kind'];
  open(): Promise<Result<OpenPrinter, PrintFailure>>;
  /** Opens the cash drawer on the printer's cable; absent where this way to paper has none. */
  readonly kick?: () => Promise<Printed>;
};

export type OpenPrinter = {
  print(piece: Piece): Promise<Printed>;
  /** Nothing will be printed after all. */
  abandon(): void;
};

/** What a way that hands bytes on as they are has to send. */
export type Wire = {
  readonly encode: (piece: Piece) => Uint8Array;
  readonly kick: Uint8Array;
};

/** Runs `run` once after `ms`, and answers how to call it off. */
export type After = (ms: number, run: () => void) => () => void;

/** Slow printers take about a byte per millisecond; ten times that is a printer that has stopped. */
export const SEND_LIMITS = { baseMs: 10_000, perByteMs: 10 } as const;
export type SendLimits = { readonly baseMs: number; readonly perByteMs: number };

export const sendMs = (bytes: Uint8Array, { baseMs, perByteMs }: SendLimits = SEND_LIMITS): number =>
  baseMs + perByteMs * bytes.length;

/** For the log: what an unknown thrown thing says of itself. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** The answer of `work`, or `late` where it takes longer. What it does after that nobody waits for. */
export function within<T>(ms: number, after: After, work: Promise<T>, late: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = after(ms, () => resolve(late()));
    work.then(resolve, reject).finally(callOff);
  });
}
