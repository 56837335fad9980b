import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Charge, ChargeFact } from '#core/domain/charge';
import { HOUR, MINUTE, SECOND } from '#core/domain/instant';
import { type Movement, movementsOfCharge, movementsOfSale } from '#core/domain/ledger';
import { born, next } from '#core/domain/lifecycle';
import { negate, subtract, sum, toMoney } from '#core/domain/money';
import {
  nextSale,
  openedSale,
  type SaleFact,
  type SaleRecord,
  type TenderId,
  tenderedOf,
} from '#core/domain/sale-record';
import { aBirth, aPayment, aTry, cartOf, NOON, paymentSeen, saleId, TOTAL } from '#test/support/builders';
import { anyFact } from '#test/support/chance';

const PAID_AT = NOON + 30 * SECOND;

function movedBy(...facts: readonly ChargeFact[]): readonly Movement[] {
  let charge: Charge = born(aBirth());
  return facts.flatMap((fact) => {
    const before = charge;
    charge = next(before, fact);
    return movementsOfCharge(before, charge);
  });
}

const total = (movements: readonly Movement[]): number => sum(movements.map(({ amount }) => amount));

describe('the movements of a charge', () => {
  it('are what came in, at the time the provider approved it', () => {
    expect(movedBy(paymentSeen(aPayment(), NOON + HOUR))).toEqual([
      { at: PAID_AT, means: 'qr', amount: TOTAL, kind: 'in' },
    ]);
  });

  it('are nothing while nobody paid', () => {
    expect(movedBy(paymentSeen(aTry('rejected')), paymentSeen(aTry('in-process')))).toEqual([]);
  });

  it('name once what is seen twice', () => {
    expect(movedBy(paymentSeen(aPayment()), paymentSeen(aPayment(), NOON + HOUR))).toHaveLength(1);
  });

  it('tell what goes back when it goes', () => {
    const part = { refunded: toMoney(65_100), changedAt: NOON + HOUR };
    const all = { ...part, status: 'refunded', refunded: TOTAL, changedAt: NOON + 2 * HOUR } as const;
    expect(
      movedBy(paymentSeen(aPayment()), paymentSeen(aPayment(part)), paymentSeen(aPayment(all))).slice(1),
    ).toEqual([
      { at: NOON + HOUR, means: 'qr', amount: toMoney(-65_100), kind: 'back' },
      { at: NOON + 2 * HOUR, means: 'qr', amount: toMoney(-500_000), kind: 'back' },
    ]);
  });

  it('move money to the earlier moment, when it is learnt that it was approved then', () => {
    const earlier = aPayment({ approvedAt: PAID_AT - MINUTE });
    expect(movedBy(paymentSeen(aPayment()), paymentSeen(earlier, NOON + HOUR)).slice(1)).toEqual([
      { at: PAID_AT, means: 'qr', amount: negate(TOTAL), kind: 'correction' },
      { at: PAID_AT - MINUTE, means: 'qr', amount: TOTAL, kind: 'correction' },
    ]);
  });

  it('leave out money of another currency', () => {
    expect(movedBy(paymentSeen(aPayment({ currency: 'USD' })))).toEqual([]);
  });

  it('add up to what the charge received less what it returned, whatever happens to it', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 30 }), (facts) => {
        const first = born(aBirth());
        const last = facts.reduce(next, first);
        expect(total(movedBy(...facts))).toBe(subtract(last.received, last.returned));
        // Many facts in one commit move as much as one by one.
        expect(total(movementsOfCharge(first, last))).toBe(subtract(last.received, last.returned));
      }),
    );
  });

  it('lie where the payments lie now, whatever was known before', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 30 }), (facts) => {
        const last = facts.reduce(next, born(aBirth()));
        const now = movementsOfCharge(null, last);
        const cameAt = (movements: readonly Movement[], at: number): number =>
          total(movements.filter((one) => one.at === at && one.kind !== 'back'));
        for (const { at } of now.filter(({ kind }) => kind === 'in'))
          expect(cameAt(movedBy(...facts), at)).toBe(cameAt(now, at));
      }),
    );
  });
});

describe('the movements of a sale', () => {
  const opened: SaleFact = {
    at: NOON,
    kind: 'sale-opened',
    saleId: saleId('sale-1'),
    number: 1,
    cart: cartOf(TOTAL),
    cashier: null,
  };
  const taken = (id: string | null, amount: number, at = NOON + MINUTE): SaleFact => ({
    at,
    kind: 'tender-recorded',
    tenderId: id as TenderId | null,
    tender: 'cash',
    amount: toMoney(amount),
    given: toMoney(amount),
  });
  const voided = (id: string, at = NOON + HOUR): SaleFact => ({
    at,
    kind: 'tender-voided',
    tenderId: id as TenderId,
    reason: 'typo',
    by: null,
  });

  function movedBySale(...facts: readonly SaleFact[]): { sale: SaleRecord; moved: readonly Movement[] } {
    let sale = openedSale(opened as Extract<SaleFact, { kind: 'sale-opened' }>);
    const moved = facts.flatMap((fact) => {
      const before = sale;
      sale = nextSale(before, fact);
      return movementsOfSale(before, sale);
    });
    return { sale, moved };
  }

  it('are what was taken, and what was taken out again at the time of that', () => {
    expect(movedBySale(taken('a', 300), taken('b', 200), voided('a')).moved).toEqual([
      { at: NOON + MINUTE, means: 'cash', amount: 300, kind: 'in' },
      { at: NOON + MINUTE, means: 'cash', amount: 200, kind: 'in' },
      { at: NOON + HOUR, means: 'cash', amount: -300, kind: 'correction' },
    ]);
  });

  it('add up to what is tendered, also of sales of the first versions', () => {
    const ids = fc.constantFrom('a', 'b', 'c', null);
    const acts = fc.oneof(
      fc.tuple(ids, fc.integer({ min: 1, max: 900 })).map(([id, amount]) => taken(id, amount)),
      fc.constantFrom('a', 'b', 'c').map((id) => voided(id)),
    );
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 12 }), (facts) => {
        const { sale, moved } = movedBySale(...facts);
        expect(total(moved)).toBe(tenderedOf(sale));
      }),
    );
  });
});
