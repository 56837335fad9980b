import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { DAY, type Instant } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';
import { isDiskFull, makeFolder, openReadOnly, sealCopy, setFileAside, stampOf } from '#main/sqlite';

export type Backup = {
  readonly file: string;
  readonly at: Instant;
  readonly bytes: number;
  /** Set where it was taken because a newer app was about to change the file. */
  readonly beforeVersion: number | null;
};

export type BackupDeps = {
  readonly now: () => Instant;
  /** What the disk has left, for the folder given. */
  readonly freeBytes?: (folder: string) => number;
};

const DAILY = 7;
const WEEKLY = 4;
/** All backups together stay within this part of the disk's free room. */
const SHARE_OF_FREE = 10;

export const backupFolderOf = (file: string): string => join(dirname(file), 'backups');

/**
 * Copies an open log while the shop goes on selling. The copy gets its name only once it has been read through; then
 * the older ones that no longer count are removed.
 */
export async function backUp(
  db: Database,
  { now, freeBytes = freeBytesAt }: BackupDeps,
): Promise<Result<Backup, 'no-room' | 'bad-copy' | 'disk-full' | 'interrupted'>> {
  const source = db.name;
  const folder = backupFolderOf(source);
  makeFolder(folder);
  removePartial(source);
  const budget = budgetFor(source, freeBytes(folder));
  if (statSync(source).size > budget) return err('no-room');
  const at = now();
  const file = join(folder, `${basename(source, '.db')}-${stampOf(at)}.db`);
  const partial = `${file}.partial`;
  try {
    await db.backup(partial);
    if (!sealCopy(partial)) return err('bad-copy');
    renameSync(partial, file);
  } catch (error) {
    if (isDiskFull(error)) return err('disk-full');
    if (!db.open) return err('interrupted');
    throw error;
  } finally {
    removePartial(source);
  }
  prune(source, budget);
  return ok({ file, at, bytes: statSync(file).size, beforeVersion: null });
}

/** Newest first. They are offered in this order, and one that does not read through is passed over. */
export function listBackups(source: string): readonly Backup[] {
  const folder = backupFolderOf(source);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => parseName(source, name))
    .sort((a, b) => b.at - a.at);
}

export function newestGoodBackup(source: string): string | null {
  return listBackups(source).find(({ file }) => isGood(file))?.file ?? null;
}

/** Puts a backup in the log's place; what was there is set aside under another name. The log must be closed. */
export function restoreBackup(
  source: string,
  backup: string,
  now: Instant,
): Result<{ readonly setAside: string | null }, 'bad-copy' | 'disk-full'> {
  const partial = `${source}.restoring`;
  try {
    copyFileSync(backup, partial);
    if (!sealCopy(partial)) return err('bad-copy');
    const setAside = existsSync(source) ? setFileAside(source, now, 'replaced') : null;
    renameSync(partial, source);
    return ok({ setAside });
  } catch (error) {
    if (isDiskFull(error) || isNoSpace(error)) return err('disk-full');
    throw error;
  } finally {
    rmSync(partial, { force: true });
  }
}

export function isGood(file: string): boolean {
  try {
    const db = openReadOnly(file);
    try {
      return db.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}

/** The newest of each of the last 7 days and of each of the last 4 weeks, and the last one from before a migration. */
export function toKeep(backups: readonly Backup[]): ReadonlySet<Backup> {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const kept = new Set([
    ...newestOfEach(newestFirst, DAILY, ({ at }) => Math.floor(at / DAY)),
    // The epoch began on a Thursday; weeks begin on Mondays.
    ...newestOfEach(newestFirst, WEEKLY, ({ at }) => Math.floor((at / DAY + 3) / 7)),
  ]);
  const beforeMigrating = newestFirst.find(({ beforeVersion }) => beforeVersion !== null);
  if (beforeMigrating !== undefined) kept.add(beforeMigrating);
  return kept;
}

function newestOfEach(
  newestFirst: readonly Backup[],
  count: number,
  periodOf: (backup: Backup) => number,
): readonly Backup[] {
  const byPeriod = new Map<number, Backup>();
  for (const backup of newestFirst) {
    if (!byPeriod.has(periodOf(backup))) byPeriod.set(periodOf(backup), backup);
  }
  return [...byPeriod.values()].slice(0, count);
}

/** Oldest go first when there is no room for all that should be kept; the newest always stays. */
function prune(source: string, budget: number): void {
  const all = listBackups(source);
  const keep = toKeep(all);
  let held = 0;
  for (const [place, backup] of all.entries()) {
    const fits = place === 0 || held + backup.bytes <= budget;
    if (keep.has(backup) && fits) held += backup.bytes;
    else rmSync(backup.file, { force: true });
  }
}

/** What the backups take up already counts as free, or each one would make the next one's room smaller. */
function budgetFor(source: string, free: number): number {
  const held = listBackups(source).reduce((bytes, backup) => bytes + backup.bytes, 0);
  return (free + held) / SHARE_OF_FREE;
}

function freeBytesAt(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function removePartial(source: string): void {
  const folder = backupFolderOf(source);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(source, '.db')}-`) && name.includes('.db.partial')) {
      rmSync(join(folder, name), { force: true });
    }
  }
}

function parseName(source: string, name: string): readonly Backup[] {
  const prefix = `${basename(source, '.db')}-`;
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(?:-before-v(\d+))?\.db$/.exec(
    name.startsWith(prefix) ? name.slice(prefix.length) : '',
  );
  if (match === null) return [];
  const [, day, hours, minutes, seconds, milliseconds, version] = match;
  const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  const file = join(backupFolderOf(source), name);
  const beforeVersion = version === undefined ? null : Number(version);
  return [{ file, at, bytes: statSync(file).size, beforeVersion }];
}

const isNoSpace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';
