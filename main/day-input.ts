import { z } from 'zod';
import type { DayRequests } from '#core/day-requests';
import { SPANS, STANDINGS_WANTED } from '#core/day-views';
import type { CaseId } from '#core/domain/attention';
import type { BusinessDay } from '#core/domain/business-day';
import { MEANS } from '#core/domain/ledger';
import type { SaleId } from '#core/domain/sale';

/* What the manager's pages may send. */

type Input<C extends keyof DayRequests> = Parameters<DayRequests[C]> extends [infer I] ? I : undefined;

const saleId = z
  .string()
  .min(1)
  .max(64)
  .transform((text) => text as SaleId);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text))
  .transform((text) => text as BusinessDay)
  .nullable();

export const dayInputs: { readonly [C in keyof DayRequests]: z.ZodType<Input<C>> } = {
  'day/view': z.strictObject({ day }),
  'day/sales': z.strictObject({
    day,
    wanted: z.strictObject({
      text: z.string().max(100),
      standing: z.enum(STANDINGS_WANTED),
      means: z.enum(MEANS).nullable(),
      cashier: z.string().max(100).nullable(),
    }),
    offset: z.int().min(0),
    limit: z.int().min(1).max(200),
  }),
  'day/span': z.strictObject({ day, span: z.enum(SPANS) }),
  'day/sale': z.strictObject({ saleId }),
  'attention/list': z.undefined(),
  'attention/close': z.strictObject({
    id: z
      .string()
      .min(1)
      .max(200)
      .transform((text) => text as CaseId),
    reason: z.string().trim().min(1).max(200),
  }),
};
