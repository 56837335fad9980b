import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';

/** Only ever appended to. A shipped migration is never edited: some till has already run it. */
export type Migration = { readonly version: number; readonly up: (db: Database.Database) => void };

export type OpenError =
  /** Set aside under another name, never deleted; the shop may go on from the newest good backup. */
  | { readonly kind: 'damaged'; readonly setAside: string; readonly newestBackup: string | null }
  | { readonly kind: 'newer'; readonly version: number; readonly known: number }
  | { readonly kind: 'disk-full' };

export type FileToOpen = {
  /** `:memory:` keeps nothing, for simulations. */
  readonly file: string;
  readonly migrations: readonly Migration[];
  readonly now: () => Instant;
  /** Where the file is copied before a migration changes it. */
  readonly backupFolder: string;
  readonly newestBackup: () => string | null;
};

const IN_MEMORY = ':memory:';

/** The one way to open a file of ours for writing: checked after an unclean stop, copied before it is migrated. */
export function openDatabase(wanted: FileToOpen): Result<Database.Database, OpenError> {
  const { file, migrations } = wanted;
  if (file === IN_MEMORY) return ok(openInMemory(migrations));
  makeFolder(dirname(file));
  if (isEmptied(file) && wanted.newestBackup() !== null) return err(damaged(wanted));
  let db: Database.Database | null = null;
  try {
    const version = look(file);
    const known = migrations.at(-1)?.version ?? 0;
    if (version > known) return err({ kind: 'newer', version, known });
    db = connect(file);
    writeFileSync(markerOf(file), '');
    if (version > 0 && version < known) copyBeforeMigrating(db, wanted, known);
    migrate(db, migrations);
    return ok(db);
  } catch (error) {
    db?.close();
    if (isDamage(error)) return err(damaged(wanted));
    if (isDiskFull(error)) return err({ kind: 'disk-full' });
    throw error;
  }
}

/** A connection of its own for one who only looks: works beside the app and on a copy with its `-wal`. */
export function openReadOnly(file: string): Database.Database {
  const db = new Database(file, { readonly: true, timeout: 5000 });
  // A reader writes nothing, but whoever copies these lines for a writer must find FULL in them.
  db.pragma('synchronous = FULL');
  return db;
}

/** One more that writes, beside the one that `openDatabase` gave: a thread's own. It closes with `close`. */
export const openBeside = (file: string): Database.Database => connect(file);

/** Closes and says that the stop was clean, so that the next start need not check the whole file. */
export function closeDatabase(db: Database.Database): void {
  if (!db.open) return;
  const { name, readonly, memory } = db;
  db.close();
  if (!readonly && !memory) rmSync(markerOf(name), { force: true });
}

/**
 * Reads the version, and after an unclean stop the whole file, before anything may write to it: a writer that finds
 * damage takes the `-wal` away with it when it closes, and the last sales with that.
 */
function look(file: string): number {
  if (!existsSync(file)) return 0;
  const unclean = stoppedUncleanly(file);
  // Cut off in the one moment before the file takes WAL: only a writer can put that right.
  const db = existsSync(`${file}-journal`) ? new Database(file) : openReadOnly(file);
  try {
    if (unclean) assertWhole(db);
    return versionOf(db);
  } finally {
    db.close();
  }
}

function connect(file: string): Database.Database {
  const db = new Database(file, { timeout: 5000 });
  try {
    configure(db, 'wal');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openInMemory(migrations: readonly Migration[]): Database.Database {
  const db = new Database(IN_MEMORY);
  configure(db, 'memory');
  migrate(db, migrations);
  return db;
}

function configure(db: Database.Database, journal: 'wal' | 'memory'): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  // better-sqlite3 falls to NORMAL once WAL is in use, which can lose the last sale on a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  if (mode !== journal) throw new Error(`${db.name} does not take WAL: it says ${String(mode)}`);
  assertFull(db);
}

export function assertFull(db: Database.Database): void {
  const level = db.pragma('synchronous', { simple: true });
  if (level !== 2) throw new Error(`${db.name} is not synchronous FULL: it says ${String(level)}`);
}

export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

export function migrate(db: Database.Database, all: readonly Migration[]): void {
  const current = versionOf(db);
  for (const { version, up } of all) {
    if (version <= current) continue;
    db.transaction(() => {
      up(db);
      db.pragma(`user_version = ${version}`);
    })();
  }
}

function copyBeforeMigrating(db: Database.Database, wanted: FileToOpen, known: number): void {
  makeFolder(wanted.backupFolder);
  const name = `${basename(wanted.file, '.db')}-${stampOf(wanted.now())}-before-v${known}.db`;
  const partial = join(wanted.backupFolder, `${name}.partial`);
  rmSync(partial, { force: true });
  db.prepare('VACUUM INTO ?').run(partial);
  if (!sealCopy(partial)) throw new Damaged(`${wanted.file} could not be copied whole`);
  renameSync(partial, join(wanted.backupFolder, name));
}

/** Makes a copy stand alone, without `-wal`, reads it through, and sees it onto the disk; false where it does not hold. */
export function sealCopy(file: string): boolean {
  try {
    const db = new Database(file);
    try {
      db.pragma('journal_mode = DELETE');
      if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') return false;
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  return true;
}

class Damaged extends Error {
  override readonly name = 'Damaged';
}

function assertWhole(db: Database.Database): void {
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') throw new Damaged(`${db.name}: ${String(verdict)}`);
}

function damaged(wanted: FileToOpen): OpenError {
  const setAside = setFileAside(wanted.file, wanted.now(), 'damaged');
  return { kind: 'damaged', setAside, newestBackup: wanted.newestBackup() };
}

/** Renames the file, its `-wal` and what else belongs to it together: they can still be opened, and read by whoever repairs. */
export function setFileAside(file: string, now: Instant, why: 'damaged' | 'replaced'): string {
  const wish = `${file}.${why}-${stampOf(now)}`;
  let name = wish;
  for (let again = 2; existsSync(name); again += 1) name = `${wish}-${again}`;
  for (const part of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(file + part)) renameSync(file + part, name + part);
  }
  rmSync(markerOf(file), { force: true });
  return name;
}

const markerOf = (file: string): string => `${file}.running`;

/**
 * A clean close takes both away. After a power cut the marker itself may be lost, and then the `-wal` is there; an
 * empty one is only what somebody who looked at a closed file left behind.
 */
const stoppedUncleanly = (file: string): boolean =>
  existsSync(file) &&
  (existsSync(markerOf(file)) || sizeOf(`${file}-wal`) > 0 || existsSync(`${file}-journal`));

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** To SQLite an empty file is a new one. To a shop that has backups of it, it is a lost one. */
const isEmptied = (file: string): boolean =>
  existsSync(file) && sizeOf(file) === 0 && sizeOf(`${file}-wal`) === 0;

/** "2026-11-21T14-03-22-123Z": sorts by time and is a file name everywhere. */
export const stampOf = (at: Instant): string => new Date(at).toISOString().replace(/[:.]/g, '-');

/** Only its owner may look: a log holds what a shop sells. A folder that exists is left as its owner made it. */
export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** The disk gave no room, or gave way: either way nothing was written. */
export const isDiskFull = (error: unknown): boolean => hasCode(error, ['SQLITE_FULL', 'SQLITE_IOERR']);

export const isUniqueBroken = (error: unknown): boolean =>
  hasCode(error, ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

export const isDamage = (error: unknown): boolean =>
  error instanceof Damaged || hasCode(error, ['SQLITE_CORRUPT', 'SQLITE_NOTADB']);

function hasCode(error: unknown, prefixes: readonly string[]): boolean {
  return error instanceof Database.SqliteError && prefixes.some((prefix) => error.code.startsWith(prefix));
}
