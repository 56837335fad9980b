import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { HourOfDay, MeansOfDay, ProductSum, SumOf } from '#core/day-views';
import { HOUR } from '#core/domain/instant';
import { MEANS, type Means } from '#core/domain/ledger';
import type { Window } from '#core/domain/record-day';
import type { DayBook } from '#core/order-log';
import { createSalesOfDay } from '#main/order-log/day-sales';
import { LogDamaged } from '#main/order-log/facts';
import { instant, money } from '#main/order-log/schemas';

const SUMS = 'sum(came) AS came, sum(back) AS back, sum(sales) AS sales';
const WITHIN = `hour >= @from / ${HOUR} AND hour < @to / ${HOUR}`;

export const meansSql = `SELECT means, ${SUMS} FROM hour_sums WHERE ${WITHIN} GROUP BY means`;
export const hoursSql = `
  SELECT hour * ${HOUR} AS "from", ${SUMS} FROM hour_sums WHERE ${WITHIN} GROUP BY hour ORDER BY hour`;
export const namedSql = (column: 'cashier' | 'register'): string => `
  SELECT nullif(${column}, '') AS name, ${SUMS} FROM hour_sums WHERE ${WITHIN} GROUP BY ${column}
  ORDER BY sum(came) - sum(back) DESC, ${column}`;
export const productsSql = `
  WITH sold AS (
    SELECT product, sum(money) AS money, sum(quantity) AS quantity FROM hour_products WHERE ${WITHIN} GROUP BY product)
  SELECT product, name, money, quantity FROM sold LEFT JOIN product_names USING (product)
  WHERE money <> 0 OR quantity <> 0 ORDER BY money DESC, product`;

export function createDays(db: Database): DayBook {
  const means = db.prepare(meansSql);
  const hours = db.prepare(hoursSql);
  const cashiers = db.prepare(namedSql('cashier'));
  const registers = db.prepare(namedSql('register'));
  const products = db.prepare(productsSql);
  return {
    means: (window) => inOrder(read(meansRow, means.all(whole(window)))),
    hours: (window) => read(hourRow, hours.all(whole(window))),
    cashiers: (window) => read(sumRow, cashiers.all(whole(window))),
    registers: (window) => read(sumRow, registers.all(whole(window))),
    products: (window) => read(productRow, products.all(whole(window))),
    sales: createSalesOfDay(db),
  };
}

/** A window between hours would be given sums of more than itself. */
function whole(window: Window): Window {
  const { from, to } = window;
  if (from % HOUR !== 0 || to % HOUR !== 0) throw new RangeError(`Not whole hours: ${from} to ${to}`);
  return window;
}

const inOrder = (rows: readonly MeansOfDay[]): readonly MeansOfDay[] =>
  MEANS.flatMap((wanted) => rows.filter(({ means }) => means === wanted));

const moved = { came: money, back: money, sales: z.int() };
const meansRow: z.ZodType<MeansOfDay> = z.object({
  means: z.enum(MEANS) satisfies z.ZodType<Means>,
  ...moved,
});
const hourRow: z.ZodType<HourOfDay> = z.object({ from: instant, ...moved });
const sumRow: z.ZodType<SumOf> = z.object({ name: z.string().nullable(), ...moved });
const productRow: z.ZodType<ProductSum> = z.object({
  product: z.string(),
  name: z.string().nullable(),
  money,
  quantity: z.int(),
});

function read<Row>(schema: z.ZodType<Row>, rows: readonly unknown[]): readonly Row[] {
  const parsed = z.array(schema).safeParse(rows);
  if (!parsed.success) throw new LogDamaged(`A row of the day is not one we know: ${parsed.error.message}`);
  return parsed.data;
}
