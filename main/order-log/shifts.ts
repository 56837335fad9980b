import type { Database } from 'better-sqlite3';
import { beginShift, nextShift, type Shift, type ShiftFact, type ShiftId } from '#core/domain/shift';
import { shiftFacts } from '#main/order-log/shift-facts';
import type { StreamRules } from '#main/order-log/streams';

const insertShift = `
  INSERT INTO shifts (born, id, seq, opened_at, closed_position, z_number, open)
  VALUES (@born, @id, @seq, @openedAt, @closedPosition, @zNumber, @open)`;

const updateShift = `
  UPDATE shifts SET seq = @seq, closed_position = coalesce(@closedPosition, closed_position), z_number = @zNumber,
    open = @open
  WHERE id = @id`;

/** A shift's stretch of the log begins with its first fact and ends with the one that closed it. */
export function shiftRules(db: Database): StreamRules<ShiftId, Shift, ShiftFact> {
  const insert = db.prepare(insertShift);
  const update = db.prepare(updateShift);
  const seqOf = db.prepare<[ShiftId], { seq: number }>('SELECT seq FROM shifts WHERE id = ?');
  /** Where the closing facts of this transaction lie, until they are flushed. */
  const closings = new Map<ShiftId, number>();
  const columnsOf = (shift: Shift) => {
    const { id, openedAt, closed } = shift;
    const closedPosition = closings.get(id) ?? null;
    closings.delete(id);
    return { id, openedAt, closedPosition, zNumber: closed?.zNumber ?? null, open: Number(closed === null) };
  };
  return {
    prefix: 'shift',
    schemas: shiftFacts,
    begin: beginShift,
    next: nextShift,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: (shift, place) => void insert.run({ ...columnsOf(shift), ...place }),
    update: (_before, shift, seq) => void update.run({ ...columnsOf(shift), seq }),
    onFact(before, shift, position) {
      if (shift.closed !== null && before?.closed === null) closings.set(shift.id, position);
    },
  };
}

export type ShiftLists = {
  open(): ShiftId | null;
  /** Newest first, those below that Z; null is from the newest. */
  closed(below: number | null, limit: number): readonly ShiftId[];
  nextZ(): number;
  /** Hash of the row that closed it. */
  headOf(id: ShiftId): string | null;
};

export function createShiftLists(db: Database): ShiftLists {
  const open = db.prepare<[], { id: ShiftId }>('SELECT id FROM shifts WHERE open = 1');
  const closed = db.prepare<[number, number], { id: ShiftId }>(
    'SELECT id FROM shifts WHERE z_number < ? ORDER BY z_number DESC LIMIT ?',
  );
  const last = db.prepare<[], { last: number | null }>('SELECT max(z_number) AS last FROM shifts');
  const head = db.prepare<[ShiftId], { hash: string }>(
    'SELECT hash FROM facts WHERE position = (SELECT closed_position FROM shifts WHERE id = ?)',
  );
  return {
    open: () => open.get()?.id ?? null,
    closed: (below, limit) => closed.all(below ?? Number.MAX_SAFE_INTEGER, limit).map(({ id }) => id),
    nextZ: () => (last.get()?.last ?? 0) + 1,
    headOf: (id) => head.get(id)?.hash ?? null,
  };
}
