import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';

/** What is worth reading again beside the everyday course of sales, in the groups that a person looks for. */
export const AUDIT_GROUPS = {
  staff: [
    'signed-in',
    'till-locked',
    'pins-refused',
    'act-approved',
    'staff-added',
    'staff-removed',
    'staff-changed',
    'pin-changed',
    'pin-reset',
    'rules-changed',
  ],
  voids: ['lines-voided', 'void-undone', 'tender-voided'],
  refunds: ['refund-requested', 'refund-dropped'],
  discounts: ['sale-opened', 'sale-changed'],
  drawer: ['drawer-asked-for', 'shift-cash'],
  shifts: ['shift-opened', 'shift-closed'],
  trusted: ['sale-accepted-on-sight', 'mismatch-accepted', 'difference-explained', 'payment-adopted'],
  settings: ['setting-changed'],
} as const;

export type AuditGroup = keyof typeof AUDIT_GROUPS;
export type AuditKind = (typeof AUDIT_GROUPS)[AuditGroup][number];
export const AUDIT_NAMES = Object.keys(AUDIT_GROUPS) as AuditGroup[];

export const isAuditKind = (kind: string): kind is AuditKind =>
  AUDIT_NAMES.some((group) => (AUDIT_GROUPS[group] as readonly string[]).includes(kind));

/** Where each of the two lists that are read together goes on: below these. */
export type AuditPlace = { readonly fact: number | null; readonly setting: number | null };

export type AuditEntry = {
  /** Of the fact in the log; of a setting, its own list's. */
  readonly position: number;
  readonly at: Instant;
  /** One of ours, or of a newer version by its own name. */
  readonly kind: string;
  readonly who: string | null;
  readonly approver: string | null;
  readonly reason: string | null;
  readonly amount: Money | null;
  readonly saleNumber: number | null;
  readonly zNumber: number | null;
  /** What was changed: a setting by its key, with what was there and what is; a person by name. */
  readonly subject: string | null;
  readonly old: unknown;
  readonly new: unknown;
};

export type AuditPage = {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** Null where there is no more. */
  readonly next: AuditPlace | null;
};
