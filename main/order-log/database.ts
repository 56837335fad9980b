import type { Database } from 'better-sqlite3';
import type { Instant } from '#core/domain/instant';
import type { Result } from '#core/result';
import { backupFolderOf, newestGoodBackup } from '#main/order-log/backup';
import { migrations } from '#main/order-log/migrations';
import { type Migration, type OpenError, openDatabase } from '#main/sqlite';

export type LogFile = {
  /** `log-real.db` or `log-practice.db` with its folder, or `:memory:`. */
  readonly file: string;
  readonly now: () => Instant;
  readonly all?: readonly Migration[];
};

export function openLog({ file, now, all = migrations }: LogFile): Result<Database, OpenError> {
  return openDatabase({
    file,
    migrations: all,
    now,
    backupFolder: backupFolderOf(file),
    newestBackup: () => newestGoodBackup(file),
  });
}
