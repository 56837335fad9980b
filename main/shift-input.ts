import { z } from 'zod';
import type { Money } from '#core/domain/money';
import type { ShiftCashId, ShiftId } from '#core/domain/shift';
import { SHIFT_FORMATS, type ShiftRequests } from '#core/shift-requests';

/* What the page of turns at the register may send. */

type Input<C extends keyof ShiftRequests> = Parameters<ShiftRequests[C]> extends [infer I] ? I : undefined;

const nothing = z.undefined();
const minted = z.string().regex(/^[\w-]{8,64}$/);
const shiftId = minted.transform((text) => text as ShiftId);
const cashId = minted.transform((text) => text as ShiftCashId);
const money = z
  .int()
  .min(0)
  .max(99_999_999_999_999)
  .transform((minorUnits) => minorUnits as Money);
const counted = z.strictObject({
  value: money.refine((value) => value > 0),
  count: z.int().min(0).max(99_999),
});

export const shiftInputs: { readonly [C in keyof ShiftRequests]: z.ZodType<Input<C>> } = {
  'shift/view': z.strictObject({ below: z.int().min(1).nullable() }),
  'shift/open': z.strictObject({ shiftId, float: money }),
  'shift/cash': z.strictObject({
    id: cashId,
    way: z.enum(['in', 'out']),
    amount: money.refine((amount) => amount > 0),
    reason: z.string().trim().min(1).max(200),
  }),
  'shift/print-x': nothing,
  'shift/close': z.strictObject({ shiftId, counted: money, notes: z.array(counted).max(40) }),
  'shift/print-z': z.strictObject({ shiftId }),
  'shift/save': z.strictObject({ shiftId, format: z.enum(SHIFT_FORMATS) }),
};
