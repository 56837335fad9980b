import fc from 'fast-check';
import { toMoney, toQuantity } from '#core/domain/money';
import type { Cart, Discount, Line } from '#core/domain/sale';
import { aLine, lineId } from '#test/support/builders';

export const percent = (basisPoints: number): Discount => ({ kind: 'percent', basisPoints });
export const amount = (minor: number): Discount => ({ kind: 'amount', amount: toMoney(minor) });

const discounts: fc.Arbitrary<Discount | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(1, 333, 1000, 3333, 5000, 9999, 10_000).map(percent),
  fc.integer({ min: 1, max: 10_000 }).map(percent),
  fc.integer({ min: 1, max: 100_000 }).map(amount),
);
const prices = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 20 })).map(toMoney);

/** A line of any price, weight or number of pieces, tax rate and discount. */
export const anyLine: fc.Arbitrary<Line> = fc
  .record({
    unitPrice: prices,
    unit: fc.constantFrom('unit' as const, 'kg' as const),
    thousandths: fc.integer({ min: 1, max: 9_999_999 }),
    pieces: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9999 })),
    taxRate: fc.constantFrom(null, null, 0, 500, 1900),
    discount: discounts,
  })
  .map(({ thousandths, pieces, ...rest }) =>
    aLine({ ...rest, quantity: toQuantity(rest.unit === 'kg' ? thousandths : pieces * 1000) }),
  );

/** What a counter may ring up, with nothing in it too. */
export const anyCart: fc.Arbitrary<Cart> = fc.record({
  lines: fc
    .array(anyLine, { maxLength: 12 })
    .map((lines) => lines.map((line, place) => ({ ...line, id: lineId(`line-${place}`) }))),
  discount: discounts,
  note: fc.constant(null),
});
