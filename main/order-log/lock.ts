import { join } from 'node:path';
import Database from 'better-sqlite3';
import { err, ok, type Result } from '#core/result';
import { makeFolder } from '#main/sqlite';

export type Lock = { release(): void };

/**
 * Keeps a second process out of a data folder, whichever user of the PC runs it.
 *
 * The system gives the lock back when its holder dies, however it dies, so nothing stale is ever left behind.
 */
export function acquireLock(folder: string): Result<Lock, 'held'> {
  makeFolder(folder);
  const db = new Database(join(folder, 'lock.db'), { timeout: 0 });
  try {
    // Not WAL: there an exclusive transaction keeps out writers only, and each opening would write.
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return err('held');
    throw error;
  }
  return ok({ release: () => void db.close() });
}
