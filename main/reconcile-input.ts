import { z } from 'zod';
import type { BusinessDay } from '#core/domain/business-day';
import type { DifferenceKind } from '#core/domain/reconciliation';
import type { ReconcileRequests } from '#core/reconcile-requests';

/* What the page that holds our payments against the provider's may send. */

type Input<C extends keyof ReconcileRequests> =
  Parameters<ReconcileRequests[C]> extends [infer I] ? I : undefined;

const day = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  .transform((text) => text as BusinessDay);
const paymentId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const kind = z.enum([
  'missing-there',
  'missing-here',
  'amount',
  'refunded-outside',
  'refund-missing-there',
  'double',
  'state',
] satisfies DifferenceKind[]);

export const reconcileInputs: { readonly [C in keyof ReconcileRequests]: z.ZodType<Input<C>> } = {
  'reconcile/view': z.strictObject({ day: day.nullable() }),
  'reconcile/fetch': z.strictObject({ day }),
  'reconcile/explain': z.strictObject({
    day,
    kind,
    paymentId,
    reason: z.string().trim().min(1).max(200),
  }),
  'reconcile/adopt': z.strictObject({ day, paymentId }),
  'reconcile/export': z.strictObject({ day }),
  'reconcile/print': z.strictObject({ day }),
};
