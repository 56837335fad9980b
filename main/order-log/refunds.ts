import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import {
  heldBy,
  isUnfinished,
  nextRefund,
  type RefundFact,
  type RefundId,
  type RefundRecord,
  requestedRefund,
} from '#core/domain/refund';
import type { SaleId } from '#core/domain/sale';
import { LogDamaged } from '#main/order-log/facts';
import { refundFacts } from '#main/order-log/refund-facts';
import { refundId } from '#main/order-log/schemas';
import type { StreamRules } from '#main/order-log/streams';

const insertRefund = `
  INSERT INTO refunds (born, id, seq, reference, sale_id, payment_id, key, amount, held, state, requested_at,
    settled_at, open)
  VALUES (@born, @refundId, @seq, @reference, @saleId, @paymentId, @key, @amount, @held, @state, @requestedAt,
    @settledAt, @open)`;

const updateRefund = `
  UPDATE refunds SET seq = @seq, held = @held, state = @state, settled_at = @settledAt, open = @open
  WHERE id = @refundId`;

export function refundRules(db: Database): StreamRules<RefundId, RefundRecord, RefundFact> {
  const insert = db.prepare(insertRefund);
  const update = db.prepare(updateRefund);
  const seqOf = db.prepare<[RefundId], { seq: number }>('SELECT seq FROM refunds WHERE id = ?');
  return {
    prefix: 'refund',
    schemas: refundFacts,
    begin: (fact) => (fact.kind === 'refund-requested' ? requestedRefund(fact) : null),
    next: nextRefund,
    seqOf: (id) => seqOf.get(id)?.seq ?? 0,
    insert: (refund, place) => void insert.run({ ...columnsOf(refund), ...place }),
    update: (_before, refund, seq) => void update.run({ ...columnsOf(refund), seq }),
  };
}

const columnsOf = (refund: RefundRecord) => ({
  refundId: refund.refundId,
  reference: refund.reference,
  saleId: refund.saleId,
  paymentId: refund.paymentId,
  key: refund.key,
  amount: refund.amount,
  held: heldBy(refund),
  state: refund.state,
  requestedAt: refund.requestedAt,
  settledAt: refund.settledAt,
  open: Number(isUnfinished(refund)),
});

export type RefundLists = {
  of(sale: SaleId): readonly RefundId[];
  unfinished(): readonly RefundId[];
};

const named = z.array(z.object({ id: refundId }));

export function createRefundLists(db: Database): RefundLists {
  const ofSale = db.prepare('SELECT id FROM refunds WHERE sale_id = ? ORDER BY born');
  const unfinished = db.prepare('SELECT id FROM refunds WHERE open = 1 ORDER BY born');
  return { of: (sale) => ids(ofSale.all(sale)), unfinished: () => ids(unfinished.all()) };
}

function ids(rows: readonly unknown[]): readonly RefundId[] {
  const parsed = named.safeParse(rows);
  if (!parsed.success) throw new LogDamaged(`A row of refunds is not one we know: ${parsed.error.message}`);
  return parsed.data.map(({ id }) => id);
}
