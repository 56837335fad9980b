import type { Database } from 'better-sqlite3';
import { folded } from '#core/domain/folded';
import type { Instant } from '#core/domain/instant';
import type { PriceChangeHow, Product } from '#core/domain/product';

/** Who changed what, for the history of prices. */
export type Changed = { readonly by: string | null; readonly how: PriceChangeHow };

const upsertProduct = `
  INSERT INTO products (id, sku, name, folded, price, unit, tax_rate, category, favourite, active)
  VALUES (@id, @sku, @name, @folded, @price, @unit, @taxRate, @category, @favourite, @active)
  ON CONFLICT (id) DO UPDATE SET sku = @sku, name = @name, folded = @folded, price = @price, unit = @unit,
    tax_rate = @taxRate, category = @category, favourite = @favourite, active = @active
  RETURNING number`;

const notePrice = `
  INSERT INTO price_changes (position, product, at, old, new, by, how)
  VALUES ((SELECT coalesce(max(position), 0) + 1 FROM price_changes), ?, ?, ?, ?, ?, ?)`;

/** From here on making the index of words anew is quicker than keeping it up row by row. */
const MANY = 5000;

export type ProductWrite = { readonly remove: readonly string[]; readonly save: readonly Product[] };
export type ProductWriter = { write(what: ProductWrite, changed: Changed): void };

/** Writes products, their codes and their prices' history, all or none; those whose id is known are replaced. */
export function createProductWriter(db: Database, now: () => Instant): ProductWriter {
  const priceOf = db.prepare<[string], { price: number }>('SELECT price FROM products WHERE id = ?');
  const upsert = db.prepare<[object], { number: number }>(upsertProduct);
  const forgetCodes = db.prepare('DELETE FROM barcodes WHERE product = ?');
  const addCode = db.prepare('INSERT INTO barcodes (code, product) VALUES (?, ?)');
  const addPrice = db.prepare(notePrice);

  function writeOne(product: Product, at: Instant, { by, how }: Changed): void {
    const old = priceOf.get(product.id)?.price ?? null;
    const name = product.name.normalize('NFC');
    const row = upsert.get({ ...product, name, folded: folded(name), active: Number(product.active) });
    if (row === undefined) throw new Error(`${product.id} was not kept`);
    if (old !== null) forgetCodes.run(row.number);
    for (const code of product.barcodes) addCode.run(code, row.number);
    if (old !== product.price) addPrice.run(product.id, at, old, product.price, by, how);
  }

  /** First the codes are let go of: two products that swap theirs are no contradiction. */
  function writeAll(products: readonly Product[], changed: Changed): void {
    const at = now();
    const numberOf = db.prepare<[string], { number: number }>('SELECT number FROM products WHERE id = ?');
    const forgetSku = db.prepare('UPDATE products SET sku = NULL WHERE number = ? AND sku IS NOT NULL');
    for (const { id } of products.length > 1 ? products : []) {
      const known = numberOf.get(id);
      if (known === undefined) continue;
      forgetSku.run(known.number);
      forgetCodes.run(known.number);
    }
    for (const product of products) writeOne(product, at, changed);
  }

  const remove = db.prepare('DELETE FROM products WHERE id = ?');
  const write = db.transaction(({ remove: gone, save }: ProductWrite, changed: Changed): void => {
    const run = (): void => {
      for (const id of gone) remove.run(id);
      writeAll(save, changed);
    };
    if (gone.length + save.length < MANY) run();
    else withWordsAtTheEnd(db, run);
  });
  return { write: (what, changed) => write.immediate(what, changed) };
}

const TRIGGERS = `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'products'`;

/** Inside the transaction: whoever reads meanwhile, and a cut in the middle, finds all as it was. */
function withWordsAtTheEnd(db: Database, write: () => void): void {
  const triggers = db.prepare<[], { name: string; sql: string }>(TRIGGERS).all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  write();
  db.exec("INSERT INTO product_words (product_words) VALUES ('rebuild')");
  db.exec("INSERT INTO product_parts (product_parts) VALUES ('rebuild')");
  for (const { sql } of triggers) db.exec(sql);
}
