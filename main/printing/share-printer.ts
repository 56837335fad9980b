import { createByteFile } from '#main/printing/byte-file';
import type { After, Printer, Wire } from '#main/printing/printer';

/** A printer that another Windows PC shares, by its name on the network: written to as a file, it prints bytes as they are. */
export const createSharePrinter = (deps: { path: string; wire: Wire; after: After }): Printer =>
  createByteFile({ kind: 'share', ...deps });
