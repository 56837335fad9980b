import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BusinessDay, boundsOf, offsetAt } from '#core/domain/business-day';
import { columnsOf, type ExportColumn } from '#core/domain/export-tables';
import { HOUR, type Instant } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import type { TenderId } from '#core/domain/sale-record';
import type { ShiftReport } from '#core/domain/shift-report';
import { type SiteId, siteOf } from '#core/domain/site';
import type { Entry } from '#core/order-log';
import { runExport } from '#main/export-job';
import { shiftReport } from '#main/order-log/shift-facts';
import { openReadOnly } from '#main/sqlite';
import { jobFor, minor, readWorkbook, rowsOfCsv, words } from '#test/main/exports/read-back';
import {
  cartOf,
  onCharge,
  onSale,
  openShop,
  paymentOf,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';
import { handNamed, shiftNamed, shiftTill } from '#test/support/shift-till';

const DAY = '2026-11-21';
const OPENER = '=HYPERLINK("http://x";"Ana")';
const CLOSER = "-Beto's";
const FLOAT = toMoney(200_000);

const cash = (sale: string, amount: number): Entry =>
  onSale(sale, {
    at: T0,
    kind: 'tender-recorded',
    tenderId: `tender-${sale}` as TenderId,
    tender: 'cash',
    amount: toMoney(amount),
    given: toMoney(amount),
  });
const voided = (sale: string): Entry => {
  const tenderId = `tender-${sale}` as TenderId;
  return onSale(sale, { at: T0, kind: 'tender-voided', tenderId, reason: 'error', by: null });
};

/** A 1,200.00 less a tenth in cash, and 10.00 by QR of which 4.00 went back. */
const sold: readonly Entry[] = [
  onSale('1', {
    at: T0,
    kind: 'sale-opened',
    saleId: saleNamed('1'),
    number: 1,
    cart: { ...cartOf(120_000), discount: { kind: 'percent', basisPoints: 1000 } },
    cashier: null,
  }),
  cash('1', 108_000),
  onSale('1', { at: T0, kind: 'receipt-numbered', receiptNumber: 'CAJA01-A000001' }),
  saleOpened('2', 2),
  requested('A', { saleId: saleNamed('2') }),
  onCharge('A', { at: T0 + 30, kind: 'payment-seen', payment: paymentOf() }),
  onCharge('A', {
    at: T0 + 40,
    kind: 'payment-seen',
    payment: paymentOf({ refunded: toMoney(400), changedAt: T0 + 40 }),
  }),
];

/** Of four shifts, two are closed in the day: on its first instant and on its last. */
function tradedIn(siteId: SiteId) {
  const { log, file } = openShop();
  const day = boundsOf(DAY as BusinessDay, { timeZone: siteOf(siteId).timeZone, startHour: 4 });
  let now: Instant = day.from - 6 * HOUR;
  const opener = shiftTill(log, () => now, { siteId, cashier: OPENER }).handlers;
  const closer = shiftTill(log, () => now, { siteId, cashier: CLOSER });
  const open = (name: number) => opener['shift/open']({ shiftId: shiftNamed(name), float: FLOAT });
  const hand = (id: number, way: 'in' | 'out', amount: number) =>
    opener['shift/cash']({ id: handNamed(id), way, amount: toMoney(amount), reason: 'banco' });
  const close = (name: number, at: Instant, counted: number): void => {
    now = at;
    expect(closer.close(name, toMoney(counted)).ok).toBe(true);
  };

  open(1);
  log.commit(sold);
  hand(1, 'in', 700);
  hand(2, 'out', 20_000);
  close(1, day.from, 288_650);
  open(2);
  log.commit([voided('1'), saleOpened('3', 3, toMoney(3000)), cash('3', 3000), voided('3')]);
  close(2, day.to - 1, 92_001);
  open(3);
  close(3, day.to, 0);
  open(4);
  log.close();
  return { file, day };
}

const closing = z.object({ at: z.number(), hash: z.string(), body: z.string() });

/** What was written when each was closed, by plain SQL. */
function zsIn(file: string) {
  const db = openReadOnly(file);
  const rows = z
    .array(closing)
    .parse(
      db.prepare("SELECT at, hash, body FROM facts WHERE kind = 'shift-closed' ORDER BY position").all(),
    );
  db.close();
  return rows.map(({ at, hash, body }) => {
    const { report } = z.object({ report: shiftReport }).parse(JSON.parse(body));
    return { at, hash, report };
  });
}

const figuresOf = ({ drawer, earlier, ...report }: ShiftReport) => ({
  float: drawer.float,
  cashIn: drawer.cashIn,
  putIn: drawer.putIn,
  cashOut: drawer.cashOut,
  expected: drawer.expected,
  counted: drawer.counted,
  difference: (drawer.counted ?? Number.NaN) - drawer.expected,
  sold: report.sold.amount,
  discounts: report.discounts.amount,
  refunds: report.refunds.amount,
  voided: report.voided.amount,
  earlier: earlier.reduce((all, { amount }) => all + amount, 0),
  net: report.net,
});

const byColumn = <T>(row: readonly T[]) =>
  Object.fromEntries(columnsOf('shifts').map(([column], at) => [column, row[at]])) as Partial<
    Record<ExportColumn, T>
  >;

const moneyIn = (row: readonly unknown[], decimals: number) =>
  Object.fromEntries(
    columnsOf('shifts').flatMap(([column, kind], at) =>
      kind === 'money' ? [[column, minor(row[at], decimals)]] : [],
    ),
  );

describe.each(['MLA', 'MLC', 'MLM'] as const)('The shifts of a shop of %s, exported', (siteId) => {
  it('say in both files, read back by others, what their Z says, to the cent', async () => {
    const { file, day } = tradedIn(siteId);
    const { decimals, timeZone } = siteOf(siteId);
    const [xlsx, csv] = [join(dirname(file), 'all.xlsx'), join(dirname(file), 'shifts.csv')];
    runExport(jobFor(file, siteId, [DAY, DAY], { kind: 'workbook', path: xlsx }));
    runExport(jobFor(file, siteId, [DAY, DAY], { kind: 'table', table: 'shifts', path: csv }));
    const [head, ...rows] = (await readWorkbook(xlsx)).get(words.table.shifts) ?? [];
    const [csvHead, ...csvRows] = rowsOfCsv(csv, siteId);
    const zs = zsIn(file).filter(({ at }) => at >= day.from && at < day.to);
    expect(zs.map(({ report }) => report.net)).toEqual([108_600, -108_000]);
    expect(head).toEqual(columnsOf('shifts').map(([column]) => words.column[column]));
    expect(csvHead).toEqual(head);

    const told = zs.map(({ report }) => figuresOf(report));
    expect(rows.map((row) => moneyIn(row, decimals))).toEqual(told);
    expect(csvRows.map((row) => moneyIn(row, decimals))).toEqual(told);
    expect(told.map(({ difference }) => difference)).toEqual([-50, 1]);
    for (const of of told) {
      expect(of.sold - of.discounts - of.refunds - of.voided + of.earlier).toBe(of.net);
      expect(of.float + of.cashIn + of.putIn - of.cashOut).toBe(of.expected);
    }

    const wall = (at: Instant): number => Math.floor((at + offsetAt(at, timeZone)) / 1000);
    for (const [at, closed] of zs.entries()) {
      const { openedAt, closedAt, ...row } = byColumn(rows[at] ?? []);
      expect(Math.round(Number(openedAt) / 1000)).toBe(wall(closed.report.openedAt));
      expect(Math.round(Number(closedAt) / 1000)).toBe(wall(closed.at));
      const said = { z: `A000${at + 1}`, register: 'Caja 01', head: closed.hash };
      expect(row).toMatchObject({ ...said, openedBy: OPENER, closedBy: CLOSER });
      // In the text a name would be run, and is held; what is owed is a number all the same.
      const held = { day: DAY, openedBy: `'${OPENER}`, closedBy: `'${CLOSER}` };
      expect(byColumn(csvRows[at] ?? [])).toMatchObject({ ...said, ...held });
    }
    expect(readFileSync(csv, 'utf8')).not.toMatch(/'-\d/);
  });
});
