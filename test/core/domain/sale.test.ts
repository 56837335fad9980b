import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Money, percentOf, sum, times, toMoney, toQuantity } from '#core/domain/money';
import {
  addLine,
  allot,
  type Cart,
  changeQuantity,
  discountLine,
  discountOn,
  discountSale,
  emptyCart,
  itemsToCharge,
  type Line,
  lineAmounts,
  MAX_LINES,
  MAX_TOTAL,
  noteLine,
  noteSale,
  removeLine,
  totalsOf,
} from '#core/domain/sale';
import { err } from '#core/result';
import { amount, anyCart, anyLine, percent } from '#test/support/any-cart';
import { aCart, aLine, lineId } from '#test/support/builders';

function built(cart: Cart, ...lines: readonly Line[]): Cart {
  return lines.reduce((before, line) => {
    const added = addLine(before, line);
    if (!added.ok) throw new Error(added.error);
    return added.value;
  }, cart);
}

describe('a line', () => {
  it.each([
    {
      what: 'three at 650,00',
      line: aLine({ unitPrice: toMoney(65_000), quantity: toQuantity(3000) }),
      net: 195_000,
    },
    {
      what: '0,845 kg at 1.234,50',
      line: aLine({ unitPrice: toMoney(123_450), quantity: toQuantity(845), unit: 'kg' }),
      net: 104_315,
    },
    {
      what: 'one gram at 0,10 a kilo',
      line: aLine({ unitPrice: toMoney(10), quantity: toQuantity(1), unit: 'kg' }),
      net: 0,
    },
    { what: 'ten per cent off 1.850,50', line: aLine({ discount: percent(1000) }), net: 166_545 },
    { what: 'a third off 0,10', line: aLine({ unitPrice: toMoney(10), discount: percent(3333) }), net: 7 },
    { what: 'all of it off', line: aLine({ discount: percent(10_000) }), net: 0 },
    { what: 'more off than it costs', line: aLine({ discount: amount(999_999_999) }), net: 0 },
  ])('of $what comes to $net', ({ line, net }) => {
    expect(lineAmounts(line).net).toBe(net);
  });

  it('is never discounted below nothing nor above its price', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const { gross, discount, net } = lineAmounts(line);
        expect(gross).toBe(times(line.unitPrice, line.quantity));
        expect([discount >= 0, net >= 0, net <= gross]).toEqual([true, true, true]);
        expect(gross - discount).toBe(net);
      }),
    );
  });
});

describe('a sale', () => {
  it('adds up its lines and takes its own discount off what is left of them', () => {
    const cart = {
      ...aCart(aLine({ discount: percent(1000) }), aLine({ id: lineId('2') })),
      discount: amount(50_000),
    };
    expect(totalsOf(cart)).toEqual({ subtotal: 351_595, discount: 50_000, total: 301_595, pieces: 2 });
  });

  it('counts what is weighed as one piece', () => {
    const ham = aLine({ id: lineId('2'), unit: 'kg', quantity: toQuantity(845) });
    expect(totalsOf(aCart(aLine({ quantity: toQuantity(3000) }), ham)).pieces).toBe(4);
  });

  it('of nothing comes to nothing', () => {
    expect(totalsOf(emptyCart)).toEqual({ subtotal: 0, discount: 0, total: 0, pieces: 0 });
  });

  it('never comes to less than nothing', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { subtotal, discount, total } = totalsOf(cart);
        expect([total >= 0, discount >= 0, discount <= subtotal]).toEqual([true, true, true]);
      }),
    );
  });
});

describe('ringing up', () => {
  it('puts the same product on its line', () => {
    const cart = built(emptyCart, aLine(), aLine({ id: lineId('2'), quantity: toQuantity(2000) }));
    expect(cart.lines).toEqual([aLine({ quantity: toQuantity(3000) })]);
  });

  it.each([
    ['another price', { unitPrice: toMoney(1) }],
    ['a discount', { discount: percent(1000) }],
    ['a note', { note: 'ground' }],
    ['no product behind it', { productId: null }],
    ['a weight', { unit: 'kg' as const }],
    ['another tax rate', { taxRate: 500 }],
  ])('gives a line of its own to the one with %s', (_, special) => {
    expect(built(emptyCart, aLine(), aLine({ id: lineId('2'), ...special })).lines).toHaveLength(2);
  });

  it.each([
    ['no name', { name: '  ' }, 'no-name'],
    ['a price below nothing', { unitPrice: toMoney(-1) }, 'bad-price'],
    ['no quantity', { quantity: toQuantity(0) }, 'bad-quantity'],
    ['less than none', { quantity: toQuantity(-1000) }, 'bad-quantity'],
    ['half a piece', { quantity: toQuantity(500) }, 'bad-quantity'],
    ['ten thousand', { quantity: toQuantity(10_000_000) }, 'bad-quantity'],
    ['a price past every screen', { unitPrice: toMoney(MAX_TOTAL + 1) }, 'total-too-large'],
  ])('refuses a line with %s, the first time and the second', (_, wrong, error) => {
    const line = aLine({ id: lineId('2'), ...wrong });
    expect(addLine(emptyCart, line)).toEqual(err(error));
    expect(addLine(aCart(aLine()), line)).toEqual(err(error));
  });

  it('takes a total of fourteen figures and not one cent more', () => {
    const most = aLine({ unitPrice: MAX_TOTAL });
    expect(totalsOf(built(emptyCart, most)).total).toBe(MAX_TOTAL);
    expect(addLine(aCart(most), aLine({ id: lineId('2'), unitPrice: toMoney(1) }))).toEqual(
      err('total-too-large'),
    );
    const halfCent = aLine({ id: lineId('2'), unit: 'kg', unitPrice: toMoney(1), quantity: toQuantity(500) });
    expect(addLine(aCart(most), halfCent)).toEqual(err('total-too-large'));
  });

  it('takes so many lines and no more', () => {
    const full = aCart(
      ...Array.from({ length: MAX_LINES }, (_, place) => aLine({ id: lineId(`${place}`), note: 'x' })),
    );
    expect(addLine(full, aLine({ id: lineId('more') }))).toEqual(err('too-many-lines'));
  });

  it('changes, notes and takes off one line and leaves the others', () => {
    const cart = aCart(aLine(), aLine({ id: lineId('2'), note: 'x' }));
    expect(changeQuantity(cart, lineId('2'), toQuantity(2000))).toMatchObject({
      value: { lines: [aLine(), { quantity: 2000 }] },
    });
    expect(noteLine(cart, lineId('2'), '   ')).toMatchObject({ value: { lines: [{}, { note: null }] } });
    expect(removeLine(cart, lineId('2'))).toMatchObject({ value: { lines: [aLine()] } });
    expect(noteSale(cart, ' to go ').note).toBe('to go');
  });

  it('says so where there is no such line', () => {
    const none = lineId('none');
    const tries = [
      changeQuantity(emptyCart, none, toQuantity(1000)),
      removeLine(emptyCart, none),
      discountLine(emptyCart, none, null),
      noteLine(emptyCart, none, 'x'),
    ];
    expect(tries).toEqual(tries.map(() => err('no-such-line')));
  });

  it.each([0, -1, 10_001, 0.5, Number.NaN])(
    'refuses a discount of %s hundredths of a percent',
    (basisPoints) => {
      expect(discountSale(aCart(aLine()), percent(basisPoints))).toEqual(err('bad-discount'));
      expect(discountLine(aCart(aLine()), lineId('line-1'), percent(basisPoints))).toEqual(
        err('bad-discount'),
      );
    },
  );

  it('refuses a discount of nothing and takes one off again', () => {
    expect(discountSale(aCart(aLine()), amount(0))).toEqual(err('bad-discount'));
    expect(discountSale({ ...aCart(aLine()), discount: percent(1000) }, null)).toMatchObject({
      value: { discount: null },
    });
  });
});

describe('what the provider is told was bought', () => {
  it('says each line as it is where nothing is taken off', () => {
    const items = itemsToCharge(aCart(aLine({ quantity: toQuantity(2000) })));
    expect(items).toEqual([
      { sku: 'CAFE-250', title: 'Café molido 250 g', unitPrice: 185_050, quantity: 2, total: 370_100 },
    ]);
  });

  it('says a line as one piece where its pieces do not divide it', () => {
    const cart = {
      ...aCart(aLine({ unitPrice: toMoney(100), quantity: toQuantity(3000) })),
      discount: amount(1),
    };
    expect(itemsToCharge(cart)).toMatchObject([
      { title: '3 × Café molido 250 g', quantity: 1, unitPrice: 299, total: 299 },
    ]);
  });

  it('says what is weighed as one piece at its whole price', () => {
    const ham = aLine({ name: 'Jamón', unit: 'kg', unitPrice: toMoney(123_450), quantity: toQuantity(845) });
    expect(itemsToCharge(aCart(ham))).toMatchObject([
      { title: '0.845 kg Jamón', quantity: 1, total: 104_315 },
    ]);
  });

  it('leaves out what came out free', () => {
    const cart = aCart(aLine({ discount: percent(10_000) }), aLine({ id: lineId('2'), name: 'Pan' }));
    expect(itemsToCharge(cart)).toMatchObject([{ title: 'Pan' }]);
  });

  it('is nothing at all where all came out free, or there was nothing', () => {
    expect(itemsToCharge(emptyCart)).toBeNull();
    expect(itemsToCharge({ ...aCart(aLine()), discount: percent(10_000) })).toBeNull();
  });

  it('adds up to the total to the cent, whatever was taken off', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { total } = totalsOf(cart);
        const items = itemsToCharge(cart);
        expect(sum((items ?? []).map((item) => item.total))).toBe(total);
        if (items === null) expect(total).toBe(0);
        for (const item of items ?? []) {
          expect(item.unitPrice * item.quantity).toBe(item.total);
          expect([item.total > 0, Number.isInteger(item.quantity), item.quantity > 0]).toEqual([
            true,
            true,
            true,
          ]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never asks more for a line than the line costs', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const nets = cart.lines.map((line) => lineAmounts(line).net).filter((net) => net > 0);
        const items = itemsToCharge(cart) ?? [];
        expect(items.length).toBeLessThanOrEqual(nets.length);
        expect(sum(items.map((item) => item.total))).toBeLessThanOrEqual(sum(nets));
      }),
    );
  });
});

describe('sharing a discount out', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 99_999_999 }).map(toMoney), { maxLength: 20 });

  it('gives every line its part, whole, never more than the line, and all of it in the end', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 10_000 }), (lines, basisPoints) => {
        const whole = sum(lines);
        const shared: Money = percentOf(whole, basisPoints);
        const shares = allot(shared, lines, whole);
        expect(sum(shares)).toBe(shared);
        shares.forEach((share, place) => {
          expect([Number.isInteger(share), share >= 0, share <= (lines[place] ?? 0)]).toEqual([
            true,
            true,
            true,
          ]);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('gives what rounding leaves to the largest', () => {
    expect(allot(toMoney(10), [1, 1, 98].map(toMoney), toMoney(100))).toEqual([0, 0, 10]);
    expect(allot(toMoney(2), [1, 1, 1].map(toMoney), toMoney(3))).toEqual([1, 1, 0]);
  });

  it('is at most what there is', () => {
    expect(discountOn(toMoney(100), amount(250))).toBe(100);
    expect(discountOn(toMoney(100), percent(10_000))).toBe(100);
    expect(discountOn(toMoney(0), percent(5000))).toBe(0);
  });
});
