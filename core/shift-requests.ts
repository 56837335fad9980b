import type { Money } from '#core/domain/money';
import type { CashWay, NotesCounted, ShiftCashId, ShiftId } from '#core/domain/shift';
import type { LogError } from '#core/order-log';
import type { Result } from '#core/result';
import type { ShiftView } from '#core/shift-views';

export const SHIFT_FORMATS = ['pdf', 'txt', 'csv'] as const;
export type ShiftFormat = (typeof SHIFT_FORMATS)[number];

export type ShiftTrouble = 'no-shift' | 'shift-open' | LogError;

/** What the page of turns at the register may ask. */
export type ShiftRequests = {
  /** Of the closed ones those below that Z; null is from the newest. */
  'shift/view': (input: { below: number | null }) => ShiftView;
  /** The id is minted where it is asked for: the same twice is one shift. */
  'shift/open': (input: { shiftId: ShiftId; float: Money }) => Result<null, ShiftTrouble>;
  'shift/cash': (input: {
    id: ShiftCashId;
    way: CashWay;
    amount: Money;
    reason: string;
  }) => Result<null, ShiftTrouble | 'more-than-there-is'>;
  'shift/print-x': () => Result<null, ShiftTrouble>;
  /** Closes it and queues its Z, all or nothing. One that is closed already answers with the Z that it has. */
  'shift/close': (input: {
    shiftId: ShiftId;
    counted: Money;
    /** Where notes and coins were counted, they are the sum. */
    notes: readonly NotesCounted[];
  }) => Result<{ zNumber: number }, ShiftTrouble | 'bad-count'>;
  /** The Z of a closed one again, as a copy. */
  'shift/print-z': (input: { shiftId: ShiftId }) => Result<null, ShiftTrouble>;
  'shift/save': (input: {
    shiftId: ShiftId;
    format: ShiftFormat;
  }) => Result<{ path: string }, 'no-shift' | 'cancelled' | 'disk'>;
};

export const shiftRequests = {
  'shift/view': true,
  'shift/open': true,
  'shift/cash': true,
  'shift/print-x': true,
  'shift/close': true,
  'shift/print-z': true,
  'shift/save': true,
} satisfies Record<keyof ShiftRequests, true>;
