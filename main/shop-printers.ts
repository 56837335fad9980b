import type { Grid } from '#core/domain/paper-grid';
import type { PrinterTarget } from '#core/domain/print-job';
import type { PrintedForm } from '#core/domain/printed-form';
import type { ShopPrinter } from '#core/domain/printer-form';
import { profileNamed } from '#core/domain/printer-profiles';
import { assertNever } from '#core/result';
import { createDevicePrinter } from '#main/printing/device-printer';
import { kickBytes, paperBytes } from '#main/printing/escpos';
import { createFilePrinter } from '#main/printing/file-printer';
import { createLpPrinter } from '#main/printing/lp-printer';
import type { Printer, Wire } from '#main/printing/printer';
import { statusLanguage } from '#main/printing/printer-status';
import { runProgram } from '#main/printing/run-program';
import { createSerialPrinter } from '#main/printing/serial-printer';
import { createSharePrinter } from '#main/printing/share-printer';
import { createSpoolerPrinter } from '#main/printing/spooler-printer';
import { createSystemPrinter } from '#main/printing/system-printer';
import { createTcpPrinter, type Manners } from '#main/printing/tcp-printer';
import type { Winspool } from '#main/printing/winspool';
import { timers } from '#main/timers';
import type { Paper } from '#main/windows/paper';

export type PrinterMakerDeps = {
  readonly paper: Paper;
  /** Rejects where there is no Windows. */
  readonly winspool: () => Promise<Winspool>;
  readonly gridFor: (form: PrintedForm, printer: ShopPrinter) => Grid;
};

/** The way to paper that a printer's setting names. */
export function printerMaker(deps: PrinterMakerDeps): (printer: ShopPrinter) => Printer {
  const { after } = timers;
  const manners = new Map<string, Manners>();
  const mannersOf = (address: string): Manners => {
    const known = manners.get(address) ?? { speaks: 'unknown' };
    manners.set(address, known);
    return known;
  };
  return (printer) => {
    const { target, form } = printer;
    const gridFor = (piece: PrintedForm): Grid => deps.gridFor(piece, printer);
    const wire: Wire = {
      encode: (piece) => paperBytes(gridFor(piece.form), form, piece.followsHalf),
      kick: kickBytes(form),
    };
    switch (target.kind) {
      case 'file':
        return createFilePrinter({ folder: target.folder, gridFor, toPdf: deps.paper.toPdf });
      case 'system':
        return createSystemPrinter({
          deviceName: target.deviceName,
          gridFor,
          printPage: deps.paper.print,
          after,
        });
      case 'tcp': {
        const { host, port } = target;
        const status = statusLanguage(profileNamed(form.profile));
        return createTcpPrinter({ host, port, wire, status, manners: mannersOf(`${host}:${port}`), after });
      }
      case 'spooler':
        return createSpoolerPrinter({ name: target.name, winspool: deps.winspool, wire, after });
      case 'share':
        return createSharePrinter({ path: target.path, wire, after });
      case 'device':
        return createDevicePrinter({ path: target.path, wire, after });
      case 'serial': {
        const { port, baud } = target;
        return createSerialPrinter({ port, baud, platform: process.platform, run: runProgram, wire, after });
      }
      case 'lp':
        return createLpPrinter({ queue: target.queue, run: runProgram, wire });
      default:
        return assertNever(target, 'way to paper');
    }
  };
}

/** What can be had on this system, the best first. */
export function waysToPaper(platform: NodeJS.Platform): readonly PrinterTarget['kind'][] {
  if (platform === 'win32') return ['tcp', 'spooler', 'share', 'serial', 'system', 'file'];
  if (platform === 'linux') return ['tcp', 'device', 'lp', 'serial', 'system', 'file'];
  return ['tcp', 'lp', 'serial', 'system', 'file'];
}
