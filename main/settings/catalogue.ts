import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { spellingsOf } from '#core/domain/barcode';
import type { Money } from '#core/domain/money';
import type { SiteId } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { ProductView } from '#core/views';
import { starterCatalogue } from '#main/settings/starter-catalogue';
import { isDiskFull, isUniqueBroken } from '#main/sqlite';

/** All that is kept of a product; what the counter works with is its `ProductView`. */
export type Product = ProductView & {
  /** Read in the order of their figures. */
  readonly barcodes: readonly string[];
  /** Place among the quick keys, from 1; null for one that has none. */
  readonly favourite: number | null;
  /** What is no longer sold stays, for the sales that name it, and is not found. */
  readonly active: boolean;
};

export type Catalogue = {
  /** Whole words first, then beginnings; accents, case and the order of words do not matter. A code finds its product. */
  search(text: string, limit: number): readonly ProductView[];
  /** By barcode, else by SKU. */
  byCode(code: string): ProductView | null;
  byId(id: string): ProductView | null;
  favourites(): readonly ProductView[];
  /** Whole, sold or no longer: for whoever keeps the catalogue. */
  product(id: string): Product | null;
  /** All or none, replacing those whose id is known. `code-taken`: a SKU or barcode is another product's. */
  saveProducts(products: readonly Product[]): Result<void, 'code-taken' | 'disk-full'>;
  /** Fills an empty catalogue and answers with how many; an own catalogue is left alone, which answers 0. */
  importStarter(site: SiteId): Result<number, 'code-taken' | 'disk-full'>;
};

const COLUMNS = 'products.id, products.sku, products.name, price, unit, tax_rate AS taxRate, category';

const wholeProduct = `
  SELECT ${COLUMNS}, favourite, active,
    (SELECT json_group_array(code) FROM barcodes WHERE product = products.number) AS barcodes
  FROM products WHERE id = ?`;

export const searchSql = `
  SELECT ${COLUMNS} FROM product_words JOIN products ON products.number = product_words.rowid
  WHERE product_words MATCH ? AND active = 1 LIMIT ?`;

const upsertProduct = `
  INSERT INTO products (id, sku, name, price, unit, tax_rate, category, favourite, active)
  VALUES (@id, @sku, @name, @price, @unit, @taxRate, @category, @favourite, @active)
  ON CONFLICT (id) DO UPDATE SET sku = @sku, name = @name, price = @price, unit = @unit, tax_rate = @taxRate,
    category = @category, favourite = @favourite, active = @active
  RETURNING number`;

export function createCatalogue(db: Database): Catalogue {
  const matching = db.prepare(searchSql);
  const one = (where: string) =>
    db.prepare<[string]>(`SELECT ${COLUMNS} FROM products WHERE ${where} AND active = 1`);
  const byBarcode = one('number = (SELECT product FROM barcodes WHERE code = ?)');
  const bySku = one('sku = ?');
  const byId = one('id = ?');
  const favourites = db.prepare(
    `SELECT ${COLUMNS} FROM products WHERE favourite IS NOT NULL AND active = 1 ORDER BY favourite, number`,
  );
  const whole = db.prepare(wholeProduct);
  const isEmpty = db.prepare('SELECT 1 FROM products LIMIT 1');
  const saveAll = productWriter(db);

  function byCode(code: string): ProductView | null {
    const wanted = code.trim();
    if (wanted === '') return null;
    const row = spellingsOf(wanted)
      .map((spelling) => byBarcode.get(spelling))
      .find((found) => found !== undefined);
    return maybe(row ?? bySku.get(wanted));
  }

  function saveProducts(products: readonly Product[]): Result<void, 'code-taken' | 'disk-full'> {
    try {
      return ok(saveAll.immediate(products));
    } catch (error) {
      if (isDiskFull(error)) return err('disk-full');
      if (isUniqueBroken(error)) return err('code-taken');
      throw error;
    }
  }

  return {
    search(text, limit) {
      const coded = byCode(text);
      const found = new Map(coded === null ? [] : [[coded.id, coded]]);
      for (const match of queriesFor(text)) {
        if (found.size >= limit) break;
        for (const product of many(matching.all(match, limit)))
          found.set(product.id, found.get(product.id) ?? product);
      }
      return [...found.values()].slice(0, limit);
    },
    byCode,
    byId: (id) => maybe(byId.get(id)),
    favourites: () => many(favourites.all()),
    product(id) {
      const row = whole.get(id);
      return row === undefined ? null : productRow.parse(row);
    },
    saveProducts,
    importStarter(site) {
      if (isEmpty.get() !== undefined) return ok(0);
      const products = starterCatalogue(site);
      const saved = saveProducts(products);
      return saved.ok ? ok(products.length) : saved;
    },
  };
}

function productWriter(db: Database) {
  const upsert = db.prepare<[object], { number: number }>(upsertProduct);
  const forgetCodes = db.prepare('DELETE FROM barcodes WHERE product = ?');
  const addCode = db.prepare('INSERT INTO barcodes (code, product) VALUES (?, ?)');
  return db.transaction((products: readonly Product[]): void => {
    for (const product of products) {
      const row = upsert.get({
        ...product,
        name: product.name.normalize('NFC'),
        active: Number(product.active),
      });
      if (row === undefined) throw new Error(`${product.id} was not kept`);
      forgetCodes.run(row.number);
      for (const code of product.barcodes) addCode.run(code, row.number);
    }
  });
}

/**
 * No ranking: the names are short, and ranking a hundred thousand matches of one letter takes longer than a key press.
 * A single word typed finds itself whole first; then come names in which each word typed begins a word.
 */
function queriesFor(text: string): readonly string[] {
  const typed = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const beginnings = typed.map((word) => `"${word}"*`).join(' ');
  const [only] = typed;
  if (only === undefined) return [];
  return typed.length === 1 ? [`"${only}"`, beginnings] : [beginnings];
}

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

const productRow: z.ZodType<Product> = z.object({
  ...view,
  barcodes: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.array(z.string())),
  favourite: z.number().nullable(),
  active: z.literal([0, 1]).transform((flag) => flag === 1),
});

const many = (rows: readonly unknown[]): readonly ProductView[] => viewRows.parse(rows);
const maybe = (row: unknown): ProductView | null => (row === undefined ? null : viewRow.parse(row));
