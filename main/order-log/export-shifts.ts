import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { BusinessDay } from '#core/domain/business-day';
import type { ExportRow } from '#core/domain/export-tables';
import { subtract, sum } from '#core/domain/money';
import { zName } from '#core/domain/shift-report-grid';
import { factRow, parseFact, read } from '#main/order-log/export-facts';
import { shiftFacts } from '#main/order-log/shift-facts';

/** By the fact that closed it: a shift that is open has no Z yet, and no row. */
const closedSql = `
  SELECT f.at, f.kind, f.body, f.hash AS head FROM shifts s JOIN facts f ON f.position = s.closed_position
  WHERE f.at >= @from AND f.at < @to ORDER BY s.z_number`;

const closedRow = z.object({ ...factRow.shape, head: z.string() });

/** What each Z said when it was closed, not reckoned again. */
export function* shiftRows(
  db: Database,
  window: { readonly from: number; readonly to: number },
  dayOf: (at: number) => BusinessDay,
): Generator<ExportRow> {
  for (const stored of db.prepare(closedSql).iterate(window)) {
    const row = read(closedRow, stored);
    const { at, by, zNumber, report } = parseFact(shiftFacts['shift-closed'], row);
    const { drawer, series, register, openedAt, cashier } = report;
    yield [
      dayOf(at),
      zName({ zNumber, series }),
      register,
      openedAt,
      at,
      cashier,
      by,
      drawer.float,
      drawer.cashIn,
      drawer.putIn,
      drawer.cashOut,
      drawer.expected,
      drawer.counted,
      drawer.counted === null ? null : subtract(drawer.counted, drawer.expected),
      report.sold.amount,
      report.discounts.amount,
      report.refunds.amount,
      report.voided.amount,
      sum(report.earlier.map(({ amount }) => amount)),
      report.net,
      row.head,
    ];
  }
}
