import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Window } from '#core/domain/record-day';
import type { Act, Role } from '#core/domain/staff';
import type { Named, StaffActId, StaffFact } from '#core/domain/staff-facts';
import { type FactSchemas, factSchema, oneOf, staffActId, text, textOrNull } from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

const named: z.ZodType<Named> = z.object({ name: text, role: oneOf<Role>({ cashier: true, manager: true }) });
const act = oneOf<Act>({
  discount: true,
  void: true,
  'void-tender': true,
  refund: true,
  'accept-on-sight': true,
  'accept-mismatch': true,
  drawer: true,
  settings: true,
  reports: true,
  staff: true,
});

const fact = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  factSchema(kind, { id: staffActId, ...shape });

const staffFacts: FactSchemas<StaffFact> = {
  'signed-in': fact('signed-in', { who: named, instead: textOrNull }),
  'till-locked': fact('till-locked', { who: named, why: z.enum(['key', 'idle']) }),
  'pins-refused': fact('pins-refused', { wrong: z.int(), who: textOrNull }),
  'act-approved': fact('act-approved', {
    acts: z.array(act),
    channel: text,
    about: z.record(text, z.union([text, z.int()])),
    by: named,
    approver: named,
  }),
  'staff-added': fact('staff-added', { who: named, by: textOrNull }),
  'staff-removed': fact('staff-removed', { who: named, by: text }),
  'staff-changed': fact('staff-changed', { who: named, before: named, by: text }),
  'pin-changed': fact('pin-changed', { who: named, by: text }),
  'pin-reset': fact('pin-reset', { who: named, with: z.enum(['token', 'nothing-to-guard']) }),
  'rules-changed': fact('rules-changed', { by: text }),
};

/** Each is a stream of its own, of one fact. */
export function staffRules(db: Database): StreamRules<StaffActId, StaffFact, StaffFact> {
  const insert = db.prepare(
    'INSERT INTO staff_acts (born, id, seq, at, kind) VALUES (@born, @id, @seq, @at, @kind)',
  );
  const seqOf = db.prepare<[StaffActId], { seq: number }>('SELECT seq FROM staff_acts WHERE id = ?');
  return {
    prefix: 'staff',
    schemas: staffFacts,
    begin: (told) => told,
    next: (told) => told,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: ({ id, at, kind }, place) => void insert.run({ id, at, kind, ...place }),
    update: () => undefined,
  };
}

const FOR_EVER: Window = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };

/** Newest first. */
export function createStaffActList(db: Database) {
  const between = db.prepare<[number, number, number], { id: StaffActId }>(
    'SELECT id FROM staff_acts WHERE at >= ? AND at < ? ORDER BY at DESC, born DESC LIMIT ?',
  );
  return (limit: number, { from, to } = FOR_EVER): readonly StaffActId[] =>
    between.all(from, to, limit).map(({ id }) => id);
}
