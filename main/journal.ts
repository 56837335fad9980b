import { renameSync, rmSync, statSync } from 'node:fs';
import { pino } from 'pino';

/** What went on, for whoever helps the shop: operations and ids. */
export type Journal = { note(what: string, detail: string): void };

const MAX_BYTES = 5_000_000;

/** Lines of JSON, the last two files kept. A disk that is full must not stop a sale because of its notes. */
export function createJournal(file: string): Journal {
  rotate(file);
  const destination = pino.destination({ dest: file, sync: true, mode: 0o600 });
  destination.on('error', () => undefined);
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { streamWrite: redact } },
    destination,
  );
  return {
    note(what, detail) {
      try {
        logger.info({ what, detail: detail.slice(0, 2000) });
      } catch {
        // As above: nothing more can be done about a note.
      }
    },
  };
}

/** Stands before every line: whatever looks like a token goes, whoever let it in. */
export function redact(line: string): string {
  return line
    .replace(/(APP_USR|TEST)-[A-Za-z0-9_-]{8,}/g, '[token]')
    .replace(/Bearer\s+[^\s"\\]+/gi, 'Bearer [token]')
    .replace(/(access_token=)[^&\s"\\]+/gi, '$1[token]');
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAX_BYTES) return;
  rmSync(`${file}.1`, { force: true });
  renameSync(file, `${file}.1`);
}
