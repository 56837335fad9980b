/* Who may stand at the counter, what each may do there, and how a PIN is heard. */

export type StaffId = string & { readonly __staffId: never };

export const ROLES = ['cashier', 'manager'] as const;
export type Role = (typeof ROLES)[number];

export type Person = { readonly id: StaffId; readonly name: string; readonly role: Role };

/** With what their PIN is known by: never the PIN, and never shown to anybody. */
export type KeptPerson = Person & { readonly pin: string };

/** What may cost the shop money, or hide that it did. */
export const RISKY_ACTS = [
  /** Above the shop's own limit. */
  'discount',
  /** A line, some of it, or the whole sale taken away before it was charged. */
  'void',
  /** A payment that was recorded is taken back. */
  'void-tender',
  'refund',
  'accept-on-sight',
  'accept-mismatch',
  'drawer',
  'settings',
  /** The day, its sales, and what is added up of them. */
  'reports',
] as const;
export type RiskyAct = (typeof RISKY_ACTS)[number];

/** Who works here and what they may is a manager's alone, each time: that is not for the shop to set. */
export type Act = RiskyAct | 'staff';

export const PERMISSIONS = ['allowed', 'approval', 'denied'] as const;
/** `approval`: with the PIN of another who may. */
export type Permission = (typeof PERMISSIONS)[number];

export type Permissions = Readonly<Record<Role, Readonly<Record<RiskyAct, Permission>>>>;
export type ChangedPermissions = Readonly<Record<Role, Readonly<Partial<Record<RiskyAct, Permission>>>>>;

/** What one who stands there may of each. */
export const mayOf = (
  rules: Pick<StaffRules, 'permissions'>,
  role: Role,
): Readonly<Record<RiskyAct, Permission>> => ({
  ...rules.permissions[role],
  settings: permissionOf(rules, role, 'settings'),
});

export type StaffRules = {
  readonly permissions: Permissions;
  /** Basis points: above this a discount is a risky act. */
  readonly discountLimit: number;
  /** The till locks itself when nobody has touched it for so long; 0 is never. */
  readonly lockMinutes: number;
};

export const LOCK_MINUTES = [0, 1, 2, 5, 10, 30] as const;

export const USUAL_RULES: StaffRules = {
  permissions: {
    cashier: {
      discount: 'approval',
      void: 'allowed',
      'void-tender': 'approval',
      refund: 'approval',
      'accept-on-sight': 'approval',
      'accept-mismatch': 'approval',
      drawer: 'approval',
      settings: 'approval',
      reports: 'approval',
    },
    manager: {
      discount: 'allowed',
      void: 'allowed',
      'void-tender': 'allowed',
      refund: 'allowed',
      'accept-on-sight': 'allowed',
      'accept-mismatch': 'allowed',
      drawer: 'allowed',
      settings: 'allowed',
      reports: 'allowed',
    },
  },
  discountLimit: 1000,
  lockMinutes: 5,
};

/** What a shop has kept, and for the rest what is usual: an act that an older version did not know, too. */
export function withUsualRules(
  kept: Omit<StaffRules, 'permissions'> & { readonly permissions: ChangedPermissions },
): StaffRules {
  const { cashier, manager } = USUAL_RULES.permissions;
  const { permissions } = kept;
  return {
    ...kept,
    permissions: {
      cashier: { ...cashier, ...permissions.cashier },
      manager: { ...manager, ...permissions.manager },
    },
  };
}

/** A manager who could not reach the settings could not put that right either. */
export const isFixed = (role: Role, act: RiskyAct): boolean => role === 'manager' && act === 'settings';

export function permissionOf(
  { permissions }: Pick<StaffRules, 'permissions'>,
  role: Role,
  act: Act,
): Permission {
  if (act === 'staff') return role === 'manager' ? 'allowed' : 'denied';
  return isFixed(role, act) ? 'allowed' : permissions[role][act];
}

/** What all of the acts together come to: one that is denied denies them all. */
export function permissionFor(
  rules: Pick<StaffRules, 'permissions'>,
  role: Role,
  acts: readonly Act[],
): Permission {
  const each = acts.map((act) => permissionOf(rules, role, act));
  return PERMISSIONS.findLast((permission) => each.includes(permission)) ?? 'allowed';
}

/** A manager, and never the one who asks: what managers may do only with each other takes a second one. */
export function mayApprove(
  rules: Pick<StaffRules, 'permissions'>,
  approver: Person,
  acts: readonly Act[],
  asker: StaffId,
): boolean {
  if (approver.id === asker || approver.role !== 'manager') return false;
  return permissionFor(rules, approver.role, acts) !== 'denied';
}

/* ── PINs ──────────────────────────────────────────────────────────────────────────────────────────────────── */

export const PIN_FIGURES = { least: 4, most: 8 } as const;

export const isPin = (text: string): boolean => /^\d{4,8}$/.test(text);

/** What anybody would try first: one figure again and again, or a run of them. */
export function isGuessable(pin: string): boolean {
  const steps = new Set(
    pin
      .split('')
      .slice(1)
      .map((figure, at) => Number(figure) - Number(pin[at])),
  );
  const [step] = steps;
  return steps.size === 1 && (step === 0 || step === 1 || step === -1);
}

const FREE_TRIES = 2;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long nothing is heard after so many wrong PINs in a row: ever longer, and never for good. */
export function waitAfter(wrong: number): number {
  if (wrong <= FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_MS * 2 ** Math.min(wrong - FREE_TRIES - 1, 20), LONGEST_WAIT_MS);
}

/**
 * How many wrong ones still count once a PIN was right. A manager's clears them; a cashier who guesses at a manager's
 * in between must not begin anew each time with their own.
 */
export const wrongAfterRight = (wrong: number, role: Role): number =>
  role === 'manager' ? 0 : Math.max(wrong - 1, 0);
