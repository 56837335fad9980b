import type { Person } from '#core/domain/staff';

/** Who stands at the counter, in whichever mode: null while the till is locked, and where the shop has no staff. */
export type AtCounter = { person(): Person | null; put(person: Person | null): void };

export function createAtCounter(): AtCounter {
  let now: Person | null = null;
  return {
    person: () => now,
    put(person) {
      now = person;
    },
  };
}
