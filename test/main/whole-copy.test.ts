import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { boundsOf, businessDayOf } from '#core/domain/business-day';
import type { SiteId } from '#core/domain/site';
import { siteOf } from '#core/domain/site';
import type { CopyManifest } from '#core/whole-copy';
import { type CopyDone, makeCopy, REAL_LOG, restoringFolder, SHOP, unpackForRestore } from '#main/copy-job';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { verifyLog } from '#main/order-log/verify-log';
import { finishRestore, markRestore, restoreBanner } from '#main/restore-pending';
import { runInThread } from '#main/run-in-thread';
import { openShop as openShopFile } from '#main/settings/shop-db';
import { openReadOnly } from '#main/sqlite';
import { readManifest, sha256Of, unpackCopy, writeCopy } from '#main/whole-copy';
import { seedLog } from '#scripts/made-up-log';
import { folderForTest, saleOpened } from '#test/main/order-log/builders';

const UNTIL = Date.UTC(2026, 10, 1);
const NOW = UNTIL + 86_400_000;

function writeShop(folder: string, installIds: readonly string[], letter: string, at = UNTIL): void {
  const shop = openShopFile({ file: join(folder, SHOP), now: () => at });
  if (!shop.ok) throw new Error(shop.error.kind);
  shop.value.saveSettings([
    ['installIds', installIds],
    ['installLetter', letter],
    ['dayStartHour', 4],
  ]);
  shop.value.close();
}

function oldPc(seed: number, site: SiteId = 'MLA', charges = 60): string {
  const folder = folderForTest();
  seedLog({ charges, seed, file: join(folder, REAL_LOG), site, until: UNTIL });
  writeShop(folder, ['OLD111'], 'A');
  return folder;
}

async function copyOf(dataDir: string): Promise<string> {
  const path = join(folderForTest(), 'all.mostrador');
  const made = await makeCopy({
    kind: 'make',
    dataDir,
    path,
    now: NOW,
    appVersion: '0.1.0',
    shopName: 'La Esquina',
  });
  if (!made.ok) throw new Error(made.error);
  return path;
}

const unpack = (dataDir: string, path: string) =>
  unpackForRestore({ kind: 'unpack', dataDir, path, now: NOW });

async function restored(dataDir: string, path: string): Promise<void> {
  const looked = await unpack(dataDir, path);
  if (!looked.ok || looked.value.kind !== 'unpack') throw new Error(JSON.stringify(looked));
  markRestore(dataDir, looked.value.headHere);
  expect(finishRestore(dataDir, () => NOW)).toBe('restored');
}

/** Every day's sums by means, to the cent, as the log tells them. */
function daysOf(dataDir: string, site: SiteId) {
  const opened = openLog({ file: join(dataDir, REAL_LOG), now: () => NOW });
  if (!opened.ok) throw new Error(opened.error.kind);
  const log = createOrderLog(opened.value, { now: () => NOW });
  const rule = { timeZone: siteOf(site).timeZone, startHour: 4 };
  const times = z.array(z.number()).parse(opened.value.prepare('SELECT at FROM ledger').pluck().all());
  const days = [...new Set(times.map((at) => businessDayOf(at, rule)))].toSorted();
  const told = days.map((day) => [day, log.days.means(boundsOf(day, rule))]);
  const { head, nextReceiptSequence } = log;
  const all = { told, head: head(), next: nextReceiptSequence() };
  log.close();
  return all;
}

function settingsOf(dataDir: string) {
  const shop = openShopFile({ file: join(dataDir, SHOP), now: () => NOW });
  if (!shop.ok) throw new Error(shop.error.kind);
  const told = {
    ids: shop.value.setting('installIds', z.array(z.string()), []),
    letter: shop.value.setting('installLetter', z.string(), ''),
    dayStartHour: shop.value.setting('dayStartHour', z.number(), 0),
  };
  shop.value.close();
  return told;
}

/** Another copy, whose sums are right for what it holds: only the log itself can give it away. */
async function forged(path: string, edit: (log: Database.Database) => void): Promise<string> {
  const folder = folderForTest();
  const files = { log: join(folder, REAL_LOG), shop: join(folder, SHOP) };
  const unpacked = await unpackCopy(path, files);
  if (!unpacked.ok) throw new Error(unpacked.error);
  const db = new Database(files.log);
  db.exec('DROP TRIGGER facts_no_update; DROP TRIGGER facts_no_delete; DROP TRIGGER facts_at_the_end;');
  edit(db);
  db.exec('VACUUM');
  db.close();
  const manifest: CopyManifest = {
    ...unpacked.value,
    log: { ...unpacked.value.log, bytes: readFileSync(files.log).length, sha256: await sha256Of(files.log) },
  };
  const other = join(folder, 'forged.mostrador');
  await writeCopy(other, manifest, files);
  return other;
}

describe.each([
  [3, 'MLA'],
  [8, 'MLC'],
  [21, 'MLB'],
] as const)('A shop (seed %i, %s) on a new PC', (seed, site) => {
  it('has the same days to the cent, under an identity of its own', async () => {
    const old = oldPc(seed, site);
    const before = daysOf(old, site);
    expect(before.told.length).toBeGreaterThan(20);
    const fresh = folderForTest();
    writeShop(fresh, ['NEW222'], 'B', NOW);
    await restored(fresh, await copyOf(old));
    expect(daysOf(fresh, site)).toEqual(before);
    expect(verifyLog(join(fresh, REAL_LOG), before.head)).toMatchObject({ ok: true });
    const { ids, letter, dayStartHour } = settingsOf(fresh);
    expect(ids.slice(1)).toEqual(['OLD111', 'NEW222']);
    expect(ids[0]).toMatch(/^[0-9A-Z]{6}$/);
    // Neither the letter of the copy's receipts nor the one this PC would have given.
    expect([letter, dayStartHour]).toEqual(['C', 4]);
    // What was there is set aside, and nothing is left lying about.
    expect(readdirSync(fresh).filter((name) => /\.replaced-.*Z$/.test(name))).toHaveLength(1);
    expect(existsSync(restoringFolder(fresh))).toBe(false);
  });
});

describe('A whole copy', () => {
  it('is refused where it is cut, wherever that is', async () => {
    const path = await copyOf(oldPc(5));
    const bytes = readFileSync(path);
    const { dataDir, cut } = { dataDir: folderForTest(), cut: join(folderForTest(), 'cut.mostrador') };
    for (const part of [0.0001, 0.001, 0.2, 0.7, 0.999]) {
      writeFileSync(cut, bytes.subarray(0, Math.max(1, Math.floor(bytes.length * part))));
      expect(await unpack(dataDir, cut)).toEqual({ ok: false, error: { kind: 'cut' } });
    }
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is refused where a bit of it is another, and so is what is no copy', async () => {
    const path = await copyOf(oldPc(6));
    const bytes = readFileSync(path);
    const { dataDir, other } = { dataDir: folderForTest(), other: join(folderForTest(), 'other.mostrador') };
    const begin = bytes.indexOf('\n', 20) + 1;
    for (const at of [begin - 40, begin + 200, Math.floor(bytes.length / 2), bytes.length - 6]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(other, changed);
      expect(await unpack(dataDir, other)).toMatchObject({ ok: false, error: { kind: 'edited' } });
    }
    for (const [text, kind] of [
      ['{"app":"mostrador"}', 'foreign'],
      ['MOSTRADOR COPY 9\n{}\n', 'newer'],
    ] as const) {
      writeFileSync(other, text);
      expect(await unpack(dataDir, other)).toEqual({ ok: false, error: { kind } });
    }
    expect(await unpack(dataDir, join(dataDir, 'nowhere'))).toEqual({
      ok: false,
      error: { kind: 'unreadable' },
    });
  });

  it('is refused by the chain where its sums were made to fit, and names the first bad fact', async () => {
    const path = await copyOf(oldPc(7));
    const edited = await forged(path, (db) => {
      db.exec(`UPDATE facts SET body = replace(body, '"', ' "') WHERE position = 40`);
    });
    expect(await unpack(folderForTest(), edited)).toEqual({
      ok: false,
      error: { kind: 'edited', position: 40 },
    });
    const shorter = await forged(path, (db) => {
      db.exec('DELETE FROM facts WHERE position > 100');
    });
    expect(await unpack(folderForTest(), shorter)).toEqual({
      ok: false,
      error: { kind: 'edited', position: null },
    });
  });

  it('whose lists were changed beside its facts is told by its facts', async () => {
    const old = oldPc(9);
    const before = daysOf(old, 'MLA');
    const path = await forged(await copyOf(old), (db) => {
      db.exec('UPDATE ledger SET amount = amount * 10; UPDATE hour_sums SET came = came * 10');
    });
    const fresh = folderForTest();
    await restored(fresh, path);
    expect(daysOf(fresh, 'MLA')).toEqual(before);
  });

  it('never takes the place of sales that it does not have, and may where it has them all', async () => {
    const old = oldPc(10);
    const path = await copyOf(old);
    const facts = readManifest(path);
    const opened = openLog({ file: join(old, REAL_LOG), now: () => NOW });
    if (!opened.ok || !facts.ok) throw new Error('not opened');
    const earlier = folderForTest();
    copyFileSync(join(old, REAL_LOG), join(earlier, REAL_LOG));
    copyFileSync(join(old, SHOP), join(earlier, SHOP));
    const log = createOrderLog(opened.value, { now: () => NOW });
    log.commit([saleOpened('new', 999_999)]);
    log.close();
    const count = facts.value.manifest.log.facts + 1;
    expect(await unpack(old, path)).toEqual({ ok: false, error: { kind: 'newer-here', facts: count } });
    const another = oldPc(11);
    expect(await unpack(another, path)).toMatchObject({ ok: false, error: { kind: 'newer-here' } });
    const later = await copyOf(old);
    await restored(earlier, later);
    expect(verifyLog(join(earlier, REAL_LOG), null).words).toContain(`${count} facts`);
  });

  it('never takes the place of settings that were changed since', async () => {
    const old = oldPc(12);
    const path = await copyOf(old);
    const shop = openShopFile({ file: join(old, SHOP), now: () => NOW + 1 });
    if (!shop.ok) throw new Error(shop.error.kind);
    shop.value.saveSetting('dayStartHour', 6);
    shop.value.close();
    expect(await unpack(old, path)).toEqual({ ok: false, error: { kind: 'settings-newer-here' } });
  });

  it('says that there is nothing to copy before the first real sale', async () => {
    const dataDir = folderForTest();
    const path = join(dataDir, 'all.mostrador');
    expect(
      await makeCopy({ kind: 'make', dataDir, path, now: NOW, appVersion: '0.1.0', shopName: '' }),
    ).toEqual({ ok: false, error: 'nothing-yet' });
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is made in a thread of its own', async () => {
    const dataDir = oldPc(13);
    const path = join(dataDir, 'all.mostrador');
    const job = { kind: 'make', dataDir, path, now: NOW, appVersion: '0.1.0', shopName: '' } as const;
    const worker = new URL('../../main/copy-worker.ts', import.meta.url);
    const done = await runInThread<{ ok: boolean; value: CopyDone }>(worker, job, (detail) => {
      throw new Error(detail);
    });
    expect(done).toMatchObject({ ok: true, value: { kind: 'make' } });
    expect(readManifest(path).ok).toBe(true);
  });
});

it.each([
  ['restored', 'restored'],
  ['dropped', 'restore-dropped'],
  ['nothing', undefined],
] as const)('a start with a copy %s says: %s', (restored, kind) => {
  expect(restoreBanner(restored, NOW)?.kind).toBe(kind);
});

describe('When the power goes in the middle of a restore', () => {
  const waiting = async () => {
    const old = oldPc(14);
    // As on a PC that has sold nothing yet.
    const empty = folderForTest();
    writeShop(empty, ['NEW222'], 'A');
    const looked = await unpack(empty, await copyOf(old));
    if (!looked.ok || looked.value.kind !== 'unpack') throw new Error('not unpacked');
    return { dataDir: empty, head: looked.value.headHere, wanted: daysOf(old, 'MLA') };
  };

  it('what was there is there, until all of the copy was checked', async () => {
    const { dataDir } = await waiting();
    expect(finishRestore(dataDir, () => NOW)).toBe('nothing');
    expect(settingsOf(dataDir).ids).toEqual(['NEW222']);
    expect(existsSync(join(dataDir, REAL_LOG))).toBe(false);
    expect(existsSync(restoringFolder(dataDir))).toBe(false);
  });

  it.each(['before anything', 'the log in place', 'the old shop away', 'both in place'])(
    'the next start goes on from %s',
    async (step) => {
      const { dataDir, head, wanted } = await waiting();
      markRestore(dataDir, head);
      const staged = (name: string): string => join(restoringFolder(dataDir), name);
      if (step !== 'before anything') renameSync(staged(REAL_LOG), join(dataDir, REAL_LOG));
      if (step === 'the old shop away' || step === 'both in place')
        renameSync(join(dataDir, SHOP), join(dataDir, `${SHOP}.replaced-by-hand`));
      if (step === 'both in place') renameSync(staged(SHOP), join(dataDir, SHOP));
      expect(finishRestore(dataDir, () => NOW)).toBe('restored');
      expect(daysOf(dataDir, 'MLA')).toEqual(wanted);
      expect(settingsOf(dataDir).ids).toContain('OLD111');
      expect(finishRestore(dataDir, () => NOW)).toBe('nothing');
    },
  );

  it('a sale made after the copy was looked at is kept, and the copy dropped', async () => {
    const { dataDir, head } = await waiting();
    markRestore(dataDir, head);
    mkdirSync(dataDir, { recursive: true });
    const opened = openLog({ file: join(dataDir, REAL_LOG), now: () => NOW });
    if (!opened.ok) throw new Error(opened.error.kind);
    const log = createOrderLog(opened.value, { now: () => NOW });
    log.commit([saleOpened('1', 1)]);
    log.close();
    expect(finishRestore(dataDir, () => NOW)).toBe('dropped');
    const db = openReadOnly(join(dataDir, REAL_LOG));
    expect(db.prepare('SELECT count(*) FROM facts').pluck().get()).toBe(1);
    db.close();
  });
});
