import type { Instant } from '#core/domain/instant';
import type { Means } from '#core/domain/ledger';
import { type Money, negate, sum } from '#core/domain/money';
import type { Counted, ShiftReport } from '#core/domain/shift-report';
import { assertNever } from '#core/result';

/** Minted where it is asked for, so that the same asked twice is one. */
export type ShiftId = string & { readonly __shiftId: never };
export type ShiftCashId = string & { readonly __shiftCashId: never };

export type CashWay = 'in' | 'out';

/** Put into the drawer or taken out of it with no sale to explain it. */
export type ShiftCash = {
  readonly id: ShiftCashId;
  readonly way: CashWay;
  readonly amount: Money;
  readonly reason: string;
  readonly by: string | null;
  readonly at: Instant;
};

/** So many of one note or coin. */
export type NotesCounted = { readonly value: Money; readonly count: number };

export type MeansCounted = Counted & { readonly means: Means };

/** `off`: nobody is asked. `ask`: the page opens by itself. `required`: nothing is charged without one. */
export const SHIFT_USES = ['off', 'ask', 'required'] as const;
export type ShiftUse = (typeof SHIFT_USES)[number];

export type ShiftFact = { readonly at: Instant } & (
  | {
      readonly kind: 'shift-opened';
      readonly shiftId: ShiftId;
      readonly float: Money;
      readonly by: string | null;
      /** What moved since the last one was closed, in nobody's turn: by means, the sales that it is of. */
      readonly outside: readonly MeansCounted[];
    }
  | {
      readonly kind: 'shift-cash';
      readonly id: ShiftCashId;
      readonly way: CashWay;
      readonly amount: Money;
      readonly reason: string;
      readonly by: string | null;
    }
  | {
      readonly kind: 'shift-closed';
      readonly zNumber: number;
      readonly by: string | null;
      /** As it was counted; empty where one sum was given. */
      readonly notes: readonly NotesCounted[];
      /** Whole, and for good: what is printed again is this. */
      readonly report: ShiftReport;
    }
);

export type ClosedShift = {
  readonly at: Instant;
  readonly zNumber: number;
  readonly by: string | null;
  readonly notes: readonly NotesCounted[];
  readonly report: ShiftReport;
};

export type Shift = {
  readonly id: ShiftId;
  readonly openedAt: Instant;
  readonly openedBy: string | null;
  readonly float: Money;
  readonly outside: readonly MeansCounted[];
  readonly cash: readonly ShiftCash[];
  /** Null while it is open. */
  readonly closed: ClosedShift | null;
};

export function beginShift(fact: ShiftFact): Shift | null {
  if (fact.kind !== 'shift-opened') return null;
  const { shiftId: id, at: openedAt, by: openedBy, float, outside } = fact;
  return { id, openedAt, openedBy, float, outside, cash: [], closed: null };
}

/** Pure and total. What is closed stays as it was closed. */
export function nextShift(shift: Shift, fact: ShiftFact): Shift {
  if (shift.closed !== null) return shift;
  switch (fact.kind) {
    case 'shift-opened':
      return shift;
    case 'shift-cash': {
      if (shift.cash.some(({ id }) => id === fact.id)) return shift;
      const { kind: _kind, ...cash } = fact;
      return { ...shift, cash: [...shift.cash, cash] };
    }
    case 'shift-closed': {
      const { kind: _kind, ...closed } = fact;
      return { ...shift, closed };
    }
    default:
      return assertNever(fact, 'shift fact');
  }
}

export const putIn = ({ cash }: Pick<Shift, 'cash'>): Money => sumOf(cash, 'in');
export const takenOut = ({ cash }: Pick<Shift, 'cash'>): Money => sumOf(cash, 'out');

const sumOf = (cash: readonly ShiftCash[], wanted: CashWay): Money =>
  sum(cash.flatMap(({ way, amount }) => (way === wanted ? [amount] : [])));

/** What float, sales and hands leave in the drawer. */
export const expectedCash = (shift: Pick<Shift, 'float' | 'cash'>, ofSales: Money): Money =>
  sum([shift.float, ofSales, putIn(shift), negate(takenOut(shift))]);
