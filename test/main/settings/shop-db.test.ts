import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { toMoney } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import { formatMoney, SITE_IDS, siteOf } from '#core/domain/site';
import type { ProductView } from '#core/views';
import { partsSql, searchSql } from '#main/settings/product-search';
import { createShop, openShop, openShopDb, type Shop } from '#main/settings/shop-db';
import { ean13, STARTER_SIZE, starterCatalogue } from '#main/settings/starter-catalogue';

const T0 = Date.UTC(2026, 10, 21, 14);

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-shop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'shop.db');
}

function open(file = newFile()): { readonly shop: Shop; readonly db: Database; readonly file: string } {
  const opened = openShopDb({ file, now: () => T0 });
  if (!opened.ok) throw new Error(opened.error.kind);
  let clock = T0;
  const shop = createShop(opened.value, { now: () => (clock += 1) });
  return { shop, db: opened.value, file };
}

function product(name: string, more: Partial<Product> = {}): Product {
  return {
    id: `id-${name}`,
    sku: null,
    barcodes: [],
    name,
    price: toMoney(100),
    unit: 'unit',
    taxRate: null,
    category: null,
    favourite: null,
    active: true,
    ...more,
  };
}

function shelf(...names: readonly string[]): Shop {
  const { shop } = open();
  shop.saveProducts(names.map((name) => product(name)));
  return shop;
}

const names = (products: readonly ProductView[]): readonly string[] => products.map(({ name }) => name);

describe('searching the catalogue', () => {
  it.each([
    'café',
    'cafe',
    'CAFÉ',
    'caf',
    'c',
    'molido café',
    'mol caf',
    'café  molido',
    'cafe\u0301',
    '"café" (250)',
  ])('finds the coffee by “%s”', (typed) => {
    expect(names(shelf('Yerba mate 1 kg', 'Café molido 250 g').search(typed, 10))).toEqual([
      'Café molido 250 g',
    ]);
  });

  it.each(['ñandu', 'Ñandú', 'NANDU', 'acucar', 'açúcar', 'AÇU'])(
    'takes letters with and without their signs: “%s”',
    (typed) => {
      expect(shelf('Ñandú de chocolate', 'Açúcar refinado').search(typed, 10)).toHaveLength(1);
    },
  );

  it('shows a whole word before words that only begin so, however many there are', () => {
    const shop = shelf(...Array.from({ length: 30 }, (_, n) => `Panadería ${n}`), 'Pan');
    expect(names(shop.search('pan', 3))).toEqual(['Pan', 'Panadería 0', 'Panadería 1']);
  });

  it('finds nothing for nothing, and takes signs of the search language for what they are', () => {
    const shop = shelf('Café');
    for (const typed of ['', '   ', '*', '"', 'OR', 'NEAR(', 'name:x', "caf'; DROP TABLE products"]) {
      expect(shop.search(typed, 10)).toEqual([]);
    }
  });

  it('shows no more than it was asked for, and each product once', () => {
    const shop = shelf('Agua', 'Agua con gas', 'Agua sin gas', 'Aguaribay');
    expect(names(shop.search('agua', 2))).toEqual(['Agua', 'Agua con gas']);
    expect(new Set(names(shop.search('agua', 10))).size).toBe(4);
  });

  it('finds what is renamed by its new name only, and what is no longer sold not at all', () => {
    const { shop } = open();
    shop.saveProducts([product('Gaseosa', { id: 'a', sku: 'G1' })]);
    shop.saveProducts([product('Limonada', { id: 'a', sku: 'G1' })]);
    expect(shop.search('gaseosa', 10)).toEqual([]);
    expect(names(shop.search('limonada', 10))).toEqual(['Limonada']);
    shop.saveProducts([product('Limonada', { id: 'a', sku: 'G1', active: false })]);
    expect(shop.search('limonada', 10)).toEqual([]);
    expect(shop.byCode('G1')).toBeNull();
    expect(shop.byId('a')).toBeNull();
    expect(shop.product('a')).toMatchObject({ name: 'Limonada', active: false });
  });

  it('never ranks or scans: a letter typed at a hundred thousand products stays a look into the index', () => {
    const { db } = open();
    const planOf = (sql: string): string =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace('?', "'col'").replace('?', '9')}`)
        .all()
        .map(({ detail }) => detail)
        .join('; ');
    for (const sql of [searchSql('number', ' AND active = 1'), partsSql('number', 1, ' AND active = 1')]) {
      expect(planOf(sql)).toMatch(/product_\w+ VIRTUAL TABLE INDEX/);
      expect(planOf(sql)).not.toMatch(/TEMP B-TREE|SCAN products\b/);
    }
  });

  it.each([
    ['ola', ['Ola marina', 'Coca Cola 1 l', 'Chocolatada']],
    ['OCA COL', ['Coca Cola 1 l']],
    ['lata', ['Tomate en lata', 'Chocolatada']],
    ['1 col', ['Coca Cola 1 l']],
    ['la', ['Tomate en lata']],
    ['ñol', ['Jabón español']],
    ['100%', []],
    ['o_a', []],
  ])('finds words by their inside after those that begin so, from three letters on: “%s”', (typed, found) => {
    const shop = shelf('Coca Cola 1 l', 'Chocolatada', 'Ola marina', 'Tomate en lata', 'Jabón español');
    expect(names(shop.search(typed, 10))).toEqual(found);
  });
});

describe('scanning a code', () => {
  const code = ean13('779000000123');

  it('finds the product by any of its barcodes or by its SKU', () => {
    const { shop } = open();
    const cola = product('Cola', { sku: 'COLA-2', barcodes: ['12345670', code] });
    shop.saveProducts([cola, product('Otra', { sku: '7' })]);
    for (const scanned of [code, '12345670', 'COLA-2', 'cola-2', ` ${code} `])
      expect(shop.byCode(scanned)?.id).toBe(cola.id);
    for (const scanned of ['', '779', 'COLA', '00000']) expect(shop.byCode(scanned)).toBeNull();
    expect(names(shop.search(code, 5))).toEqual(['Cola']);
    expect(shop.product(cola.id)).toEqual(cola);
  });

  it('takes a UPC of twelve figures for the EAN that begins with 0, and the other way round', () => {
    const { shop } = open();
    shop.saveProducts([
      product('Short', { barcodes: ['012345678905'] }),
      product('Long', { barcodes: ['0036000291452'] }),
    ]);
    expect(shop.byCode('0012345678905')?.name).toBe('Short');
    expect(shop.byCode('036000291452')?.name).toBe('Long');
  });

  it('gives no code to two products, and then keeps nothing of what was brought', () => {
    const { shop } = open();
    shop.saveProducts([product('Uno', { barcodes: [code], sku: 'A' })]);
    expect(shop.saveProducts([product('Dos'), product('Tres', { barcodes: [code] })])).toEqual({
      ok: false,
      error: 'code-taken',
    });
    expect(shop.saveProducts([product('Cuatro', { sku: 'a' })])).toEqual({ ok: false, error: 'code-taken' });
    expect(shop.byId('id-Dos')).toBeNull();
  });

  it('lets go of the codes a product no longer has', () => {
    const { shop } = open();
    shop.saveProducts([product('Uno', { barcodes: [code] })]);
    shop.saveProducts([product('Uno', { barcodes: [] })]);
    expect(shop.saveProducts([product('Dos', { barcodes: [code] })]).ok).toBe(true);
    expect(shop.byCode(code)?.name).toBe('Dos');
  });

  it('may be handed from one product to another, both saved together', () => {
    const { shop } = open();
    shop.saveProducts([product('Uno', { barcodes: [code], sku: 'A' }), product('Dos', { sku: 'B' })]);
    const swapped = [product('Uno', { sku: 'B' }), product('Dos', { barcodes: [code], sku: 'A' })];
    expect(shop.saveProducts(swapped).ok).toBe(true);
    expect(shop.byCode(code)?.name).toBe('Dos');
    expect(shop.byCode('B')?.name).toBe('Uno');
  });
});

describe('keeping the catalogue', () => {
  const many = (count: number, more: Partial<Product> = {}): readonly Product[] =>
    Array.from({ length: count }, (_, n) => product(`Tuerca ${String(n).padStart(4, '0')}`, more));

  it('writes many at once as it writes few: found, priced, and the next one by one too', () => {
    const { shop, db } = open();
    shop.saveProducts(many(5001));
    expect(shop.search('tuer', 10)).toHaveLength(10);
    expect(shop.search('uerca 4999', 10)).toHaveLength(1);
    shop.saveProducts([product('Tuerca 0000', { name: 'Arandela' })]);
    expect(names(shop.search('randel', 10))).toEqual(['Arandela']);
    expect(shop.search('tuerca 0000', 10)).toEqual([]);
    for (const table of ['product_words', 'product_parts'])
      db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
  });

  it('keeps nothing of many when the last of them cannot be, and finds what it found before', () => {
    const { shop } = open();
    shop.saveProducts([product('Otra', { sku: 'X' })]);
    const last = product('Última', { sku: 'x' });
    expect(shop.saveProducts([...many(5001), last])).toEqual({ ok: false, error: 'code-taken' });
    expect(shop.page({ text: '', show: 'all', offset: 0, limit: 9 }).total).toBe(1);
    expect(names(shop.search('otr', 10))).toEqual(['Otra']);
    shop.saveProducts([product('Nueva')]);
    expect(names(shop.search('nuev', 10))).toEqual(['Nueva']);
  });

  it('shows a stretch of it by name, accents aside, sold or no longer, and what a text finds', () => {
    const { shop } = open();
    shop.saveProducts([
      product('Zapallo'),
      product('Ácido cítrico', { barcodes: ['12345670'] }),
      product('bizcochos', { active: false }),
      product('Arroz'),
    ]);
    const page = (wanted: Partial<Parameters<Shop['page']>[0]>) => {
      const { total, products } = shop.page({ text: '', show: 'sold', offset: 0, limit: 10, ...wanted });
      return [total, ...names(products)];
    };
    expect(page({})).toEqual([3, 'Ácido cítrico', 'Arroz', 'Zapallo']);
    expect(page({ show: 'all', offset: 1, limit: 2 })).toEqual([4, 'Arroz', 'bizcochos']);
    expect(page({ show: 'gone' })).toEqual([1, 'bizcochos']);
    expect(page({ text: 'zcoch', show: 'all' })).toEqual([1, 'bizcochos']);
    expect(page({ text: '12345670' })).toEqual([1, 'Ácido cítrico']);
    expect([...shop.all()]).toHaveLength(4);
  });

  it('keeps every price a product has had, with who changed it, and lets no line of that be rewritten', () => {
    const { shop, db } = open();
    shop.saveProducts([product('Pan')]);
    shop.saveProducts([product('Pan', { category: 'Panadería' })]);
    shop.saveProducts([product('Pan', { price: toMoney(250) })], { by: 'Ana', how: 'import' });
    expect(shop.prices('id-Pan', 9)).toMatchObject([
      { old: 100, new: 250, by: 'Ana', how: 'import' },
      { old: null, new: 100, by: null, how: 'edit' },
    ]);
    shop.removeProduct('id-Pan');
    expect(shop.product('id-Pan')).toBeNull();
    expect(shop.prices('id-Pan', 9)).toHaveLength(2);
    expect(() => db.exec('UPDATE price_changes SET new = 1')).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM price_changes')).toThrow(/append-only/);
  });

  it('puts the quick keys in the order given, and takes the others out', () => {
    const { shop } = open();
    shop.saveProducts([product('A', { favourite: 1 }), product('B', { favourite: 2 }), product('C')]);
    expect(shop.arrange(['id-C', 'id-A']).ok).toBe(true);
    expect(names(shop.favourites())).toEqual(['C', 'A']);
    expect(shop.product('id-B')?.favourite).toBeNull();
  });

  it('knows its categories and whose a code is', () => {
    const { shop } = open();
    shop.saveProducts([
      product('A', { category: 'Bebidas', sku: 'a1' }),
      product('B', { category: 'Almacén', barcodes: ['036000291452'], active: false }),
      product('C', { category: 'Bebidas' }),
    ]);
    expect(shop.categories()).toEqual(['Almacén', 'Bebidas']);
    expect(shop.ownerOf('A1')?.name).toBe('A');
    expect(shop.ownerOf('0036000291452')?.name).toBe('B');
    expect(shop.ownerOf('9')).toBeNull();
    expect(createShop(open().db, { now: () => T0 }).categories()).toEqual([]);
  });

  it('keeps a small picture, which goes with its product', () => {
    const { shop, db } = open();
    shop.saveProducts([product('A')]);
    const bytes = Buffer.from([1, 2, 3]);
    expect(shop.savePicture('id-A', { type: 'image/webp', bytes }).ok).toBe(true);
    expect(shop.picture('id-A')).toEqual({ type: 'image/webp', bytes });
    expect(shop.savePicture('id-A', null).ok).toBe(true);
    expect(shop.picture('id-A')).toBeNull();
    shop.savePicture('id-A', { type: 'image/png', bytes });
    shop.removeProduct('id-A');
    expect(db.prepare('SELECT count(*) AS n FROM pictures').get()).toEqual({ n: 0 });
    expect(() => db.exec("INSERT INTO pictures VALUES ('x', 'image/png', zeroblob(65537))")).toThrow(/CHECK/);
  });
});

describe('the catalogue a new shop begins with', () => {
  it.each(SITE_IDS)('is whole for %s: prices the country can write, codes that scan, quick keys', (site) => {
    const products = starterCatalogue(site);
    expect(products).toHaveLength(24);
    for (const { price, barcodes, name } of products) {
      expect(price, name).toBeGreaterThan(0);
      for (const code of barcodes) {
        expect(code).toMatch(/^\d{13}$/);
        const weighed = Array.from(code).reduce(
          (sum, figure, at) => sum + Number(figure) * (at % 2 === 0 ? 1 : 3),
          0,
        );
        expect(weighed % 10, code).toBe(0);
      }
    }
    const { shop } = open();
    expect(shop.importStarter(site)).toEqual({ ok: true, value: 24 });
    expect(names(shop.favourites())).toEqual(names(products.slice(0, 8)));
    expect(shop.importStarter(site)).toEqual({ ok: true, value: 0 });
  });

  it('has the coffee and the medialuna of an Argentine counter', () => {
    const { shop } = open();
    shop.importStarter('MLA');
    const price = (typed: string): string => {
      const [found] = shop.search(typed, 1);
      return found === undefined ? 'none' : formatMoney(found.price, siteOf('MLA')).replace(/\s/g, ' ');
    };
    expect(price('cafe molido')).toBe('$ 1.850,50');
    expect(price('medialuna')).toBe('$ 650,00');
  });

  it.each(SITE_IDS)('follows the shop to %s while nobody has touched it', (site) => {
    const { shop } = open();
    const other = site === 'MLB' ? 'MLA' : 'MLB';
    shop.importStarter(other);
    expect(shop.importStarter(site)).toEqual({ ok: true, value: STARTER_SIZE });
    expect([...shop.all()].map(({ id }) => id).toSorted()).toEqual(
      starterCatalogue(site)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each<[string, (shop: Shop) => void]>([
    [
      'a price was changed',
      (shop) =>
        void shop.saveProducts(starterCatalogue('MLA').map((each) => ({ ...each, price: toMoney(7) }))),
    ],
    ['one more is sold', (shop) => void shop.saveProducts([product('Lo nuestro')])],
    ['the quick keys were arranged', (shop) => void shop.arrange(['starter-MLA-002'])],
    ['one was taken away', (shop) => void shop.removeProduct('starter-MLA-020')],
  ])('stays where it is once %s', (_what, change) => {
    const { shop } = open();
    shop.importStarter('MLA');
    change(shop);
    const before = [...shop.all()];
    expect(shop.importStarter('MLC')).toEqual({ ok: true, value: 0 });
    expect([...shop.all()]).toEqual(before);
  });

  it('never touches a catalogue of one’s own', () => {
    const shop = shelf('Lo nuestro');
    expect(shop.importStarter('MLA')).toEqual({ ok: true, value: 0 });
    expect(shop.favourites()).toEqual([]);
  });

  it('checks codes as the standard does', () => {
    expect(ean13('400638133393')).toBe('4006381333931');
    expect(ean13('590123412345')).toBe('5901234123457');
  });
});

describe('settings', () => {
  const minutes = z.number().int().min(2).max(30);

  it('are what was saved, through a restart, and the fallback where nothing was or the shape is not right', () => {
    const { shop, file } = open();
    expect(shop.setting('code-minutes', minutes, 5)).toBe(5);
    expect(shop.saveSetting('code-minutes', 12).ok).toBe(true);
    shop.close();
    const { shop: again, db } = open(file);
    expect(again.setting('code-minutes', minutes, 5)).toBe(12);
    expect(again.setting('code-minutes', z.string(), 'x')).toBe('x');
    db.exec("UPDATE settings SET value = '{broken' WHERE key = 'code-minutes'");
    expect(again.setting('code-minutes', minutes, 5)).toBe(5);
  });

  it('are never older than the last save, in whichever shape they are asked for', () => {
    const { shop } = open();
    const asText = z.string();
    for (const value of [12, 'later', 30, 20]) {
      expect(shop.saveSetting('code-minutes', value).ok).toBe(true);
      // Twice: the second answer may be one that was kept.
      for (const _time of [1, 2]) {
        expect(shop.setting('code-minutes', minutes, 5)).toBe(typeof value === 'number' ? value : 5);
        expect(shop.setting('code-minutes', asText, '')).toBe(typeof value === 'string' ? value : '');
      }
    }
    expect(() => shop.saveSetting('code-minutes', undefined)).toThrow(TypeError);
    expect(shop.setting('code-minutes', minutes, 5)).toBe(20);
  });

  it('keep every change, with its time, what it was and what it became', () => {
    const { shop } = open();
    shop.saveSetting('theme', 'light');
    shop.saveSetting('theme', 'light');
    shop.saveSetting('theme', 'dark');
    expect(shop.settingChanges(10)).toEqual([
      { key: 'theme', at: T0 + 2, old: 'light', new: 'dark' },
      { key: 'theme', at: T0 + 1, old: undefined, new: 'light' },
    ]);
    expect(shop.settingChanges(1)).toHaveLength(1);
  });

  it('let no change be rewritten, taken out or replaced', () => {
    const { shop, db } = open();
    shop.saveSetting('theme', 'light');
    expect(() => db.exec("UPDATE settings_changes SET new = 'x'")).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM settings_changes')).toThrow(/append-only/);
    expect(() => db.exec("INSERT OR REPLACE INTO settings_changes VALUES (1, 'a', 0, NULL, 'x')")).toThrow(
      /at the end/,
    );
  });

  it('refuse the provider’s token, wherever in the value it stands', () => {
    const { shop } = open();
    expect(() => shop.saveSetting('account', { name: 'x', token: 'APP_USR-1234' })).toThrow(/secret/);
    expect(() => shop.saveSetting('token', 'TEST-1234567890-112233-abc')).toThrow(/secret/);
    expect(shop.settingChanges(9)).toEqual([]);
  });

  it('say when the disk is full, and keep what they were', () => {
    const { shop, db } = open();
    shop.saveSetting('shop', 'La Esquina');
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    expect(shop.saveSetting('shop', 'x'.repeat(50_000))).toEqual({ ok: false, error: 'disk-full' });
    expect(shop.saveProducts([product('y'.repeat(50_000))])).toEqual({ ok: false, error: 'disk-full' });
    expect(shop.setting('shop', z.string(), '')).toBe('La Esquina');
  });
});

describe('the shop’s file', () => {
  it('is set aside when damaged, with the backup that whoever keeps them names', () => {
    const { shop, file } = open();
    shop.close();
    writeFileSync(file, 'x'.repeat(9000));
    const opened = openShopDb({ file, now: () => T0, newestBackup: () => 'backup.db' });
    expect(opened.ok ? null : opened.error).toMatchObject({ kind: 'damaged', newestBackup: 'backup.db' });
    const begunAgain = openShop({ file, now: () => T0 });
    expect(begunAgain.ok ? begunAgain.value.favourites() : null).toEqual([]);
  });

  it('writes through to the disk like the log', () => {
    expect(open().db.pragma('synchronous', { simple: true })).toBe(2);
  });
});
