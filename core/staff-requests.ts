import type { Act, Permission, Person, RiskyAct, Role, StaffId, StaffRules } from '#core/domain/staff';
import type { LogError } from '#core/order-log';
import type { Result } from '#core/result';

/** Who stands at the counter. The view has none of it while the shop has no staff: then everything is open. */
export type StaffNow = {
  /** Null: the till is locked. */
  readonly person: Person | null;
  /** Until a PIN is heard again, at the moment of sending. */
  readonly waitMs: number;
  readonly may: Readonly<Record<RiskyAct, Permission>>;
};

/** In place of an answer: main has not done it. */
export type Refused =
  | { readonly refused: 'locked' }
  | { readonly refused: 'denied'; readonly acts: readonly Act[] }
  /** With another's PIN for `ask`, the same request once more is done. */
  | { readonly refused: 'approval'; readonly acts: readonly Act[]; readonly ask: string };

export const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'refused' in answer;

/** `too-soon`: after wrong ones nothing is heard for a while; the view says how long. */
export type PinTrouble = 'wrong-pin' | 'too-soon' | 'busy' | LogError;
export type ApprovalTrouble =
  | PinTrouble
  /** Theirs, and they may not either. */
  | 'may-not'
  | 'own-pin'
  /** What it was asked for is no longer asked. */
  | 'gone';
export type StaffTrouble =
  | 'pin-taken'
  | 'pin-guessable'
  | 'name-taken'
  | 'no-such-person'
  | 'last-manager'
  /** Somebody must be able to let the others in. */
  | 'manager-first'
  | 'busy'
  | LogError;
export type ResetTrouble =
  | Extract<StaffTrouble, 'pin-taken' | 'pin-guessable' | 'no-such-person' | 'busy' | LogError>
  /** It opens no account, or another's. */
  | 'not-the-token'
  | 'offline'
  /** There is no account here to prove anything by. */
  | 'no-account';

export type StaffList = { readonly people: readonly Person[]; readonly rules: StaffRules };

/** What somebody who has forgotten their PIN may do about it. */
export type ForgottenPin = {
  readonly managers: readonly Pick<Person, 'id' | 'name'>[];
  readonly needs: 'token' | 'nothing' | 'no-account';
};

export type StaffRequests = {
  /** Whose PIN it is stands at the counter from now on. */
  'staff/sign-in': (input: { pin: string }) => Result<null, PinTrouble>;
  'staff/lock': () => null;
  /** Somebody touched the till. */
  'staff/touch': () => null;
  'staff/approve': (input: { ask: string; pin: string }) => Result<null, ApprovalTrouble>;
  'staff/list': () => StaffList;
  /** The first one is a manager, and stands at the counter at once. */
  'staff/add': (input: { name: string; role: Role; pin: string }) => Result<null, StaffTrouble>;
  'staff/change': (input: { id: StaffId; name: string; role: Role }) => Result<null, StaffTrouble>;
  'staff/set-pin': (input: { id: StaffId; pin: string }) => Result<null, StaffTrouble>;
  'staff/remove': (input: { id: StaffId }) => Result<null, StaffTrouble>;
  'staff/rules': (input: StaffRules) => Result<null, LogError>;
  'staff/forgotten': () => ForgottenPin;
  /** The token proves who asks. It is not kept, and never comes back out. */
  'staff/reset-pin': (input: { id: StaffId; token: string; pin: string }) => Result<null, ResetTrouble>;
};

export const staffRequests = {
  'staff/sign-in': true,
  'staff/lock': true,
  'staff/touch': true,
  'staff/approve': true,
  'staff/list': true,
  'staff/add': true,
  'staff/change': true,
  'staff/set-pin': true,
  'staff/remove': true,
  'staff/rules': true,
  'staff/forgotten': true,
  'staff/reset-pin': true,
} satisfies Record<keyof StaffRequests, true>;
