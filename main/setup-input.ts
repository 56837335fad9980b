import { z } from 'zod';
import { FIRST_RUN_STEPS, FIRST_RUN_WANTS } from '#core/first-run';
import type { SetupRequests } from '#core/setup-requests';

/* What the wizard and the pages that keep the settings in order may send. */

type Input<C extends keyof SetupRequests> = Parameters<SetupRequests[C]> extends [infer I] ? I : undefined;

const nothing = z.undefined();

export const setupInputs: { readonly [C in keyof SetupRequests]: z.ZodType<Input<C>> } = {
  'first-run/go': z.strictObject({ step: z.enum(FIRST_RUN_STEPS), wants: z.enum(FIRST_RUN_WANTS) }),
  'first-run/leave': z.strictObject({ isDone: z.boolean() }),
  'changes/list': nothing,
  'backups/view': nothing,
  'backups/make': nothing,
  'backups/check': nothing,
  'backups/open-folder': nothing,
  'transfer/export': nothing,
  'transfer/choose': nothing,
  'transfer/apply': z.strictObject({ withMachine: z.boolean() }),
  'try/account': nothing,
};
