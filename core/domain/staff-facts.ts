import type { Instant } from '#core/domain/instant';
import type { Act, Role } from '#core/domain/staff';

export type StaffActId = string & { readonly __staffActId: never };

/** By the name of that time: who leaves the shop stays in its books. */
export type Named = { readonly name: string; readonly role: Role };

/** What an approved act was about, by ids and figures alone. */
export type About = Readonly<Record<string, string | number>>;

/** What people did at the till beside selling. Each is a stream of its own, of one fact. */
export type StaffFact = {
  readonly at: Instant;
  readonly id: StaffActId;
} /** `instead`: who stood there until then, at a quick switch. */ & (
  | { readonly kind: 'signed-in'; readonly who: Named; readonly instead: string | null }
  | { readonly kind: 'till-locked'; readonly who: Named; readonly why: 'key' | 'idle' }
  /** From the third in a row on. */
  | { readonly kind: 'pins-refused'; readonly wrong: number; readonly who: string | null }
  /** Written before the act is done; where it comes to nothing after all, only this is there. */
  | {
      readonly kind: 'act-approved';
      readonly acts: readonly Act[];
      /** The request of the page that was approved. */
      readonly channel: string;
      readonly about: About;
      readonly by: Named;
      readonly approver: Named;
    }
  /** `by` is null where there was nobody yet. */
  | { readonly kind: 'staff-added'; readonly who: Named; readonly by: string | null }
  | { readonly kind: 'staff-removed'; readonly who: Named; readonly by: string }
  | { readonly kind: 'staff-changed'; readonly who: Named; readonly before: Named; readonly by: string }
  | { readonly kind: 'pin-changed'; readonly who: Named; readonly by: string }
  /** With the access token of the shop's account, or on a till that has none and never sold. */
  | { readonly kind: 'pin-reset'; readonly who: Named; readonly with: 'token' | 'nothing-to-guard' }
  | { readonly kind: 'rules-changed'; readonly by: string }
);

/** Each kind with what it tells, before it has a time and a name. */
export type StaffNews = StaffFact extends infer Fact
  ? Fact extends StaffFact
    ? Omit<Fact, 'at' | 'id'>
    : never
  : never;
