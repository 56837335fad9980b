import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  beginVoid,
  nextVoid,
  type VoidFact,
  type VoidHow,
  type VoidId,
  type VoidRecord,
} from '#core/domain/voids';
import {
  type FactSchemas,
  factSchema as fact,
  line,
  money,
  oneOf,
  saleId,
  textOrNull,
  voidId,
} from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

const voidFacts: FactSchemas<VoidFact> = {
  'lines-voided': fact('lines-voided', {
    id: voidId,
    saleId,
    how: oneOf<VoidHow>({ line: true, less: true, sale: true, undo: true }),
    lines: z.array(line),
    totalBefore: money,
    totalAfter: money,
    leavesNothing: z.boolean(),
    by: textOrNull,
  }),
  'void-undone': fact('void-undone', { by: textOrNull }),
};

const insertVoid = `
  INSERT INTO voids (born, id, seq, sale_id, at, how, before, after, leaves_nothing, by_whom, undone_at)
  VALUES (@born, @id, @seq, @saleId, @at, @how, @totalBefore, @totalAfter, @leavesNothing, @by, @undoneAt)`;

/** Each void is a stream of its own: of one fact, or of two where it was taken back. */
export function voidRules(db: Database): StreamRules<VoidId, VoidRecord, VoidFact> {
  const insert = db.prepare(insertVoid);
  const update = db.prepare('UPDATE voids SET seq = @seq, undone_at = @undoneAt WHERE id = @id');
  const seqOf = db.prepare<[VoidId], { seq: number }>('SELECT seq FROM voids WHERE id = ?');
  return {
    prefix: 'void',
    schemas: voidFacts,
    begin: beginVoid,
    next: nextVoid,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: ({ lines: _lines, ...record }, place) =>
      void insert.run({ ...record, leavesNothing: record.leavesNothing ? 1 : 0, ...place }),
    update: (_before, { id, undoneAt }, seq) => void update.run({ id, undoneAt, seq }),
  };
}

export function createVoidLists(db: Database) {
  const of = db.prepare<[string], { id: VoidId }>('SELECT id FROM voids WHERE sale_id = ? ORDER BY born');
  const recent = db.prepare<[number], { id: VoidId }>('SELECT id FROM voids ORDER BY born DESC LIMIT ?');
  return {
    of: (sale: string): readonly VoidId[] => of.all(sale).map(({ id }) => id),
    recent: (limit: number): readonly VoidId[] => recent.all(limit).map(({ id }) => id),
  };
}
