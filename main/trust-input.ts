import { z } from 'zod';
import type { TrustRequests } from '#core/trust-requests';

/* What may be asked of the log as a whole. */

type Input<C extends keyof TrustRequests> = Parameters<TrustRequests[C]> extends [infer I] ? I : undefined;

const nothing = z.undefined();

export const trustInputs: { readonly [C in keyof TrustRequests]: z.ZodType<Input<C>> } = {
  'copy/save': nothing,
  'copy/choose': nothing,
  'copy/restore': nothing,
};
