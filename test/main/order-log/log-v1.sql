CREATE TABLE facts (
    position INTEGER PRIMARY KEY,
    stream   TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    body     TEXT    NOT NULL,
    hash     TEXT    NOT NULL,
    UNIQUE (stream, seq)
  ) STRICT;
CREATE TABLE charges (
    born         INTEGER PRIMARY KEY,
    reference    TEXT    NOT NULL UNIQUE,
    seq          INTEGER NOT NULL,
    sale_id      TEXT    NOT NULL,
    attempt      INTEGER NOT NULL,
    site         TEXT    NOT NULL,
    mode         TEXT    NOT NULL,
    api          TEXT    NOT NULL,
    seller       TEXT    NOT NULL,
    register     TEXT    NOT NULL,
    total        INTEGER NOT NULL,
    received     INTEGER NOT NULL,
    returned     INTEGER NOT NULL,
    state        TEXT    NOT NULL,
    asking       TEXT    NOT NULL,
    oddness      TEXT    NOT NULL,
    parked       INTEGER NOT NULL CHECK (parked IN (0, 1)),
    open         INTEGER NOT NULL CHECK (open IN (0, 1)),
    requested_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    settled_at   INTEGER,
    CHECK (returned BETWEEN 0 AND received)
  ) STRICT;
CREATE TABLE payments (
    id          TEXT    NOT NULL,
    reference   TEXT    NOT NULL REFERENCES charges (reference),
    status      TEXT    NOT NULL,
    amount      INTEGER NOT NULL,
    refunded    INTEGER NOT NULL,
    currency    TEXT    NOT NULL,
    approved_at INTEGER,
    learnt_at   INTEGER NOT NULL,
    PRIMARY KEY (id, reference),
    CHECK (refunded BETWEEN 0 AND amount)
  ) STRICT, WITHOUT ROWID;
CREATE TABLE sales (
    born             INTEGER PRIMARY KEY,
    id               TEXT    NOT NULL UNIQUE,
    seq              INTEGER NOT NULL,
    number           INTEGER NOT NULL,
    opened_at        INTEGER NOT NULL,
    total            INTEGER NOT NULL,
    tendered         INTEGER NOT NULL,
    collected        INTEGER NOT NULL,
    on_sight         INTEGER NOT NULL CHECK (on_sight IN (0, 1)),
    abandoned_at     INTEGER,
    receipt_number   TEXT UNIQUE,
    receipt_sequence INTEGER
  ) STRICT;
CREATE TABLE print_jobs (
    born      INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    seq       INTEGER NOT NULL,
    sale_id   TEXT    NOT NULL,
    is_copy   INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
    state     TEXT    NOT NULL,
    trouble   TEXT,
    queued_at INTEGER NOT NULL,
    open      INTEGER NOT NULL CHECK (open IN (0, 1))
  ) STRICT;
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT    NOT NULL,
    at    INTEGER NOT NULL
  ) STRICT;
CREATE INDEX charges_of_sale ON charges (sale_id);
CREATE INDEX charges_to_watch ON charges (open, expires_at);
CREATE INDEX payments_of_charge ON payments (reference);
CREATE INDEX sales_by_number ON sales (number);
CREATE INDEX sales_by_receipt ON sales (receipt_sequence) WHERE receipt_sequence IS NOT NULL;
CREATE INDEX print_jobs_of_sale ON print_jobs (sale_id);
CREATE INDEX print_jobs_open ON print_jobs (born) WHERE open = 1;
INSERT INTO facts VALUES (1, 'sale:sale-1', 1, 1795269600000, 'sale-opened', '{"saleId":"sale-1","number":1,"cart":{"lines":[{"id":"line-1","productId":null,"sku":null,"name":"Medialuna","unitPrice":1000,"quantity":1000,"unit":"unit","discount":null,"note":null}],"discount":null,"note":null},"cashier":null}', '1a2542372dede7c0fc02abbdb196b4419dc66044fc1ced56949048d757347791');
INSERT INTO facts VALUES (2, 'charge:mst-AB12CD-A', 1, 1795269600000, 'charge-requested', '{"terms":{"reference":"mst-AB12CD-A","saleId":"sale-1","attempt":1,"siteId":"MLA","api":"instore","mode":"dynamic","total":1000,"sellerId":"seller-1","externalPosId":"CAJA1","expiresAt":1795269900000}}', '4b460056f9042f9b6202a6346abf5f8e9008deb86477ca7bb00bd0692c054011');
INSERT INTO facts VALUES (3, 'charge:mst-AB12CD-A', 2, 1795269600010, 'code-issued', '{"qrData":"00020101","providerOrderId":null,"providerMs":180.5}', 'b4646e52e9b3f226fd7b914756fec6a839fddb18db89339b75db1ce5518ac63b');
INSERT INTO facts VALUES (4, 'charge:mst-AB12CD-A', 3, 1795269600030, 'payment-seen', '{"payment":{"id":"payment-A","status":"approved","detail":"accredited","amount":1000,"refunded":0,"currency":"ARS","sellerId":"seller-1","approvedAt":1795269600025,"changedAt":1795269600030}}', 'a5efbe4220a1f01391ad80350c0faaceb35d84629ae6baa1b614c1915fcc7d60');
INSERT INTO facts VALUES (5, 'charge:mst-AB12CD-A', 4, 1795269600031, 'order-seen', '{"order":{"id":"order-A","status":"closed","total":1000,"sellerId":"seller-1","changedAt":1795269600030}}', '2ada33784cc4c35b370c876f5124060af71f9b64195b6efe1b630f2a8746fb72');
INSERT INTO facts VALUES (6, 'sale:sale-1', 2, 1795269600040, 'receipt-numbered', '{"receiptNumber":"CAJA1-A-00000001"}', '737962afe784c8bef4e3c7fd340ec1b8f9ad85ba9590abdbcc06958d08d611bd');
INSERT INTO facts VALUES (7, 'print:job-1', 1, 1795269600040, 'job-queued', '{"jobId":"job-1","saleId":"sale-1","isCopy":false}', '4085ffb444f0454d830d59cd63a7870af61e81771113171b672efd588d10831c');
INSERT INTO charges VALUES (2, 'mst-AB12CD-A', 4, 'sale-1', 1, 'MLA', 'dynamic', 'instore', 'seller-1', 'CAJA1', 1000, 1000, 0, 'paid', 'open', '[]', 0, 0, 1795269600000, 1795269900000, 1795269600030);
INSERT INTO payments VALUES ('payment-A', 'mst-AB12CD-A', 'approved', 1000, 0, 'ARS', 1795269600025, 1795269600030);
INSERT INTO sales VALUES (1, 'sale-1', 2, 1, 1795269600000, 1000, 0, 1000, 0, NULL, 'CAJA1-A-00000001', 1);
INSERT INTO print_jobs VALUES (7, 'job-1', 1, 'sale-1', 0, 'queued', NULL, 1795269600040, 1);
CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts
    BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts
    BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
CREATE TRIGGER facts_at_the_end BEFORE INSERT ON facts
    WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM facts)
      OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM facts WHERE stream = NEW.stream)
    BEGIN SELECT RAISE(ABORT, 'facts are added at the end only'); END;
