import { describe, expect, it } from 'vitest';
import { MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { receiptNumber, receiptOf } from '#core/domain/receipt';
import { totalsOf } from '#core/domain/sale';
import { chargePaid, everyday, lineOf, receiptFor, saleOf, settingOf, T0 } from '#test/core/receipt-samples';

const setting = settingOf('MLA', 'es-AR');
const cart = { lines: [lineOf({ unitPrice: toMoney(1000) })], discount: null, note: null };

describe('a receipt', () => {
  it('says what was sold, before and after each discount', () => {
    const { lines, subtotal, discount, total, note } = receiptFor('MLA', 'es-AR');
    expect(lines.map(({ gross, discount: off }) => [gross, off])).toEqual([
      [370_100, null],
      [195_000, null],
      [1_056_250, null],
      [99_900, { amount: 12_488, basisPoints: 1250 }],
      [540_000, { amount: 40_000, basisPoints: null }],
    ]);
    expect([subtotal, discount, total]).toEqual([
      2_208_762,
      { amount: 220_876, basisPoints: 1000 },
      totalsOf(everyday).total,
    ]);
    expect(note).toBe('Retira Ana a las 18');
  });

  it('says how it was paid, with the payments of the code and the change of the cash', () => {
    const { means, total } = receiptFor('MLA', 'es-AR');
    expect(means).toEqual([
      { kind: 'mercado-pago', amount: total - 100_000, returned: 0, paymentIds: ['131500000001'] },
      { kind: 'cash', amount: 100_000, given: 120_000, change: 20_000 },
    ]);
  });

  it('bears the time at which the money was complete, on the copy too', () => {
    const paid = chargePaid({ siteId: 'MLA', amount: toMoney(1000) });
    const again = chargePaid({ siteId: 'MLA', amount: toMoney(1000), id: '2', approvedAt: T0 + 20 * MINUTE });
    const sale = saleOf(cart);
    expect(receiptOf({ sale, charges: [paid], setting, isCopy: false }).at).toBe(T0);
    expect(receiptOf({ sale, charges: [again, paid], setting, isCopy: true }).at).toBe(T0);
    expect(receiptOf({ sale, charges: [], setting, isCopy: false }).at).toBe(sale.openedAt);
  });

  it('says what went back', () => {
    const charge = chargePaid({ siteId: 'MLA', amount: toMoney(1000), refunded: toMoney(400) });
    const { means } = receiptOf({ sale: saleOf(cart), charges: [charge], setting, isCopy: true });
    expect(means).toMatchObject([{ kind: 'mercado-pago', amount: 1000, returned: 400 }]);
  });

  it('does not call it seen when it was accepted on the customer’s word', () => {
    const sale = saleOf(cart, { at: T0, kind: 'sale-accepted-on-sight', approver: 'Eva', reason: 'sin red' });
    const receipt = receiptOf({ sale, charges: [], setting, isCopy: false });
    expect(receipt.means).toEqual([{ kind: 'on-sight', amount: 1000 }]);
    expect(receipt.at).toBe(T0);
  });

  it('leaves out codes that nobody paid', () => {
    const { means } = receiptOf({
      sale: saleOf(cart, {
        at: T0,
        kind: 'tender-recorded',
        tenderId: null,
        tender: 'transfer',
        amount: toMoney(1000),
        given: toMoney(1000),
      }),
      charges: [
        { ...chargePaid({ siteId: 'MLA', amount: toMoney(1000) }), payments: [], received: toMoney(0) },
      ],
      setting,
      isCopy: false,
    });
    expect(means).toEqual([{ kind: 'transfer', amount: 1000, given: 1000, change: 0 }]);
  });
});

describe('a receipt number', () => {
  it.each([
    ['CAJA01', 'A', 123, 'CAJA01-A000123'],
    ['Caja 1', 'B', 1, 'CAJA1-B000001'],
    ['Balcão nº 2', 'Z', 999_999, 'BALCAON2-Z999999'],
    ['', 'A', 1_000_000, 'R-A1000000'],
  ])('of register %s, letter %s and sequence %s is %s', (register, letter, sequence, text) => {
    expect(receiptNumber(register, letter, sequence)).toBe(text);
  });

  it('is not made out of a letter or a sequence that is none', () => {
    expect(() => receiptNumber('CAJA01', 'ab', 1)).toThrow(RangeError);
    expect(() => receiptNumber('CAJA01', 'A', 0)).toThrow(RangeError);
  });
});
