import { createByteFile } from '#main/printing/byte-file';
import type { After, Printer, Wire } from '#main/printing/printer';

/** A printer on a cable, as Linux shows it: `/dev/usb/lp0`, `/dev/lp0`. */
export const createDevicePrinter = (deps: { path: string; wire: Wire; after: After }): Printer =>
  createByteFile({ kind: 'device', ...deps });
