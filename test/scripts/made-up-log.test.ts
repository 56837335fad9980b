import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { SITE_IDS, type SiteId } from '#core/domain/site';
import { verifyLog } from '#main/order-log/verify-log';
import { openReadOnly } from '#main/sqlite';
import { type Seeded, seedLog } from '#scripts/made-up-log';

const UNTIL = Date.UTC(2026, 10, 1);

function seeded(charges: number, seed: number, site: SiteId = 'MLA'): Seeded {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-year-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return seedLog({ charges, seed, site, until: UNTIL, file: join(folder, 'log.db') });
}

function rowsOf({ file }: Seeded, sql: string): unknown[] {
  const db = openReadOnly(file);
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

it.each(SITE_IDS)('a made-up year of %s is a whole log', (site) => {
  const year = seeded(120, 7, site);
  expect(verifyLog(year.file, year.head)).toMatchObject({ ok: true });
  expect(year.charges).toBeGreaterThanOrEqual(120);
});

it('is the same for the same seed, and another for another', () => {
  const [first, again, other] = [seeded(150, 1), seeded(150, 1), seeded(150, 2)];
  expect(again.head).toBe(first.head);
  expect(other.head).not.toBe(first.head);
});

it('has every way in which a sale ends, in order of time, its numbers unbroken', () => {
  const year = seeded(3000, 1);
  const states = rowsOf(year, `SELECT DISTINCT state || '/' || oddness AS end FROM charges ORDER BY 1`);
  expect(states).toEqual(
    [
      'expired/["partial"]',
      'expired/[]',
      'paid-late/[]',
      'paid/["double"]',
      'paid/["reverted"]',
      'paid/[]',
    ].map((end) => ({ end })),
  );
  expect(
    rowsOf(
      year,
      'SELECT count(*) AS n FROM facts a JOIN facts b ON b.position = a.position + 1 WHERE b.at < a.at',
    ),
  ).toEqual([{ n: 0 }]);
  expect(rowsOf(year, 'SELECT min(number) AS first, max(number) AS last, count(*) AS n FROM sales')).toEqual([
    { first: 1, last: year.sales, n: year.sales },
  ]);
  expect(
    rowsOf(year, 'SELECT count(DISTINCT receipt_sequence) AS n, max(receipt_sequence) AS last FROM sales'),
  ).toEqual([{ n: year.receipts, last: year.receipts }]);
});
