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
INSERT INTO products (number, id, sku, name, price, unit, category, favourite, active) VALUES
  (1, 'coffee', 'CAFE-250', 'Café molido 250 g', 18400, 'unit', 'Abarrotes', 1, 1),
  (2, 'ham', NULL, 'Jamón', 44000, 'kg', NULL, NULL, 1),
  (3, 'gone', 'OLD', 'Ya no se vende', 100, 'unit', NULL, NULL, 0);
INSERT INTO barcodes (code, product) VALUES ('7700000000017', 1);
INSERT INTO settings (key, value, at) VALUES ('codeMinutes', '12', 1795000000000);
INSERT INTO settings_changes (position, key, at, old, new) VALUES (1, 'codeMinutes', 1795000000000, NULL, '12');
