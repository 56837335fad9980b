import type { Database } from 'better-sqlite3';
import type { Charge } from '#core/domain/charge';
import { type Movement, movementsOfCharge, movementsOfSale } from '#core/domain/ledger';
import type { SaleId } from '#core/domain/sale';
import type { SaleRecord } from '#core/domain/sale-record';
import { createSums, type SoldIn } from '#main/order-log/sums';

/** Writes what each fact moved, beside the fact: `position` is the fact's own, so that a shift is a range of them. */
export type Ledger = {
  charge(before: Charge | null, after: Charge, position: number): void;
  sale(before: SaleRecord | null, after: SaleRecord, position: number): void;
  /** What this transaction wrote is in the file, or came to nothing: what is remembered of it may not be so. */
  forget(): void;
};

export function createLedger(db: Database, committed: (id: SaleId) => SaleRecord | null): Ledger {
  const insert = db.prepare(
    'INSERT INTO ledger (position, at, means, amount, kind, sale_id) VALUES (@position, @at, @means, @amount, @kind, @saleId)',
  );
  const atOf = db.prepare<[number], { at: number }>('SELECT at FROM facts WHERE position = ?');
  const newest = db.prepare<[], { register: string }>(
    'SELECT register FROM charges ORDER BY born DESC LIMIT 1',
  );
  const sums = createSums(db);
  const written = new Map<SaleId, SaleRecord>();
  let register: string | null | undefined;

  /** What was recorded by hand belongs to the register that this PC last charged for. */
  const registerNow = (): string | null => {
    register ??= newest.get()?.register ?? null;
    return register;
  };

  function write(movements: readonly Movement[], of: SoldIn, position: number): void {
    for (const movement of movements) {
      sums.add(movement, of);
      insert.run({ ...movement, saleId: of.saleId, position });
    }
  }

  return {
    charge(before, after, position) {
      register = after.externalPosId;
      const movements = movementsOfCharge(before, after);
      if (movements.length === 0) return;
      const { saleId } = after;
      const sale = written.get(saleId) ?? committed(saleId);
      const of = { saleId, cart: sale?.cart ?? null, cashier: sale?.cashier ?? null, register };
      write(movements, of, position);
    },
    sale(before, after, position) {
      written.set(after.id, after);
      const of = { saleId: after.id, cart: after.cart, cashier: after.cashier, register: registerNow() };
      if (before !== null && before.cart !== after.cart)
        sums.changeCart(of, before.cart, atOf.get(position)?.at ?? after.openedAt);
      write(movementsOfSale(before, after), of, position);
    },
    forget() {
      written.clear();
      register = undefined;
    },
  };
}
