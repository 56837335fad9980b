import { z } from 'zod';
import { AUDIT_NAMES } from '#core/audit';
import type { TrustRequests } from '#core/trust-requests';

/* What may be asked of the log as a whole. */

type Input<C extends keyof TrustRequests> = Parameters<TrustRequests[C]> extends [infer I] ? I : undefined;

const nothing = z.undefined();
const place = z.int().min(0).nullable();

export const trustInputs: { readonly [C in keyof TrustRequests]: z.ZodType<Input<C>> } = {
  'copy/save': nothing,
  'copy/choose': nothing,
  'copy/restore': nothing,
  'log/verify': z.strictObject({
    head: z
      .string()
      .regex(/^[0-9a-f]{16,64}$/)
      .nullable(),
  }),
  'log/last-proof': nothing,
  'audit/page': z.strictObject({
    group: z.enum(AUDIT_NAMES).nullable(),
    from: z.strictObject({ fact: place, setting: place }).nullable(),
  }),
  'bundle/preview': nothing,
  'bundle/save': nothing,
  'year/list': nothing,
  'year/close': z.strictObject({ year: z.int().min(2020).max(2999) }),
};
