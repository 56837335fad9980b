import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { toMoney } from '#core/domain/money';
import { createShop, openShopDb, shopMigrations } from '#main/settings/shop-db';

const T0 = Date.UTC(2026, 10, 21, 14);
const shipped = readFileSync(join(import.meta.dirname, 'shop-v1.sql'), 'utf8');

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-shop-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function fileOfVersion1(folder = newFolder()): string {
  const file = join(folder, 'shop.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec(shipped);
  db.pragma('user_version = 1');
  db.close();
  return file;
}

function open(file: string) {
  const opened = openShopDb({ file, now: () => T0 });
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => void opened.value.close());
  return { db: opened.value, shop: createShop(opened.value, { now: () => T0 }) };
}

const schemaOf = (db: Database.Database): unknown =>
  db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all();

describe('a shop’s file of version 1', () => {
  it('is what version 1 made, to the letter', () => {
    const made = new Database(':memory:');
    shopMigrations[0]?.up(made);
    const kept = new Database(fileOfVersion1(), { readonly: true });
    expect(schemaOf(made)).toEqual(schemaOf(kept));
    for (const db of [made, kept]) db.close();
  });

  it('keeps its products, codes, settings and audit, and its products are taxed at the country’s rate', () => {
    const { db, shop } = open(fileOfVersion1());
    expect(db.pragma('user_version', { simple: true })).toBe(shopMigrations.at(-1)?.version);
    expect(shop.product('coffee')).toEqual({
      id: 'coffee',
      sku: 'CAFE-250',
      barcodes: ['7700000000017'],
      name: 'Café molido 250 g',
      price: 18_400,
      unit: 'unit',
      taxRate: null,
      category: 'Abarrotes',
      favourite: 1,
      active: true,
    });
    expect(shop.search('jamon', 5)).toMatchObject([{ id: 'ham', taxRate: null }]);
    expect(shop.search('amo', 5)).toMatchObject([{ id: 'ham' }]);
    expect(shop.page({ text: '', show: 'all', offset: 0, limit: 9 }).products.map(({ id }) => id)).toEqual([
      'coffee',
      'ham',
      'gone',
    ]);
    expect(shop.product('gone')).toMatchObject({ active: false, taxRate: null });
    expect(shop.setting('codeMinutes', z.number(), 5)).toBe(12);
    expect(shop.settingChanges(9)).toHaveLength(1);
  });

  it('is copied before it is changed', () => {
    const folder = newFolder();
    open(fileOfVersion1(folder));
    expect(readdirSync(join(folder, 'backups'))).toEqual([
      `shop-2026-11-21T14-00-00-000Z-before-v${shopMigrations.at(-1)?.version}.db`,
    ]);
  });
});

describe('a product’s tax rate', () => {
  it.each([null, 0, 500, 1900])('is kept, changed and found with it: %s', (taxRate) => {
    const { shop } = open(fileOfVersion1());
    const coffee = shop.product('coffee');
    if (coffee === null) throw new Error('no coffee');
    expect(shop.saveProducts([{ ...coffee, taxRate }]).ok).toBe(true);
    for (const found of [shop.product('coffee'), shop.byCode('7700000000017'), ...shop.favourites()])
      expect(found?.taxRate).toBe(taxRate);
  });

  it.each([-1, 10_001])('is a part of the price and no more: not %s', (taxRate) => {
    const { shop } = open(fileOfVersion1());
    const strange = { id: 'x', sku: null, name: 'x', price: toMoney(1), unit: 'unit' } as const;
    const rest = { barcodes: [], category: null, favourite: null, active: true };
    expect(() => shop.saveProducts([{ ...strange, ...rest, taxRate }])).toThrow(/CHECK/);
  });
});
