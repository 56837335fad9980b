import { z } from 'zod';
import type { CatalogueRequests } from '#core/catalogue-requests';
import { DELIMITERS } from '#core/domain/csv';
import type { Money } from '#core/domain/money';
import { BARCODES_MOST, CATEGORY_MOST, CODE_MOST, NAME_MOST } from '#core/domain/product';
import { FIELDS } from '#core/domain/product-columns';

/* What the page that keeps the catalogue may send. */

const id = z.string().regex(/^[\w-]{1,64}$/);
const text = (most: number) => z.string().trim().min(1).max(most);

const fields = {
  name: text(NAME_MOST),
  sku: text(CODE_MOST).nullable(),
  barcodes: z.array(z.string().regex(/^\S{1,64}$/)).max(BARCODES_MOST),
  price: z
    .int()
    .min(0)
    .max(99_999_999_999_999)
    .transform((minorUnits) => minorUnits as Money),
  unit: z.enum(['unit', 'kg']),
  taxRate: z.int().min(0).max(10_000).nullable(),
  category: text(CATEGORY_MOST).nullable(),
  favourite: z.int().min(1).max(9999).nullable(),
  active: z.boolean(),
};

const options = z.strictObject({
  delimiter: z.enum(DELIMITERS),
  hasHeadings: z.boolean(),
  columns: z.array(z.enum(FIELDS).nullable()).max(200),
  decimalMark: z.enum(['comma', 'point']),
  known: z.enum(['update', 'refuse']),
  retireMissing: z.boolean(),
});

/** A picture as small as it is shown: the page shrinks it first. */
const pictureData = z
  .string()
  .max(90_000)
  .regex(/^data:image\/(jpeg|png|webp);base64,[A-Za-z0-9+/]+=*$/);

type Input<C extends keyof CatalogueRequests> =
  Parameters<CatalogueRequests[C]> extends [infer I] ? I : undefined;

const ids = z.array(id).max(500);
const one = z.strictObject({ id });
const nothing = z.undefined();

export const catalogueInputs: { readonly [C in keyof CatalogueRequests]: z.ZodType<Input<C>> } = {
  'products/page': z.strictObject({
    text: z.string().max(200),
    show: z.enum(['sold', 'gone', 'all']),
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  'products/categories': nothing,
  'products/prices': one,
  'products/add': z.strictObject(fields),
  'products/save': z.strictObject({ id, ...fields }),
  'products/remove': one,
  'products/arrange': z.strictObject({ ids }),
  'products/pictures': z.strictObject({ ids }),
  'products/set-picture': z.strictObject({ id, data: pictureData.nullable() }),
  'products/choose-file': nothing,
  'products/preview': z.custom<Partial<z.infer<typeof options>>>(
    (given) => options.partial().safeParse(given).success,
  ),
  'products/import': z.strictObject({ options, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  'products/undo-import': nothing,
  'products/export': nothing,
};
