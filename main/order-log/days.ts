import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { HourOfDay, MeansOfDay, SaleOfDay } from '#core/day-views';
import { HOUR } from '#core/domain/instant';
import { MEANS, type Means } from '#core/domain/ledger';
import type { Window } from '#core/domain/record-day';
import type { SaleId } from '#core/domain/sale';
import type { DayBook } from '#core/order-log';
import { chargeOfSale } from '#main/order-log/charges';
import { LogDamaged } from '#main/order-log/facts';
import { instant, money, saleId } from '#main/order-log/schemas';

const SUMS = `
  coalesce(sum(iif(kind = 'back', 0, amount)), 0) AS came,
  -coalesce(sum(iif(kind = 'back', amount, 0)), 0) AS back,
  count(DISTINCT iif(kind = 'in', sale_id, NULL)) AS sales`;

export const meansSql = `
  SELECT means, ${SUMS} FROM ledger WHERE at >= @from AND at < @to GROUP BY means`;

/** Whole hours from the day's first instant on: a change of clocks makes the day longer, and no hour of it. */
export const hoursSql = `
  SELECT @from + (at - @from) / ${HOUR} * ${HOUR} AS "from", ${SUMS}
  FROM ledger WHERE at >= @from AND at < @to GROUP BY 1 ORDER BY 1`;

export const paidSalesSql = `
  SELECT count(DISTINCT sale_id) AS n FROM ledger WHERE at >= @from AND at < @to AND kind = 'in'`;

export const salesSql = `
  WITH wanted AS (
    SELECT sale_id AS id FROM ledger WHERE at >= @from AND at < @to
    UNION SELECT id FROM sales WHERE opened_at >= @from AND opened_at < @to)
  SELECT sales.id AS saleId, number, opened_at AS openedAt, total, receipt_number AS receiptNumber, collected, tendered,
    on_sight AS isOnSight, abandoned_at IS NOT NULL AS isAbandoned
  FROM wanted JOIN sales USING (id) ORDER BY born DESC LIMIT @limit`;

const chargesSql = `
  SELECT reference, state, oddness, parked, total, received, returned FROM charges WHERE sale_id = ? ORDER BY born`;
const meansOfSaleSql = 'SELECT DISTINCT means FROM ledger WHERE sale_id = ?';

export function createDays(db: Database): DayBook {
  const means = db.prepare(meansSql);
  const hours = db.prepare(hoursSql);
  const paid = db.prepare<[Window], { n: number }>(paidSalesSql);
  const sales = db.prepare(salesSql);
  const charges = db.prepare<[SaleId], unknown>(chargesSql);
  const meansOf = db.prepare<[SaleId], { means: string }>(meansOfSaleSql);

  function saleOf(row: z.infer<typeof saleRow>): SaleOfDay {
    const used = new Set(meansOf.all(row.saleId).map((moved) => moved.means));
    return {
      ...row,
      means: MEANS.filter((known) => used.has(known)),
      charges: read(chargeOfSale, charges.all(row.saleId)),
    };
  }

  return {
    means: (window) => read(meansRow, means.all(window)),
    hours: (window) => read(hourRow, hours.all(window)),
    paidSales: (window) => paid.get(window)?.n ?? 0,
    sales: (window, limit) => read(saleRow, sales.all({ ...window, limit })).map(saleOf),
  };
}

const flag = z.literal([0, 1]).transform((value) => value === 1);
const sums = { came: money, back: money, sales: z.int() };
const meansRow: z.ZodType<MeansOfDay> = z.object({
  means: z.enum(MEANS) satisfies z.ZodType<Means>,
  ...sums,
});
const hourRow: z.ZodType<HourOfDay> = z.object({ from: instant, ...sums });
const saleRow = z.object({
  saleId,
  number: z.int(),
  openedAt: instant,
  total: money,
  receiptNumber: z.string().nullable(),
  collected: money,
  tendered: money,
  isOnSight: flag,
  isAbandoned: flag,
});

function read<Row>(schema: z.ZodType<Row>, rows: readonly unknown[]): readonly Row[] {
  const parsed = z.array(schema).safeParse(rows);
  if (!parsed.success) throw new LogDamaged(`A row of the day is not one we know: ${parsed.error.message}`);
  return parsed.data;
}
