import { isDeepStrictEqual } from 'node:util';
import type { Database } from 'better-sqlite3';
import { spellingsOf } from '#core/domain/barcode';
import type { Instant } from '#core/domain/instant';
import type { PriceChange, Product } from '#core/domain/product';
import { SITE_IDS, type SiteId } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { ProductPage, ProductsWanted, ProductView } from '#core/views';
import {
  COLUMNS,
  pricesIn,
  productIn,
  productsIn,
  viewIn,
  viewsIn,
  WHOLE_COLUMNS,
} from '#main/settings/product-rows';
import { createProductSearch } from '#main/settings/product-search';
import { type Changed, createProductWriter } from '#main/settings/product-writer';
import { STARTER_SIZE, starterCatalogue } from '#main/settings/starter-catalogue';
import { isDiskFull, isUniqueBroken } from '#main/sqlite';

export type Picture = {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: Uint8Array;
};

type Saved = Result<void, 'code-taken' | 'disk-full'>;

export type Catalogue = {
  /** Whole words first, then beginnings, then parts; accents, case and the order of words do not matter. A code finds its product. */
  search(text: string, limit: number): readonly ProductView[];
  /** By barcode, else by SKU. */
  byCode(code: string): ProductView | null;
  byId(id: string): ProductView | null;
  favourites(): readonly ProductView[];
  /** What is sold of it, by name. */
  ofCategory(category: string, limit: number): readonly ProductView[];
  /** Whole, sold or no longer: for whoever keeps the catalogue. */
  product(id: string): Product | null;
  /** A stretch of the catalogue by name, or of what a text finds. */
  page(wanted: ProductsWanted): ProductPage;
  all(): Iterable<Product>;
  categories(): readonly string[];
  /** Newest first. */
  prices(id: string, limit: number): readonly PriceChange[];
  /** All or none, replacing those whose id is known. `code-taken`: a SKU or barcode is another product's. */
  saveProducts(products: readonly Product[], changed?: Changed): Saved;
  /** What was added by mistake. The history of its prices stays. */
  removeProduct(id: string): Result<void, 'disk-full'>;
  /** These are the quick keys, in this order, and no others. */
  arrange(ids: readonly string[]): Result<void, 'disk-full'>;
  picture(id: string): Picture | null;
  savePicture(id: string, picture: Picture | null): Result<void, 'disk-full'>;
  /** Whose code it is, sold or no longer. */
  ownerOf(code: string): { readonly id: string; readonly name: string } | null;
  /**
   * Fills an empty catalogue, or one that is still another country's starter, and answers with how many; an own
   * catalogue is left alone, which answers 0.
   */
  importStarter(site: SiteId): Result<number, 'code-taken' | 'disk-full'>;
};

export function createCatalogue(db: Database, now: () => Instant): Catalogue {
  const reading = createReading(db);
  const first = db.prepare<[], { id: string }>(`SELECT id FROM products LIMIT ${STARTER_SIZE + 1}`);
  const pages = createPages(db, reading.byCode);
  const writer = createProductWriter(db, now);
  const saveProducts = (products: readonly Product[], changed: Changed = { by: null, how: 'edit' }): Saved =>
    written(() => writer.write({ remove: [], save: products }, changed));

  return {
    ...reading,
    ...createPictures(db),
    ...pages,
    saveProducts,
    removeProduct(id) {
      const removed = written(() => writer.write({ remove: [id], save: [] }, { by: null, how: 'undo' }));
      return removed.ok ? removed : err('disk-full');
    },
    arrange(ids) {
      const put = db.prepare('UPDATE products SET favourite = ? WHERE id = ?');
      const arrangeAll = db.transaction((): void => {
        db.prepare('UPDATE products SET favourite = NULL WHERE favourite IS NOT NULL').run();
        for (const [at, id] of ids.entries()) put.run(at + 1, id);
      });
      const arranged = written(() => arrangeAll.immediate());
      return arranged.ok ? arranged : err('disk-full');
    },
    importStarter(site) {
      const kept = first.all().map(({ id }) => id);
      const remove = isUntouched(kept, site, pages.product) ? kept : null;
      if (remove === null) return ok(0);
      const save = starterCatalogue(site);
      const saved = written(() => writer.write({ remove, save }, { by: null, how: 'starter' }));
      return saved.ok ? ok(save.length) : saved;
    },
  };
}

/** Nothing at all, or another country's starter with nobody's hand in it: its prices are another money's. */
function isUntouched(
  kept: readonly string[],
  site: SiteId,
  product: (id: string) => Product | null,
): boolean {
  const before = SITE_IDS.find((id) => kept.includes(`starter-${id}-001`));
  if (before === undefined || before === site) return kept.length === 0;
  const starter = starterCatalogue(before);
  return starter.length === kept.length && starter.every((each) => isDeepStrictEqual(product(each.id), each));
}

function written(write: () => void): Saved {
  try {
    return ok(write());
  } catch (error) {
    if (isDiskFull(error)) return err('disk-full');
    if (isUniqueBroken(error)) return err('code-taken');
    throw error;
  }
}

/** What the counter asks. */
function createReading(db: Database) {
  const search = createProductSearch(db, { onlyActive: true, columns: `number, ${COLUMNS}` });
  const one = (where: string) =>
    db.prepare<[string | number]>(`SELECT ${COLUMNS} FROM products WHERE ${where} AND active = 1`);
  const byBarcode = one('number = (SELECT product FROM barcodes WHERE code = ?)');
  const bySku = one('sku = ?');
  const byId = one('id = ?');
  const favourites = db.prepare(
    `SELECT ${COLUMNS} FROM products WHERE favourite IS NOT NULL AND active = 1 ORDER BY favourite, number`,
  );

  const inCategory = db.prepare<[string, number]>(
    `SELECT ${COLUMNS} FROM products WHERE category = ? AND active = 1 ORDER BY folded, number LIMIT ?`,
  );

  function byCode(code: string): ProductView | null {
    const wanted = code.trim();
    if (wanted === '') return null;
    const row = spellingsOf(wanted)
      .map((spelling) => byBarcode.get(spelling))
      .find((found) => found !== undefined);
    return viewIn(row ?? bySku.get(wanted));
  }

  return {
    search(text: string, limit: number): readonly ProductView[] {
      const coded = byCode(text);
      const found = viewsIn(search(text, limit));
      if (coded === null) return found;
      return [coded, ...found.filter(({ id }) => id !== coded.id)].slice(0, limit);
    },
    byCode,
    byId: (id: string) => viewIn(byId.get(id)),
    favourites: () => viewsIn(favourites.all()),
    ofCategory: (category: string, limit: number) => viewsIn(inCategory.all(category, limit)),
  };
}

const MOST_FOUND = 500;
const SHOWN = { sold: 'active = 1', gone: 'active = 0', all: '1' } as const;

/** The index of names says which; only those are then read. */
const stretch = (where: string): string => `
  SELECT ${WHOLE_COLUMNS} FROM products
  WHERE number IN (SELECT number FROM products WHERE ${where} ORDER BY folded, number LIMIT ? OFFSET ?)
  ORDER BY folded, number`;

/** What whoever keeps the catalogue asks. */
function createPages(db: Database, byCode: Catalogue['byCode']) {
  const search = createProductSearch(db, { onlyActive: false, columns: 'number' });
  const whole = db.prepare(`SELECT ${WHOLE_COLUMNS} FROM products WHERE id = ?`);
  const numbers = db.prepare<[], { number: number }>('SELECT number FROM products ORDER BY folded, number');
  const wholeOf = db.prepare<[number]>(`SELECT ${WHOLE_COLUMNS} FROM products WHERE number = ?`);
  const prices = db.prepare(
    'SELECT at, old, new, by, how FROM price_changes WHERE product = ? ORDER BY position DESC LIMIT ?',
  );
  const owner = db.prepare<[string, string], { id: string; name: string }>(
    `SELECT id, name FROM products
     WHERE number = (SELECT product FROM barcodes WHERE code = ?) OR sku = ? LIMIT 1`,
  );
  // One step in the index for each category, however many products each has.
  const categories = db.prepare<[], { category: string }>(`
    WITH RECURSIVE step (category) AS (
      SELECT (SELECT min(category) FROM products WHERE category IS NOT NULL)
      UNION ALL
      SELECT (SELECT min(category) FROM products WHERE category > step.category) FROM step WHERE category IS NOT NULL
    ) SELECT category FROM step WHERE category IS NOT NULL`);

  function found(text: string): string {
    const numbers = search(text, MOST_FOUND).map(({ number }) => number);
    const coded = byCode(text);
    const own = coded === null ? undefined : numberOf.get(coded.id)?.number;
    return JSON.stringify(own === undefined ? numbers : [...numbers, own]);
  }
  const numberOf = db.prepare<[string], { number: number }>('SELECT number FROM products WHERE id = ?');

  return {
    product: (id: string) => productIn(whole.get(id)),
    *all() {
      // Not one long read: whoever takes them slowly would keep the connection from writing meanwhile.
      for (const { number } of numbers.all()) {
        const product = productIn(wholeOf.get(number));
        if (product !== null) yield product;
      }
    },
    page({ text, show, offset, limit }: ProductsWanted): ProductPage {
      const isSearch = text.trim() !== '';
      const where = `${SHOWN[show]}${isSearch ? ' AND number IN (SELECT value FROM json_each(?))' : ''}`;
      const params = isSearch ? [found(text)] : [];
      const { total } = db
        .prepare<string[], { total: number }>(`SELECT count(*) AS total FROM products WHERE ${where}`)
        .get(...params) ?? { total: 0 };
      const rows = db.prepare(stretch(where)).all(...params, limit, offset);
      return { total, offset, products: productsIn(rows) };
    },
    categories: () => categories.all().map(({ category }) => category),
    prices: (id: string, limit: number) => pricesIn(prices.all(id, limit)),
    ownerOf: (code: string) =>
      spellingsOf(code)
        .map((spelling) => owner.get(spelling, spelling))
        .find((row) => row !== undefined) ?? null,
  };
}

function createPictures(db: Database) {
  const read = db.prepare<[string], Picture>('SELECT type, bytes FROM pictures WHERE product = ?');
  const write = db.prepare(
    `INSERT INTO pictures (product, type, bytes) VALUES (@id, @type, @bytes)
     ON CONFLICT (product) DO UPDATE SET type = @type, bytes = @bytes`,
  );
  const drop = db.prepare('DELETE FROM pictures WHERE product = ?');
  return {
    picture: (id: string) => read.get(id) ?? null,
    savePicture(id: string, picture: Picture | null): Result<void, 'disk-full'> {
      const saved = written(() => void (picture === null ? drop.run(id) : write.run({ id, ...picture })));
      return saved.ok ? saved : err('disk-full');
    },
  };
}
