import type { Instant } from '#core/domain/instant';
import { type KeptPerson, mayOf, type Person, type StaffRules } from '#core/domain/staff';
import type { Named, StaffActId, StaffFact, StaffNews } from '#core/domain/staff-facts';
import type { LogError, OrderLog } from '#core/order-log';
import { err, ok, type Result } from '#core/result';
import type { Refused, StaffNow, StaffRequests } from '#core/staff-requests';
import { type Approvals, createApprovals, type Wish } from '#main/staff/approvals';
import type { AtCounter } from '#main/staff/at-counter';
import { createIdleLock } from '#main/staff/idle-lock';
import { createPinEar } from '#main/staff/pin-ear';
import { createRoster, type StaffStore } from '#main/staff/roster';

type Answer<C extends keyof StaffRequests> = ReturnType<StaffRequests[C]>;
export type StaffHandlers = {
  readonly [C in keyof StaffRequests]: (
    ...input: Parameters<StaffRequests[C]>
  ) => Answer<C> | Promise<Answer<C>>;
};

/** Who stands at the counter and what they may, for both modes. */
export type StaffDesk = {
  readonly handlers: StaffHandlers;
  /** False while the shop has none: then everything is open. */
  hasStaff(): boolean;
  person(): Person | null;
  judge(person: Person, wish: Wish): Refused | { readonly approver: string | null };
  view(): StaffNow | undefined;
  /** The PC slept: nobody knows who opens it again. */
  wake(): void;
  stop(): void;
};

export type StaffDeskDeps = {
  readonly store: StaffStore;
  readonly atCounter: AtCounter;
  readonly rules: () => StaffRules;
  readonly saveRules: (rules: StaffRules) => Result<unknown, 'disk-full'>;
  /** The log of the mode of now. */
  readonly log: () => Pick<OrderLog, 'commit'>;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly monotonic: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  /** What proves that somebody may put a manager's PIN right. */
  readonly proof: {
    needs(): 'token' | 'nothing' | 'no-account';
    proves(token: string): Promise<Result<null, 'not-the-token' | 'offline'>>;
  };
  readonly onChange: () => void;
  /** For the journal: never a PIN. */
  readonly note: (detail: string) => void;
};

export const named = ({ name, role }: Person): Named => ({ name, role });

export function createStaffDesk(deps: StaffDeskDeps): StaffDesk {
  const { atCounter, rules, onChange } = deps;

  function write(news: StaffNews): Result<unknown, LogError> {
    const id = deps.newId() as StaffActId;
    const fact: StaffFact = { ...news, id, at: deps.now() };
    return deps.log().commit([{ stream: 'staff', id, fact }]);
  }

  /** Where the disk is full people must still get in and out: the journal has it then. */
  function tell(news: StaffNews): void {
    const written = write(news);
    if (!written.ok) deps.note(`${news.kind}: ${written.error}`);
  }

  const approvals: Approvals = createApprovals(deps);
  const idle = createIdleLock({
    ...deps,
    lockMs: () => (atCounter.person() === null ? 0 : rules().lockMinutes * 60_000),
    onIdle: () => lock('idle'),
  });
  const ear = createPinEar({
    ...deps.store,
    people: () => roster.people(),
    monotonic: deps.monotonic,
    onWrong(wrong) {
      if (wrong > 2) tell({ kind: 'pins-refused', wrong, who: atCounter.person()?.name ?? null });
      onChange();
    },
  });
  const roster = createRoster({ ...deps, ear, write, stand, leave: () => leave() });

  function stand({ id, name, role }: KeptPerson): void {
    const before = atCounter.person();
    atCounter.put({ id, name, role });
    idle.touch();
    if (before?.id !== id) {
      approvals.forget();
      tell({ kind: 'signed-in', who: { name, role }, instead: before?.name ?? null });
    }
    onChange();
  }

  function leave(): Person | null {
    const before = atCounter.person();
    atCounter.put(null);
    approvals.forget();
    idle.stop();
    onChange();
    return before;
  }

  function lock(why: 'key' | 'idle'): void {
    if (!roster.hasStaff() || atCounter.person() === null) return;
    const who = leave();
    if (who !== null) tell({ kind: 'till-locked', who: named(who), why });
  }

  async function approve({ ask, pin }: Parameters<StaffRequests['staff/approve']>[0]) {
    const asker = atCounter.person();
    if (asker === null || approvals.asked(ask, asker) === null) return err('gone' as const);
    const heard = await ear.hear(pin);
    onChange();
    if (!heard.ok) return heard;
    // Locked, switched or dismissed while it was heard.
    const asked = approvals.asked(ask, atCounter.person());
    if (asked === null) return err('gone' as const);
    const may = approvals.mayGrant(asked, heard.value);
    if (!may.ok) return may;
    const { acts, channel, about } = asked;
    const by = named(asker);
    const written = write({ kind: 'act-approved', acts, channel, about, by, approver: named(heard.value) });
    if (!written.ok) return written;
    approvals.grant(asked, heard.value);
    return ok(null);
  }

  return {
    handlers: {
      'staff/sign-in': async ({ pin }) => {
        const heard = await ear.hear(pin);
        if (heard.ok) stand(heard.value);
        else onChange();
        return heard.ok ? ok(null) : heard;
      },
      'staff/lock': () => {
        lock('key');
        return null;
      },
      'staff/touch': () => {
        if (atCounter.person() !== null) idle.touch();
        return null;
      },
      'staff/approve': approve,
      'staff/list': () => ({
        people: roster.people().map(({ id, name, role }) => ({ id, name, role })),
        rules: rules(),
      }),
      'staff/rules': (next) => {
        const written = write({ kind: 'rules-changed', by: atCounter.person()?.name ?? '' });
        if (!written.ok) return written;
        const saved = deps.saveRules(next);
        idle.touch();
        onChange();
        return saved.ok ? ok(null) : saved;
      },
      ...roster.handlers,
    },
    hasStaff: () => roster.hasStaff(),
    person: () => atCounter.person(),
    judge: (person, wish) => approvals.judge(person, wish),
    view() {
      if (!roster.hasStaff()) return undefined;
      const person = atCounter.person();
      return { person, waitMs: ear.waitMs(), may: mayOf(rules(), person?.role ?? 'cashier') };
    },
    wake() {
      if (rules().lockMinutes > 0) lock('idle');
    },
    stop: () => idle.stop(),
  };
}
