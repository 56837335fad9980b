import { expect, it, onTestFinished } from 'vitest';
import { toMoney, ZERO } from '#core/domain/money';
import type { TenderId } from '#core/domain/sale-record';
import type { VoidId } from '#core/domain/voids';
import type { Entry } from '#core/order-log';
import { recentBeside } from '#main/recent-beside';
import {
  cartOf,
  onSale,
  openShop,
  paidCharge,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

const tender = (name: string, at: number, amount: number, kind: 'cash' | 'transfer' = 'cash'): Entry =>
  onSale(name, {
    at,
    kind: 'tender-recorded',
    tenderId: `tender-${name}-${at}` as TenderId,
    tender: kind,
    amount: toMoney(amount),
    given: toMoney(amount),
  });
const receipt = (name: string, number: string): Entry =>
  onSale(name, { at: T0 + 9, kind: 'receipt-numbered', receiptNumber: number });

it('a sale paid in cash alone is told with the recent charges, and one that a code paid is not told twice', () => {
  const { db, log } = openShop();
  onTestFinished(() => void db.close());
  log.commit([saleOpened('1', 1), ...paidCharge('a'), receipt('1', 'C01-000001')]);
  log.commit([saleOpened('2', 2), tender('2', T0 + 50, 1000), receipt('2', 'C01-000002')]);
  log.commit([saleOpened('3', 3), tender('3', T0 + 60, 400), tender('3', T0 + 70, 600, 'transfer')]);
  log.commit([receipt('3', 'C01-000003')]);
  // Paid in part: still on the counter.
  log.commit([saleOpened('4', 4), tender('4', T0 + 80, 400)]);
  const { tendered } = recentBeside(log, 50);
  expect(tendered.map(({ saleNumber, at, receiptNumber }) => [saleNumber, at, receiptNumber])).toEqual([
    [3, T0 + 70, 'C01-000003'],
    [2, T0 + 50, 'C01-000002'],
  ]);
  expect(tendered[0]).toMatchObject({ saleId: saleNamed('3'), total: 1000, collected: ZERO });
  expect(recentBeside(log, 1).tendered.length).toBe(0);
});

it('what was voided before it was charged is told with what the sale lost, and whether it was put back', () => {
  const { db, log } = openShop();
  onTestFinished(() => void db.close());
  const voided = (id: string, leavesNothing: boolean): Entry => ({
    stream: 'void',
    id: id as VoidId,
    fact: {
      kind: 'lines-voided',
      at: T0,
      id: id as VoidId,
      saleId: saleNamed('9'),
      how: 'line',
      lines: cartOf(300).lines,
      totalBefore: toMoney(1000),
      totalAfter: toMoney(700),
      leavesNothing,
      by: null,
    },
  });
  log.commit([voided('one', false)]);
  log.commit([voided('two', true)]);
  log.commit([{ stream: 'void', id: 'one' as VoidId, fact: { kind: 'void-undone', at: T0 + 5, by: null } }]);
  expect(recentBeside(log, 50).voided).toMatchObject([
    { id: 'two', first: 'Medialuna', lines: 1, amount: 300, leavesNothing: true, isUndone: false },
    { id: 'one', amount: 300, leavesNothing: false, isUndone: true },
  ]);
});
