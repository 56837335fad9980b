import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { BusinessDay } from '#core/domain/business-day';
import { reconcile } from '#core/domain/reconcile';
import type { Resolution, ResolutionId } from '#core/domain/resolution';
import type { SaleId } from '#core/domain/sale';
import { toldDifferences } from '#core/domain/told-differences';
import type { CaseRow } from '#core/order-log';
import { createFacts, LogDamaged } from '#main/order-log/facts';
import { createRecordBook } from '#main/order-log/records';
import { createResolutionLists, resolutionRules } from '#main/order-log/resolutions';
import { caseId, instant, money, saleId, text } from '#main/order-log/schemas';
import { createStream } from '#main/order-log/streams';

export const differenceTable = `
  CREATE TABLE differences (
    id        TEXT    PRIMARY KEY,
    day       TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    sale_id   TEXT,
    reference TEXT,
    amount    INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    closed_at INTEGER,
    reason    TEXT,
    by_whom   TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX differences_of_day ON differences (day);
  CREATE INDEX differences_of_sale ON differences (sale_id) WHERE sale_id IS NOT NULL;
  CREATE INDEX differences_by_reference ON differences (reference) WHERE reference IS NOT NULL;
  CREATE INDEX differences_open ON differences (at) WHERE closed_at IS NULL;
  CREATE INDEX differences_done ON differences (at) WHERE closed_at IS NOT NULL;
`;

/** What differs between the stored records of each day and the log, kept as both stand. */
export type DifferenceKeeper = {
  look(day: BusinessDay): void;
  /** The days in which something of that sale differs; one may be named twice. */
  daysOf(sale: SaleId): readonly BusinessDay[];
  /** Every stored day, with nothing remembered. */
  lookAtAll(): void;
};

export function createDifferenceKeeper(
  db: Database,
  resolution: (id: ResolutionId) => Resolution | null,
): DifferenceKeeper {
  const records = createRecordBook(db);
  const resolutions = createResolutionLists(db);
  const told = db.prepare<[string], { id: ResolutionId }>('SELECT id FROM differences WHERE day = ?');
  const forget = db.prepare<[string]>('DELETE FROM differences WHERE day = ?');
  const insert = db.prepare(`
    INSERT INTO differences (id, day, kind, sale_id, reference, amount, at, closed_at, reason, by_whom)
    VALUES (@id, @day, @kind, @saleId, @reference, @amount, @at, @closedAt, @reason, @by)`);
  const any = db.prepare('SELECT 1 FROM differences LIMIT 1');
  const daysOf = db.prepare<[{ id: SaleId }], { day: BusinessDay }>(`
    SELECT day FROM differences WHERE sale_id = @id
    UNION ALL SELECT day FROM charges JOIN differences USING (reference) WHERE charges.sale_id = @id`);
  const forgetAll = db.prepare('DELETE FROM differences');
  const days = db.prepare<[], { day: BusinessDay }>('SELECT day FROM record_days');

  function look(day: BusinessDay): void {
    const before = new Set(told.all(day).map(({ id }) => id));
    forget.run(day);
    const stored = records.of(day);
    if (stored === null) return;
    const known = resolutions.of(day).flatMap((id) => resolution(id) ?? []);
    const found = reconcile(records.ours(day, stored.window), stored);
    for (const { closed, ...each } of toldDifferences(found, known, before))
      insert.run({
        ...each,
        closedAt: closed?.at ?? null,
        reason: closed?.reason ?? null,
        by: closed?.by ?? null,
      });
  }

  return {
    look,
    // Most days nothing differs, and what every commit asks must cost it nothing then.
    daysOf: (id) => (any.get() === undefined ? [] : daysOf.all({ id }).map(({ day }) => day)),
    lookAtAll() {
      forgetAll.run();
      for (const { day } of days.all()) look(day);
    },
  };
}

/** A log from before the list: what was fetched already is held against it once. */
export function fillDifferences(db: Database): void {
  const { read } = createStream(resolutionRules(db), createFacts(db));
  createDifferenceKeeper(db, read).lookAtAll();
}

const COLUMNS = `differences.id, day, sale_id AS saleId, coalesce(number, 0) AS saleNumber, amount, at,
  closed_at AS closedAt, reason, by_whom AS by`;
const FROM = 'FROM differences LEFT JOIN sales ON sales.id = sale_id';
/** What the log itself found out about that sale is a case already, and the same matter once is enough. */
const OPEN = `closed_at IS NULL AND NOT EXISTS (
  SELECT 1 FROM cases WHERE cases.sale_id = differences.sale_id AND (
    (differences.kind = 'double' AND cases.kind IN ('double', 'over'))
    OR (differences.kind = 'refunded-outside' AND cases.kind = 'reverted'
      AND cases.reference = differences.reference)))`;

export function createDifferenceList(db: Database) {
  const open = db.prepare<[number], unknown>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${OPEN} ORDER BY at DESC LIMIT ?`,
  );
  const done = db.prepare<[number], unknown>(
    `SELECT ${COLUMNS} ${FROM} WHERE closed_at IS NOT NULL ORDER BY at DESC LIMIT ?`,
  );
  const count = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM differences WHERE ${OPEN}`);
  return {
    open: (limit: number) => open.all(limit).map(readRow),
    done: (limit: number) => done.all(limit).map(readRow),
    count: () => count.get()?.n ?? 0,
  };
}

const shape = z.object({
  id: caseId,
  day: z.custom<BusinessDay>((value) => typeof value === 'string'),
  saleId: saleId.nullable(),
  saleNumber: z.int(),
  amount: money,
  at: instant,
  closedAt: instant.nullable(),
  reason: text.nullable(),
  by: text.nullable(),
});

function readRow(row: unknown): CaseRow {
  const parsed = shape.safeParse(row);
  if (!parsed.success) throw new LogDamaged(`A difference is not one we know: ${parsed.error.message}`);
  const { closedAt, reason, by, ...each } = parsed.data;
  return {
    ...each,
    kind: 'reconcile',
    reference: null,
    jobId: null,
    solved: null,
    closed: closedAt === null ? null : { at: closedAt, reason: reason ?? '', by },
  };
}
