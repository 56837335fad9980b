import type { Database } from 'better-sqlite3';
import type { Charge } from '#core/domain/charge';
import { type Movement, movementsOfCharge, movementsOfSale } from '#core/domain/ledger';
import type { SaleId } from '#core/domain/sale';
import type { SaleRecord } from '#core/domain/sale-record';

/** Writes what each fact moved, beside the fact: `position` is the fact's own, so that a shift is a range of them. */
export type Ledger = {
  charge(before: Charge | null, after: Charge, position: number): void;
  sale(before: SaleRecord | null, after: SaleRecord, position: number): void;
};

export function createLedger(db: Database): Ledger {
  const insert = db.prepare(
    'INSERT INTO ledger (position, at, means, amount, kind, sale_id) VALUES (@position, @at, @means, @amount, @kind, @saleId)',
  );
  const write = (movements: readonly Movement[], saleId: SaleId, position: number): void => {
    for (const movement of movements) insert.run({ ...movement, saleId, position });
  };
  return {
    charge: (before, after, position) => write(movementsOfCharge(before, after), after.saleId, position),
    sale: (before, after, position) => write(movementsOfSale(before, after), after.id, position),
  };
}
