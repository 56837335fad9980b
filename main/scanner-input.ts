import { z } from 'zod';
import { areApart, isLayout } from '#core/domain/scale-code';
import { MAX_RHYTHM_MS, MIN_RHYTHM_MS } from '#core/domain/scan-reading';

/* What the page may send about scanning: whatever the settings keep, and no more. */

const code = z.string().min(1).max(64);

export const scan = {
  code,
  alsoReadAs: z.array(code).max(4).optional(),
  scanId: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .optional(),
};

export const scanTrial = z.strictObject({ codes: z.array(code).min(1).max(4) });

export const scannerChange = z.strictObject({
  rhythmMs: z.int().min(MIN_RHYTHM_MS).max(MAX_RHYTHM_MS),
  prefix: z.string().max(16),
  suffix: z.string().max(16),
  ending: z.enum(['enter', 'tab', 'none']),
  layout: z.enum(['computer', 'american']),
});

const figures = { prefix: z.string().regex(/^2\d?$/), itemFigures: z.int().min(3).max(7) };
const layout = z
  .discriminatedUnion('value', [
    z.strictObject({ ...figures, value: z.literal('weight') }),
    z.strictObject({
      ...figures,
      value: z.literal('price'),
      decimals: z.union([z.literal(0), z.literal(2)]),
    }),
  ])
  .refine(isLayout);

export const scaleChange = z.array(layout).max(10).refine(areApart).nullable();
