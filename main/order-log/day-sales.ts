import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { SaleOfDay, SalesWanted } from '#core/day-views';
import { MEANS } from '#core/domain/ledger';
import type { Window } from '#core/domain/record-day';
import type { SaleId } from '#core/domain/sale';
import type { DayBook } from '#core/order-log';
import { chargeOfSale } from '#main/order-log/charges';
import { LogDamaged } from '#main/order-log/facts';
import { instant, money, saleId } from '#main/order-log/schemas';

const standing = {
  all: '1',
  paid: '(collected + tendered > 0 OR on_sight = 1)',
  unpaid: '(collected + tendered <= 0 AND on_sight = 0)',
  returned: `EXISTS (SELECT 1 FROM charges WHERE sale_id = sales.id AND returned > 0)`,
} as const satisfies Record<SalesWanted['standing'], string>;

const named = `(printf('%06d', number) LIKE @text ESCAPE '\\' OR receipt_number LIKE @text ESCAPE '\\'
  OR EXISTS (SELECT 1 FROM charges WHERE sale_id = sales.id AND reference LIKE @text ESCAPE '\\')
  OR (@figures <> '' AND (total LIKE @figures || '%'
    OR EXISTS (SELECT 1 FROM ledger WHERE sale_id = sales.id AND abs(amount) LIKE @figures || '%'))))`;

/** As SQL does it: what is not asked for is not in the way of what is. */
export function salesSql({ text, standing: wanted, means, cashier }: SalesWanted): string {
  const conditions = [
    standing[wanted],
    ...(text.trim() === '' ? [] : [named]),
    ...(means === null
      ? []
      : ['EXISTS (SELECT 1 FROM ledger WHERE sale_id = sales.id AND ledger.means = @means)']),
    ...(cashier === null ? [] : ['cashier = @cashier']),
  ];
  return `
    WITH wanted AS (
      SELECT sale_id AS id FROM ledger WHERE at >= @from AND at < @to
      UNION SELECT id FROM sales WHERE opened_at >= @from AND opened_at < @to)
    SELECT sales.id AS saleId, number, cashier, opened_at AS openedAt, total, receipt_number AS receiptNumber,
      collected, tendered, on_sight AS isOnSight, abandoned_at IS NOT NULL AS isAbandoned, count(*) OVER () AS found
    FROM wanted JOIN sales USING (id) WHERE ${conditions.join(' AND ')}
    ORDER BY born DESC LIMIT @limit OFFSET @offset`;
}

/** What the text may be part of: as it is, and as the beginning of an amount. */
export function salesParams(
  window: Window,
  { text, means, cashier }: SalesWanted,
  page: { readonly offset: number; readonly limit: number },
) {
  const typed = text.trim();
  const isFigures = /^\D{0,3}[\d.,\s]+$/.test(typed);
  return {
    ...window,
    ...page,
    means,
    cashier,
    text: `%${typed.replace(/[\\%_]/g, '\\$&')}%`,
    figures: isFigures ? typed.replace(/\D/g, '') : '',
  };
}

const chargesSql = `
  SELECT reference, state, oddness, parked, total, received, returned FROM charges WHERE sale_id = ? ORDER BY born`;
const meansOfSaleSql = 'SELECT DISTINCT means FROM ledger WHERE sale_id = ?';

export function createSalesOfDay(db: Database): DayBook['sales'] {
  const charges = db.prepare<[SaleId], unknown>(chargesSql);
  const meansOf = db.prepare<[SaleId], { means: string }>(meansOfSaleSql);

  function saleOf({ found: _all, ...row }: z.infer<typeof saleRow>): SaleOfDay {
    const used = new Set(meansOf.all(row.saleId).map((moved) => moved.means));
    return {
      ...row,
      means: MEANS.filter((known) => used.has(known)),
      charges: read(chargeOfSale, charges.all(row.saleId)),
    };
  }

  return (window, wanted, page) => {
    const rows = read(saleRow, db.prepare(salesSql(wanted)).all(salesParams(window, wanted, page)));
    return { sales: rows.map(saleOf), found: rows[0]?.found ?? 0 };
  };
}

const flag = z.literal([0, 1]).transform((value) => value === 1);
const saleRow = z.object({
  saleId,
  number: z.int(),
  cashier: z.string().nullable(),
  openedAt: instant,
  total: money,
  receiptNumber: z.string().nullable(),
  collected: money,
  tendered: money,
  isOnSight: flag,
  isAbandoned: flag,
  found: z.int(),
});

function read<Row>(schema: z.ZodType<Row>, rows: readonly unknown[]): readonly Row[] {
  const parsed = z.array(schema).safeParse(rows);
  if (!parsed.success) throw new LogDamaged(`A sale of the day is not one we know: ${parsed.error.message}`);
  return parsed.data;
}
