import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { MEANS, type Means } from '#core/domain/ledger';
import type { MeansCounted } from '#core/domain/shift';
import type { ShiftFigures } from '#core/domain/shift-figures';
import { LogDamaged } from '#main/order-log/facts';
import { instant, money } from '#main/order-log/schemas';

/** Places in the log, both of them within: whatever the clock does, each movement lies in one stretch and no other. */
export type Stretch = { readonly first: number; readonly last: number };

const WITHIN = 'position BETWEEN @first AND @last';

/** A sale that was on the books before the shift began is of an earlier one. */
export const movedSql = `
  SELECT coalesce(born < @first, 0) AS isEarlier, means, kind, sum(amount) AS amount, count(DISTINCT sale_id) AS count
  FROM ledger LEFT JOIN sales ON sales.id = sale_id WHERE ${WITHIN} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

export const salesBySql = `
  SELECT means, count(DISTINCT sale_id) AS sales FROM ledger WHERE ${WITHIN} AND kind = 'in' GROUP BY means`;

export const paidSql = `
  SELECT count(DISTINCT sale_id) AS n FROM ledger LEFT JOIN sales ON sales.id = sale_id
  WHERE ${WITHIN} AND kind = 'in' AND coalesce(born >= @first, 1)`;

export const earlierSql = `
  SELECT coalesce(number, 0) AS saleNumber, max(at) AS at, sum(amount) AS amount
  FROM ledger JOIN sales ON sales.id = sale_id WHERE ${WITHIN} AND born < @first
  GROUP BY sale_id, kind = 'back' ORDER BY min(position)`;

export const costsSql = `
  SELECT rate, sum(cost) AS cost FROM closings WHERE ${WITHIN} GROUP BY rate ORDER BY rate`;

export const discountsSql = `
  SELECT count(DISTINCT iif(discount <> 0, sale_id, NULL)) AS count, coalesce(sum(discount), 0) AS amount
  FROM closings JOIN sales ON sales.id = sale_id WHERE ${WITHIN} AND born >= @first`;

const receiptSql = (order: 'ASC' | 'DESC'): string => `
  SELECT receipt FROM closings WHERE ${WITHIN} AND receipt IS NOT NULL ORDER BY position ${order} LIMIT 1`;

export const takenAwaySql = `
  SELECT count(*) AS count, coalesce(sum(before - after), 0) AS amount
  FROM voids WHERE born BETWEEN @first AND @last AND undone_at IS NULL`;

export const drawerSql = 'SELECT count(*) AS n FROM drawer_openings WHERE born BETWEEN @first AND @last';

export const onSightSql = `
  SELECT count(*) AS count, coalesce(sum(max(0, total - tendered
    - (SELECT coalesce(sum(received), 0) FROM charges WHERE sale_id = sales.id))), 0) AS amount
  FROM sales WHERE on_sight = 1 AND id IN (SELECT sale_id FROM closings WHERE ${WITHIN})`;

export const attentionSql = `
  SELECT count(DISTINCT charges.sale_id) AS n FROM ledger JOIN charges ON charges.sale_id = ledger.sale_id
  WHERE ${WITHIN} AND (charges.oddness <> '' OR charges.state = 'paid-late')`;

export const outsideSql = `
  SELECT means, count(DISTINCT sale_id) AS count, sum(amount) AS amount
  FROM ledger WHERE position > (SELECT coalesce(max(closed_position), 0) FROM shifts) GROUP BY means`;

export const SHIFT_SQL = [
  movedSql,
  salesBySql,
  paidSql,
  earlierSql,
  costsSql,
  discountsSql,
  receiptSql('ASC'),
  receiptSql('DESC'),
  takenAwaySql,
  drawerSql,
  onSightSql,
  attentionSql,
] as const;

export type ShiftSums = {
  of(stretch: Stretch): ShiftFigures;
  /** What moved since the last shift was closed, or ever where none was. */
  outside(): readonly MeansCounted[];
};

export function createShiftSums(db: Database): ShiftSums {
  const moved = db.prepare(movedSql);
  const salesBy = db.prepare(salesBySql);
  const paid = db.prepare<[Stretch], { n: number }>(paidSql);
  const earlier = db.prepare(earlierSql);
  const costs = db.prepare(costsSql);
  const discounts = db.prepare(discountsSql);
  const first = db.prepare<[Stretch], { receipt: string }>(receiptSql('ASC'));
  const last = db.prepare<[Stretch], { receipt: string }>(receiptSql('DESC'));
  const takenAway = db.prepare(takenAwaySql);
  const drawer = db.prepare<[Stretch], { n: number }>(drawerSql);
  const onSight = db.prepare(onSightSql);
  const attention = db.prepare<[Stretch], { n: number }>(attentionSql);
  const outside = db.prepare(outsideSql);

  function receiptsOf(stretch: Stretch): ShiftFigures['receipts'] {
    const [from, to] = [first.get(stretch)?.receipt, last.get(stretch)?.receipt];
    return from === undefined || to === undefined ? null : { first: from, last: to };
  }

  return {
    of: (stretch) => ({
      moved: read(z.array(movedRow), moved.all(stretch)),
      salesBy: salesOf(read(z.array(salesRow), salesBy.all(stretch))),
      sales: paid.get(stretch)?.n ?? 0,
      earlier: read(z.array(earlierRow), earlier.all(stretch)),
      receipts: receiptsOf(stretch),
      discounts: read(counted, discounts.get(stretch)),
      costs: read(z.array(costRow), costs.all(stretch)),
      control: {
        takenAway: read(counted, takenAway.get(stretch)),
        onSight: read(counted, onSight.get(stretch)),
        drawerOpened: drawer.get(stretch)?.n ?? 0,
      },
      attention: attention.get(stretch)?.n ?? 0,
    }),
    outside: () => read(z.array(outsideRow), outside.all()),
  };
}

const means = z.enum(MEANS);
const counted = z.object({ count: z.int(), amount: money });
const movedRow = z.object({
  isEarlier: z.literal([0, 1]).transform((flag) => flag === 1),
  means,
  kind: z.enum(['in', 'back', 'correction']),
  amount: money,
  count: z.int(),
});
const salesRow = z.object({ means, sales: z.int() });
const earlierRow = z.object({ saleNumber: z.int(), at: instant, amount: money });
const costRow = z.object({ rate: z.int().nullable(), cost: money });
const outsideRow = z.object({ means, count: z.int(), amount: money });

const salesOf = (rows: readonly z.infer<typeof salesRow>[]): Readonly<Record<Means, number>> => ({
  qr: 0,
  cash: 0,
  'card-terminal': 0,
  transfer: 0,
  ...Object.fromEntries(rows.map((row) => [row.means, row.sales])),
});

function read<T>(schema: z.ZodType<T>, rows: unknown): T {
  const parsed = schema.safeParse(rows);
  if (!parsed.success) throw new LogDamaged(`A sum of the shift is not one we know: ${parsed.error.message}`);
  return parsed.data;
}
