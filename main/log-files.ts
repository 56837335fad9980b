import type { Database } from 'better-sqlite3';
import { HOUR, type Instant } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';
import { backUp, listBackups, restoreBackup } from '#main/order-log/backup';
import { openLog } from '#main/order-log/database';
import type { OpenError } from '#main/sqlite';

export type OpenedLog = { readonly db: Database; readonly isRestored: boolean };

type Deps = {
  readonly now: () => Instant;
  /** Asks a person whether to go on from this copy. The damaged file is set aside already, never deleted. */
  readonly askForBackup: (setAside: string, takenAt: Instant) => Promise<boolean>;
  /**
   * A copy is about to take the log's place. It has lost its end and may give out a number again: from here on numbers
   * are others, also where the power goes before anything else is done.
   */
  readonly beforeRestore: () => void;
};

/** Opens a log; a damaged one is replaced by its newest good copy when a person wants that. */
export async function openLogOrBackup(
  file: string,
  { now, askForBackup, beforeRestore }: Deps,
): Promise<Result<OpenedLog, OpenError>> {
  const opened = openLog({ file, now });
  if (opened.ok) return ok({ db: opened.value, isRestored: false });
  const { error } = opened;
  if (error.kind !== 'damaged' || error.newestBackup === null) return opened;
  const copy = listBackups(file).find((backup) => backup.file === error.newestBackup);
  if (!(await askForBackup(error.setAside, copy?.at ?? 0))) return opened;
  beforeRestore();
  const restored = restoreBackup(file, error.newestBackup, now());
  if (!restored.ok)
    return err(restored.error === 'disk-full' ? { kind: 'disk-full' } : { ...error, newestBackup: null });
  const again = openLog({ file, now });
  return again.ok ? ok({ db: again.value, isRestored: true }) : again;
}

const LOOK_EVERY_MS = HOUR;
const OLD_AFTER_MS = 20 * HOUR;

/** One copy a day, taken while the shop sells; a PC that is off at night is copied in the morning. */
export function keepBackups(
  db: Database,
  now: () => Instant,
  note: (what: string, detail: string) => void,
): () => void {
  const look = async (): Promise<void> => {
    const newest = listBackups(db.name)[0]?.at ?? 0;
    if (!db.open || now() - newest < OLD_AFTER_MS) return;
    const taken = await backUp(db, { now });
    note('backup', taken.ok ? `${taken.value.bytes} bytes` : taken.error);
  };
  const tryLook = (): void => void look().catch((error: unknown) => note('backup', String(error)));
  // Not at once: the first minutes of a day belong to the counter.
  const first = setTimeout(tryLook, 5 * 60_000);
  const each = setInterval(tryLook, LOOK_EVERY_MS);
  for (const timer of [first, each]) timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(each);
  };
}
