import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BusinessDay, boundsOf, businessDayOf, dayAfter } from '#core/domain/business-day';
import { columnsOf, EXPORT_TABLES, type ExportTable } from '#core/domain/export-tables';
import { toMoney } from '#core/domain/money';
import { type SiteId, siteOf } from '#core/domain/site';
import { runExport } from '#main/export-job';
import { runInThread } from '#main/run-in-thread';
import { openReadOnly } from '#main/sqlite';
import { seedLog } from '#scripts/made-up-log';
import { jobFor, minor, readWorkbook, rowsOfCsv, words } from '#test/main/exports/read-back';
import {
  cartOf,
  folderForTest,
  onCharge,
  onSale,
  openShop,
  paymentOf,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

/** What the log itself says of the days, by plain SQL. */
function truth(logFile: string, siteId: SiteId, [from, to]: readonly [string, string]) {
  const rule = { timeZone: siteOf(siteId).timeZone, startHour: 4 };
  const window = { from: boundsOf(from as BusinessDay, rule).from, to: boundsOf(to as BusinessDay, rule).to };
  const db = openReadOnly(logFile);
  const one = (sql: string): number =>
    z.object({ n: z.number().nullable() }).parse(db.prepare(sql).get(window)).n ?? 0;
  const told = {
    net: one('SELECT sum(amount) AS n FROM ledger WHERE at >= @from AND at < @to'),
    movements: one('SELECT count(*) AS n FROM ledger WHERE at >= @from AND at < @to'),
    requested: one('SELECT count(*) AS n FROM charges WHERE requested_at >= @from AND requested_at < @to'),
    refunds: one('SELECT count(*) AS n FROM refunds WHERE requested_at >= @from AND requested_at < @to'),
    sold: one(`SELECT sum(total) AS n FROM sales WHERE id IN
      (SELECT sale_id FROM ledger WHERE kind = 'in' GROUP BY sale_id HAVING min(at) >= @from AND min(at) < @to)`),
  };
  db.close();
  return told;
}

describe.each(['MLA', 'MLC', 'MLM', 'MLB'] as const)('A made-up shop of %s, exported', (siteId) => {
  it('says in both files, read back by others, what its log says, to the cent', async () => {
    const folder = folderForTest();
    const file = join(folder, 'log-real.db');
    seedLog({ charges: 120, seed: 7, file, site: siteId, until: Date.UTC(2026, 10, 1) });
    const days = ['2026-01-01', '2026-12-31'] as const;
    const { decimals } = siteOf(siteId);
    const workbook = join(folder, 'all.xlsx');
    expect(runExport(jobFor(file, siteId, days, { kind: 'workbook', path: workbook })).ok).toBe(true);
    const sheets = await readWorkbook(workbook);
    const told = truth(file, siteId, days);
    const sumOf = (table: ExportTable, column: string): number => {
      const [head = [], ...rows] = sheets.get(words.table[table]) ?? [];
      const at = head.indexOf(column);
      expect(at).toBeGreaterThanOrEqual(0);
      return rows.reduce((all, row) => all + minor(row[at], decimals), 0);
    };
    expect(told.net).toBeGreaterThan(0);
    expect(sumOf('movements', words.column.amount)).toBe(told.net);
    expect(sumOf('days', words.column.net)).toBe(told.net);
    expect(sumOf('lines', words.column.amount)).toBe(told.sold);
    expect(sheets.get(words.table.movements)).toHaveLength(told.movements + 1);
    expect((sheets.get(words.table.charges)?.length ?? 0) - 1).toBeGreaterThanOrEqual(told.requested);
    expect(sheets.get(words.table.refunds)).toHaveLength(told.refunds + 1);

    for (const table of EXPORT_TABLES) {
      const path = join(folder, `${table}.csv`);
      const done = runExport(jobFor(file, siteId, days, { kind: 'table', table, path }));
      const rows = rowsOfCsv(path, siteId);
      const sheet = sheets.get(words.table[table]) ?? [];
      expect(done).toEqual({ ok: true, value: { rows: sheet.length - 1, summary: null } });
      expect(rows).toHaveLength(sheet.length);
      for (const [at, [, kind]] of columnsOf(table).entries()) {
        if (kind !== 'money') continue;
        const column = (all: readonly (readonly unknown[])[]): readonly number[] =>
          all.slice(1).map((row) => minor(row[at], decimals));
        expect(column(rows)).toEqual(column(sheet));
      }
    }
    const summary = runExport(jobFor(file, siteId, days, { kind: 'summary' }));
    expect(summary).toMatchObject({
      ok: true,
      value: { summary: { net: told.net, sales: { total: told.sold } } },
    });
  });
});

describe('An export', () => {
  it('leaves a product named as a formula text, in both', async () => {
    const { log, file } = openShop();
    const [line] = cartOf(1000).lines;
    if (line === undefined) throw new Error('no line');
    const cart = { ...cartOf(1000), lines: [{ ...line, name: '=1+1', note: '@SUM(A1) <b> _x0041_' }] };
    log.commit([
      onSale('1', { at: T0, kind: 'sale-opened', saleId: saleNamed('1'), number: 1, cart, cashier: '+cmd' }),
      onSale('1', {
        at: T0,
        kind: 'tender-recorded',
        tenderId: null,
        tender: 'cash',
        amount: toMoney(1000),
        given: toMoney(1000),
      }),
    ]);
    log.close();
    const folder = dirname(file);
    const days = ['2026-11-21', '2026-11-21'] as const;
    const [csv, xlsx] = [join(folder, 'lines.csv'), join(folder, 'all.xlsx')];
    runExport(jobFor(file, 'MLA', days, { kind: 'table', table: 'lines', path: csv }));
    runExport(jobFor(file, 'MLA', days, { kind: 'workbook', path: xlsx }));
    expect(readFileSync(csv, 'utf8')).toContain(";'+cmd;");
    expect(readFileSync(csv, 'utf8')).toContain(";'=1+1;");
    const [, row] = (await readWorkbook(xlsx)).get(words.table.lines) ?? [];
    expect(row).toContain('=1+1');
    expect(row).toContain('+cmd');
    // By the shop's clock, which is three hours behind.
    expect(Math.round(Number(row?.[1]) / 1000)).toBe(T0 / 1000 - 3 * 3600);
    expect(readFileSync(csv, 'utf8')).toContain('2026-11-21;2026-11-21 11:00:00;1;');
  });

  it('says in words what is odd about a charge', () => {
    const { log, file } = openShop();
    const part = paymentOf({ amount: toMoney(400) });
    log.commit([
      saleOpened('1', 1),
      requested('A'),
      onCharge('A', { at: T0 + 30, kind: 'payment-seen', payment: part }),
    ]);
    log.close();
    const path = join(dirname(file), 'charges.csv');
    const days = ['2026-11-21', '2026-11-21'] as const;
    runExport(jobFor(file, 'MLA', days, { kind: 'table', table: 'charges', path }));
    expect(readFileSync(path, 'utf8')).toContain(';parcial;10,00;4,00;0,00;');
  });

  it('is written whole or not at all, and an earlier one stays where it fails', () => {
    const { log, file } = openShop();
    log.close();
    const folder = dirname(file);
    const path = join(folder, 'no-such-folder', 'days.csv');
    const days = ['2026-11-21', '2026-11-21'] as const;
    expect(runExport(jobFor(file, 'MLA', days, { kind: 'table', table: 'days', path }))).toEqual({
      ok: false,
      error: 'disk',
    });
    const kept = join(folder, 'kept.csv');
    writeFileSync(kept, 'of yesterday');
    writeFileSync(file, 'not a database any more, but long enough to be taken for one by its size');
    expect(runExport(jobFor(file, 'MLA', days, { kind: 'table', table: 'days', path: kept }))).toEqual({
      ok: false,
      error: 'log-damaged',
    });
    expect(readFileSync(kept, 'utf8')).toBe('of yesterday');
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('runs in a thread of its own', async () => {
    const { log, file } = openShop();
    log.close();
    const path = join(dirname(file), 'days.csv');
    const job = jobFor(file, 'MLA', ['2026-11-21', '2026-11-21'], { kind: 'table', table: 'days', path });
    const worker = new URL('../../../main/export-worker.ts', import.meta.url);
    expect(await runInThread(worker, job, () => undefined)).toEqual({
      ok: true,
      value: { rows: 0, summary: null },
    });
    expect(existsSync(path)).toBe(true);
  });

  it('cut into its days adds up to the whole', () => {
    const folder = folderForTest();
    const file = join(folder, 'log-real.db');
    seedLog({ charges: 200, seed: 11, file, site: 'MLC', until: Date.UTC(2026, 8, 10) });
    const db = openReadOnly(file);
    const span = z
      .object({ least: z.number(), most: z.number() })
      .parse(db.prepare('SELECT min(at) AS least, max(at) AS most FROM ledger').get());
    db.close();
    const rule = { timeZone: siteOf('MLC').timeZone, startHour: 4 };
    const [first, last] = [businessDayOf(span.least, rule), businessDayOf(span.most, rule)];
    const netOf = (from: BusinessDay, to: BusinessDay): number => {
      const done = runExport(jobFor(file, 'MLC', [from, to], { kind: 'summary' }));
      return done.ok ? (done.value.summary?.net ?? 0) : Number.NaN;
    };
    let parts = 0;
    let from = first;
    while (from <= last) {
      let to = from;
      for (let days = 1; days < 29 && to < last; days += 1) to = dayAfter(to);
      parts += netOf(from, to);
      from = dayAfter(to);
    }
    expect(parts).toBe(netOf(first, last));
  });
});
