import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import { totalsOf } from '#core/domain/sale';
import { OPEN_AMOUNT, type SoldParts, soldBetween, soldParts, TOO_MUCH } from '#core/domain/sold';
import { anyCart } from '#test/support/any-cart';
import { aCart, aLine, lineId } from '#test/support/builders';

const money = (came: number, net = came) => ({ came: toMoney(came), net: toMoney(net) });
const whole = (parts: SoldParts): number => [...parts.values()].reduce((all, part) => all + part.money, 0);
const any = fc.integer({ min: -1000, max: 200_000_000 });

describe('what a sale’s money has paid', () => {
  const cart = aCart(
    aLine({ id: lineId('1'), productId: 'bread', unitPrice: toMoney(300) }),
    aLine({ id: lineId('2'), productId: null, unitPrice: toMoney(700) }),
  );
  const total = totalsOf(cart).total;

  it('adds up to the money, whatever was sold and however much came', () => {
    fc.assert(
      fc.property(anyCart, any, any, (sold, came, net) => {
        expect(whole(soldParts(sold, money(came, net)))).toBe(net);
      }),
    );
  });

  it('is each line’s own cost once all of it is paid, with its pieces', () => {
    const parts = soldParts(cart, money(total));
    expect(whole(parts)).toBe(total);
    expect([...parts.keys()]).toEqual(['bread', OPEN_AMOUNT]);
    expect(parts.get('bread')?.quantity).toBe(cart.lines[0]?.quantity);
  });

  it('is a share of each line, and no piece, while a part is paid', () => {
    const parts = soldParts(cart, money(Math.round(total / 2)));
    expect(parts.size).toBe(2);
    for (const { quantity } of parts.values()) expect(quantity).toBe(0);
  });

  it('sells nothing twice: what is too much stands apart', () => {
    const parts = soldParts(cart, money(2 * total));
    expect(parts.get(TOO_MUCH)).toEqual({ money: total, quantity: 0 });
    expect(parts.get('bread')).toEqual(soldParts(cart, money(total)).get('bread'));
  });

  it('takes the pieces back with the last of the money', () => {
    expect(soldParts(cart, money(total, 1)).get(OPEN_AMOUNT)?.quantity).toBeGreaterThan(0);
    expect(soldParts(cart, money(total, 0)).size).toBe(0);
  });

  it('is reached from anything by what lies between', () => {
    fc.assert(
      fc.property(anyCart, anyCart, any, any, (one, other, before, after) => {
        const [from, to] = [soldParts(one, money(before)), soldParts(other, money(after))];
        const between = soldBetween(from, to);
        for (const product of new Set([...from.keys(), ...to.keys()]))
          expect((from.get(product)?.money ?? 0) + (between.get(product)?.money ?? 0)).toBe(
            to.get(product)?.money ?? 0,
          );
      }),
    );
  });
});
