import { createHash } from 'node:crypto';

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
