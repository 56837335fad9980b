import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { BusinessDay } from '#core/domain/business-day';
import type { OurPayment, RecordDay, Rest, Window } from '#core/domain/record-day';
import { SITE_IDS } from '#core/domain/site';
import type { ProviderRecord } from '#core/provider';
import { seenPayment } from '#main/order-log/charge-facts';
import { LogDamaged } from '#main/order-log/facts';
import { instant, money, reference, saleId, text, textOrNull } from '#main/order-log/schemas';

/** The provider's records of each day that was fetched, and ours that are held against them. */
export type RecordBook = {
  of(day: BusinessDay): RecordDay | null;
  save(records: RecordDay): void;
  ours(day: BusinessDay, window: Window): readonly OurPayment[];
};

const RECORD_COLUMNS = `id, reference, site AS siteId, status, detail, amount, refunded, currency, seller AS sellerId,
  approved_at AS approvedAt, changed_at AS changedAt, order_id AS orderId, pos_id AS posId, operation, fee, net`;

const insertDay = `
  INSERT INTO record_days (day, from_at, to_at, as_of, seller, pos_id, currency, unreadable, rest)
  VALUES (@day, @from, @to, @asOf, @sellerId, @posId, @currency, @unreadable, @rest)`;

const insertRecord = `
  INSERT INTO records (day, id, reference, site, status, detail, amount, refunded, currency, seller, approved_at,
    changed_at, order_id, pos_id, operation, fee, net)
  VALUES (@day, @id, @reference, @siteId, @status, @detail, @amount, @refunded, @currency, @sellerId, @approvedAt,
    @changedAt, @orderId, @posId, @operation, @fee, @net)`;

/** Cross joins keep the order: a day's payments first, and from them outwards by index, however large the log. */
export const oursSql = `
  WITH at_hand AS (
    SELECT c.sale_id FROM payments p CROSS JOIN charges c ON c.reference = p.reference
    WHERE coalesce(p.approved_at, p.learnt_at) >= @from AND coalesce(p.approved_at, p.learnt_at) < @to
    UNION
    SELECT c.sale_id FROM records r CROSS JOIN charges c ON c.reference = r.reference WHERE r.day = @day
  )
  SELECT p.id, p.reference, c.sale_id AS saleId, coalesce(max(s.total - s.tendered, 0), c.total) AS due,
    p.status, p.amount, p.refunded, p.currency, p.approved_at AS approvedAt, p.learnt_at AS learntAt,
    coalesce(p.changed_at, p.learnt_at) AS changedAt,
    (SELECT coalesce(sum(f.amount), 0) FROM refunds f
      WHERE f.payment_id = p.id AND f.reference = p.reference AND f.state = 'done') AS refundsDone,
    (SELECT coalesce(sum(f.held), 0) FROM refunds f
      WHERE f.payment_id = p.id AND f.reference = p.reference) AS refundsHeld,
    (SELECT max(coalesce(f.settled_at, f.requested_at)) FROM refunds f
      WHERE f.payment_id = p.id AND f.reference = p.reference) AS refundsChangedAt
  FROM at_hand h CROSS JOIN charges c ON c.sale_id = h.sale_id CROSS JOIN payments p ON p.reference = c.reference
    LEFT JOIN sales s ON s.id = c.sale_id
  ORDER BY p.learnt_at, p.id`;

export function createRecordBook(db: Database): RecordBook {
  const dayRow = db.prepare<[string]>(
    `SELECT day, from_at AS "from", to_at AS "to", as_of AS asOf, seller AS sellerId, pos_id AS posId, currency,
      unreadable, rest FROM record_days WHERE day = ?`,
  );
  const recordRows = db.prepare<[string]>(
    `SELECT ${RECORD_COLUMNS} FROM records WHERE day = ? ORDER BY approved_at, id`,
  );
  const forget = db.prepare('DELETE FROM record_days WHERE day = ?');
  const putDay = db.prepare(insertDay);
  const putRecord = db.prepare(insertRecord);
  const ours = db.prepare<[{ day: string; from: number; to: number }]>(oursSql);

  const replace = db.transaction(({ window, records, rest, ...day }: RecordDay) => {
    forget.run(day.day);
    putDay.run({ ...day, ...window, rest: JSON.stringify(rest) });
    for (const record of records) putRecord.run({ day: day.day, ...columnsOf(record) });
  });

  return {
    of(day) {
      const found = dayShape.safeParse(dayRow.get(day));
      const records = z.array(recordShape).safeParse(recordRows.all(day));
      // What cannot be read is as good as never fetched: the provider still has it.
      if (!found.success || !records.success) return null;
      const { from, to, rest, ...row } = found.data;
      const folded = restShape.safeParse(parsed(rest));
      if (!folded.success) return null;
      return { ...row, day, window: { from, to }, rest: folded.data, records: records.data.map(recordOf) };
    },
    save: (records) => replace.immediate(records),
    ours: (day, window) => ours.all({ day, ...window }).map((each) => readOurs(each)),
  };
}

const columnsOf = ({ payment, ...record }: ProviderRecord) => ({ ...payment, ...record });

const dayShape = z.object({
  from: instant,
  to: instant,
  asOf: instant,
  sellerId: text,
  posId: textOrNull,
  currency: text,
  unreadable: z.int(),
  rest: text,
});

const restShape: z.ZodType<Rest> = z.object({
  count: z.int(),
  received: money,
  returned: money,
  fee: money,
  net: money,
  otherCurrency: z.int(),
  otherSeller: z.int(),
});

const recordShape = seenPayment.extend({
  reference: textOrNull,
  siteId: z.enum(SITE_IDS).nullable(),
  orderId: textOrNull,
  posId: textOrNull,
  operation: textOrNull,
  fee: money.nullable(),
  net: money.nullable(),
});

function recordOf(row: z.infer<typeof recordShape>): ProviderRecord {
  const { reference: bears, siteId, orderId, posId, operation, fee, net, ...payment } = row;
  return { reference: bears, siteId, orderId, posId, operation, fee, net, payment };
}

const oursShape: z.ZodType<OurPayment> = z.object({
  id: text,
  reference,
  saleId,
  due: money,
  status: seenPayment.shape.status,
  amount: money,
  refunded: money,
  currency: text,
  approvedAt: instant.nullable(),
  learntAt: instant,
  changedAt: instant,
  refundsDone: money,
  refundsHeld: money,
  refundsChangedAt: instant.nullable(),
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function readOurs(row: unknown): OurPayment {
  const found = oursShape.safeParse(row);
  if (!found.success) throw new LogDamaged(`A row of payments is not one we know: ${found.error.message}`);
  return found.data;
}
