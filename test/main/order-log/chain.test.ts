import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { GENESIS } from '#main/order-log/chain';
import { verifyLog } from '#main/order-log/verify-log';
import { openShop, paidCharge, requested, saleOpened } from '#test/main/order-log/builders';

const CLI = join(import.meta.dirname, '../../../main/order-log/verify-cli.ts');

/** A closed log of seven facts over three streams, and the heads it had on the way. */
function soldDay(): { readonly file: string; readonly heads: readonly string[] } {
  const { log, file } = openShop();
  const heads = [log.head()];
  for (const entry of [saleOpened('1', 1), ...paidCharge('A'), requested('B'), saleOpened('2', 2)]) {
    log.commit([entry]);
    heads.push(log.head());
  }
  log.close();
  return { file, heads };
}

/** Someone with the file, a database program and time: the triggers do not stop them. */
function tamper(file: string, ...statements: readonly string[]): void {
  const db = new Database(file);
  for (const trigger of ['facts_no_update', 'facts_no_delete', 'facts_at_the_end'])
    db.exec(`DROP TRIGGER ${trigger}`);
  for (const statement of statements) db.exec(statement);
  db.close();
}

const renumber = (from: number, by: number): readonly string[] => [
  `UPDATE facts SET position = -(position + ${by}) WHERE position >= ${from}`,
  'UPDATE facts SET position = -position WHERE position < 0',
];

const swap = (a: number, b: number): readonly string[] => [
  `UPDATE facts SET position = -1 WHERE position = ${a}`,
  `UPDATE facts SET position = ${a} WHERE position = ${b}`,
  `UPDATE facts SET position = ${b} WHERE position = -1`,
];

describe('the chain of a day', () => {
  it('holds from the first fact to the head', () => {
    const { file, heads } = soldDay();
    expect(verifyLog(file, null)).toEqual({ ok: true, words: `ok: 7 facts, head ${heads[7]}` });
  });

  it('holds for a log that has sold nothing yet', () => {
    const { log, file } = openShop();
    log.close();
    expect(verifyLog(file, GENESIS)).toEqual({ ok: true, words: `ok: 0 facts, head ${GENESIS}` });
  });

  it.each([
    [
      'an amount is made smaller',
      ["UPDATE facts SET body = replace(body, '1000', '900') WHERE position = 4"],
      'edited: position 4',
    ],
    ['a time is changed', ['UPDATE facts SET at = at + 1 WHERE position = 2'], 'edited: position 2'],
    [
      'a fact is called another kind',
      ["UPDATE facts SET kind = 'charge-parked' WHERE position = 3"],
      'edited: position 3',
    ],
    ['a hash is changed', [`UPDATE facts SET hash = '${GENESIS}' WHERE position = 7`], 'edited: position 7'],
    [
      'a fact is deleted',
      ['DELETE FROM facts WHERE position = 4'],
      'missing: position 4, stream charge:mst-AB12CD-A, seq 3',
    ],
    ['the first is deleted', ['DELETE FROM facts WHERE position = 1'], 'missing: position 1'],
    [
      'a fact is deleted and the rest closed up',
      ['DELETE FROM facts WHERE position = 4', ...renumber(5, -1)],
      'missing: position 4, stream charge:mst-AB12CD-A, seq 3',
    ],
    [
      'a fact is slipped in',
      [...renumber(4, 1), "INSERT INTO facts VALUES (4, 'charge:x', 1, 0, 'charge-parked', '{}', 'made-up')"],
      'inserted: position 4, stream charge:x, seq 1',
    ],
    ['two facts change places', swap(2, 3), 'reordered: position 2, stream charge:mst-AB12CD-A, seq 2'],
    ['the last two change places', swap(6, 7), 'reordered: position 6'],
  ])('is seen to be broken where %s', (_, statements, words) => {
    const { file } = soldDay();
    tamper(file, ...statements);
    const verdict = verifyLog(file, null);
    expect(verdict.ok).toBe(false);
    expect(verdict.words).toContain(words);
  });

  it('sees a fact slipped in whose hash was made to fit', async () => {
    const { file, heads } = soldDay();
    const { hashOf } = await import('#main/order-log/chain');
    const hash = hashOf(heads[3] ?? '', {
      stream: 'charge:x',
      seq: 1,
      at: 0,
      kind: 'charge-parked',
      body: '{}',
    });
    tamper(
      file,
      ...renumber(4, 1),
      `INSERT INTO facts VALUES (4, 'charge:x', 1, 0, 'charge-parked', '{}', '${hash}')`,
    );
    expect(verifyLog(file, null).words).toContain('inserted: position 4, stream charge:x');
  });

  it('holds to itself when its tail is cut, and is found out by the head a Z printed', () => {
    const { file, heads } = soldDay();
    tamper(file, 'DELETE FROM facts WHERE position > 5');
    expect(verifyLog(file, null).ok).toBe(true);
    expect(verifyLog(file, heads[5] ?? null).ok).toBe(true);
    expect(verifyLog(file, heads[7] ?? null)).toMatchObject({
      ok: false,
      words: expect.stringContaining('tail cut: the log ends before position 6'),
    });
  });

  it('still knows the head of an earlier Z after the shop has sold on', () => {
    const { file, heads } = soldDay();
    const { ok, words } = verifyLog(file, (heads[4] ?? '').slice(0, 16));
    expect(ok).toBe(true);
    expect(words).toContain('is the head of fact 4; 3 came after it');
  });
});

describe('verify-log', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });

  it('prints how many facts hold and the head', () => {
    const { file, heads } = soldDay();
    expect(execFileSync(process.execPath, [CLI, file, '--head', heads[7] ?? ''], { encoding: 'utf8' })).toBe(
      `ok: 7 facts, head ${heads[7]}\n`,
    );
  });

  it('names the first bad fact and ends with 1', () => {
    const { file } = soldDay();
    tamper(file, "UPDATE facts SET body = '{}' WHERE position IN (3, 5)");
    const { status, stderr, stdout } = run(file);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'edited: position 3, stream charge:mst-AB12CD-A, seq 2 is not what was written there\n',
    );
  });

  it('looks at a log that is being sold into, and at a copy taken with its -wal', () => {
    const { log, file } = openShop();
    log.commit(paidCharge('A'));
    const copy = join(dirname(file), 'copy.db');
    for (const part of ['', '-wal']) copyFileSync(file + part, copy + part);
    expect(verifyLog(file, log.head())).toMatchObject({ ok: true });
    expect(verifyLog(copy, log.head())).toMatchObject({ ok: true });
    expect(log.commit([requested('B')]).ok).toBe(true);
  });

  it('says in words what it cannot check: a newer log, another file, none at all', () => {
    const { file } = soldDay();
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    expect(verifyLog(file, null).words).toContain('of version 99, written by a newer app');
    expect(verifyLog(CLI, null).words).toContain('damaged');
    expect(verifyLog(join(dirname(file), 'none.db'), null).words).toContain('no such file');
    expect(run().stderr).toContain('usage: npm run verify-log -- FILE [--head H]');
    expect(run(file, '--head', 'zz').status).toBe(1);
  });
});
