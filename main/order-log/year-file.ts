import { chmodSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { type BusinessDay, boundsOf, type DayRule } from '#core/domain/business-day';
import { err, ok, type Result } from '#core/result';
import { type Chain, type FactRow, type Fault, GENESIS, verifyChain } from '#main/order-log/chain';
import { openReadOnly, sealCopy } from '#main/sqlite';

/** A year of the log in a file of its own: its facts as they lie, what they follow, and the head they end in. */
export type YearSeal = {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly head: string;
};

export type YearTrouble = 'no-facts' | 'log-damaged';

export type YearJob = {
  readonly logFile: string;
  readonly path: string;
  readonly year: number;
  readonly rule: DayRule;
  readonly now: number;
};

const tables = `
  CREATE TABLE seal (
    year INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, before TEXT NOT NULL, head TEXT NOT NULL,
    made_at INTEGER NOT NULL, zone TEXT NOT NULL, day_starts INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE facts (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;
  CREATE TABLE means (means TEXT PRIMARY KEY, came INTEGER NOT NULL, back INTEGER NOT NULL) STRICT;
`;
const triggers = ['seal', 'facts', 'means']
  .flatMap((table) =>
    ['INSERT', 'UPDATE', 'DELETE'].map(
      (act) =>
        `CREATE TRIGGER ${table}_no_${act.toLowerCase()} BEFORE ${act} ON ${table}
         BEGIN SELECT RAISE(ABORT, 'a closed year is not written to'); END;`,
    ),
  )
  .join('\n');

/** "MSTY" */
const APPLICATION_ID = 0x4d53_5459;

export const boundsOfYear = (
  year: number,
  rule: DayRule,
): { readonly from: number; readonly to: number } => ({
  from: boundsOf(`${year}-01-01` as BusinessDay, rule).from,
  to: boundsOf(`${year + 1}-01-01` as BusinessDay, rule).from,
});

const place = z.object({ first: z.int().nullable(), last: z.int().nullable() });

/** Copies the year's facts, from its first to its last in the log's own order; the log itself stays as it is. */
export function writeYear(
  logFile: string,
  path: string,
  { year, rule, now }: { readonly year: number; readonly rule: DayRule; readonly now: number },
): Result<YearSeal, YearTrouble> {
  const partial = `${path}.part`;
  rmSync(partial, { force: true });
  const db = new Database(partial);
  try {
    db.exec(tables);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.prepare('ATTACH ? AS log').run(logFile);
    const bounds = boundsOfYear(year, rule);
    const { first, last } = place.parse(
      db
        .prepare(
          'SELECT min(position) AS first, max(position) AS last FROM log.facts WHERE at >= @from AND at < @to',
        )
        .get(bounds),
    );
    if (first === null || last === null) return err('no-facts');
    const hashAt = db.prepare<[number], { hash: string }>('SELECT hash FROM log.facts WHERE position = ?');
    const before = first === 1 ? GENESIS : (hashAt.get(first - 1)?.hash ?? '');
    const head = hashAt.get(last)?.hash ?? '';
    db.prepare(
      'INSERT INTO facts SELECT position, stream, seq, at, kind, body, hash FROM log.facts WHERE position BETWEEN ? AND ?',
    ).run(first, last);
    db.prepare(
      `INSERT INTO means SELECT means, sum(iif(kind = 'back', 0, amount)), -sum(iif(kind = 'back', amount, 0))
       FROM log.ledger WHERE at >= @from AND at < @to GROUP BY means`,
    ).run(bounds);
    db.prepare('INSERT INTO seal VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
      year,
      first,
      last,
      before,
      head,
      now,
      rule.timeZone,
      rule.startHour,
    );
    db.exec('DETACH log');
    db.exec(triggers);
    db.close();
    const checked = checkYear(partial, null);
    if (!checked.ok || checked.value.head !== head || !sealCopy(partial)) return err('log-damaged');
    chmodSync(partial, 0o444);
    renameSync(partial, path);
    return ok({ year, from: first, to: last, before, head });
  } finally {
    if (db.open) db.close();
    rmSync(partial, { force: true });
  }
}

export const isYearFile = (file: string): boolean => {
  const db = openReadOnly(file);
  try {
    return db.pragma('application_id', { simple: true }) === APPLICATION_ID;
  } finally {
    db.close();
  }
};

const sealRow = z.object({ first: z.int(), last: z.int(), before: z.string(), head: z.string() });
const factRow: z.ZodType<FactRow> = z.object({
  position: z.number(),
  stream: z.string(),
  seq: z.number(),
  at: z.number(),
  kind: z.string(),
  body: z.string(),
  hash: z.string(),
});

/** As a log is checked, from what its first fact follows to the head that it carries. */
export function checkYear(file: string, wanted: string | null): Result<Chain, Fault> {
  const db = openReadOnly(file);
  try {
    const seal = sealRow.parse(db.prepare('SELECT first, last, before, head FROM seal').get());
    const rows = db.prepare(
      'SELECT position, stream, seq, at, kind, body, hash FROM facts ORDER BY position',
    );
    const start = { position: seal.first - 1, hash: seal.before };
    const facts = function* read(): Generator<FactRow> {
      for (const row of rows.iterate()) yield factRow.parse(row);
    };
    const chain = verifyChain(facts(), wanted, () => null, start);
    if (!chain.ok || chain.value.head === seal.head) return chain;
    return err({ kind: 'tail-cut', position: chain.value.count + 1, stream: '', seq: 0 });
  } finally {
    db.close();
  }
}
