import { renameSync, rmSync, statSync } from 'node:fs';
import { pino } from 'pino';

/** What went on, for whoever helps the shop: operations and ids. */
export type Journal = { note(what: string, detail: string): void };

const MAX_BYTES = 5_000_000;
const MAX_DETAIL = 2000;
/** Level, time and braces of a line, about. */
const FRAME_BYTES = 70;

/** Lines of JSON, the last two files kept. A disk that is full must not stop a sale because of its notes. */
export function createJournal(file: string): Journal {
  let bytes = sizeOf(file);
  if (bytes >= MAX_BYTES && setAside(file)) bytes = 0;
  const destination = open(file);
  if (destination === null) return { note: () => undefined };
  destination.on('error', () => undefined);
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, hooks: { streamWrite: redact } },
    destination,
  );
  return {
    note(what, detail) {
      try {
        const kept = detail.slice(0, MAX_DETAIL);
        logger.info({ what, detail: kept });
        bytes += kept.length + what.length + FRAME_BYTES;
        // A till runs for months without a start.
        if (bytes < MAX_BYTES) return;
        bytes = 0;
        if (setAside(file)) destination.reopen();
      } catch {
        // As above: nothing more can be done about a note.
      }
    },
  };
}

function open(file: string): ReturnType<typeof pino.destination> | null {
  try {
    return pino.destination({ dest: file, sync: true, mode: 0o600 });
  } catch {
    return null;
  }
}

/** Stands before every line: whatever looks like a token goes, whoever let it in. */
export function redact(line: string): string {
  return line
    .replace(/(APP_USR|TEST)-[A-Za-z0-9_-]{8,}/g, '[token]')
    .replace(/Bearer\s+[^\s"\\]+/gi, 'Bearer [token]')
    .replace(/(access_token=)[^&\s"\\]+/gi, '$1[token]');
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** False where the system does not let go of the files: then the notes go on where they are. */
function setAside(file: string): boolean {
  try {
    rmSync(`${file}.1`, { force: true });
    renameSync(file, `${file}.1`);
    return true;
  } catch {
    return false;
  }
}
