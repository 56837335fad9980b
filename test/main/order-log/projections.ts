import type { Database } from 'better-sqlite3';

const TABLES = {
  charges: 'born',
  payments: 'reference, id',
  sales: 'born',
  print_jobs: 'born',
  refunds: 'born',
  drawer_openings: 'born',
  voids: 'born',
  ledger: 'id',
  shifts: 'born',
  closings: 'id',
  hour_sums: 'hour, means, cashier, register',
  hour_products: 'hour, product',
  product_names: 'product',
  cases: 'id',
  closed_cases: 'born',
} as const;

/** Every row of every list. */
export function projectionsOf(db: Database): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    Object.entries(TABLES).map(([table, order]) => [
      table,
      db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all(),
    ]),
  );
}
