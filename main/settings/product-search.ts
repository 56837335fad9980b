import type { Database } from 'better-sqlite3';
import { folded } from '#core/domain/folded';

/** The products that match, as rows with at least their number, in the order in which people are shown them. Each once. */
export type ProductSearch = (text: string, limit: number) => readonly Row[];
type Row = { readonly number: number };

export const searchSql = (columns: string, active: string): string => `
  SELECT ${columns} FROM product_words JOIN products ON products.number = product_words.rowid
  WHERE product_words MATCH ?${active} LIMIT ?`;

/** Inside of words, by three letters in a row; the index says LIKE what it need not read. */
export const partsSql = (columns: string, parts: number, active: string): string => `
  SELECT ${columns} FROM product_parts JOIN products ON products.number = product_parts.rowid
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
  { onlyActive, columns }: { readonly onlyActive: boolean; readonly columns: string },
): ProductSearch {
  const active = onlyActive ? ' AND active = 1' : '';
  const matching = db.prepare<[string, number], Row>(searchSql(columns, active));
  const inside = Array.from({ length: MOST_WORDS }, (_, at) =>
    db.prepare<(string | number)[], Row>(partsSql(columns, at + 1, active)),
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
    const found = new Map<number, Row>();
    for (const rows of steps(text, limit)) {
      for (const row of rows) if (!found.has(row.number)) found.set(row.number, row);
      if (found.size >= limit) break;
    }
    return [...found.values()].slice(0, limit);
  };
}
