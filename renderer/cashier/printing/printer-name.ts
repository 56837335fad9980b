import type { PrinterTarget } from '#core/domain/print-job';
import type { usePrintingWords } from '#renderer/cashier/printing/printing-words';

/** How a person would call it: its own name, or else the way that it is reached by. */
export function printerName(target: PrinterTarget, t: ReturnType<typeof usePrintingWords>['t']): string {
  switch (target.kind) {
    case 'tcp':
      return target.host;
    case 'spooler':
      return target.name;
    case 'share':
    case 'device':
      return target.path;
    case 'serial':
      return target.port;
    case 'lp':
      return target.queue ?? t('printer.pickNone');
    case 'system':
      return target.deviceName ?? t('printer.pickNone');
    case 'file':
      return t('printer.ways.file');
  }
}
