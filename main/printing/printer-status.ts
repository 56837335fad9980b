import type { PrintTrouble } from '#core/domain/print-job';
import type { PrinterProfile } from '#core/domain/printer-profiles';

/** What a printer says of itself when it is asked. */
export type PrinterSays = Extract<PrintTrouble, 'paper-out' | 'cover-open' | 'offline'> | 'ready';

/** How one language asks, how long its answer is, and what that means; null where those bytes are no answer. */
export type StatusLanguage = {
  readonly ask: Uint8Array;
  readonly length: number;
  readonly read: (answer: Uint8Array) => PrinterSays | null;
};

/** DLE EOT 1, 2 and 4: the printer, why it is offline, and its paper. A byte each, also while it is offline. */
const ESC_POS: StatusLanguage = {
  ask: Uint8Array.of(0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4),
  length: 3,
  read: (answer) => {
    const [printer = 0, cause = 0, paper = 0] = answer;
    // Four bits of each are always the same: anything else is noise, or another command's answer.
    if ([printer, cause, paper].some((byte) => (byte & 0x93) !== 0x12)) return null;
    if ((cause & 0x04) !== 0) return 'cover-open';
    if ((paper & 0x60) !== 0 || (cause & 0x20) !== 0) return 'paper-out';
    return (printer & 0x08) !== 0 || (cause & 0x40) !== 0 ? 'offline' : 'ready';
  },
};

/** ESC ACK SOH: Star's automatic status, of which the third byte tells the cover and the sixth the paper. */
const STAR: StatusLanguage = {
  ask: Uint8Array.of(0x1b, 0x06, 0x01),
  length: 7,
  read: (answer) => {
    const [head = 0, , printer = 0, , , paper = 0] = answer;
    if ((head & 0x91) !== 0x01) return null;
    if ((printer & 0x20) !== 0) return 'cover-open';
    if ((paper & 0x08) !== 0) return 'paper-out';
    return (printer & 0x08) !== 0 ? 'offline' : 'ready';
  },
};

export const statusLanguage = ({ language }: Pick<PrinterProfile, 'language'>): StatusLanguage =>
  language === 'esc-pos' ? ESC_POS : STAR;
