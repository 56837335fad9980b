import type { Database } from 'better-sqlite3';
import { HOUR, type Instant } from '#core/domain/instant';
import type { Movement } from '#core/domain/ledger';
import { add, type Money, negate, ZERO } from '#core/domain/money';
import type { Cart, SaleId } from '#core/domain/sale';
import { type SaleMoney, type SoldParts, soldBetween, soldParts } from '#core/domain/sold';

/** Whose a movement is: the sale as it stood then, who sold it, and at which register. */
export type SoldIn = {
  readonly saleId: SaleId;
  readonly cart: Cart | null;
  readonly cashier: string | null;
  readonly register: string | null;
};

/**
 * The ledger summed by hours, so that a month is a few thousand rows however many sales it had.
 *
 * Hours and not days, for when a day begins is a setting: each country's clocks differ from UTC by whole hours, and a
 * shop's day begins at one of them.
 */
export type Sums = {
  /** Told before the movement is in the ledger, in the same transaction. */
  add(movement: Movement, of: SoldIn): void;
  /** Charged again as another sale: what its money stands for is another thing from then on. */
  changeCart(of: SoldIn, before: Cart, at: Instant): void;
};

const bySums = `
  INSERT INTO hour_sums (hour, means, cashier, register, came, back, sales)
  VALUES (@hour, @means, @cashier, @register, @came, @back, @sales)
  ON CONFLICT DO UPDATE SET came = came + excluded.came, back = back + excluded.back, sales = sales + excluded.sales`;

const byProducts = `
  INSERT INTO hour_products (hour, product, money, quantity) VALUES (@hour, @product, @money, @quantity)
  ON CONFLICT DO UPDATE SET money = money + excluded.money, quantity = quantity + excluded.quantity`;

const byNames = `
  INSERT INTO product_names (product, name) VALUES (?, ?)
  ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name`;

/** Corrections are in what came: what was recorded by mistake never did. */
const moneySql = `
  SELECT coalesce(sum(iif(kind = 'back', 0, amount)), 0) AS came, coalesce(sum(amount), 0) AS net
  FROM ledger WHERE sale_id = ?`;

export function createSums(db: Database, moneyOf: (id: SaleId) => SaleMoney = committedMoney(db)): Sums {
  const sums = db.prepare(bySums);
  const products = db.prepare(byProducts);
  const names = db.prepare(byNames);

  function sell(parts: SoldParts, at: Instant): void {
    const hour = Math.floor(at / HOUR);
    for (const [product, part] of parts) products.run({ hour, product, ...part });
  }

  return {
    add(movement, { saleId, cart, cashier, register }) {
      const { at, means, amount, kind } = movement;
      const before = moneyOf(saleId);
      const after = moneyAfter(before, movement);
      sums.run({
        hour: Math.floor(at / HOUR),
        means,
        cashier: cashier ?? '',
        register: register ?? '',
        came: kind === 'back' ? 0 : amount,
        back: kind === 'back' ? negate(amount) : 0,
        sales: Number(after.came > ZERO) - Number(before.came > ZERO),
      });
      sell(soldBetween(soldParts(cart, before), soldParts(cart, after)), at);
      for (const line of cart?.lines ?? []) if (line.productId !== null) names.run(line.productId, line.name);
    },
    changeCart({ saleId, cart }, before, at) {
      const money = moneyOf(saleId);
      sell(soldBetween(soldParts(before, money), soldParts(cart, money)), at);
    },
  };
}

export function moneyAfter(
  { came, net }: SaleMoney,
  { amount, kind }: Pick<Movement, 'amount' | 'kind'>,
): SaleMoney {
  return { came: kind === 'back' ? came : add(came, amount), net: add(net, amount) };
}

function committedMoney(db: Database): (id: SaleId) => SaleMoney {
  const money = db.prepare<[SaleId], { came: Money; net: Money }>(moneySql);
  return (id) => money.get(id) ?? { came: ZERO, net: ZERO };
}

export const sumTables = `
  CREATE TABLE hour_sums (
    hour     INTEGER NOT NULL,
    means    TEXT    NOT NULL,
    cashier  TEXT    NOT NULL,
    register TEXT    NOT NULL,
    came     INTEGER NOT NULL,
    back     INTEGER NOT NULL,
    sales    INTEGER NOT NULL,
    PRIMARY KEY (hour, means, cashier, register)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE hour_products (
    hour     INTEGER NOT NULL,
    product  TEXT    NOT NULL,
    money    INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (hour, product)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE product_names (
    product TEXT PRIMARY KEY,
    name    TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
