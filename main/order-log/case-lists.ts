import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CASE_KINDS, type Solved } from '#core/domain/attention';
import type { CaseBook, CaseRow } from '#core/order-log';
import { createDifferenceList } from '#main/order-log/differences';
import { LogDamaged } from '#main/order-log/facts';
import { caseId, instant, money, oneOf, printJobId, reference, saleId } from '#main/order-log/schemas';

const COLUMNS = `cases.id, cases.sale_id AS saleId, coalesce(number, 0) AS saleNumber, kind, reference, job_id AS jobId,
  amount, cases.at, solved, closed_cases.at AS closedAt, closed_cases.reason AS reason, by_whom AS by`;
const FROM = `FROM cases LEFT JOIN sales ON sales.id = cases.sale_id LEFT JOIN closed_cases ON closed_cases.id = cases.id`;

export const openCasesSql = `SELECT ${COLUMNS} ${FROM} WHERE cases.open = 1 ORDER BY cases.at DESC LIMIT ?`;
/** Whichever of the two was later: when it arose, or when somebody closed it. */
const doneSql = `
  SELECT ${COLUMNS} ${FROM} WHERE cases.open = 0 ORDER BY cases.at DESC LIMIT ?`;

export function createCaseBook(db: Database): CaseBook {
  const open = db.prepare<[number], unknown>(openCasesSql);
  const done = db.prepare<[number], unknown>(doneSql);
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM cases WHERE open = 1');
  const one = db.prepare<[string], unknown>(`SELECT ${COLUMNS} ${FROM} WHERE cases.id = ?`);
  const differing = createDifferenceList(db);
  return {
    open: (limit) => newest(limit, read(open.all(limit)), differing.open(limit)),
    done: (limit) => newest(limit, read(done.all(limit)), differing.done(limit)),
    count: () => (count.get()?.n ?? 0) + differing.count(),
    of: (id) => read([one.get(id)].filter((row) => row !== undefined))[0] ?? null,
  };
}

const newest = (limit: number, ...lists: readonly (readonly CaseRow[])[]): readonly CaseRow[] =>
  lists
    .flat()
    .toSorted((a, b) => b.at - a.at)
    .slice(0, limit);

const row = z.object({
  id: caseId,
  saleId,
  saleNumber: z.int(),
  kind: z.enum(CASE_KINDS),
  reference: reference.nullable(),
  jobId: printJobId.nullable(),
  amount: money,
  at: instant,
  solved: oneOf<Solved>({ returned: true, paid: true, accepted: true, 'let-go': true }).nullable(),
  closedAt: instant.nullable(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
});

function read(rows: readonly unknown[]): readonly CaseRow[] {
  const parsed = z.array(row).safeParse(rows);
  if (!parsed.success) throw new LogDamaged(`A case is not one we know: ${parsed.error.message}`);
  return parsed.data.map(({ closedAt, reason, by, ...each }) => ({
    ...each,
    day: null,
    closed: closedAt === null ? null : { at: closedAt, reason: reason ?? '', by },
  }));
}
