import type { Database } from 'better-sqlite3';
import { folded } from '#core/domain/folded';
import type { Instant } from '#core/domain/instant';
import type { PriceChangeHow, Product } from '#core/domain/product';

/** Who changed what, for the history of prices. */
export type Changed = { readonly by: string | null; readonly how: PriceChangeHow };

const COLUMNS = 'sku, name, folded, price, unit, tax_rate, category, favourite, active, id';
const addProduct = `INSERT INTO products (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const changeProduct = `
  UPDATE products SET sku = ?, name = ?, folded = ?, price = ?, unit = ?, tax_rate = ?, category = ?, favourite = ?,
    active = ?
  WHERE id = ?`;

/** From here on making the indexes anew is quicker than keeping them up row by row. */
const MANY = 5000;

export type ProductWrite = { readonly remove: readonly string[]; readonly save: readonly Product[] };
export type ProductWriter = { write(what: ProductWrite, changed: Changed): void };

/** What is kept of a product already. */
type Kept = {
  readonly number: number | bigint;
  readonly price: number;
  readonly sku: string | null;
  readonly hasOwnCodes: boolean;
};

/** Writes products, their codes and their prices' history, all or none; those whose id is known are replaced. */
export function createProductWriter(db: Database, now: () => Instant): ProductWriter {
  const letGo = createLettingGo(db);
  const remove = db.prepare('DELETE FROM products WHERE id = ?');
  const addCode = db.prepare('INSERT INTO barcodes (code, product) VALUES (?, ?)');
  const lastPrice = db.prepare<[], number>('SELECT coalesce(max(position), 0) FROM price_changes').pluck();
  const addPrice = db.prepare(
    'INSERT INTO price_changes (position, product, at, old, new, by, how) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );

  function writeAll(products: readonly Product[], { by, how }: Changed): void {
    const add = db.prepare(addProduct);
    const change = db.prepare(changeProduct);
    const at = now();
    let position = lastPrice.get() ?? 0;
    const kept = letGo(products);
    for (const product of products) {
      const before = kept.get(product.id);
      const number = before?.number ?? add.run(...valuesOf(product)).lastInsertRowid;
      if (before !== undefined) change.run(...valuesOf(product));
      if (before?.hasOwnCodes !== true) for (const code of product.barcodes) addCode.run(code, number);
      if (before?.price === product.price) continue;
      position += 1;
      addPrice.run(position, product.id, at, before?.price ?? null, product.price, by, how);
    }
  }

  const write = db.transaction(({ remove: gone, save }: ProductWrite, changed: Changed): void => {
    const run = (): void => {
      for (const id of gone) remove.run(id);
      writeAll(save, changed);
    };
    if (gone.length + save.length < MANY) run();
    else withIndexesAtTheEnd(db, run);
  });
  return { write: (what, changed) => write.immediate(what, changed) };
}

function valuesOf(product: Product): readonly unknown[] {
  const { id, sku, price, unit, taxRate, category, favourite, active } = product;
  const name = product.name.normalize('NFC');
  return [sku, name, folded(name), price, unit, taxRate, category, favourite, Number(active), id];
}

/** First the codes that change are let go of, all of them: two products that swap theirs are no contradiction. */
function createLettingGo(db: Database): (products: readonly Product[]) => ReadonlyMap<string, Kept> {
  const keptOf = db.prepare<[string], Omit<Kept, 'hasOwnCodes'>>(
    'SELECT number, price, sku FROM products WHERE id = ?',
  );
  const codesOf = db
    .prepare<[number | bigint], string>('SELECT code FROM barcodes WHERE product = ? ORDER BY code')
    .pluck();
  const forgetSku = db.prepare('UPDATE products SET sku = NULL WHERE number = ?');
  const forgetCodes = db.prepare('DELETE FROM barcodes WHERE product = ?');

  return (products) => {
    const kept = new Map<string, Kept>();
    for (const { id, sku, barcodes } of products) {
      const row = keptOf.get(id);
      if (row === undefined) continue;
      const hasOwnCodes = codesOf.all(row.number).join(' ') === barcodes.toSorted().join(' ');
      kept.set(id, { ...row, hasOwnCodes });
      if (row.sku !== null && row.sku !== sku) forgetSku.run(row.number);
      if (!hasOwnCodes) forgetCodes.run(row.number);
    }
    return kept;
  };
}

/** What follows the products row by row and is asked by nobody who writes them; what keeps a rule stays. */
const FOLLOWERS = `
  SELECT type, name, sql FROM sqlite_schema
  WHERE (type = 'trigger' AND tbl_name = 'products')
    OR (type = 'index' AND tbl_name IN ('products', 'price_changes') AND sql LIKE 'CREATE INDEX %')`;

/** Inside the transaction: whoever reads meanwhile, and a cut in the middle, finds all as it was. */
function withIndexesAtTheEnd(db: Database, write: () => void): void {
  const followers = db.prepare<[], { type: 'trigger' | 'index'; name: string; sql: string }>(FOLLOWERS).all();
  for (const { type, name } of followers) db.exec(`DROP ${type} ${name}`);
  write();
  db.exec("INSERT INTO product_words (product_words) VALUES ('rebuild')");
  db.exec("INSERT INTO product_parts (product_parts) VALUES ('rebuild')");
  for (const { sql } of followers) db.exec(sql);
}
