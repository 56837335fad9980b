import type { PrintJob, PrintJobId } from '#core/domain/print-job';
import type { PrintedForm } from '#core/domain/printed-form';
import type { PrinterPlace } from '#core/domain/printer-form';
import { err, ok, type Result } from '#core/result';
import { createPrintLoop, type PrintLoop } from '#main/printing/print-loop';
import {
  createPrintStep,
  openPrinter,
  type PrintStep,
  type PrintStepDeps,
  printOn,
} from '#main/printing/print-step';
import type { After, Printed } from '#main/printing/printer';

/** One printer and what waits for it: a job at a time, whatever the other printer does. */
export type PrintLane = Pick<PrintLoop, 'wake' | 'stop' | 'isOver'> &
  Pick<PrintStep, 'obstacle' | 'leftHalf'> & {
    readonly place: PrinterPlace;
    /** Straight to the printer, between two jobs, and not in the log. */
    printTest(form: PrintedForm): Promise<Printed>;
    openDrawer(): Promise<Result<null, 'no-drawer' | 'printer'>>;
  };

export type PrintLaneDeps = Omit<PrintStepDeps, 'isOver' | 'unfinished'> & {
  readonly place: PrinterPlace;
  readonly unfinished: (place: PrinterPlace) => readonly PrintJob[];
  readonly after: After;
  readonly onBug: (thrown: unknown) => void;
};

export function createPrintLane(deps: PrintLaneDeps): PrintLane {
  const { place, after, onBug } = deps;
  const step = createPrintStep({
    ...deps,
    unfinished: () => deps.unfinished(place),
    isOver: () => loop.isOver(),
  });
  const loop = createPrintLoop({ take: step.take, after, onBug });
  return {
    place,
    wake: loop.wake,
    stop: loop.stop,
    isOver: loop.isOver,
    obstacle: step.obstacle,
    leftHalf: step.leftHalf,
    printTest: (form) =>
      loop.inTurn(async () => {
        const opened = await openPrinter(deps.printer());
        if (!opened.ok) return opened;
        const piece = { form, id: 'test' as PrintJobId, isCopy: false, followsHalf: step.followsHalf() };
        const printed = await printOn(opened.value, piece);
        if (!printed.ok) step.leftHalf();
        return printed;
      }),
    openDrawer: () =>
      loop.inTurn(async () => {
        const { kick } = deps.printer();
        if (kick === undefined) return err('no-drawer');
        const kicked = await kick().catch(() => err('printer'));
        return kicked.ok ? ok(null) : err('printer');
      }),
  };
}
