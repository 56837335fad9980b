import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { err, type Result } from '#core/result';
import { type Chain, type FactRow, type Fault, type Place, verifyChain } from '#main/order-log/chain';
import { migrations } from '#main/order-log/migrations';
import { checkYear, isYearFile } from '#main/order-log/year-file';
import { isDamage, openReadOnly, versionOf } from '#main/sqlite';

export type Verdict = { readonly ok: boolean; readonly words: string };

const no = (words: string): Verdict => ({ ok: false, words });

/** What a thread is told to read through. `isFull`: its pages too, each of them. */
export type VerifyJob = { readonly file: string; readonly head: string | null; readonly isFull: boolean };

/** Every page and every index of the file, whatever stands in them. */
export function isSoundThroughout(file: string): boolean {
  try {
    const db = openReadOnly(file);
    try {
      return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** Why a log is not known to be whole: the first bad row of its chain, or that there is no chain to be read. */
export type LogFault =
  | Fault
  | { readonly kind: 'bad-head' | 'no-file' | 'damaged' | 'no-log' }
  | { readonly kind: 'newer'; readonly version: number; readonly known: number };

/** Looks at a log, at work or a copy, and writes nothing. `head` is what a Z printed, whole or its first 16 figures. */
export function inspectLog(file: string, head: string | null): Result<Chain, LogFault> {
  if (head !== null && !/^[0-9a-f]{16,64}$/.test(head)) return err({ kind: 'bad-head' });
  if (!existsSync(file)) return err({ kind: 'no-file' });
  try {
    if (isYearFile(file)) return checkYear(file, head);
    const db = openReadOnly(file);
    try {
      const version = versionOf(db);
      const known = migrations.at(-1)?.version ?? 0;
      if (version > known) return err({ kind: 'newer', version, known });
      return version === 0 ? err({ kind: 'no-log' }) : checkChain(db, head);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return err({ kind: 'damaged' });
    throw error;
  }
}

/** The same in words, for whoever asks from a command line. */
export function verifyLog(file: string, head: string | null): Verdict {
  const chain = inspectLog(file, head);
  return chain.ok ? say(chain.value, head) : no(wordsFor(chain.error, file));
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

function say({ count, head: last, wantedAt }: Chain, head: string | null): Verdict {
  const since = count - (wantedAt ?? count);
  const later = since > 0 ? `\n${head ?? ''} is the head of fact ${wantedAt}; ${since} came after it` : '';
  return { ok: true, words: `ok: ${count} facts, head ${last}${later}` };
}

function wordsFor(fault: LogFault, file: string): string {
  switch (fault.kind) {
    case 'bad-head':
      return 'a head is 16 to 64 figures, 0-9 and a-f';
    case 'no-file':
      return `no such file: ${file}`;
    case 'damaged':
      return 'damaged: this is not a database, or its pages do not hold together';
    case 'no-log':
      return 'not a log of this app';
    case 'newer':
      return `this log is of version ${fault.version}, written by a newer app; this one knows version ${fault.known}`;
    case 'edited':
    case 'inserted':
    case 'missing':
    case 'reordered':
    case 'tail-cut':
      return wordsForRow(fault);
  }
}

function wordsForRow({ kind, position, stream, seq }: Fault): string {
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
