import { SITE_IDS, siteOf } from '#core/domain/site';
import { caseTables, fillCases } from '#main/order-log/cases';
import { differenceTable, fillDifferences } from '#main/order-log/differences';
import { sumTables } from '#main/order-log/sums';
import { fillSums } from '#main/order-log/sums-from-before';
import type { Migration } from '#main/sqlite';

const currencyOfSite = `CASE site ${SITE_IDS.map((id) => `WHEN '${id}' THEN '${siteOf(id).currency}'`).join(' ')} END`;

const tables = `
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
  CREATE INDEX charges_of_sale ON charges (sale_id);
  CREATE INDEX charges_to_watch ON charges (open, expires_at);

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
  CREATE INDEX payments_of_charge ON payments (reference);

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
  CREATE INDEX sales_by_number ON sales (number);
  CREATE INDEX sales_by_receipt ON sales (receipt_sequence) WHERE receipt_sequence IS NOT NULL;

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
  CREATE INDEX print_jobs_of_sale ON print_jobs (sale_id);
  CREATE INDEX print_jobs_open ON print_jobs (born) WHERE open = 1;

  CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT    NOT NULL,
    at    INTEGER NOT NULL
  ) STRICT;
`;

/** `held` is what of its payment a refund takes up. No program error, and no race, gives back more than came in. */
const refunds = `
  CREATE TABLE refunds (
    born         INTEGER PRIMARY KEY,
    id           TEXT    NOT NULL UNIQUE,
    seq          INTEGER NOT NULL,
    reference    TEXT    NOT NULL,
    sale_id      TEXT    NOT NULL,
    payment_id   TEXT    NOT NULL,
    key          TEXT    NOT NULL UNIQUE,
    amount       INTEGER NOT NULL CHECK (amount > 0),
    held         INTEGER NOT NULL CHECK (held BETWEEN 0 AND amount),
    state        TEXT    NOT NULL,
    requested_at INTEGER NOT NULL,
    settled_at   INTEGER,
    open         INTEGER NOT NULL CHECK (open IN (0, 1))
  ) STRICT;
  CREATE INDEX refunds_of_sale ON refunds (sale_id);
  CREATE INDEX refunds_of_payment ON refunds (payment_id);
  CREATE INDEX refunds_open ON refunds (born) WHERE open = 1;
  CREATE TRIGGER refunds_within_what_came_in BEFORE INSERT ON refunds
    WHEN NEW.held
      + (SELECT coalesce(sum(held), 0) FROM refunds WHERE payment_id = NEW.payment_id AND reference = NEW.reference)
      > (SELECT coalesce(max(amount), 0) FROM payments WHERE id = NEW.payment_id AND reference = NEW.reference)
    BEGIN SELECT RAISE(ABORT, 'refunds exceed what came in'); END;
  CREATE TRIGGER refunds_stay_within BEFORE UPDATE OF held ON refunds
    WHEN NEW.held > OLD.held AND NEW.held
      + (SELECT coalesce(sum(held), 0) FROM refunds
         WHERE payment_id = NEW.payment_id AND reference = NEW.reference AND id <> NEW.id)
      > (SELECT coalesce(max(amount), 0) FROM payments WHERE id = NEW.payment_id AND reference = NEW.reference)
    BEGIN SELECT RAISE(ABORT, 'refunds exceed what came in'); END;
`;

/**
 * The provider's records of a day, to be held against ours. No facts: they are the provider's to tell, may be fetched
 * again, and are replaced whole (docs/decisions/0015).
 */
const providerRecords = `
  ALTER TABLE payments ADD COLUMN changed_at INTEGER;
  CREATE INDEX payments_by_approval ON payments (coalesce(approved_at, learnt_at));

  CREATE TABLE record_days (
    day        TEXT    PRIMARY KEY,
    from_at    INTEGER NOT NULL,
    to_at      INTEGER NOT NULL,
    as_of      INTEGER NOT NULL,
    seller     TEXT    NOT NULL,
    pos_id     TEXT,
    currency   TEXT    NOT NULL,
    unreadable INTEGER NOT NULL,
    rest       TEXT    NOT NULL,
    CHECK (from_at < to_at)
  ) STRICT;

  CREATE TABLE records (
    day         TEXT    NOT NULL REFERENCES record_days (day) ON DELETE CASCADE,
    id          TEXT    NOT NULL,
    reference   TEXT,
    site        TEXT,
    status      TEXT    NOT NULL,
    detail      TEXT,
    amount      INTEGER NOT NULL,
    refunded    INTEGER NOT NULL,
    currency    TEXT    NOT NULL,
    seller      TEXT,
    approved_at INTEGER,
    changed_at  INTEGER NOT NULL,
    order_id    TEXT,
    pos_id      TEXT,
    operation   TEXT,
    fee         INTEGER,
    net         INTEGER,
    PRIMARY KEY (day, id)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Whose an order of the provider's is (Orders): its notification may name nothing else. In today's logs as the fold of
 * the facts has it: by what its code came with, or else by the order first seen last.
 */
const providerOrders = `
  ALTER TABLE charges ADD COLUMN provider_order TEXT;
  UPDATE charges SET provider_order = coalesce(
    (SELECT json_extract(body, '$.providerOrderId') FROM facts
      WHERE stream = 'charge:' || reference AND kind = 'code-issued' ORDER BY facts.seq DESC LIMIT 1),
    (SELECT json_extract(body, '$.order.id') FROM facts
      WHERE stream = 'charge:' || reference AND kind = 'order-seen'
      GROUP BY 1 ORDER BY min(facts.seq) DESC LIMIT 1))
    WHERE api = 'orders';
  CREATE INDEX charges_by_provider_order ON charges (provider_order) WHERE provider_order IS NOT NULL;
`;

/** Opened by hand, outside a sale. Versions before this one know nothing of it, nor of tenders with a name. */
const drawerOpenings = `
  CREATE TABLE drawer_openings (
    born    INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE,
    seq     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    reason  TEXT    NOT NULL,
    by_whom TEXT
  ) STRICT;
`;

/** What was rung up and taken away before it was charged. */
const voids = `
  CREATE TABLE voids (
    born           INTEGER PRIMARY KEY,
    id             TEXT    NOT NULL UNIQUE,
    seq            INTEGER NOT NULL,
    sale_id        TEXT    NOT NULL,
    at             INTEGER NOT NULL,
    how            TEXT    NOT NULL,
    before         INTEGER NOT NULL,
    after          INTEGER NOT NULL,
    leaves_nothing INTEGER NOT NULL CHECK (leaves_nothing IN (0, 1)),
    by_whom        TEXT,
    undone_at      INTEGER
  ) STRICT;
  CREATE INDEX voids_of_sale ON voids (sale_id);
`;

/**
 * Every movement of money, one row each, so that a day, an hour or a shift is a sum. In today's logs as the payments and
 * tenders stand now: what was known of them at which moment is not told apart any more.
 */
const ledger = `
  CREATE TABLE ledger (
    id       INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    means    TEXT    NOT NULL,
    amount   INTEGER NOT NULL,
    kind     TEXT    NOT NULL,
    sale_id  TEXT    NOT NULL
  ) STRICT;
  CREATE INDEX ledger_by_time ON ledger (at, means, kind, amount, sale_id);
  CREATE INDEX ledger_of_sale ON ledger (sale_id, means);
  CREATE INDEX sales_by_time ON sales (opened_at);

  INSERT INTO ledger (position, at, means, amount, kind, sale_id)
    SELECT born, coalesce(approved_at, learnt_at), 'qr', amount, 'in', sale_id
    FROM payments JOIN charges USING (reference)
    WHERE payments.status IN ('approved', 'in-mediation', 'refunded', 'charged-back')
      AND currency = ${currencyOfSite}
    ORDER BY born, payments.id;
  INSERT INTO ledger (position, at, means, amount, kind, sale_id)
    SELECT born, max(coalesce(changed_at, learnt_at), coalesce(approved_at, learnt_at)), 'qr',
      -iif(payments.status IN ('refunded', 'charged-back'), amount, refunded), 'back', sale_id
    FROM payments JOIN charges USING (reference)
    WHERE payments.status IN ('approved', 'in-mediation', 'refunded', 'charged-back')
      AND currency = ${currencyOfSite}
      AND (refunded > 0 OR payments.status IN ('refunded', 'charged-back'))
    ORDER BY born, payments.id;
  INSERT INTO ledger (position, at, means, amount, kind, sale_id)
    SELECT position, at, json_extract(body, '$.tender'), json_extract(body, '$.amount'), 'in', substr(stream, 6)
    FROM facts WHERE kind = 'tender-recorded' ORDER BY position;
  INSERT INTO ledger (position, at, means, amount, kind, sale_id)
    SELECT voided.position, voided.at, json_extract(taken.body, '$.tender'),
      -json_extract(taken.body, '$.amount'), 'correction', substr(voided.stream, 6)
    FROM facts AS voided JOIN facts AS taken ON taken.stream = voided.stream AND taken.kind = 'tender-recorded'
      AND json_extract(taken.body, '$.tenderId') = json_extract(voided.body, '$.tenderId')
    WHERE voided.kind = 'tender-voided' ORDER BY voided.position;
`;

/**
 * Turns at the register, and what each sale came to when it got its receipt. What was closed before has no row there: no
 * shift lies so far back.
 */
const shifts = `
  CREATE TABLE shifts (
    born            INTEGER PRIMARY KEY,
    id              TEXT    NOT NULL UNIQUE,
    seq             INTEGER NOT NULL,
    opened_at       INTEGER NOT NULL,
    closed_position INTEGER,
    z_number        INTEGER UNIQUE,
    open            INTEGER NOT NULL CHECK (open IN (0, 1)),
    CHECK ((open = 1) = (z_number IS NULL) AND (open = 1) = (closed_position IS NULL))
  ) STRICT;
  CREATE UNIQUE INDEX one_shift_open ON shifts (open) WHERE open = 1;
  CREATE TRIGGER shifts_unbroken BEFORE UPDATE OF z_number ON shifts
    WHEN NEW.z_number IS NOT NULL AND NEW.z_number IS NOT (SELECT coalesce(max(z_number), 0) + 1 FROM shifts)
      AND NEW.z_number IS NOT OLD.z_number
    BEGIN SELECT RAISE(ABORT, 'Z numbers are unbroken'); END;

  CREATE TABLE closings (
    id       INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    sale_id  TEXT    NOT NULL,
    receipt  TEXT,
    rate     INTEGER,
    cost     INTEGER NOT NULL,
    discount INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX closings_by_position ON closings (position);
  CREATE INDEX ledger_by_position ON ledger (position);
`;

/** What people did at the till beside selling. Each stands whole in its fact; here it is found by its time. */
const staffActs = `
  CREATE TABLE staff_acts (
    born INTEGER PRIMARY KEY,
    id   TEXT    NOT NULL UNIQUE,
    seq  INTEGER NOT NULL,
    at   INTEGER NOT NULL,
    kind TEXT    NOT NULL
  ) STRICT;
  CREATE INDEX staff_acts_by_time ON staff_acts (at);
`;

/** The everyday course of charges, sales, refunds and paper. What is not one of these is worth reading again. */
const everyday = [
  'charge-requested',
  'charge-adopted',
  'request-not-sent',
  'request-retried',
  'request-repeated',
  'request-unanswered',
  'request-refused',
  'code-issued',
  'attempt-superseded',
  'charge-parked',
  'charge-recalled',
  'asking-stopped',
  'asking-resumed',
  'deadline-passed',
  'read-after-deadline',
  'order-seen',
  'payment-seen',
  'order-withdrawn',
  'sale-opened',
  'sale-changed',
  'tender-recorded',
  'sale-abandoned',
  'receipt-numbered',
  'refund-not-sent',
  'refund-unanswered',
  'refund-retried',
  'refund-refused',
  'refund-absent',
  'refund-seen',
  'job-queued',
  'job-sending',
  'job-sent',
  'job-failed',
  'job-requeued',
  'job-moved',
  'job-found',
  'job-given-up',
];

/** Kinds to come are in it by themselves, and a sale is where something was taken off its price. Never edited: an index is built on it. */
export const besideSales = `(kind NOT IN (${everyday.map((kind) => `'${kind}'`).join(', ')})
  OR (kind IN ('sale-opened', 'sale-changed') AND instr(body, '"discount":{') > 0))`;

const besideSalesIndex = `CREATE INDEX facts_beside_sales ON facts (position, kind) WHERE ${besideSales};`;

/** Who sold. In today's logs as the sale's first fact has it. */
const cashiers = `
  ALTER TABLE sales ADD COLUMN cashier TEXT;
  UPDATE sales SET cashier =
    (SELECT json_extract(body, '$.cashier') FROM facts WHERE stream = 'sale:' || sales.id AND facts.seq = 1);
`;

/** What people said of the differences between our payments and the provider's records. */
const resolutions = `
  CREATE TABLE resolutions (
    born INTEGER PRIMARY KEY,
    id   TEXT    NOT NULL UNIQUE,
    seq  INTEGER NOT NULL,
    day  TEXT    NOT NULL
  ) STRICT;
  CREATE INDEX resolutions_of_day ON resolutions (day);
`;

/** The last trigger also stops INSERT OR REPLACE, which deletes without firing the one for deletes. */
const appendOnly = `
  CREATE TRIGGER facts_no_update BEFORE UPDATE ON facts
    BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
  CREATE TRIGGER facts_no_delete BEFORE DELETE ON facts
    BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
  CREATE TRIGGER facts_at_the_end BEFORE INSERT ON facts
    WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM facts)
      OR NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM facts WHERE stream = NEW.stream)
    BEGIN SELECT RAISE(ABORT, 'facts are added at the end only'); END;
`;

export const migrations: readonly Migration[] = [
  {
    version: 1,
    up: (db) => {
      db.exec(tables);
      db.exec(appendOnly);
    },
  },
  { version: 2, up: (db) => void db.exec(refunds) },
  { version: 3, up: (db) => void db.exec(providerRecords) },
  { version: 4, up: (db) => void db.exec(providerOrders) },
  { version: 5, up: (db) => void db.exec(drawerOpenings) },
  { version: 6, up: (db) => void db.exec(voids) },
  { version: 7, up: (db) => void db.exec(ledger) },
  { version: 8, up: (db) => void db.exec(shifts) },
  { version: 9, up: (db) => void db.exec(staffActs) },
  { version: 10, up: (db) => void db.exec(besideSalesIndex) },
  {
    version: 11,
    up: (db) => {
      db.exec(cashiers);
      db.exec(sumTables);
      fillSums(db);
      db.exec(caseTables);
      fillCases(db);
    },
  },
  { version: 12, up: (db) => void db.exec(resolutions) },
  {
    version: 13,
    up: (db) => {
      db.exec(differenceTable);
      fillDifferences(db);
    },
  },
];
