import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ivaByRate, ivaOf } from '#core/domain/iva';
import { sum, toMoney, toQuantity } from '#core/domain/money';
import { type Cart, lineCosts, totalsOf } from '#core/domain/sale';
import { SITE_IDS, siteOf } from '#core/domain/site';
import { amount, anyCart, percent } from '#test/support/any-cart';
import { aCart, aLine, cartOf, lineId } from '#test/support/builders';

const colombia = siteOf('MCO');
const others = SITE_IDS.filter((id) => id !== 'MCO').map(siteOf);

const at = (unitPrice: number, taxRate: number | null, id = `line-${unitPrice}`) =>
  aLine({ id: lineId(id), unitPrice: toMoney(unitPrice), taxRate });

describe('the IVA a price contains', () => {
  it.each([
    [1190, 190],
    [11_900, 1900],
    [0, 0],
    [1, 0],
    [3, 0],
    [4, 1],
    [100, 16],
    [99_999_999_999_999, 15_966_386_554_622],
  ])('of %i pesos at the general rate is %i', (total, iva) => {
    expect(ivaOf(cartOf(toMoney(total)), colombia)).toBe(iva);
  });

  it.each([
    [1190, null, 190],
    [1190, 1900, 190],
    [1050, 500, 50],
    [1050, 0, 0],
    [10, 500, 0],
    // 21 × 5 / 105 is one peso sharp; 11 × 5 / 105 a little over half of one.
    [21, 500, 1],
    [11, 500, 1],
  ])('of %i pesos at %s hundredths of a percent is %i', (price, taxRate, iva) => {
    expect(ivaOf(aCart(at(price, taxRate)), colombia)).toBe(iva);
  });

  it('is told by rate, the lowest first, with what it was put on', () => {
    const cart = aCart(at(1190, null), at(1050, 500), at(2000, 0), at(2380, 1900));
    expect(ivaByRate(cart, colombia)).toEqual([
      { rate: 0, base: 2000, iva: 0 },
      { rate: 500, base: 1000, iva: 50 },
      { rate: 1900, base: 3000, iva: 570 },
    ]);
    expect(ivaOf(cart, colombia)).toBe(620);
  });

  it('goes down with a discount, of the line or of the whole sale', () => {
    const line = { ...at(2380, 1900), discount: percent(5000) };
    expect(ivaOf(aCart(line), colombia)).toBe(190);
    expect(ivaOf({ ...aCart(at(2380, 1900)), discount: amount(1190) }, colombia)).toBe(190);
    expect(ivaByRate({ ...aCart(at(2380, 1900), at(2100, 500)), discount: percent(5000) }, colombia)).toEqual(
      [
        { rate: 500, base: 1000, iva: 50 },
        { rate: 1900, base: 1000, iva: 190 },
      ],
    );
  });

  it('leaves out a rate of which nothing is left to pay', () => {
    const free = { ...at(1050, 500), discount: percent(10_000) };
    expect(ivaByRate(aCart(free, at(1190, null)), colombia)).toEqual([{ rate: 1900, base: 1000, iva: 190 }]);
    expect(ivaOf(aCart(free), colombia)).toBe(0);
  });

  it('does not drift over many cheap lines', () => {
    const cheap = Array.from({ length: 100 }, (_, place) => at(50, 1900, `line-${place}`));
    // Line by line it would be 8 each, 800 in all; out of 5.000 pesos it is 798,3.
    expect(ivaOf(aCart(...cheap), colombia)).toBe(798);
  });

  it('of the rest of a sale is its share', () => {
    const cart = cartOf(toMoney(11_900));
    expect(ivaOf(cart, colombia, toMoney(1190))).toBe(190);
    expect(ivaOf(cart, colombia, toMoney(0))).toBe(0);
    expect(ivaOf(aCart(), colombia)).toBe(0);
  });

  it.each(others)('is not told in $id', (site) => {
    expect(ivaOf(cartOf(toMoney(1190)), site)).toBeNull();
    expect(ivaByRate(cartOf(toMoney(1190)), site)).toEqual([]);
  });
});

describe('whatever is rung up', () => {
  const check = (claim: (cart: Cart) => void) => fc.assert(fc.property(anyCart, claim), { numRuns: 1000 });

  it('bases and IVA of all rates are whole, never below nothing, and together the total to the peso', () => {
    check((cart) => {
      const shares = ivaByRate(cart, colombia);
      for (const { base, iva } of shares) {
        expect([Number.isSafeInteger(iva), base >= 0, iva >= 0]).toEqual([true, true, true]);
      }
      expect(sum(shares.flatMap(({ base, iva }) => [base, iva]))).toBe(totalsOf(cart).total);
      expect(ivaOf(cart, colombia)).toBe(sum(shares.map(({ iva }) => iva)));
    });
  });

  it('no rate is off by more than half a peso', () => {
    check((cart) => {
      for (const { rate, base, iva } of ivaByRate(cart, colombia)) {
        const twice = 2 * (iva * (10_000 + rate) - (base + iva) * rate);
        expect(Math.abs(twice)).toBeLessThanOrEqual(10_000 + rate);
      }
    });
  });

  it('lies between nothing and what is charged, all of it or a part', () => {
    fc.assert(
      fc.property(anyCart, fc.double({ min: 0, max: 1, noNaN: true }), (cart, share) => {
        const { total } = totalsOf(cart);
        const charged = toMoney(Math.floor(total * share));
        const iva = ivaOf(cart, colombia, charged) ?? -1;
        expect([iva >= 0, iva <= charged]).toEqual([true, true]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same in whatever order it was rung up, as long as nothing is taken off the whole', () => {
    check((cart) => {
      const whole = { ...cart, discount: null };
      expect(ivaByRate({ ...whole, lines: cart.lines.toReversed() }, colombia)).toEqual(
        ivaByRate(whole, colombia),
      );
    });
  });

  it('lines cost together what the sale does, and none less than nothing', () => {
    check((cart) => {
      const costs = lineCosts(cart);
      expect(sum(costs)).toBe(totalsOf(cart).total);
      expect(costs.every((cost) => cost >= 0)).toBe(true);
    });
  });

  it('weighs as well as it counts', () => {
    const cheese = aLine({ unit: 'kg', unitPrice: toMoney(23_800), quantity: toQuantity(500) });
    expect(ivaOf(aCart(cheese), colombia)).toBe(1900);
  });
});
