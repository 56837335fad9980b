import type { Database } from 'better-sqlite3';
import type { Shift, ShiftFact, ShiftId } from '#core/domain/shift';
import type { ShiftBook } from '#core/order-log';
import { LogDamaged } from '#main/order-log/facts';
import { createShiftSums, type Stretch } from '#main/order-log/shift-sums';
import { createShiftLists } from '#main/order-log/shifts';
import type { Stream } from '#main/order-log/streams';

export function createShiftBook(
  db: Database,
  stream: Pick<Stream<ShiftId, Shift, ShiftFact>, 'read'>,
): ShiftBook {
  const lists = createShiftLists(db);
  const sums = createShiftSums(db);
  const stretchOf = db.prepare<[ShiftId], Stretch>(`
    SELECT born AS first, coalesce(closed_position, (SELECT max(position) FROM facts)) AS last FROM shifts WHERE id = ?`);
  function found(id: ShiftId): Shift {
    const shift = stream.read(id);
    if (shift === null) throw new LogDamaged(`${id} is in a list and nowhere else`);
    return shift;
  }
  return {
    open() {
      const id = lists.open();
      return id === null ? null : found(id);
    },
    byId: stream.read,
    closed: (below, limit) => lists.closed(below, limit).map(found),
    nextZ: lists.nextZ,
    figures(id) {
      const stretch = stretchOf.get(id);
      if (stretch === undefined) throw new Error(`no such shift: ${id}`);
      return sums.of(stretch);
    },
    outside: sums.outside,
    headOf: lists.headOf,
  };
}
