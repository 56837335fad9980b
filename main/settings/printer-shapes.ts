import { z } from 'zod';
import type { Picture } from '#core/domain/paper-grid';
import type { PrinterTarget } from '#core/domain/print-job';
import { CUTS, DENSITIES, PAPER_WIDTHS, type PrinterForm } from '#core/domain/printer-form';
import { PRINTER_PROFILES } from '#core/domain/printer-profiles';

/* What is kept of printers, which is also what the page may send. */

export const printerTarget: z.ZodType<PrinterTarget> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), folder: z.string().max(500) }),
  z.strictObject({ kind: z.literal('system'), deviceName: z.string().max(200).nullable() }),
  z.strictObject({
    kind: z.literal('tcp'),
    host: z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/),
    port: z.int().min(1).max(65_535),
  }),
  z.strictObject({ kind: z.literal('spooler'), name: z.string().min(1).max(200) }),
  // Two names behind two strokes, and nothing that leads elsewhere.
  z.strictObject({
    kind: z.literal('share'),
    path: z.string().regex(/^\\\\[^\\/:*?"<>|]{1,100}\\[^\\/:*?"<>|]{1,100}$/),
  }),
  z.strictObject({
    kind: z.literal('serial'),
    port: z.string().regex(/^(COM\d{1,3}|\/dev\/tty[A-Za-z0-9._-]{1,40}|\/dev\/cu\.[A-Za-z0-9._-]{1,60})$/),
    baud: z.union([1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200].map((one) => z.literal(one))),
  }),
  z.strictObject({
    kind: z.literal('device'),
    path: z.string().regex(/^\/dev\/[A-Za-z0-9_/-]{1,60}$/),
  }),
  z.strictObject({
    kind: z.literal('lp'),
    // Not one that `lp` would take for one of its own words.
    queue: z
      .string()
      .regex(/^[A-Za-z0-9_.@][A-Za-z0-9_.@-]{0,126}$/)
      .nullable(),
  }),
]);

export const printerForm: z.ZodType<PrinterForm> = z.strictObject({
  profile: z.string().refine((id) => PRINTER_PROFILES.some((profile) => profile.id === id)),
  paper: z.union(PAPER_WIDTHS.map((width) => z.literal(width))),
  cut: z.enum(CUTS),
  density: z.enum(DENSITIES),
  drawerPin: z.union([z.literal(2), z.literal(5)]),
});

/** As wide as the narrowest paper at most; as many dots as it says. */
export const picture: z.ZodType<Picture> = z
  .strictObject({
    width: z.int().min(8).max(384).multipleOf(8),
    height: z.int().min(1).max(400),
    bits: z.base64().max(30_000),
  })
  .refine(({ width, height, bits }) => Buffer.from(bits, 'base64').length === (width / 8) * height);
