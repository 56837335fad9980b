import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { folded } from '#core/domain/folded';
import type { Instant } from '#core/domain/instant';
import { ok, type Result } from '#core/result';
import { type Catalogue, createCatalogue } from '#main/settings/catalogue';
import { createIdlePictureRows, type IdlePictureRows } from '#main/settings/idle-pictures';
import { createSettingRows, type SettingRows } from '#main/settings/setting-rows';
import { createStaffRows, type StaffRows, staffTables } from '#main/settings/staff-rows';
import { closeDatabase, type Migration, type OpenError, openDatabase } from '#main/sqlite';

const tables = `
  CREATE TABLE products (
    number    INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    sku       TEXT    COLLATE NOCASE UNIQUE,
    name      TEXT    NOT NULL,
    price     INTEGER NOT NULL CHECK (price >= 0),
    unit      TEXT    NOT NULL CHECK (unit IN ('unit', 'kg')),
    category  TEXT,
    favourite INTEGER,
    active    INTEGER NOT NULL CHECK (active IN (0, 1))
  ) STRICT;
  CREATE INDEX products_favourite ON products (favourite) WHERE favourite IS NOT NULL;

  CREATE TABLE barcodes (
    code    TEXT PRIMARY KEY,
    product INTEGER NOT NULL REFERENCES products (number) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX barcodes_of_product ON barcodes (product);

  CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT    NOT NULL,
    at    INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settings_changes (
    position INTEGER PRIMARY KEY,
    key      TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    old      TEXT,
    new      TEXT    NOT NULL
  ) STRICT;
  CREATE TRIGGER settings_changes_no_update BEFORE UPDATE ON settings_changes
    BEGIN SELECT RAISE(ABORT, 'settings_changes is append-only'); END;
  CREATE TRIGGER settings_changes_no_delete BEFORE DELETE ON settings_changes
    BEGIN SELECT RAISE(ABORT, 'settings_changes is append-only'); END;
  CREATE TRIGGER settings_changes_at_the_end BEFORE INSERT ON settings_changes
    WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM settings_changes)
    BEGIN SELECT RAISE(ABORT, 'settings_changes are added at the end only'); END;
`;

const words = `
  CREATE VIRTUAL TABLE product_words USING fts5 (
    name, sku,
    content = 'products', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
  );
  CREATE TRIGGER product_words_added AFTER INSERT ON products BEGIN
    INSERT INTO product_words (rowid, name, sku) VALUES (NEW.number, NEW.name, NEW.sku);
  END;
  CREATE TRIGGER product_words_removed AFTER DELETE ON products BEGIN
    INSERT INTO product_words (product_words, rowid, name, sku) VALUES ('delete', OLD.number, OLD.name, OLD.sku);
  END;
  CREATE TRIGGER product_words_changed AFTER UPDATE OF name, sku ON products BEGIN
    INSERT INTO product_words (product_words, rowid, name, sku) VALUES ('delete', OLD.number, OLD.name, OLD.sku);
    INSERT INTO product_words (rowid, name, sku) VALUES (NEW.number, NEW.name, NEW.sku);
  END;
`;

/** Hundredths of a percent, contained in the price. Null is the country's general rate. */
const taxRates = `
  ALTER TABLE products ADD COLUMN tax_rate INTEGER CHECK (tax_rate BETWEEN 0 AND 10000);
`;

/** Prices since when and by whom; pictures, small ones, inside the file that backups copy; names to sort and search by. */
const kept = `
  CREATE TABLE price_changes (
    position INTEGER PRIMARY KEY,
    product  TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    old      INTEGER,
    new      INTEGER NOT NULL,
    by       TEXT,
    how      TEXT    NOT NULL CHECK (how IN ('edit', 'import', 'undo', 'starter'))
  ) STRICT;
  CREATE INDEX price_changes_of_product ON price_changes (product, position);
  CREATE TRIGGER price_changes_no_update BEFORE UPDATE ON price_changes
    BEGIN SELECT RAISE(ABORT, 'price_changes is append-only'); END;
  CREATE TRIGGER price_changes_no_delete BEFORE DELETE ON price_changes
    BEGIN SELECT RAISE(ABORT, 'price_changes is append-only'); END;
  CREATE TRIGGER price_changes_at_the_end BEFORE INSERT ON price_changes
    WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM price_changes)
    BEGIN SELECT RAISE(ABORT, 'price_changes are added at the end only'); END;

  CREATE TABLE pictures (
    product TEXT PRIMARY KEY REFERENCES products (id) ON DELETE CASCADE,
    type    TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
    bytes   BLOB NOT NULL CHECK (length(bytes) <= 65536)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE products ADD COLUMN folded TEXT NOT NULL DEFAULT '';
  UPDATE products SET folded = folded(name);
  CREATE INDEX products_by_name ON products (folded, number, active);
  CREATE INDEX products_by_category ON products (category) WHERE category IS NOT NULL;

  CREATE VIRTUAL TABLE product_parts USING fts5 (
    folded, content = 'products', content_rowid = 'number', tokenize = 'trigram', detail = 'none'
  );
  INSERT INTO product_parts (product_parts) VALUES ('rebuild');
  CREATE TRIGGER product_parts_added AFTER INSERT ON products BEGIN
    INSERT INTO product_parts (rowid, folded) VALUES (NEW.number, NEW.folded);
  END;
  CREATE TRIGGER product_parts_removed AFTER DELETE ON products BEGIN
    INSERT INTO product_parts (product_parts, rowid, folded) VALUES ('delete', OLD.number, OLD.folded);
  END;
  CREATE TRIGGER product_parts_changed AFTER UPDATE OF folded ON products WHEN OLD.folded <> NEW.folded BEGIN
    INSERT INTO product_parts (product_parts, rowid, folded) VALUES ('delete', OLD.number, OLD.folded);
    INSERT INTO product_parts (rowid, folded) VALUES (NEW.number, NEW.folded);
  END;
  DROP TRIGGER product_words_changed;
  CREATE TRIGGER product_words_changed AFTER UPDATE OF name, sku ON products
    WHEN OLD.name <> NEW.name OR OLD.sku IS NOT NEW.sku BEGIN
    INSERT INTO product_words (product_words, rowid, name, sku) VALUES ('delete', OLD.number, OLD.name, OLD.sku);
    INSERT INTO product_words (rowid, name, sku) VALUES (NEW.number, NEW.name, NEW.sku);
  END;
`;

/** What is sold of a category, by name, without reading the rest of it. */
const byCategory = `
  CREATE INDEX products_in_category ON products (category, folded, number) WHERE active = 1;
`;

/** What the customer's screen may show between two sales; which, and in what order, is a setting. */
const idlePictures = `
  CREATE TABLE idle_pictures (
    id    TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;
`;

/** Only ever appended to. */
export const shopMigrations: readonly Migration[] = [
  {
    version: 1,
    up: (db) => {
      db.exec(tables);
      db.exec(words);
    },
  },
  { version: 2, up: (db) => db.exec(taxRates) },
  {
    version: 3,
    up: (db) => {
      db.function('folded', { deterministic: true }, (name) => folded(String(name)));
      db.exec(kept);
    },
  },
  { version: 4, up: (db) => db.exec(byCategory) },
  { version: 5, up: (db) => db.exec(idlePictures) },
  { version: 6, up: (db) => db.exec(staffTables) },
];

export type ShopFile = {
  readonly file: string;
  readonly now: () => Instant;
  /** Handed in: who makes the backups is no affair of the settings. */
  readonly newestBackup?: () => string | null;
};

export function openShopDb({ file, now, newestBackup = () => null }: ShopFile): Result<Database, OpenError> {
  const backupFolder = join(dirname(file), 'backups');
  return openDatabase({ file, migrations: shopMigrations, now, backupFolder, newestBackup });
}

export type Shop = Catalogue & SettingRows & IdlePictureRows & StaffRows & { close(): void };

/** The catalogue, the settings and the people, over a file that `openShopDb` opened. */
export function createShop(db: Database, { now }: { readonly now: () => Instant }): Shop {
  return {
    ...createCatalogue(db, now),
    ...createSettingRows(db, now),
    ...createIdlePictureRows(db),
    ...createStaffRows(db),
    close: () => closeDatabase(db),
  };
}

/** Opens the file and stands the shop on it. */
export function openShop(wanted: ShopFile): Result<Shop, OpenError> {
  const opened = openShopDb(wanted);
  return opened.ok ? ok(createShop(opened.value, { now: wanted.now })) : opened;
}
