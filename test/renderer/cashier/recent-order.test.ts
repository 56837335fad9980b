import { expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { inOrder, meansOf } from '#renderer/cashier/recent/recent-order';
import { beside, recent } from '#test/support/cashier-answers';

it('charges and sales paid otherwise are one list, the newest first', () => {
  const rows = inOrder(recent, beside.tendered);
  expect(rows.length).toBe(recent.length + beside.tendered.length);
  const times = rows.map((row) => (row.kind === 'sale' ? row.sale.at : row.charge.requestedAt));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(rows.slice(0, 3).map(({ kind }) => kind)).toEqual(['charge', 'sale', 'charge']);
});

it('a sale says by what means it was paid, and mixed where a code paid a part', () => {
  expect(beside.tendered.map(meansOf)).toEqual(['cash', 'card-terminal', 'transfer']);
  const [cash, card] = beside.tendered;
  if (cash === undefined || card === undefined) throw new Error('no sales');
  expect(meansOf({ ...cash, collected: toMoney(100) })).toBe('mixed');
  expect(meansOf({ ...cash, tenders: [...cash.tenders, ...card.tenders] })).toBe('mixed');
});
