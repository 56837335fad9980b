import { z } from 'zod';
import type { Money } from '#core/domain/money';
import type { PriceChange, Product } from '#core/domain/product';
import type { ProductView } from '#core/views';

/** What the counter works with. */
export const COLUMNS = 'products.id, products.sku, products.name, price, unit, tax_rate AS taxRate, category';

export const WHOLE_COLUMNS = `${COLUMNS}, favourite, active,
  (SELECT json_group_array(code) FROM barcodes WHERE product = products.number) AS barcodes`;

const view = {
  id: z.string(),
  sku: z.string().nullable(),
  name: z.string(),
  price: z.custom<Money>(Number.isSafeInteger),
  unit: z.enum(['unit', 'kg']),
  taxRate: z.number().nullable(),
  category: z.string().nullable(),
};

const viewRow: z.ZodType<ProductView> = z.object(view);
const viewRows = z.array(viewRow);

/** As our own files keep one. */
export const productSchema: z.ZodType<Product> = z.object({
  ...view,
  barcodes: z.array(z.string()),
  favourite: z.number().nullable(),
  active: z.boolean(),
});

const productRow: z.ZodType<Product> = z.object({
  ...view,
  barcodes: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(z.string())),
  favourite: z.number().nullable(),
  active: z.literal([0, 1]).transform((flag) => flag === 1),
});
const productRows = z.array(productRow);

const priceRows: z.ZodType<readonly PriceChange[]> = z.array(
  z.object({
    at: z.number(),
    old: z.custom<Money>(Number.isSafeInteger).nullable(),
    new: z.custom<Money>(Number.isSafeInteger),
    by: z.string().nullable(),
    how: z.enum(['edit', 'import', 'undo', 'starter']),
  }),
);

export const viewsIn = (rows: readonly unknown[]): readonly ProductView[] => viewRows.parse(rows);
export const viewIn = (row: unknown): ProductView | null => (row === undefined ? null : viewRow.parse(row));
export const productsIn = (rows: readonly unknown[]): readonly Product[] => productRows.parse(rows);
export const productIn = (row: unknown): Product | null => (row === undefined ? null : productRow.parse(row));
export const pricesIn = (rows: readonly unknown[]): readonly PriceChange[] => priceRows.parse(rows);
