import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  type CaseFact,
  type CaseId,
  type ClosedCase,
  casesOf,
  type SaleMatter,
} from '#core/domain/attention';
import type { SaleId } from '#core/domain/sale';
import { chargeState, oddnessList } from '#main/order-log/charges';
import { LogDamaged } from '#main/order-log/facts';
import {
  caseId,
  type FactSchemas,
  factSchema as fact,
  instant,
  money,
  printJobId,
  reference,
  saleId,
  text,
  textOrNull,
} from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

const caseFacts: FactSchemas<CaseFact> = {
  'case-closed': fact('case-closed', {
    id: caseId,
    saleId: saleId.nullable(),
    reason: text,
    by: textOrNull,
  }),
};

const insertClosed = `
  INSERT INTO closed_cases (born, id, seq, sale_id, at, reason, by_whom)
  VALUES (@born, @id, @seq, @saleId, @at, @reason, @by)`;

/** Each closing is a stream of its own, of one fact: closed twice is closed once. */
export function caseRules(db: Database): StreamRules<CaseId, ClosedCase, CaseFact> {
  const insert = db.prepare(insertClosed);
  const close = db.prepare('UPDATE cases SET open = 0 WHERE id = ?');
  const seqOf = db.prepare<[CaseId], { seq: number }>('SELECT seq FROM closed_cases WHERE id = ?');
  return {
    prefix: 'case',
    schemas: caseFacts,
    begin: ({ id, saleId: sale, at, reason, by }) => ({ id, saleId: sale, at, reason, by }),
    next: (closed) => closed,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert(closed, place) {
      insert.run({ ...closed, ...place });
      close.run(closed.id);
    },
    update: () => undefined,
  };
}

const chargesSql = `
  SELECT reference, state, oddness, total, received, returned,
    (SELECT coalesce(sum(held), 0) FROM refunds WHERE refunds.reference = charges.reference
      AND refunds.sale_id = charges.sale_id) AS asked,
    coalesce((SELECT max(learnt_at) FROM payments WHERE payments.reference = charges.reference
      AND status IN ('approved', 'in-mediation', 'refunded', 'charged-back')), requested_at) AS learntAt,
    (SELECT min(changed_at) FROM payments WHERE payments.reference = charges.reference
      AND (refunded > 0 OR status IN ('refunded', 'charged-back'))) AS backAt
  FROM charges WHERE sale_id = ? ORDER BY born`;

/** Most sales have nothing that anybody has to look at, and cost no more than to see that. */
const worthSql = `
  SELECT EXISTS (SELECT 1 FROM charges WHERE sale_id = @id AND (oddness <> '[]' OR state IN ('paid-late', 'unknown')))
    OR EXISTS (SELECT 1 FROM print_jobs WHERE sale_id = @id AND state IN ('failed', 'given-up'))
    OR EXISTS (SELECT 1 FROM sales WHERE id = @id
      AND tendered + (SELECT coalesce(sum(received), 0) FROM charges WHERE sale_id = @id) > total) AS n`;

/** Keeps the list of what needs a person, sale by sale, as the other lists stand. */
export function createCaseKeeper(db: Database): { look(id: SaleId): void } {
  const sale = db.prepare<[SaleId], { total: number; tendered: number }>(
    'SELECT total, tendered FROM sales WHERE id = ?',
  );
  const charges = db.prepare<[SaleId], unknown>(chargesSql);
  const papers = db.prepare<[SaleId], unknown>(
    `SELECT id AS jobId, state, queued_at AS at FROM print_jobs WHERE sale_id = ? AND state IN ('failed', 'given-up')
     ORDER BY born`,
  );
  const forget = db.prepare<[SaleId]>('DELETE FROM cases WHERE sale_id = ?');
  const insert = db.prepare(`
    INSERT INTO cases (id, sale_id, kind, reference, job_id, amount, at, solved, open)
    VALUES (@id, @saleId, @kind, @reference, @jobId, @amount, @at, @solved,
      @solved IS NULL AND NOT EXISTS (SELECT 1 FROM closed_cases WHERE closed_cases.id = @id))`);
  const worthALook = db.prepare<[{ id: SaleId }], { n: number }>(worthSql);
  return {
    look(id) {
      forget.run(id);
      if (worthALook.get({ id })?.n === 0) return;
      const of = sale.get(id);
      const told = { total: 0, tendered: 0, ...of, charges: charges.all(id), papers: papers.all(id) };
      for (const each of casesOf(readMatter(told))) insert.run({ ...each, saleId: id });
    },
  };
}

const matter: z.ZodType<SaleMatter> = z.object({
  total: money,
  tendered: money,
  charges: z.array(
    z.object({
      reference,
      state: chargeState,
      oddness: oddnessList,
      total: money,
      received: money,
      returned: money,
      asked: money,
      learntAt: instant,
      backAt: instant.nullable(),
    }),
  ),
  papers: z.array(z.object({ jobId: printJobId, state: z.enum(['failed', 'given-up']), at: instant })),
});

function readMatter(row: unknown): SaleMatter {
  const found = matter.safeParse(row);
  if (!found.success) throw new LogDamaged(`A sale's rows are not ones we know: ${found.error.message}`);
  return found.data;
}

export const caseTables = `
  CREATE TABLE closed_cases (
    born    INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    seq     INTEGER NOT NULL,
    sale_id TEXT,
    at      INTEGER NOT NULL,
    reason  TEXT    NOT NULL,
    by_whom TEXT
  ) STRICT;
  CREATE TABLE cases (
    id        TEXT PRIMARY KEY,
    sale_id   TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    reference TEXT,
    job_id    TEXT,
    amount    INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    solved    TEXT,
    open      INTEGER NOT NULL CHECK (open IN (0, 1))
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cases_of_sale ON cases (sale_id);
  CREATE INDEX cases_open ON cases (at) WHERE open = 1;
  CREATE INDEX cases_done ON cases (at) WHERE open = 0;
`;

/** A log from before the list: what may need a person is looked at once. */
export function fillCases(db: Database): void {
  const keeper = createCaseKeeper(db);
  const ids = db.prepare<[], { id: SaleId }>(`
    SELECT sale_id AS id FROM charges WHERE state IN ('paid-late', 'unknown') OR oddness <> '[]'
    UNION SELECT sales.id FROM print_jobs JOIN sales ON sales.id = sale_id WHERE state IN ('failed', 'given-up')
    UNION SELECT id FROM sales WHERE collected + tendered > total
    UNION SELECT sale_id FROM refunds`);
  for (const { id } of ids.all()) keeper.look(id);
}
