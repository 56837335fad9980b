import {
  type Act,
  mayApprove,
  type Person,
  permissionFor,
  type StaffId,
  type StaffRules,
} from '#core/domain/staff';
import type { About } from '#core/domain/staff-facts';
import { err, ok, type Result } from '#core/result';
import type { Refused } from '#core/staff-requests';

/** One request of the page, as it will come again. */
export type Wish = {
  readonly channel: string;
  readonly input: readonly unknown[];
  readonly acts: readonly Act[];
  readonly about: About;
};
type Asked = Wish & { readonly by: StaffId };

/** What was asked, and what another has said yes to: for one request, or for a while where a whole page is meant. */
export type Approvals = {
  judge(person: Person, wish: Wish): Refused | { readonly approver: string | null };
  asked(ask: string, person: Person | null): Asked | null;
  mayGrant(ask: Asked, approver: Person): Result<null, 'own-pin' | 'may-not'>;
  grant(ask: Asked, approver: Person): void;
  /** Another stands there now, or nobody. */
  forget(): void;
};

type Deps = {
  readonly rules: () => StaffRules;
  readonly monotonic: () => number;
  readonly newId: () => string;
};

/** Pages are read and changed in many requests: their approval stands for so long, as long as the same person does. */
const STANDING_MS = 10 * 60_000;
/** For the one request that follows at once. */
const GRANT_MS = 60_000;
const MOST_ASKED = 20;

const isPage = (act: Act): boolean => act === 'settings' || act === 'reports';

export function createApprovals({ rules, monotonic, newId }: Deps): Approvals {
  const asks = new Map<string, Asked>();
  const standing = new Map<Act, { readonly until: number; readonly approver: string }>();
  let granted: { readonly key: string; readonly until: number; readonly approver: string } | null = null;

  /** Who stands in for it now; a yes to one request is used up by it. */
  function taken(wish: Wish): string | null {
    const pages = wish.acts.map((act) => standing.get(act));
    const [page] = pages;
    if (page !== undefined && pages.every((each) => each !== undefined && each.until > monotonic()))
      return page.approver;
    if (granted === null || granted.key !== keyOf(wish) || granted.until <= monotonic()) return null;
    const { approver } = granted;
    granted = null;
    return approver;
  }

  function ask(person: Person, wish: Wish): string {
    const id = newId();
    asks.set(id, { ...wish, by: person.id });
    if (asks.size > MOST_ASKED) for (const oldest of [...asks.keys()].slice(0, 1)) asks.delete(oldest);
    return id;
  }

  return {
    judge(person, wish) {
      const permission = permissionFor(rules(), person.role, wish.acts);
      if (permission === 'allowed') return { approver: null };
      if (permission === 'denied') return { refused: 'denied', acts: wish.acts };
      const approver = taken(wish);
      return approver === null
        ? { refused: 'approval', acts: wish.acts, ask: ask(person, wish) }
        : { approver };
    },
    asked(id, person) {
      const known = asks.get(id);
      return known !== undefined && known.by === person?.id ? known : null;
    },
    mayGrant(asked, approver) {
      if (approver.id === asked.by) return err('own-pin');
      return mayApprove(rules(), approver, asked.acts, asked.by) ? ok(null) : err('may-not');
    },
    grant(asked, { name }) {
      if (asked.acts.every(isPage))
        for (const act of asked.acts) standing.set(act, { until: monotonic() + STANDING_MS, approver: name });
      else granted = { key: keyOf(asked), until: monotonic() + GRANT_MS, approver: name };
    },
    forget() {
      asks.clear();
      standing.clear();
      granted = null;
    },
  };
}

/** To the letter: a yes to one discount is none to another. */
const keyOf = ({ channel, input, acts }: Wish): string => JSON.stringify([channel, input, acts]);
