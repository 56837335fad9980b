import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Movement } from '#core/domain/ledger';
import { ZERO } from '#core/domain/money';
import type { Cart, SaleId } from '#core/domain/sale';
import type { SaleMoney } from '#core/domain/sold';
import { cart, instant, money, oneOf, saleId } from '#main/order-log/schemas';
import { createSums, moneyAfter } from '#main/order-log/sums';

const row = z.object({
  at: instant,
  means: oneOf<Movement['means']>({ qr: true, cash: true, 'card-terminal': true, transfer: true }),
  amount: money,
  kind: oneOf<Movement['kind']>({ in: true, back: true, correction: true }),
  saleId,
  cashier: z.string().nullable(),
  register: z.string().nullable(),
});

/** A log from before the sums: those of its ledger, with each sale as it stands now. */
export function fillSums(db: Database): void {
  const rows = db.prepare<[]>(`
    SELECT at, means, amount, kind, sale_id AS saleId, cashier,
      coalesce((SELECT register FROM charges WHERE sale_id = ledger.sale_id ORDER BY born LIMIT 1),
        (SELECT register FROM charges WHERE born < ledger.position ORDER BY born DESC LIMIT 1)) AS register
    FROM ledger LEFT JOIN sales ON sales.id = ledger.sale_id ORDER BY ledger.sale_id, ledger.id`);
  const lastCart = db.prepare<[string], { body: string }>(`
    SELECT body FROM facts WHERE stream = ? AND kind IN ('sale-opened', 'sale-changed') ORDER BY seq DESC LIMIT 1`);
  const now = new Map<SaleId, { cart: Cart | null; money: SaleMoney }>();
  const none = { came: ZERO, net: ZERO };
  const sums = createSums(db, (id) => now.get(id)?.money ?? none);
  // The file cannot be written while it is read from: a year's movements are small.
  for (const each of rows.all()) {
    const { saleId: id, cashier, register, ...movement } = row.parse(each);
    let sale = now.get(id);
    if (sale === undefined) {
      // One sale's movements lie together: the one before is done with.
      now.clear();
      sale = { cart: cartIn(lastCart.get(`sale:${id}`)), money: none };
    }
    now.set(id, sale);
    sums.add(movement, { saleId: id, cart: sale.cart, cashier, register });
    now.set(id, { ...sale, money: moneyAfter(sale.money, movement) });
  }
}

const withCart = z.object({ cart });
const cartIn = (fact: { body: string } | undefined): Cart | null =>
  fact === undefined ? null : withCart.parse(JSON.parse(fact.body)).cart;
