import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#core/result';

/** A row of `facts` as it lies in the file. */
export type FactRow = {
  readonly position: number;
  readonly stream: string;
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly body: string;
  readonly hash: string;
};

/** What the first row follows. */
export const GENESIS = '0'.repeat(64);

/** As a JSON list, so that no two rows can spell the same text. */
export function hashOf(
  previous: string,
  { stream, seq, at, kind, body }: Omit<FactRow, 'position' | 'hash'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, stream, seq, at, kind, body]))
    .digest('hex');
}

/**
 * The first row that is not as it was written. An edit with a hash made to fit shows one row later, as an edit there:
 * from the file alone nobody can say which of the two it was.
 */
export type Fault = {
  readonly kind: 'edited' | 'inserted' | 'missing' | 'reordered' | 'tail-cut';
  /** Where it is; for what is missing, where it should be. */
  readonly position: number;
  readonly stream: string;
  readonly seq: number;
};

export type Chain = {
  readonly count: number;
  readonly head: string;
  /** Position of the row that bears the wanted head; null where none was wanted. */
  readonly wantedAt: number | null;
};

/** What the first of the rows follows: nothing, or where a closed year begins, the last of the one before. */
export type Start = { readonly position: number; readonly hash: string };

export type Place = { readonly stream: string; readonly seq: number };

/**
 * Walks the rows once, in order of position, and remembers three of them however many there are.
 *
 * `wanted` is a head that was printed once, whole or its first figures; a log that has grown since still bears it.
 * `gap` answers a place of some stream where a fact should be and is not; asked only when a row does not follow.
 */
export function verifyChain(
  rows: Iterable<FactRow>,
  wanted: string | null,
  gap: () => Place | null,
  start: Start = { position: 0, hash: GENESIS },
): Result<Chain, Fault> {
  let before = start.hash;
  let previous: FactRow | null = null;
  let wantedAt: number | null = wanted !== null && start.hash.startsWith(wanted) ? start.position : null;
  let suspect: FactRow | null = null;
  for (const row of rows) {
    if (suspect !== null)
      return err(diagnose({ before, previous, row: suspect, following: row, gap, start }));
    if (isNext(previous ?? start, row)) {
      before = previous?.hash ?? start.hash;
      previous = row;
      if (wanted !== null && row.hash.startsWith(wanted)) wantedAt = row.position;
    } else suspect = row;
  }
  if (suspect !== null) return err(diagnose({ before, previous, row: suspect, following: null, gap, start }));
  if (wanted !== null && wantedAt === null) return err(tailCut(previous));
  const { position: count, hash: head } = previous ?? start;
  return ok({ count, head, wantedAt });
}

const tailCut = (last: FactRow | null): Fault => ({
  kind: 'tail-cut',
  position: (last?.position ?? 0) + 1,
  stream: last?.stream ?? '',
  seq: last?.seq ?? 0,
});

const isNext = (previous: Start, row: FactRow): boolean =>
  row.position === previous.position + 1 && follows(previous.hash, row);

const follows = (hash: string, row: FactRow): boolean => hashOf(hash, row) === row.hash;

type Scene = {
  readonly before: string;
  readonly previous: FactRow | null;
  readonly row: FactRow;
  readonly following: FactRow | null;
  readonly gap: () => Place | null;
  readonly start: Start;
};

function diagnose({ before, previous, row, following, gap, start }: Scene): Fault {
  const { position, hash } = previous ?? start;
  const expected = position + 1;
  const fault = (kind: Fault['kind'], at: Fault | FactRow = row): Fault => ({
    kind,
    position: at.position,
    stream: at.stream,
    seq: at.seq,
  });
  if (following !== null && follows(hash, following)) {
    return fault(follows(following.hash, row) ? 'reordered' : 'inserted');
  }
  // A row with a hash made to fit: the one after it still follows the one before it.
  if (previous !== null && follows(before, row)) return fault('inserted', previous);
  if (row.position !== expected && !follows(hash, row)) {
    const { stream, seq } = gap() ?? row;
    return { kind: 'missing', position: expected, stream, seq };
  }
  const lost = gap();
  return lost === null ? fault('edited') : { kind: 'missing', position: row.position, ...lost };
}
