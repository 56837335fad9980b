import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { AuditEntry } from '#core/audit';
import { add, type Money, subtract, sum } from '#core/domain/money';
import { type Cart, lineAmounts, totalsOf } from '#core/domain/sale';
import { LogDamaged } from '#main/order-log/facts';
import { besideSales } from '#main/order-log/migrations';
import { cart, instant, money } from '#main/order-log/schemas';

/** The facts beside the everyday course of sales; newest first, from an index that holds no others. */
export type AuditBook = {
  /** Of these kinds, or of any where none is named; below the position. */
  page(kinds: readonly string[] | null, below: number | null, limit: number): readonly AuditEntry[];
  /** When anything was first written; null in a new log. */
  firstAt(): number | null;
};

export const auditSql = `
  SELECT position, at, kind, stream, body FROM facts INDEXED BY facts_beside_sales
  WHERE ${besideSales} AND position < @below
    AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
  ORDER BY position DESC LIMIT @limit`;

export function createAuditBook(db: Database): AuditBook {
  const page = db.prepare(auditSql);
  const numberOf = db.prepare<[string], { number: number }>('SELECT number FROM sales WHERE id = ?');
  const first = db.prepare<[], { at: number }>('SELECT at FROM facts ORDER BY position LIMIT 1');
  return {
    firstAt: () => first.get()?.at ?? null,
    page: (kinds, below, limit) =>
      page
        .all({
          kinds: kinds === null ? null : JSON.stringify(kinds),
          below: below ?? Number.MAX_SAFE_INTEGER,
          limit,
        })
        .map((stored) => {
          const row = rowShape.safeParse(stored);
          if (!row.success) throw new LogDamaged(`A fact of the audit is not one: ${row.error.message}`);
          return entryOf(row.data, (id) => numberOf.get(id)?.number ?? null);
        }),
  };
}

const rowShape = z.object({
  position: z.int(),
  at: instant,
  kind: z.string(),
  stream: z.string(),
  body: z.string(),
});

const named = z.object({ name: z.string() });
const nameOrText = z.union([z.string(), named.transform(({ name }) => name)]);
/** What any of them may tell; a fact of a newer version tells what of it is here. */
const told = z
  .object({
    by: nameOrText.nullish(),
    who: nameOrText.nullish(),
    approver: nameOrText.nullish(),
    reason: z.string().nullish(),
    amount: money.nullish(),
    saleId: z.string().nullish(),
    zNumber: z.int().nullish(),
    cashier: z.string().nullish(),
    cart: cart.nullish(),
    totalBefore: money.nullish(),
    totalAfter: money.nullish(),
    terms: z
      .object({ by: z.string().nullable(), reason: z.string(), amount: money, saleId: z.string() })
      .partial()
      .nullish(),
    channel: z.string().nullish(),
  })
  .partial();

function entryOf(row: z.infer<typeof rowShape>, numberOf: (saleId: string) => number | null): AuditEntry {
  const parsed = told.safeParse(JSON.parse(row.body));
  const body = parsed.success ? parsed.data : {};
  const { terms } = body;
  const [family, id = ''] = row.stream.split(':', 2);
  const saleId = body.saleId ?? terms?.saleId ?? (family === 'sale' ? id : null);
  const isAboutSomebody = row.kind.startsWith('staff-') || row.kind.startsWith('pin-');
  return {
    position: row.position,
    at: row.at,
    kind: row.kind,
    who: body.by ?? terms?.by ?? (isAboutSomebody ? null : body.who) ?? body.cashier ?? null,
    approver: body.approver ?? null,
    reason: body.reason ?? terms?.reason ?? null,
    amount: amountOf(body),
    saleNumber: saleId === null ? null : numberOf(saleId),
    zNumber: body.zNumber ?? null,
    subject: isAboutSomebody ? (body.who ?? null) : (body.channel ?? null),
    old: null,
    new: null,
  };
}

function amountOf(body: z.infer<typeof told>): Money | null {
  if (body.cart != null) return discountIn(body.cart);
  if (body.totalBefore != null && body.totalAfter != null) return subtract(body.totalBefore, body.totalAfter);
  return body.amount ?? body.terms?.amount ?? null;
}

/** What was taken off, on lines and on the whole. */
function discountIn(sold: Cart): Money {
  const onLines = sum(sold.lines.map((line) => lineAmounts(line).discount));
  return add(onLines, totalsOf(sold).discount);
}
