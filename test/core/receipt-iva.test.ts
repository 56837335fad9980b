import { describe, expect, it } from 'vitest';
import { sum, toMoney, toQuantity } from '#core/domain/money';
import { type Columns, rowText } from '#core/domain/paper-grid';
import { gridOf } from '#core/domain/receipt-grid';
import type { Cart } from '#core/domain/sale';
import { LANGUAGES, type Language, SITE_IDS } from '#core/domain/site';
import { wordsIn } from '#main/words/words';
import { lineOf, receiptFor } from '#test/core/receipt-samples';

const groceries: Cart = {
  lines: [
    lineOf({ name: 'Gaseosa cola 2 l', unitPrice: toMoney(5950), quantity: toQuantity(2000) }),
    lineOf({ name: 'Café molido 250 g', unitPrice: toMoney(10_500), taxRate: 500 }),
    lineOf({ name: 'Pan del día', unit: 'kg', unitPrice: toMoney(10_400), taxRate: 0 }),
  ],
  discount: null,
  note: null,
};

/** What stands between the total and how it was paid. */
function taxRows(language: Language, columns: Columns): readonly string[] {
  const receipt = receiptFor('MCO', language, { cart: groceries });
  const rows = gridOf(receipt, columns, wordsIn(language)).rows;
  const total = rows.findIndex((row) => row.kind === 'text' && row.left === 'TOTAL');
  const rule = rows.findIndex((row, at) => at > total && row.kind === 'rule');
  return rows.slice(total + 1, rule).map((row) => rowText(row, columns));
}

describe('a receipt in Colombia', () => {
  it('says the IVA that the total contains, by rate, with its base', () => {
    const { taxes, total } = receiptFor('MCO', 'es', { cart: groceries });
    expect(taxes).toEqual([
      { rate: 0, base: 10_400, iva: 0 },
      { rate: 500, base: 10_000, iva: 500 },
      { rate: 1900, base: 10_000, iva: 1900 },
    ]);
    expect(sum(taxes.flatMap(({ base, iva }) => [base, iva]))).toBe(total);
  });

  it.each(LANGUAGES)('writes it under the total, in %s, on wide paper', (language) => {
    const sign = language.startsWith('es') ? ' %' : '%';
    expect(taxRows(language, 48).map((row) => row.replace(/ {2,}/, ' … '))).toEqual([
      `IVA 0${sign} (base $ 10.400) … $ 0`,
      `IVA 5${sign} (base $ 10.000) … $ 500`,
      `IVA 19${sign} (base $ 10.000) … $ 1.900`,
    ]);
  });

  it('gives the amount a row of its own where the paper is narrow', () => {
    expect(taxRows('es', 32)).toEqual([
      'IVA 0 % (base $ 10.400)      $ 0',
      'IVA 5 % (base $ 10.000)    $ 500',
      'IVA 19 % (base $ 10.000)',
      '                         $ 1.900',
    ]);
  });
});

it.each(SITE_IDS.filter((id) => id !== 'MCO'))('a receipt says no IVA in %s', (id) => {
  expect(receiptFor(id, 'es', { cart: groceries }).taxes).toEqual([]);
});
