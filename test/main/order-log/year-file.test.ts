import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { siteOf } from '#core/domain/site';
import { verifyLog } from '#main/order-log/verify-log';
import { boundsOfYear, checkYear, writeYear } from '#main/order-log/year-file';
import { openReadOnly } from '#main/sqlite';
import { seedLog } from '#scripts/made-up-log';
import { folderForTest } from '#test/main/order-log/builders';

const rule = { timeZone: siteOf('MLC').timeZone, startHour: 4 };

/** A made-up year from July to July, with New Year in its middle. */
function closed() {
  const folder = folderForTest();
  const file = join(folder, 'log-real.db');
  const { head } = seedLog({ charges: 150, seed: 4, file, site: 'MLC', until: Date.UTC(2026, 6, 1) });
  const years = [2025, 2026].map((year) => {
    const path = join(folder, `${year}.db`);
    return { path, sealed: writeYear(file, path, { year, rule, now: Date.UTC(2026, 11, 1) }) };
  });
  return { file, head, years, folder };
}

function numberIn(file: string, sql: string, ...values: readonly number[]): number {
  const db = openReadOnly(file);
  const found = Number(
    db
      .prepare(sql)
      .pluck()
      .get(...values),
  );
  db.close();
  return found;
}

describe('A year that is closed', () => {
  it('holds every fact of its own, follows the year before, and carries the head it ends in', () => {
    const { file, head, years } = closed();
    const [first, second] = years;
    if (first?.sealed.ok !== true || second?.sealed.ok !== true) throw new Error('not sealed');
    expect(second.sealed.value).toMatchObject({
      from: first.sealed.value.to + 1,
      before: first.sealed.value.head,
      head,
    });
    expect(
      numberIn(first.path, 'SELECT count(*) FROM facts') +
        numberIn(second.path, 'SELECT count(*) FROM facts'),
    ).toBe(numberIn(file, 'SELECT count(*) FROM facts'));
    const { from, to } = boundsOfYear(2025, rule);
    expect(numberIn(first.path, 'SELECT sum(came - back) FROM means')).toBe(
      numberIn(file, 'SELECT sum(amount) FROM ledger WHERE at >= ? AND at < ?', from, to),
    );
    expect(verifyLog(file, head)).toMatchObject({ ok: true });
    expect(verifyLog(second.path, head.slice(0, 16))).toMatchObject({ ok: true });
    expect(verifyLog(first.path, head).words).toContain('tail cut');
  });

  it('takes no more writing, and is found out where somebody wrote to it all the same', () => {
    const { years } = closed();
    const path = years[1]?.path ?? '';
    chmodSync(path, 0o600);
    const db = new Database(path);
    expect(() => db.exec("UPDATE facts SET body = '{}'")).toThrow('a closed year is not written to');
    expect(() => db.exec('DELETE FROM facts')).toThrow('a closed year is not written to');
    const middle = Number(db.prepare('SELECT min(position) + 20 FROM facts').pluck().get());
    db.exec('DROP TRIGGER facts_no_update; DROP TRIGGER facts_no_delete');
    db.exec(`UPDATE facts SET at = at + 1 WHERE position = ${middle}`);
    expect(checkYear(path, null)).toMatchObject({ ok: false, error: { kind: 'edited', position: middle } });
    db.exec(`UPDATE facts SET at = at - 1 WHERE position = ${middle}`);
    expect(checkYear(path, null).ok).toBe(true);
    db.exec('DELETE FROM facts WHERE position = (SELECT max(position) FROM facts)');
    expect(checkYear(path, null)).toMatchObject({ ok: false, error: { kind: 'tail-cut' } });
    db.close();
  });

  it('is not made of nothing, nor of a log that does not hold', () => {
    const { file, folder } = closed();
    const path = join(folder, 'other.db');
    const make = (year: number) => writeYear(file, path, { year, rule, now: 0 });
    expect(make(2020)).toEqual({ ok: false, error: 'no-facts' });
    const db = new Database(file);
    db.exec(
      "DROP TRIGGER facts_no_update; UPDATE facts SET body = replace(body, ':', ': ') WHERE position = 9",
    );
    db.close();
    expect(make(2025)).toEqual({ ok: false, error: 'log-damaged' });
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.part`)).toBe(false);
  });
});
