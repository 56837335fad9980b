import type { Duplex } from 'node:stream';

import type { After, PrintFailure } from '#main/printing/printer';
import type { PrinterSays, StatusLanguage } from '#main/printing/printer-status';

export type Talk = {
  /** Asks, and hears the answer; null where none comes, or none that is one. */
  readonly ask: (limitMs: number) => Promise<PrinterSays | null>;
};

/** What a printer says back is heard from now on, so that no answer waits unread. */
export function listenTo(line: Duplex, status: StatusLanguage, after: After): Talk {
  let heard = Buffer.alloc(0);
  let tell: (() => void) | null = null;
  line.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes]);
    if (heard.length >= status.length) tell?.();
  });
  return {
    ask: (limitMs) =>
      new Promise((resolve) => {
        heard = Buffer.alloc(0);
        const answer = (): void => {
          callOff();
          tell = null;
          resolve(heard.length < status.length ? null : status.read(heard.subarray(0, status.length)));
        };
        const callOff = after(limitMs, answer);
        tell = answer;
        line.once('close', answer);
        line.write(status.ask);
      }),
  };
}

export const failureOf = (says: Exclude<PrinterSays, 'ready'>): PrintFailure => ({
  trouble: says,
  detail: 'the printer says so',
});
