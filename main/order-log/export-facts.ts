import { z } from 'zod';
import { LogDamaged } from '#main/order-log/facts';
import { instant } from '#main/order-log/schemas';

/* Rows as they lie, read one by one: each is one we know, or the export stops. */

export const factRow = z.object({ at: instant, kind: z.string(), body: z.string() });

export function read<Row>(schema: z.ZodType<Row>, row: unknown): Row {
  const parsed = schema.safeParse(row);
  if (!parsed.success)
    throw new LogDamaged(`A row to be exported is not one we know: ${parsed.error.message}`);
  return parsed.data;
}

export function parseFact<Fact>(schema: z.ZodType<Fact>, row: z.infer<typeof factRow> | undefined): Fact {
  if (row === undefined) throw new LogDamaged('A fact to be exported is gone');
  const { at, kind, body } = row;
  const told: unknown = JSON.parse(body);
  return read(schema, { ...Object(told), at, kind });
}
