import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Instant } from '#core/domain/instant';
import { GENESIS, hashOf } from '#main/order-log/chain';
import { instant } from '#main/order-log/schemas';

/** A row that cannot be what this program wrote. The top stops and says so; nothing is guessed. */
export class LogDamaged extends Error {
  override readonly name = 'LogDamaged';
}

export type StoredFact = {
  readonly position: number;
  readonly stream: string;
  readonly seq: number;
  readonly fact: unknown;
};

type Fact = { readonly at: Instant; readonly kind: string };

/** The one place that knows the table `facts`: what happened, in the order in which it was written. */
export type Facts = {
  /** Inside a transaction. Answers the new row's position. */
  append(stream: string, seq: number, fact: Fact): number;
  /** The first `upTo` facts of a stream, in order. */
  of(stream: string, upTo: number): readonly StoredFact[];
  after(position: number, limit: number): readonly StoredFact[];
  head(): string;
};

const row = z.object({
  position: z.number().int(),
  stream: z.string(),
  seq: z.number().int(),
  at: instant,
  kind: z.string(),
  body: z.string(),
});

const COLUMNS = 'position, stream, seq, at, kind, body';

export function createFacts(db: Database): Facts {
  const insert = db.prepare(
    'INSERT INTO facts (position, stream, seq, at, kind, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const newest = db.prepare<[], { position: number; hash: string }>(
    'SELECT position, hash FROM facts ORDER BY position DESC LIMIT 1',
  );
  const ofStream = db.prepare(`SELECT ${COLUMNS} FROM facts WHERE stream = ? AND seq <= ? ORDER BY seq`);
  const page = db.prepare(`SELECT ${COLUMNS} FROM facts WHERE position > ? ORDER BY position LIMIT ?`);

  return {
    append(stream, seq, { at, kind, ...rest }) {
      const last = newest.get() ?? { position: 0, hash: GENESIS };
      const position = last.position + 1;
      const body = JSON.stringify(rest);
      const hash = hashOf(last.hash, { stream, seq, at, kind, body });
      insert.run(position, stream, seq, at, kind, body, hash);
      return position;
    },
    of: (stream, upTo) => ofStream.all(stream, upTo).map(decode),
    after: (position, limit) => page.all(position, limit).map(decode),
    head: () => newest.get()?.hash ?? GENESIS,
  };
}

function decode(stored: unknown): StoredFact {
  const parsed = row.safeParse(stored);
  if (!parsed.success) throw new LogDamaged(`A row of the log is not a fact: ${parsed.error.message}`);
  const { position, stream, seq, at, kind, body } = parsed.data;
  return { position, stream, seq, fact: { ...parseBody(body, position), at, kind } };
}

function parseBody(body: string, position: number): object {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, with the row's place and without its words.
  }
  throw new LogDamaged(`Fact ${position} is not readable`);
}
