import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#core/domain/instant';
import {
  type Backup,
  backUp,
  listBackups,
  newestGoodBackup,
  restoreBackup,
  toKeep,
} from '#main/order-log/backup';
import { openLog } from '#main/order-log/database';
import { verifyLog } from '#main/order-log/verify-log';
import { codeIssued, openShop, paidCharge, ref, requested, T0 } from '#test/main/order-log/builders';

const roomy = (): number => 1e12;

describe('a backup', () => {
  it('is taken while the shop sells on, and reads through', async () => {
    const { db, log, file } = openShop();
    log.commit(paidCharge('A'));
    const taking = backUp(db, { now: () => T0, freeBytes: roomy });
    log.commit([requested('B')]);
    const taken = await taking;
    expect(taken).toMatchObject({ ok: true, value: { at: T0, beforeVersion: null } });
    if (!taken.ok) return;
    expect(verifyLog(taken.value.file, null)).toMatchObject({ ok: true });
    expect(log.commit([codeIssued('B')]).ok).toBe(true);
    expect(listBackups(file)).toEqual([taken.value]);
    expect(readdirSync(join(dirname(file), 'backups'))).toEqual(['log-real-2026-11-21T14-00-00-000Z.db']);
  });

  it('keeps the real log’s and the practice log’s apart', async () => {
    const { db, file } = openShop();
    const practice = openShop(join(dirname(file), 'log-practice.db'));
    await backUp(db, { now: () => T0, freeBytes: roomy });
    await backUp(practice.db, { now: () => T0 + 1, freeBytes: roomy });
    expect(listBackups(file)).toHaveLength(1);
    expect(listBackups(practice.file).map(({ at }) => at)).toEqual([T0 + 1]);
  });

  it('is not taken where it would fill the disk', async () => {
    const { db, file } = openShop();
    expect(await backUp(db, { now: () => T0, freeBytes: () => 20_000 })).toEqual({
      ok: false,
      error: 'no-room',
    });
    expect(listBackups(file)).toEqual([]);
  });

  it('gives way, oldest first, when all of them take more than a tenth of what is free', async () => {
    const { db, log, file } = openShop();
    log.commit(paidCharge('A'));
    db.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = Number(db.pragma('page_count', { simple: true })) * 4096;
    for (let day = 0; day < 6; day += 1) {
      const held = listBackups(file).length * bytes;
      await backUp(db, { now: () => T0 + day * DAY, freeBytes: () => bytes * 35 - held });
    }
    expect(listBackups(file).map(({ at }) => (at - T0) / DAY)).toEqual([5, 4, 3]);
  });

  it('takes what an interrupted one left behind out of the way', async () => {
    const { db, file } = openShop();
    await backUp(db, { now: () => T0, freeBytes: roomy });
    const left = join(dirname(file), 'backups', 'log-real-2026-11-20T14-00-00-000Z.db.partial');
    writeFileSync(left, 'half');
    await backUp(db, { now: () => T0 + DAY, freeBytes: roomy });
    expect(existsSync(left)).toBe(false);
    expect(listBackups(file)).toHaveLength(2);
  });

  it('says that it was interrupted when the shop closes in the middle', async () => {
    const { db, log } = openShop();
    log.commit(paidCharge('A'));
    const taking = backUp(db, { now: () => T0, freeBytes: roomy });
    log.close();
    expect(await taking).toEqual({ ok: false, error: 'interrupted' });
  });
});

describe('which backups are kept', () => {
  const at = (when: number, beforeVersion: number | null = null): Backup => ({
    file: `b-${when}`,
    at: when,
    bytes: 1,
    beforeVersion,
  });
  const monday = Date.UTC(2026, 10, 16, 3);

  it('is the last of each of seven days and of each of four weeks', () => {
    const nights = Array.from({ length: 40 }, (_, night) => at(monday - night * DAY));
    const ages = [...toKeep(nights)].map((backup) => (monday - backup.at) / DAY).sort((a, b) => a - b);
    // Seven days back from a Monday; then the Sundays on which the three weeks before it ended.
    expect(ages).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15]);
  });

  it('is one a day, the latest, however often the app was restarted', () => {
    const kept = toKeep([at(monday), at(monday + HOUR), at(monday + 2 * HOUR)]);
    expect([...kept].map((backup) => backup.at)).toEqual([monday + 2 * HOUR]);
  });

  it('includes the last one from before a migration, whatever its age', () => {
    const nights = Array.from({ length: 40 }, (_, night) => at(monday - night * DAY));
    expect(
      [...toKeep([...nights, at(monday - 300 * DAY, 2)])].map(({ beforeVersion }) => beforeVersion),
    ).toContain(2);
  });
});

describe('after damage', () => {
  it('the newest backup that reads through is offered, and one that does not is passed over', async () => {
    const { db, log, file } = openShop();
    log.commit(paidCharge('A'));
    await backUp(db, { now: () => T0, freeBytes: roomy });
    await backUp(db, { now: () => T0 + DAY, freeBytes: roomy });
    log.close();
    const [newest, older] = listBackups(file);
    writeFileSync(newest?.file ?? '', 'x'.repeat(9000));
    writeFileSync(file, 'y'.repeat(9000));
    expect(newestGoodBackup(file)).toBe(older?.file);
    expect(openLog({ file, now: () => T0 })).toMatchObject({ error: { newestBackup: older?.file } });
  });

  it('the shop goes on from the backup, and what was there is kept beside it', async () => {
    const { db, log, file } = openShop();
    log.commit(paidCharge('A'));
    const taken = await backUp(db, { now: () => T0, freeBytes: roomy });
    log.commit([requested('B')]);
    log.close();
    const bytes = readFileSync(file);
    if (!taken.ok) throw new Error(taken.error);
    const restored = restoreBackup(file, taken.value.file, T0);
    const setAside = `${file}.replaced-2026-11-21T14-00-00-000Z`;
    expect(restored).toEqual({ ok: true, value: { setAside } });
    expect(readFileSync(setAside)).toEqual(bytes);
    const again = openShop(file).log;
    expect(again.charge(ref('A'))?.state).toBe('paid');
    expect(again.charge(ref('B'))).toBeNull();
    expect(again.commit([requested('C')]).ok).toBe(true);
  });

  it('a backup that does not read through never takes the log’s place', () => {
    const { log, file } = openShop();
    log.commit(paidCharge('A'));
    log.close();
    const bad = join(dirname(file), 'bad.db');
    writeFileSync(bad, 'x'.repeat(9000));
    expect(restoreBackup(file, bad, T0)).toEqual({ ok: false, error: 'bad-copy' });
    expect(verifyLog(file, null)).toMatchObject({ ok: true });
  });
});
