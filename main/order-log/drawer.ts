import type { Database } from 'better-sqlite3';
import type { DrawerFact, DrawerId, DrawerOpening } from '#core/domain/drawer';
import { drawerId, type FactSchemas, factSchema as fact, text, textOrNull } from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

const drawerFacts: FactSchemas<DrawerFact> = {
  'drawer-asked-for': fact('drawer-asked-for', { id: drawerId, reason: text, by: textOrNull }),
};

const insertOpening = `
  INSERT INTO drawer_openings (born, id, seq, at, reason, by_whom) VALUES (@born, @id, @seq, @at, @reason, @by)`;

/** Each opening is a stream of its own, of one fact. */
export function drawerRules(db: Database): StreamRules<DrawerId, DrawerOpening, DrawerFact> {
  const insert = db.prepare(insertOpening);
  const seqOf = db.prepare<[DrawerId], { seq: number }>('SELECT seq FROM drawer_openings WHERE id = ?');
  return {
    prefix: 'drawer',
    schemas: drawerFacts,
    begin: ({ id, at, reason, by }) => ({ id, at, reason, by }),
    next: (opening) => opening,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: (opening, place) => void insert.run({ ...opening, ...place }),
    update: () => undefined,
  };
}
