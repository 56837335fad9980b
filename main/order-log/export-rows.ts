import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { type BusinessDay, boundsOf, businessDayOf, type DayRule, dayAfter } from '#core/domain/business-day';
import type { ExportRow, ExportTable } from '#core/domain/export-tables';
import { EXPORT_WORDS, type ExportWords } from '#core/domain/export-words';
import { MEANS } from '#core/domain/ledger';
import { subtract } from '#core/domain/money';
import { heldBy, nextRefund, type RefundFact, type RefundRecord, requestedRefund } from '#core/domain/refund';
import { type Cart, lineAmounts, lineCosts } from '#core/domain/sale';
import type { Language } from '#core/domain/site';
import { meansSql } from '#main/order-log/days';
import { factRow, parseFact, read } from '#main/order-log/export-facts';
import { shiftRows } from '#main/order-log/export-shifts';
import { refundFacts } from '#main/order-log/refund-facts';
import { saleFacts } from '#main/order-log/sale-facts';
import { instant, money, saleId } from '#main/order-log/schemas';

export type ExportSpan = {
  readonly from: BusinessDay;
  /** The last day, with it. */
  readonly to: BusinessDay;
  readonly rule: DayRule;
  readonly language: Language;
  /** The country's general rate, for what was sold without one of its own; null where prices contain none. */
  readonly generalRate: number | null;
};

/** Each table's rows, oldest first, read one by one as they are asked for: a year is never held whole. */
export type ExportBook = {
  rows(table: ExportTable): Iterable<ExportRow>;
  /** The sales of the table of lines, with what was taken home. */
  soldCarts(): Iterable<SoldCart>;
};

export type SoldCart = {
  readonly at: number;
  readonly number: number | null;
  readonly receipt: string | null;
  readonly cart: Cart;
  readonly cashier: string | null;
};

const movementsSql = `
  SELECT l.at, s.number, s.receipt_number AS receipt, l.means, l.kind, l.amount, l.sale_id AS saleId
  FROM ledger l LEFT JOIN sales s ON s.id = l.sale_id
  WHERE l.at >= @from AND l.at < @to ORDER BY l.at, l.id`;

const chargesSql = `
  SELECT c.requested_at AS at, s.number, s.receipt_number AS receipt, c.attempt, c.register, c.state, c.oddness,
    c.total, c.received, c.returned, c.settled_at AS settledAt,
    (SELECT group_concat(id, ' ') FROM payments p WHERE p.reference = c.reference) AS payments, c.reference
  FROM charges c LEFT JOIN sales s ON s.id = c.sale_id
  WHERE (c.requested_at >= @from AND c.requested_at < @to)
    OR EXISTS (SELECT 1 FROM payments p WHERE p.reference = c.reference
      AND coalesce(p.approved_at, p.learnt_at) >= @from AND coalesce(p.approved_at, p.learnt_at) < @to)
  ORDER BY c.born`;

/** A sale belongs to the moment of its first money, and so to one day only. */
const soldSql = `
  SELECT l.sale_id AS saleId, min(l.at) AS at, s.number, s.receipt_number AS receipt
  FROM ledger l JOIN sales s ON s.id = l.sale_id
  WHERE l.kind = 'in' AND l.at >= @from AND l.at < @to
    AND NOT EXISTS (SELECT 1 FROM ledger e WHERE e.sale_id = l.sale_id AND e.kind = 'in' AND e.at < @from)
  GROUP BY l.sale_id ORDER BY 2, s.born`;

const cartsSql = `
  SELECT at, kind, body FROM facts WHERE stream = 'sale:' || ? AND kind IN ('sale-opened', 'sale-changed') ORDER BY seq`;

const refundsSql = `
  SELECT r.id, s.number, s.receipt_number AS receipt FROM refunds r LEFT JOIN sales s ON s.id = r.sale_id
  WHERE r.requested_at >= @from AND r.requested_at < @to ORDER BY r.born`;

const refundFactsSql = `SELECT at, kind, body FROM facts WHERE stream = 'refund:' || ? ORDER BY seq`;

export function createExportBook(db: Database, span: ExportSpan): ExportBook {
  const window = {
    from: boundsOf(span.from, span.rule).from,
    to: boundsOf(span.to, span.rule).to,
  };
  const words = EXPORT_WORDS[span.language];
  const dayOf = (at: number): BusinessDay => businessDayOf(at, span.rule);
  // Two at once: what is iterated over keeps its statement busy.
  const carts = db.prepare<[string], unknown>(cartsSql);
  const refundFactRows = db.prepare<[string], unknown>(refundFactsSql);

  function* soldCarts(): Generator<SoldCart> {
    for (const stored of db.prepare(soldSql).iterate(window)) {
      const { saleId: id, ...sale } = read(soldRow, stored);
      const told = carts.all(id).map((row) => read(factRow, row));
      const opened = parseFact(saleFacts['sale-opened'], told[0]);
      const last = told.at(-1);
      const cart =
        last?.kind === 'sale-changed' ? parseFact(saleFacts['sale-changed'], last).cart : opened.cart;
      yield { ...sale, cart, cashier: opened.cashier };
    }
  }

  const tables: Readonly<Record<ExportTable, () => Iterable<ExportRow>>> = {
    days: () => dayRows(db, span, words),
    *movements() {
      for (const stored of db.prepare(movementsSql).iterate(window)) {
        const { at, number, receipt, means, kind, amount, saleId: id } = read(movementRow, stored);
        yield [dayOf(at), at, number, receipt, words.means[means], words.movement[kind], amount, id];
      }
    },
    *charges() {
      for (const stored of db.prepare(chargesSql).iterate(window)) {
        const row = read(chargeRow, stored);
        yield [
          dayOf(row.at),
          row.at,
          row.number,
          row.receipt,
          row.attempt,
          row.register,
          wordOf(words.state, row.state),
          row.oddness.map((odd) => wordOf(words.oddness, odd)).join(', '),
          row.total,
          row.received,
          row.returned,
          row.settledAt,
          row.payments,
          row.reference,
        ];
      }
    },
    *lines() {
      for (const sold of soldCarts()) yield* lineRows(sold, dayOf(sold.at), words, span.generalRate);
    },
    *refunds() {
      for (const stored of db.prepare(refundsSql).iterate(window)) {
        const { id, number, receipt } = read(refundRow, stored);
        const refund = foldRefund(refundFactRows.all(id).map((row) => read(factRow, row)));
        yield [
          dayOf(refund.requestedAt),
          refund.requestedAt,
          number,
          receipt,
          words.refund[refund.state],
          refund.amount,
          refund.state === 'done' ? heldBy(refund) : 0,
          refund.settledAt,
          refund.by ?? '',
          refund.reason,
          refund.paymentId,
          refund.reference,
        ];
      }
    },
    shifts: () => shiftRows(db, window, dayOf),
  };
  return { rows: (table) => tables[table](), soldCarts };
}

function* dayRows(db: Database, { from, to, rule }: ExportSpan, words: ExportWords): Generator<ExportRow> {
  const means = db.prepare(meansSql);
  for (let day = from; day <= to; day = dayAfter(day)) {
    const moved = means.all(boundsOf(day, rule)).map((row) => read(meansRow, row));
    for (const kind of MEANS) {
      const sums = moved.find((each) => each.means === kind);
      if (sums === undefined) continue;
      const { came, back, sales } = sums;
      yield [day, words.means[kind], sales, came, back, subtract(came, back)];
    }
  }
}

function* lineRows(
  { at, number, receipt, cart, cashier }: SoldCart,
  day: BusinessDay,
  words: ExportWords,
  generalRate: number | null,
): Generator<ExportRow> {
  const costs = lineCosts(cart);
  for (const [place, line] of cart.lines.entries()) {
    const amount = costs[place] ?? lineAmounts(line).net;
    yield [
      day,
      at,
      number,
      receipt,
      cashier,
      line.sku,
      line.name,
      line.quantity,
      words.unit[line.unit],
      line.unitPrice,
      // The line's own, and its share of the sale's.
      subtract(lineAmounts(line).gross, amount),
      amount,
      line.taxRate ?? generalRate,
      line.note,
    ];
  }
}

const refundSchemas: { readonly [kind: string]: z.ZodType<RefundFact> | undefined } = refundFacts;

function foldRefund(rows: readonly z.infer<typeof factRow>[]): RefundRecord {
  const [first, ...rest] = rows;
  let refund = requestedRefund(parseFact(refundFacts['refund-requested'], first));
  for (const row of rest) {
    const schema = refundSchemas[row.kind];
    if (schema !== undefined) refund = nextRefund(refund, parseFact(schema, row));
  }
  return refund;
}

/** A word of a newer version stays as it is. */
const wordOf = (words: Readonly<Record<string, string>>, word: string): string => words[word] ?? word;

const sale = { number: z.int().nullable(), receipt: z.string().nullable() };
const soldRow = z.object({ saleId, at: instant, ...sale });
const refundRow = z.object({ id: z.string(), ...sale });
const meansRow = z.object({ means: z.enum(MEANS), came: money, back: money, sales: z.int() });
const movementRow = z.object({
  at: instant,
  ...sale,
  means: z.enum(MEANS),
  kind: z.enum(['in', 'back', 'correction']),
  amount: money,
  saleId: z.string(),
});
const chargeRow = z.object({
  at: instant,
  ...sale,
  attempt: z.int(),
  register: z.string(),
  state: z.string(),
  oddness: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  total: money,
  received: money,
  returned: money,
  settledAt: instant.nullable(),
  payments: z.string().nullable(),
  reference: z.string(),
});
