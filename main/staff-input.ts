import { z } from 'zod';
import {
  isFixed,
  isPin,
  LOCK_MINUTES,
  PERMISSIONS,
  RISKY_ACTS,
  ROLES,
  type StaffId,
} from '#core/domain/staff';
import type { StaffRequests } from '#core/staff-requests';

/* What may be sent about the people of the shop. */

type Input<C extends keyof StaffRequests> = Parameters<StaffRequests[C]> extends [infer I] ? I : undefined;

const nothing = z.undefined();
const id = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as StaffId);
const name = z.string().trim().min(1).max(40);
const role = z.enum(ROLES);
const pin = z.string().refine(isPin);
/** What is typed may be no PIN at all: then it is a wrong one. */
const typedPin = z.string().max(40);
const permissions = z.record(z.enum(RISKY_ACTS), z.enum(PERMISSIONS));

export const staffInputs: { readonly [C in keyof StaffRequests]: z.ZodType<Input<C>> } = {
  'staff/sign-in': z.strictObject({ pin: typedPin }),
  'staff/lock': nothing,
  'staff/touch': nothing,
  'staff/approve': z.strictObject({ ask: z.string().min(1).max(64), pin: typedPin }),
  'staff/list': nothing,
  'staff/add': z.strictObject({ name, role, pin }),
  'staff/change': z.strictObject({ id, name, role }),
  'staff/set-pin': z.strictObject({ id, pin }),
  'staff/remove': z.strictObject({ id }),
  'staff/rules': z.strictObject({
    permissions: z.strictObject({
      cashier: permissions,
      manager: permissions.refine((of) =>
        RISKY_ACTS.every((act) => !isFixed('manager', act) || of[act] === 'allowed'),
      ),
    }),
    discountLimit: z.int().min(0).max(10_000),
    lockMinutes: z.literal(LOCK_MINUTES),
  }),
  'staff/forgotten': nothing,
  'staff/reset-pin': z.strictObject({ id, token: z.string().max(4000), pin }),
};
