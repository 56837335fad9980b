import { folded } from '#core/domain/folded';
import { isGuessable, type KeptPerson, type Person, type StaffId } from '#core/domain/staff';
import type { StaffNews } from '#core/domain/staff-facts';
import type { LogError } from '#core/order-log';
import { err, ok, type Result } from '#core/result';
import type { ResetTrouble, StaffRequests, StaffTrouble } from '#core/staff-requests';
import { hashPin } from '#main/staff/pin';
import type { PinEar } from '#main/staff/pin-ear';
import type { StaffDeskDeps, StaffHandlers } from '#main/staff/staff-desk';

export type StaffStore = {
  people(): readonly KeptPerson[];
  saveStaff(person: KeptPerson): Result<void, 'disk-full'>;
  removeStaff(id: StaffId): Result<void, 'disk-full'>;
  wrongPins(): number;
  saveWrongPins(count: number): unknown;
};

type Kept =
  | 'staff/add'
  | 'staff/change'
  | 'staff/set-pin'
  | 'staff/remove'
  | 'staff/forgotten'
  | 'staff/reset-pin';

/** The people of the shop: every change is told first, then made. */
export type Roster = {
  people(): readonly KeptPerson[];
  hasStaff(): boolean;
  readonly handlers: Pick<StaffHandlers, Kept>;
};

type Deps = Pick<StaffDeskDeps, 'store' | 'atCounter' | 'newId' | 'proof' | 'onChange'> & {
  readonly ear: Pick<PinEar, 'whose' | 'clear'>;
  readonly write: (news: StaffNews) => Result<unknown, LogError>;
  readonly stand: (person: KeptPerson) => void;
  readonly leave: () => void;
};

export function createRoster({
  store,
  atCounter,
  ear,
  write,
  stand,
  leave,
  newId,
  proof,
  onChange,
}: Deps): Roster {
  let people = store.people();
  let isBusy = false;

  /** One change at a time: what was looked at is still so when it is made. */
  async function alone<T, E>(change: () => Promise<Result<T, E>>): Promise<Result<T, E | 'busy'>> {
    if (isBusy) return err('busy');
    isBusy = true;
    try {
      return await change();
    } finally {
      isBusy = false;
    }
  }

  function make(news: StaffNews, change: () => Result<void, 'disk-full'>): Result<null, LogError> {
    const written = write(news);
    if (!written.ok) return written;
    const made = change();
    people = store.people();
    onChange();
    return made.ok ? ok(null) : made;
  }

  const by = (): string => atCounter.person()?.name ?? '';
  const find = (id: StaffId): KeptPerson | undefined => people.find((person) => person.id === id);
  const isNameTaken = (name: string, id: StaffId | null): boolean =>
    people.some((person) => person.id !== id && folded(person.name) === folded(name));
  const isLastManager = (person: Person): boolean =>
    person.role === 'manager' && people.every(({ id, role }) => id === person.id || role !== 'manager');

  /** PINs tell people apart: nobody has another's. */
  async function pinTrouble(pin: string, id: StaffId | null): Promise<'pin-guessable' | 'pin-taken' | null> {
    if (isGuessable(pin)) return 'pin-guessable';
    const owner = await ear.whose(pin);
    return owner === null || owner.id === id ? null : 'pin-taken';
  }

  async function add({
    name,
    role,
    pin,
  }: Parameters<StaffRequests['staff/add']>[0]): Promise<Result<null, StaffTrouble>> {
    const isFirst = people.length === 0;
    if (isFirst && role !== 'manager') return err('manager-first');
    if (isNameTaken(name, null)) return err('name-taken');
    const trouble = await pinTrouble(pin, null);
    if (trouble !== null) return err(trouble);
    const person: KeptPerson = { id: newId() as StaffId, name, role, pin: await hashPin(pin) };
    const who = { name, role };
    const added = make({ kind: 'staff-added', who, by: isFirst ? null : by() }, () =>
      store.saveStaff(person),
    );
    if (added.ok && isFirst) stand(person);
    return added;
  }

  function change({
    id,
    name,
    role,
  }: Parameters<StaffRequests['staff/change']>[0]): Result<null, StaffTrouble> {
    const person = find(id);
    if (person === undefined) return err('no-such-person');
    if (isNameTaken(name, id)) return err('name-taken');
    if (role !== 'manager' && isLastManager(person)) return err('last-manager');
    const before = { name: person.name, role: person.role };
    const changed = make({ kind: 'staff-changed', who: { name, role }, before, by: by() }, () =>
      store.saveStaff({ ...person, name, role }),
    );
    if (changed.ok && atCounter.person()?.id === id) atCounter.put({ id, name, role });
    return changed;
  }

  function remove(id: StaffId): Result<null, StaffTrouble> {
    const person = find(id);
    if (person === undefined) return err('no-such-person');
    if (isLastManager(person)) return err('last-manager');
    const { name, role } = person;
    const removed = make({ kind: 'staff-removed', who: { name, role }, by: by() }, () =>
      store.removeStaff(id),
    );
    if (removed.ok && atCounter.person()?.id === id) leave();
    return removed;
  }

  async function setPin(id: StaffId, pin: string): Promise<Result<null, StaffTrouble>> {
    const person = find(id);
    if (person === undefined) return err('no-such-person');
    const trouble = await pinTrouble(pin, id);
    if (trouble !== null) return err(trouble);
    const kept = { ...person, pin: await hashPin(pin) };
    const { name, role } = person;
    return make({ kind: 'pin-changed', who: { name, role }, by: by() }, () => store.saveStaff(kept));
  }

  async function resetPin({
    id,
    token,
    pin,
  }: Parameters<StaffRequests['staff/reset-pin']>[0]): Promise<Result<null, ResetTrouble>> {
    const person = find(id);
    if (person === undefined || person.role !== 'manager') return err('no-such-person');
    if (isGuessable(pin)) return err('pin-guessable');
    const needs = proof.needs();
    if (needs === 'no-account') return err('no-account');
    const proved = needs === 'nothing' ? ok(null) : await proof.proves(token);
    if (!proved.ok) return proved;
    // Whether a PIN is somebody's is told only to who has proved that they may know.
    const trouble = await pinTrouble(pin, id);
    if (trouble !== null) return err(trouble);
    const kept = { ...person, pin: await hashPin(pin) };
    const { name, role } = person;
    const reset = make(
      { kind: 'pin-reset', who: { name, role }, with: needs === 'token' ? 'token' : 'nothing-to-guard' },
      () => store.saveStaff(kept),
    );
    if (!reset.ok) return reset;
    ear.clear();
    stand(kept);
    return reset;
  }

  return {
    people: () => people,
    hasStaff: () => people.length > 0,
    handlers: {
      'staff/add': (input) => alone(() => add(input)),
      'staff/change': (input) => (isBusy ? err('busy') : change(input)),
      'staff/set-pin': ({ id, pin }) => alone(() => setPin(id, pin)),
      'staff/remove': ({ id }) => (isBusy ? err('busy') : remove(id)),
      'staff/forgotten': () => ({
        managers: people.filter(({ role }) => role === 'manager').map(({ id, name }) => ({ id, name })),
        needs: proof.needs(),
      }),
      'staff/reset-pin': (input) => alone(() => resetPin(input)),
    },
  };
}
