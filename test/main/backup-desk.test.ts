import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type BackupDesk, createBackupDesk } from '#main/backup-desk';
import { backUp, listBackups } from '#main/order-log/backup';
import { checkBeside } from '#main/order-log/check-thread';
import { openLog } from '#main/order-log/database';
import { openShop as openShopFile } from '#main/settings/shop-db';
import { copyShopNow, openShopOrBackup } from '#main/shop-files';
import { folderForTest } from '#test/main/order-log/builders';

const DAY = 86_400_000;
const T0 = Date.UTC(2026, 10, 21, 14);
const worker = new URL('../../main/order-log/check-worker.ts', import.meta.url);

function shop(): { readonly desk: BackupDesk; readonly dataDir: string; readonly tick: () => void } {
  const dataDir = folderForTest();
  let now = T0;
  const opened = openLog({ file: join(dataDir, 'log-real.db'), now: () => now });
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => void opened.value.close());
  const shopFile = openShopFile({ file: join(dataDir, 'shop.db'), now: () => now });
  if (!shopFile.ok) throw new Error(shopFile.error.kind);
  onTestFinished(() => shopFile.value.close());
  const desk = createBackupDesk({
    dataDir,
    backUp: () => backUp(opened.value, { now: () => now }),
    backUpShop: () => copyShopNow(join(dataDir, 'shop.db'), () => now),
    check: (files) => checkBeside(worker, files, () => undefined),
    openPath: () => Promise.resolve(''),
  });
  return {
    desk,
    dataDir,
    tick: () => {
      now += DAY;
    },
  };
}

describe('The page of copies', () => {
  it('makes one now, read through by a thread of its own, and lists it first', async () => {
    const { desk, tick, dataDir } = shop();
    expect(desk.view()).toMatchObject({ copies: [], folder: join(dataDir, 'backups') });
    expect((await desk.make()).ok).toBe(true);
    tick();
    expect((await desk.make()).ok).toBe(true);
    const { copies, freeBytes } = desk.view();
    expect(copies.map(({ of, at, isWhole }) => [of, at, isWhole])).toEqual([
      ['real', T0 + DAY, true],
      ['shop', T0 + DAY, true],
      ['real', T0, true],
      ['shop', T0, true],
    ]);
    expect(copies.every(({ bytes }) => bytes > 0)).toBe(true);
    expect(freeBytes).toBeGreaterThan(0);
  });

  it('tells a copy that no longer holds from one that does', async () => {
    const { desk, tick, dataDir } = shop();
    await desk.make();
    tick();
    await desk.make();
    const [newest] = listBackups(join(dataDir, 'log-real.db'));
    writeFileSync(newest?.file ?? '', 'not a database any more');
    expect((await desk.check()).copies.map(({ isWhole }) => isWhole)).toEqual([false, true, true, true]);
  });

  it('makes one at a time', async () => {
    const { desk } = shop();
    const [first, second] = await Promise.all([desk.make(), desk.make()]);
    expect([first.ok, second]).toEqual([true, { ok: false, error: 'busy' }]);
  });
});

describe('What is sold and how it is set', () => {
  it('comes back from its newest copy where its file is damaged, under another letter, if a person wants it', async () => {
    const { desk, dataDir } = shop();
    const file = join(dataDir, 'shop.db');
    const elsewhere = join(folderForTest(), 'shop.db');
    const first = openShopFile({ file: elsewhere, now: () => T0 });
    if (!first.ok) throw new Error(first.error.kind);
    first.value.saveSettings([
      ['dayStartHour', 6],
      ['installIds', ['AAAAAA']],
    ]);
    await copyShopNow(elsewhere, () => T0);
    first.value.close();
    writeFileSync(elsewhere, 'not a database any more, though it was one');
    const no = await openShopOrBackup(elsewhere, {
      now: () => T0,
      askForBackup: () => Promise.resolve(false),
    });
    expect(no).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    writeFileSync(elsewhere, 'nor is this one');
    const yes = await openShopOrBackup(elsewhere, {
      now: () => T0,
      askForBackup: () => Promise.resolve(true),
    });
    if (!yes.ok) throw new Error(yes.error.kind);
    expect(yes.value.setting('dayStartHour', z.number(), 0)).toBe(6);
    expect(yes.value.setting('installLetter', z.string(), 'A')).toBe('B');
    expect(yes.value.setting('installIds', z.array(z.string()), [])).toHaveLength(2);
    yes.value.close();
    expect((await desk.make()).ok).toBe(true);
    expect(listBackups(file)).toHaveLength(1);
  });
});
