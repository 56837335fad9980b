import type { Instant } from '#core/domain/instant';
import type { Money } from '#core/domain/money';
import type { ShiftCash, ShiftId, ShiftUse } from '#core/domain/shift';
import type { LeftOpen, ShiftReport } from '#core/domain/shift-report';

/** What the counter shows of the turn at the register. */
export type ShiftState = {
  readonly use: ShiftUse;
  readonly open: { readonly id: ShiftId; readonly openedAt: Instant; readonly by: string | null } | null;
};

/** Not done with, and told before a shift is closed. It stays where it is, and goes on. */
export type LeftItem = {
  readonly id: string;
  readonly kind: keyof LeftOpen;
  /** The sale's; null where it is on no books yet, or of none. */
  readonly saleNumber: number | null;
  /** What somebody called it. */
  readonly name: string | null;
  readonly amount: Money;
};

export type OpenShiftView = {
  readonly id: ShiftId;
  readonly openedAt: Instant;
  readonly openedBy: string | null;
  readonly float: Money;
  readonly cash: readonly ShiftCash[];
  /** As an X of this moment would have it. */
  readonly report: ShiftReport;
  readonly left: readonly LeftItem[];
};

export type ClosedShiftView = {
  readonly id: ShiftId;
  readonly closedBy: string | null;
  readonly report: ShiftReport;
};

export type ShiftView = {
  readonly open: OpenShiftView | null;
  /** The newest first. */
  readonly closed: readonly ClosedShiftView[];
  /** There are older ones. */
  readonly isCut: boolean;
};
