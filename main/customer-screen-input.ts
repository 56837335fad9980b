import { z } from 'zod';
import type { CustomerScreenRequests } from '#core/customer-screen-requests';
import { MOST_KEPT_BYTES } from '#core/domain/idle-pictures';
import { LANGUAGES, type Language } from '#core/domain/site';

type Input<C extends keyof CustomerScreenRequests> = Parameters<CustomerScreenRequests[C]>[0];

export const customerScreenInputs: { readonly [C in keyof CustomerScreenRequests]: z.ZodType<Input<C>> } = {
  'idle/add': z.strictObject({ picture: z.base64().max(Math.ceil(MOST_KEPT_BYTES / 3) * 4) }),
  'idle/remove': z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/) }),
  'customer/speak': z.strictObject({ language: z.enum(LANGUAGES as [Language, ...Language[]]).nullable() }),
};
