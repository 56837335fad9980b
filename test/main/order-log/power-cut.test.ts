import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '#main/order-log/migrations';
import { rebuild } from '#main/order-log/projections';
import { verifyLog } from '#main/order-log/verify-log';
import {
  folderForTest,
  onSale,
  openShop,
  paidCharge,
  requested,
  type Shop,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';
import { projectionsOf } from '#test/main/order-log/projections';
import { frameSizeFor, framesIn, WAL_HEADER } from '#test/support/wal';

type Day = {
  readonly shop: Shop;
  readonly frameSize: number;
  readonly frames: number;
  /** After each commit that was answered: how many frames and how many facts there were. */
  readonly answered: readonly { readonly frames: number; readonly facts: number }[];
};

const factCount = ({ db }: Shop): number => Number(db.prepare('SELECT count(*) FROM facts').pluck().get());

/** A morning of which not a page has gone from the `-wal` to the file, the making of the tables included. */
function sellWithoutCheckpoint(): Day {
  const shop = openShop();
  shop.db.pragma('wal_autocheckpoint = 0');
  const frameSize = frameSizeFor(Number(shop.db.pragma('page_size', { simple: true })));
  const framesNow = (): number => framesIn(`${shop.file}-wal`, frameSize);
  const answered = [{ frames: framesNow(), facts: 0 }];
  const commits = [
    [saleOpened('1', 1), requested('A')],
    paidCharge('A').slice(1, 2),
    paidCharge('A').slice(2),
    [onSale('1', { at: T0 + 60, kind: 'receipt-numbered', receiptNumber: 'CAJA1-A-00000001' })],
    [saleOpened('2', 2), requested('B')],
  ];
  for (const entries of commits) {
    expect(shop.log.commit(entries).ok).toBe(true);
    answered.push({ frames: framesNow(), facts: factCount(shop) });
  }
  return { shop, frameSize, frames: framesNow(), answered };
}

describe('when the power goes', () => {
  it('keeps every answered commit whole and no other, wherever in the -wal it went', () => {
    const { shop, frameSize, frames, answered } = sellWithoutCheckpoint();
    const wal = readFileSync(`${shop.file}-wal`);
    const bodies = shop.db.prepare('SELECT hash FROM facts ORDER BY position').pluck().all();
    const folder = folderForTest();
    const cuts = Array.from({ length: frames + 1 }, (_, frame) => [
      { frame, bytes: WAL_HEADER + frame * frameSize },
      // In the middle of the next frame, as a write that was under way leaves it.
      { frame, bytes: WAL_HEADER + frame * frameSize + frameSize / 2 },
    ]).flat();
    for (const [place, { frame, bytes }] of cuts.entries()) {
      mkdirSync(join(folder, String(place)));
      const file = join(folder, String(place), 'log-real.db');
      copyFileSync(shop.file, file);
      writeFileSync(`${file}-wal`, wal.subarray(0, bytes));
      const survived = openShop(file);
      const expected = answered.findLast((commit) => commit.frames <= frame)?.facts ?? 0;
      expect(survived.db.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.version);
      expect(survived.db.prepare('SELECT hash FROM facts ORDER BY position').pluck().all()).toEqual(
        bodies.slice(0, expected),
      );
      const lists = projectionsOf(survived.db);
      rebuild(survived.db);
      expect(projectionsOf(survived.db)).toEqual(lists);
      survived.log.close();
    }
    expect(cuts.length).toBeGreaterThan(60);
  });
});

describe('when the power goes at the very first start', () => {
  it('begins from the empty file that was left', () => {
    const file = join(folderForTest(), 'log-real.db');
    writeFileSync(file, '');
    expect(openShop(file).log.commit([requested('A')]).ok).toBe(true);
  });

  it('takes back what was half done before the file took WAL', () => {
    const { log, db, file } = openShop();
    log.commit(paidCharge('A'));
    const head = log.head();
    db.pragma('journal_mode = DELETE');
    db.pragma('cache_size = 1');
    db.exec(
      'BEGIN; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO meta SELECT i, hex(randomblob(200)), 0 FROM n',
    );
    const cut = join(folderForTest(), 'log-real.db');
    for (const part of ['', '-journal']) copyFileSync(file + part, cut + part);
    const survived = openShop(cut);
    expect(survived.log.head()).toBe(head);
    expect(survived.db.prepare('SELECT count(*) FROM meta').pluck().get()).toBe(0);
  });
});

describe('when the app is killed', () => {
  it.each([1, 5, 17, 40])('finds again everything it had answered, after %i commits', async (enough) => {
    const file = join(folderForTest(), 'log-real.db');
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'killed-writer.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(writer, 'exit');
    let said = '';
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > enough) writer.kill('SIGKILL');
    });
    await gone;
    const acknowledged = Number(said.trimEnd().split('\n').at(-1));
    expect(acknowledged).toBeGreaterThanOrEqual(enough);
    const { db, log } = openShop(file);
    const facts = factCount({ db, log, file });
    expect(facts).toBeGreaterThanOrEqual(acknowledged * 2);
    // Two facts go in each commit, and never one without the other.
    expect(facts % 2).toBe(0);
    expect(verifyLog(file, log.head())).toMatchObject({ ok: true });
    const lists = projectionsOf(db);
    rebuild(db);
    expect(projectionsOf(db)).toEqual(lists);
  });
});
