import type { Database } from 'better-sqlite3';
import { folded } from '#core/domain/folded';

/** Numbers of the products that match, in the order in which people are shown them. Each once. */
export type ProductSearch = (text: string, limit: number) => readonly number[];

export const searchSql = (active: string): string => `
  SELECT number FROM product_words JOIN products ON products.number = product_words.rowid
  WHERE product_words MATCH ?${active} LIMIT ?`;

/** Inside of words, by three letters in a row; the index says LIKE what it need not read. */
export const partsSql = (parts: number, active: string): string => `
  SELECT number FROM product_parts JOIN products ON products.number = product_parts.rowid
  WHERE ${Array.from({ length: parts }, () => "product_parts.folded LIKE '%' || ? || '%'").join(' AND ')}${active} LIMIT ?`;

const MOST_WORDS = 8;

/**
 * No ranking: the names are short, and ranking a hundred thousand matches of one letter takes longer than a key press.
 *
 * A single word typed finds itself whole first; then come names in which each word typed begins a word; and at last,
 * from three letters on, names that have the words anywhere inside.
 */
export function createProductSearch(
  db: Database,
  { onlyActive }: { readonly onlyActive: boolean },
): ProductSearch {
  const active = onlyActive ? ' AND active = 1' : '';
  const matching = db.prepare<[string, number], { number: number }>(searchSql(active));
  const inside = Array.from({ length: MOST_WORDS }, (_, at) =>
    db.prepare<(string | number)[], { number: number }>(partsSql(at + 1, active)),
  );

  function* steps(text: string, limit: number) {
    const typed = (text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
    const [only] = typed;
    if (only === undefined) return;
    if (typed.length === 1) yield matching.all(`"${only}"`, limit);
    yield matching.all(typed.map((word) => `"${word}"*`).join(' '), limit);
    const parts = folded(text).split(' ').slice(0, MOST_WORDS);
    if (parts.some((part) => part.length >= 3)) yield inside[parts.length - 1]?.all(...parts, limit) ?? [];
  }

  return (text, limit) => {
    const found = new Set<number>();
    for (const rows of steps(text, limit)) {
      for (const { number } of rows) found.add(number);
      if (found.size >= limit) break;
    }
    return [...found].slice(0, limit);
  };
}
