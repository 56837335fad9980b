import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openLog } from '#main/order-log/database';
import { migrations } from '#main/order-log/migrations';
import { createOrderLog } from '#main/order-log/order-log';
import { verifyLog } from '#main/order-log/verify-log';
import { openReadOnly } from '#main/sqlite';
import { folderForTest, open, openShop, paidCharge, ref, requested, T0 } from '#test/main/order-log/builders';

const newLog = (): string => join(folderForTest(), 'shop', 'log-real.db');
const now = (): number => T0;

describe('opening a log', () => {
  it('writes every sale through to the disk, whoever opens the file', () => {
    const file = newLog();
    const db = open(file);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(openReadOnly(file).pragma('synchronous', { simple: true })).toBe(2);
  });

  it('refuses a connection that could lose the last sale on a power cut', () => {
    const db = open(newLog());
    db.pragma('synchronous = NORMAL');
    expect(() => createOrderLog(db, { now })).toThrow(/not synchronous FULL/);
  });

  it.skipIf(process.platform === 'win32')('makes its folder for its owner only', () => {
    const file = newLog();
    open(file);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  });

  it('keeps nothing of a log in memory, which is otherwise the same', () => {
    const log = createOrderLog(open(':memory:'), { now });
    log.commit(paidCharge('A'));
    expect(log.charge(ref('A'))?.state).toBe('paid');
    log.close();
  });

  it('checks the file after an unclean stop, and not after a clean one', () => {
    const { log, file } = openShop();
    log.commit(paidCharge('A'));
    expect(existsSync(`${file}.running`)).toBe(true);
    log.close();
    expect(readdirSync(dirname(file))).toEqual(['log-real.db']);

    // Damage that only a full check finds: a page of a table that the start does not read.
    spoilPageOf(file, 'payments');
    const trusted = openLog({ file, now });
    expect(trusted.ok).toBe(true);
    if (trusted.ok) trusted.value.close();
    expect(openLog({ file, now })).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  });

  it('does not take a look at a closed log for an unclean stop', () => {
    const { log, file } = openShop();
    log.commit(paidCharge('A'));
    log.close();
    verifyLog(file, null);
    spoilPageOf(file, 'payments');
    expect(openLog({ file, now }).ok).toBe(true);
  });
});

/** Overwrites the first page of a table, whose number the schema knows. */
function spoilPageOf(file: string, table: string): void {
  const db = new Database(file, { readonly: true });
  const page = Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, (page - 1) * size, page * size);
  writeFileSync(file, bytes);
}

/** The version after today's. */
const NEXT = migrations.length + 1;

describe('a damaged log', () => {
  it('is set aside whole under a name with the time, never deleted, and the shop may begin again', () => {
    const { db, log, file } = openShop();
    log.commit(paidCharge('A'));
    db.pragma('wal_checkpoint(TRUNCATE)');
    log.commit([requested('B')]);
    const wal = readFileSync(`${file}-wal`);
    db.close();
    writeFileSync(file, 'not a database at all, for a page or so'.repeat(200));
    writeFileSync(`${file}-wal`, wal);

    const setAside = `${file}.damaged-2026-11-21T14-00-00-000Z`;
    expect(openLog({ file, now })).toEqual({
      ok: false,
      error: { kind: 'damaged', setAside, newestBackup: null },
    });
    expect(readFileSync(setAside, 'utf8')).toContain('not a database');
    expect(readFileSync(`${setAside}-wal`)).toEqual(wal);
    expect(existsSync(file)).toBe(false);
    expect(openLog({ file, now }).ok).toBe(true);
  });

  it('never takes the name of one set aside before', () => {
    const file = newLog();
    for (const expected of ['', '-2']) {
      open(file).close();
      writeFileSync(file, 'x'.repeat(5000));
      const opened = openLog({ file, now });
      expect(opened.ok ? null : opened.error).toMatchObject({
        setAside: `${file}.damaged-2026-11-21T14-00-00-000Z${expected}`,
      });
    }
  });

  it('is known for lost when the file is empty and backups say that it was not', () => {
    const { log, file } = openShop();
    log.commit(paidCharge('A'));
    log.close();
    const newer = [...migrations, { version: NEXT, up: () => undefined }];
    const upgraded = openLog({ file, now, all: newer });
    if (upgraded.ok) upgraded.value.close();
    truncateSync(file, 0);
    const opened = openLog({ file, now });
    expect(opened.ok ? null : opened.error).toMatchObject({
      kind: 'damaged',
      newestBackup: expect.stringContaining(`-before-v${NEXT}.db`),
    });
  });
});

describe('a log of another version', () => {
  const shipped = readFileSync(join(import.meta.dirname, 'log-v1.sql'), 'utf8');
  const schemaOf = (db: Database.Database): unknown =>
    db
      .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
      .all();

  function logOfVersion1(): string {
    const file = newLog();
    open(file).close();
    writeFileSync(file, '');
    const db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.exec(shipped);
    db.pragma('user_version = 1');
    db.close();
    return file;
  }

  it('begins at version 1 exactly as it was shipped', () => {
    const first = openLog({ file: ':memory:', now, all: migrations.slice(0, 1) });
    const stored = new Database(logOfVersion1());
    expect(first.ok ? schemaOf(first.value) : null).toEqual(schemaOf(stored));
  });

  it('brings a log of version 1 to today’s with every fact and projection it had', () => {
    const file = logOfVersion1();
    const { db, log } = openShop(file);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.version);
    expect(log.charge(ref('A'))).toMatchObject({ state: 'paid', received: 1000 });
    expect(log.recent(1)).toMatchObject([{ saleNumber: 1, receiptNumber: 'CAJA1-A-00000001' }]);
    expect(log.commit([requested('B')]).ok).toBe(true);
    expect(verifyLog(file, null)).toMatchObject({ ok: true });
  });

  it('is copied before it is changed, and the copy is the log as it was', () => {
    const { log, file } = openShop();
    log.commit(paidCharge('A'));
    const head = log.head();
    log.close();
    const next = [
      ...migrations,
      { version: NEXT, up: (db: Database.Database) => db.exec('CREATE TABLE tables (id)') },
    ];
    const opened = openLog({ file, now, all: next });
    expect(opened.ok ? opened.value.pragma('user_version', { simple: true }) : null).toBe(NEXT);
    const copy = join(dirname(file), 'backups', `log-real-2026-11-21T14-00-00-000Z-before-v${NEXT}.db`);
    expect(verifyLog(copy, head)).toMatchObject({ ok: true });
  });

  it('takes the whole of a migration or nothing of it', () => {
    const { log, file } = openShop();
    log.close();
    const up = (db: Database.Database): never => {
      db.exec('CREATE TABLE tables (id)');
      throw new Error('the power went');
    };
    expect(() => openLog({ file, now, all: [...migrations, { version: NEXT, up }] })).toThrow(
      'the power went',
    );
    const db = open(file);
    expect(db.pragma('user_version', { simple: true })).toBe(NEXT - 1);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'tables'").get()).toBeUndefined();
  });

  it('is refused by name when a newer app wrote it, and left as it is', () => {
    const { db, log, file } = openShop();
    log.commit(paidCharge('A'));
    db.pragma('user_version = 99');
    log.close();
    const bytes = readFileSync(file);
    const known = migrations.at(-1)?.version;
    expect(openLog({ file, now })).toEqual({ ok: false, error: { kind: 'newer', version: 99, known } });
    expect(readFileSync(file)).toEqual(bytes);
  });
});
