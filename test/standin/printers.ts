import os from 'node:os';
import path from 'node:path';

/** The printers that are there: the names in STANDIN_PRINTERS, else one called receipt-printer. */
export function printers(): Electron.PrinterInfo[] {
  const names = (process.env.STANDIN_PRINTERS ?? 'receipt-printer').split(',').filter(Boolean);
  return names.map((name) => ({ name, displayName: name, description: '', options: {} }));
}

/** Where printed pages go: STANDIN_SPOOL, else a folder among the temporary files. */
export function spoolFolder(): string {
  return process.env.STANDIN_SPOOL ?? path.join(os.tmpdir(), 'standin-spool');
}
