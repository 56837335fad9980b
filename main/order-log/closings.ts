import type { Database } from 'better-sqlite3';
import { lineAmounts, lineCosts } from '#core/domain/sale';
import type { SaleRecord } from '#core/domain/sale-record';

/**
 * What each sale came to when it got its receipt, by the rates of its lines, at the fact's own place among all: what was
 * taken off and what tax is contained are sums over a stretch of the log, as money is. A receipt that became void takes
 * it out again.
 */
export type Closings = (before: SaleRecord | null, after: SaleRecord, position: number) => void;

export function createClosings(db: Database): Closings {
  const insert = db.prepare(
    'INSERT INTO closings (position, sale_id, receipt, rate, cost, discount) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const write = (sale: SaleRecord, receipt: string | null, sign: 1 | -1, position: number): void => {
    for (const [rate, { cost, discount }] of byRate(sale))
      insert.run(position, sale.id, receipt, rate, sign * cost, sign * discount);
  };
  return (before, after, position) => {
    const had = before?.receiptNumber ?? null;
    if (had === after.receiptNumber) return;
    if (before !== null && had !== null) write(before, null, -1, position);
    if (after.receiptNumber !== null) write(after, after.receiptNumber, 1, position);
  };
}

type Part = { readonly cost: number; readonly discount: number };

function byRate({ cart }: SaleRecord): ReadonlyMap<number | null, Part> {
  const parts = new Map<number | null, Part>();
  for (const [at, cost] of lineCosts(cart).entries()) {
    const line = cart.lines[at];
    if (line === undefined) continue;
    const known = parts.get(line.taxRate) ?? { cost: 0, discount: 0 };
    const discount = lineAmounts(line).gross - cost;
    parts.set(line.taxRate, { cost: known.cost + cost, discount: known.discount + discount });
  }
  return parts;
}
