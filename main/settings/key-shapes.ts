import { z } from 'zod';
import { isKeyMap, KEY_ACTIONS, type KeyMap } from '#core/domain/key-map';

/** The keys that a shop has changed: as they are kept, and as the page may send them. */
export const changedKeys: z.ZodType<Partial<KeyMap>> = z
  .partialRecord(z.enum(KEY_ACTIONS), z.string().min(1).max(20))
  .refine(isKeyMap);
