import { join } from 'node:path';
import { createCatalogue } from '#main/settings/catalogue';
import { COLUMNS } from '#main/settings/product-rows';
import { openShopDb } from '#main/settings/shop-db';
import { quantile, rounded } from '#test/bench/arithmetic';
import { type Figure, inTurns, timed } from '#test/bench/figure';
import { product } from '#test/bench/made-up-catalogue';

const LIMIT = 60;
const TYPED = [
  'leche entera la',
  'tornillo autop',
  'serenisima ent',
  'camion azul gr',
  product(54_321).barcodes[0] ?? '',
];
const KEYS = 13;

/** What any program would have to ask SQLite to show the same rows. */
const words = `
  SELECT ${COLUMNS} FROM product_words JOIN products ON products.number = product_words.rowid
  WHERE product_words MATCH ? AND active = 1 LIMIT ${LIMIT}`;
const parts = (count: number): string => `
  SELECT ${COLUMNS} FROM product_parts JOIN products ON products.number = product_parts.rowid
  WHERE ${Array.from({ length: count }, () => "product_parts.folded LIKE '%' || ? || '%'").join(' AND ')}
    AND active = 1 LIMIT ${LIMIT}`;

export const search: Figure = {
  names: ['search'],
  async measure(bench) {
    const { products } = bench.options;
    const opened = openShopDb({ file: join(bench.shop(products), 'shop.db'), now: Date.now });
    if (!opened.ok) throw new Error(opened.error.kind);
    const db = opened.value;
    bench.atEnd(() => void db.close());
    const catalogue = createCatalogue(db, Date.now);
    const byWords = db.prepare<[string]>(words);
    const byParts = [1, 2, 3].map((count) => db.prepare<string[]>(parts(count)));
    const bare = (text: string): void => {
      const typed = text.split(' ').filter((word) => word !== '');
      const found = byWords.all(typed.map((word) => `"${word}"*`).join(' '));
      if (found.length < LIMIT && typed.some(({ length }) => length >= 3))
        byParts[typed.length - 1]?.all(...typed);
    };

    const ours: number[] = [];
    const twins: number[] = [];
    let worst = { prefix: '', ratio: 0, ms: 0 };
    for (const text of TYPED) {
      for (let keys = 1; keys <= Math.min(KEYS, text.length); keys++) {
        const prefix = text.slice(0, keys);
        const [mine = [], raw = []] = await inTurns(
          { rounds: bench.rounds(30) },
          () => timed(() => catalogue.search(prefix, LIMIT)),
          () => timed(() => bare(prefix)),
        );
        const ratio = quantile(mine, 0.5) / quantile(raw, 0.5);
        if (ratio > worst.ratio) worst = { prefix, ratio: rounded(ratio), ms: rounded(quantile(mine, 0.5)) };
        ours.push(...mine);
        twins.push(...raw);
      }
    }
    return [
      {
        name: 'search',
        what: 'one search in main at each prefix of 1 to 13 keys, names, parts of words and a barcode',
        unit: 'ms',
        samples: ours,
        twin: { what: 'the bare FTS5 query, and where it finds too few the bare LIKE', samples: twins },
        target: { ratio: 1.5, most: 10 },
        notes: { products, worstPrefix: worst.prefix, worstRatio: worst.ratio, worstMs: worst.ms },
      },
    ];
  },
};
