import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Instant } from '#core/domain/instant';
import type { Result } from '#core/result';
import { migrations } from '#main/order-log/migrations';
import { type OpenError, openDatabase } from '#main/sqlite';

export type LogFile = {
  /** `log-real.db` or `log-practice.db` with its folder, or `:memory:`. */
  readonly file: string;
  readonly now: () => Instant;
};

export const backupFolderOf = (file: string): string => join(dirname(file), 'backups');

export function openLog({ file, now }: LogFile): Result<Database, OpenError> {
  return openDatabase({
    file,
    migrations,
    now,
    backupFolder: backupFolderOf(file),
    newestBackup: () => null,
  });
}
