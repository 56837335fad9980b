import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Result } from '#core/result';
import { type Chain, type FactRow, type Fault, type Place, verifyChain } from '#main/order-log/chain';
import { migrations } from '#main/order-log/migrations';
import { isDamage, openReadOnly, versionOf } from '#main/sqlite';

export type Verdict = { readonly ok: boolean; readonly words: string };

const no = (words: string): Verdict => ({ ok: false, words });

/** Looks at a log, at work or a copy, and writes nothing. `head` is what a Z printed, whole or its first 16 figures. */
export function verifyLog(file: string, head: string | null): Verdict {
  if (head !== null && !/^[0-9a-f]{16,64}$/.test(head)) return no('a head is 16 to 64 figures, 0-9 and a-f');
  if (!existsSync(file)) return no(`no such file: ${file}`);
  try {
    const db = openReadOnly(file);
    try {
      return verdictOn(db, head);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return no('damaged: this is not a database, or its pages do not hold together');
    throw error;
  }
}

function verdictOn(db: Database, head: string | null): Verdict {
  const version = versionOf(db);
  const known = migrations.at(-1)?.version ?? 0;
  if (version > known)
    return no(`this log is of version ${version}, written by a newer app; this one knows version ${known}`);
  if (version === 0) return no('not a log of this app');
  return say(checkChain(db, head), head);
}

export function checkChain(db: Database, head: string | null): Result<Chain, Fault> {
  return verifyChain(rowsOf(db), head, () => gapIn(db));
}

const rowSchema: z.ZodType<FactRow> = z.object({
  position: z.number(),
  stream: z.string(),
  seq: z.number(),
  at: z.number(),
  kind: z.string(),
  body: z.string(),
  hash: z.string(),
});

function* rowsOf(db: Database): Generator<FactRow> {
  const all = db.prepare('SELECT position, stream, seq, at, kind, body, hash FROM facts ORDER BY position');
  for (const row of all.iterate()) yield rowSchema.parse(row);
}

const placeSchema: z.ZodType<Place> = z.object({ stream: z.string(), seq: z.number() });

/** The first place of any stream where a fact should be and is not. */
function gapIn(db: Database): Place | null {
  const gap = db
    .prepare(
      `SELECT stream, wanted AS seq FROM
         (SELECT stream, seq, row_number() OVER (PARTITION BY stream ORDER BY seq) AS wanted FROM facts)
       WHERE seq <> wanted LIMIT 1`,
    )
    .get();
  return gap === undefined ? null : placeSchema.parse(gap);
}

function say(chain: Result<Chain, Fault>, head: string | null): Verdict {
  if (!chain.ok) return no(wordsFor(chain.error));
  const { count, head: last, wantedAt } = chain.value;
  const since = count - (wantedAt ?? count);
  const later = since > 0 ? `\n${head ?? ''} is the head of fact ${wantedAt}; ${since} came after it` : '';
  return { ok: true, words: `ok: ${count} facts, head ${last}${later}` };
}

function wordsFor({ kind, position, stream, seq }: Fault): string {
  const place = `position ${position}, stream ${stream}, seq ${seq}`;
  const words: Record<Fault['kind'], string> = {
    edited: `edited: ${place} is not what was written there`,
    inserted: `inserted: ${place} was slipped in`,
    missing: `missing: ${place} is gone`,
    reordered: `reordered: ${place} stands before what it followed`,
    'tail-cut': `tail cut: the log ends before position ${position}, and no fact in it bears that head`,
  };
  return words[kind];
}
