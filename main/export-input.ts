import { z } from 'zod';
import type { BusinessDay } from '#core/domain/business-day';
import { EXPORT_TABLES } from '#core/domain/export-tables';
import type { ExportRequests } from '#core/export-requests';

/* What may be asked to leave the PC as a file. */

type Input<C extends keyof ExportRequests> = Parameters<ExportRequests[C]> extends [infer I] ? I : undefined;

const day = z.iso.date().transform((text) => text as BusinessDay);

export const exportInputs: { readonly [C in keyof ExportRequests]: z.ZodType<Input<C>> } = {
  'export/save': z.strictObject({
    from: day,
    to: day,
    what: z.enum(['workbook', 'summary', ...EXPORT_TABLES]),
  }),
};
