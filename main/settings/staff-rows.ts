import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { folded } from '#core/domain/folded';
import { type KeptPerson, ROLES, type StaffId } from '#core/domain/staff';
import { err, ok, type Result } from '#core/result';
import { isDiskFull } from '#main/sqlite';

export type StaffRows = {
  /** By name. */
  people(): readonly KeptPerson[];
  /** The file itself refuses to be left without a manager. */
  saveStaff(person: KeptPerson): Result<void, 'disk-full'>;
  removeStaff(id: StaffId): Result<void, 'disk-full'>;
  /** How many wrong PINs in a row were heard here, by whomever. */
  wrongPins(): number;
  saveWrongPins(count: number): Result<void, 'disk-full'>;
};

/** One row each, and one for the PINs that were wrong. */
export const staffTables = `
  CREATE TABLE staff (
    id   TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('cashier', 'manager')),
    pin  TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER staff_keeps_a_manager_on_delete BEFORE DELETE ON staff
    WHEN OLD.role = 'manager' AND NOT EXISTS (SELECT 1 FROM staff WHERE role = 'manager' AND id <> OLD.id)
    BEGIN SELECT RAISE(ABORT, 'the shop keeps a manager'); END;
  CREATE TRIGGER staff_keeps_a_manager_on_update BEFORE UPDATE OF role ON staff
    WHEN OLD.role = 'manager' AND NEW.role <> 'manager'
      AND NOT EXISTS (SELECT 1 FROM staff WHERE role = 'manager' AND id <> OLD.id)
    BEGIN SELECT RAISE(ABORT, 'the shop keeps a manager'); END;
  CREATE TRIGGER staff_begins_with_a_manager BEFORE INSERT ON staff
    WHEN NEW.role <> 'manager' AND NOT EXISTS (SELECT 1 FROM staff WHERE role = 'manager')
    BEGIN SELECT RAISE(ABORT, 'the shop begins with a manager'); END;

  CREATE TABLE wrong_pins (
    only  INTEGER PRIMARY KEY CHECK (only = 1),
    count INTEGER NOT NULL CHECK (count >= 0)
  ) STRICT;
  INSERT INTO wrong_pins (only, count) VALUES (1, 0);
`;

const row = z.object({
  id: z.string().transform((id) => id as StaffId),
  name: z.string(),
  role: z.enum(ROLES),
  pin: z.string(),
});

export function createStaffRows(db: Database): StaffRows {
  const all = db.prepare('SELECT id, name, role, pin FROM staff');
  const put = db.prepare(
    `INSERT INTO staff (id, name, role, pin) VALUES (@id, @name, @role, @pin)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, pin = excluded.pin`,
  );
  const remove = db.prepare('DELETE FROM staff WHERE id = ?');
  const wrong = db.prepare<[], { count: number }>('SELECT count FROM wrong_pins');
  const saveWrong = db.prepare('UPDATE wrong_pins SET count = ?');

  function attempt(work: () => unknown): Result<void, 'disk-full'> {
    try {
      work();
      return ok(undefined);
    } catch (error) {
      if (isDiskFull(error)) return err('disk-full');
      throw error;
    }
  }

  return {
    people: () =>
      z
        .array(row)
        .parse(all.all())
        .toSorted((a, b) => (folded(a.name) < folded(b.name) ? -1 : 1)),
    saveStaff: (person) => attempt(() => put.run(person)),
    removeStaff: (id) => attempt(() => remove.run(id)),
    wrongPins: () => wrong.get()?.count ?? 0,
    saveWrongPins: (count) => attempt(() => saveWrong.run(count)),
  };
}
