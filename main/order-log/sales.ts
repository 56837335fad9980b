import type { Database } from 'better-sqlite3';
import type { SaleId } from '#core/domain/sale';
import { nextSale, openedSale, type SaleFact, type SaleRecord, tenderedOf } from '#core/domain/sale-record';
import { saleFacts } from '#main/order-log/sale-facts';
import type { StreamRules } from '#main/order-log/streams';

const insertSale = `
  INSERT INTO sales (born, id, seq, number, opened_at, total, tendered, collected, on_sight, abandoned_at,
    receipt_number, receipt_sequence, cashier)
  VALUES (@born, @id, @seq, @number, @openedAt, @total, @tendered,
    (SELECT coalesce(sum(received - returned), 0) FROM charges WHERE sale_id = @id),
    @onSight, @abandonedAt, @receiptNumber, @receiptSequence, @cashier)`;

const updateSale = `
  UPDATE sales SET seq = @seq, total = @total, tendered = @tendered, on_sight = @onSight,
    abandoned_at = @abandonedAt, receipt_number = @receiptNumber, receipt_sequence = @receiptSequence
  WHERE id = @id`;

const collectSale = `
  UPDATE sales SET collected = (SELECT coalesce(sum(received - returned), 0) FROM charges WHERE sale_id = @id)
  WHERE id = @id`;

export function saleRules(db: Database): StreamRules<SaleId, SaleRecord, SaleFact> {
  const insert = db.prepare(insertSale);
  const update = db.prepare(updateSale);
  const seqOf = db.prepare<[SaleId], { seq: number }>('SELECT seq FROM sales WHERE id = ?');
  return {
    prefix: 'sale',
    schemas: saleFacts,
    begin: (fact) => (fact.kind === 'sale-opened' ? openedSale(fact) : null),
    next: nextSale,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: (sale, place) => void insert.run({ ...columnsOf(sale), ...place }),
    update: (_before, sale, seq) => void update.run({ ...columnsOf(sale), seq }),
  };
}

function columnsOf(sale: SaleRecord) {
  const { id, number, openedAt, total, abandonedAt, receiptNumber, voidReceipts, cashier } = sale;
  const lastReceipt = receiptNumber ?? voidReceipts.at(-1);
  return {
    id,
    number,
    openedAt,
    total,
    abandonedAt,
    receiptNumber,
    cashier,
    tendered: tenderedOf(sale),
    onSight: Number(sale.acceptedOnSight !== null),
    // A void number stays taken: the next is counted from it.
    receiptSequence: lastReceipt === undefined ? null : sequenceOf(lastReceipt),
  };
}

/** A receipt's number ends with its sequence: the figures at its end. */
function sequenceOf(receiptNumber: string): number | null {
  const figures = /\d{1,15}$/.exec(receiptNumber)?.[0];
  return figures === undefined ? null : Number(figures);
}

export type SaleCounters = {
  nextNumber(): number;
  nextReceiptSequence(): number;
  lastReceipt(): { readonly saleId: SaleId; readonly saleNumber: number } | null;
  /** Of the latest sales, newest first: however many there are, no more than these are looked at. */
  tendered(limit: number): readonly SaleId[];
  /** Over all the sale's charges, what came in less what went back. */
  collect(id: SaleId): void;
};

export function createSaleCounters(db: Database): SaleCounters {
  const number = db.prepare<[], { last: number | null }>('SELECT max(number) AS last FROM sales');
  const receipt = db.prepare<[], { last: number | null }>(
    'SELECT max(receipt_sequence) AS last FROM sales WHERE receipt_sequence IS NOT NULL',
  );
  const last = db.prepare<[], { saleId: SaleId; saleNumber: number }>(
    `SELECT id AS saleId, number AS saleNumber FROM sales
     WHERE receipt_sequence IS NOT NULL AND receipt_number IS NOT NULL ORDER BY receipt_sequence DESC LIMIT 1`,
  );
  const collect = db.prepare(collectSale);
  const tendered = db.prepare<[number], { id: SaleId }>(
    `SELECT id FROM (SELECT born, id, tendered FROM sales ORDER BY born DESC LIMIT 300)
     WHERE tendered > 0 ORDER BY born DESC LIMIT ?`,
  );
  return {
    nextNumber: () => (number.get()?.last ?? 0) + 1,
    nextReceiptSequence: () => (receipt.get()?.last ?? 0) + 1,
    lastReceipt: () => last.get() ?? null,
    tendered: (limit) => tendered.all(limit).map(({ id }) => id),
    collect: (id) => void collect.run({ id }),
  };
}
