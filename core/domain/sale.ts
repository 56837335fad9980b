import {
  type Money,
  percentOf,
  type Quantity,
  subtract,
  sum,
  times,
  toMoney,
  toQuantity,
  ZERO,
} from '#core/domain/money';
import { err, ok, type Result } from '#core/result';

export type SaleId = string & { readonly __saleId: never };
export type LineId = string & { readonly __lineId: never };

/** A whole percentage is 100 basis points. An amount is of the line or of the sale, never per unit. */
export type Discount =
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'amount'; readonly amount: Money };

export type Unit = 'unit' | 'kg';

export type Line = {
  readonly id: LineId;
  /** Null for an open amount: something sold that the catalogue does not know. */
  readonly productId: string | null;
  readonly sku: string | null;
  readonly name: string;
  readonly unitPrice: Money;
  readonly quantity: Quantity;
  readonly unit: Unit;
  /** Hundredths of a percent, contained in the price: 19 % is 1900. Null is the site's general rate, if it has one. */
  readonly taxRate: number | null;
  readonly discount: Discount | null;
  readonly note: string | null;
};

/** What the customer takes home, while it is built and, frozen, while it is charged. */
export type Cart = {
  readonly lines: readonly Line[];
  readonly discount: Discount | null;
  readonly note: string | null;
};

export const emptyCart: Cart = { lines: [], discount: null, note: null };

export type LineAmounts = { readonly gross: Money; readonly discount: Money; readonly net: Money };

/** Rounding happens here, once for the line. A discount never exceeds what it is taken from. */
export function lineAmounts(line: Line): LineAmounts {
  const gross = times(line.unitPrice, line.quantity);
  const discount = discountOn(gross, line.discount);
  return { gross, discount, net: subtract(gross, discount) };
}

export type Totals = {
  readonly subtotal: Money;
  /** The sale's own discount; the lines' are inside `subtotal` already. */
  readonly discount: Money;
  readonly total: Money;
  /** Pieces for the cashier's eye: a weighed line counts as one. */
  readonly pieces: number;
};

export function totalsOf(cart: Cart): Totals {
  const subtotal = sum(cart.lines.map((line) => lineAmounts(line).net));
  const discount = discountOn(subtotal, cart.discount);
  const pieces = cart.lines.reduce(
    (count, line) => count + (line.unit === 'unit' ? line.quantity / 1000 : 1),
    0,
  );
  return { subtotal, discount, total: subtract(subtotal, discount), pieces };
}

export function discountOn(amount: Money, discount: Discount | null): Money {
  if (discount === null) return ZERO;
  const wanted = discount.kind === 'percent' ? percentOf(amount, discount.basisPoints) : discount.amount;
  return toMoney(Math.min(Math.max(wanted, 0), amount));
}

export type CartError =
  | 'no-such-line'
  | 'bad-quantity'
  | 'bad-price'
  | 'bad-discount'
  | 'no-name'
  | 'too-many-lines'
  | 'total-too-large';

export const MAX_LINES = 500;
/** Twelve figures and two decimals: the widest total that every screen and paper must take. */
export const MAX_TOTAL = toMoney(99_999_999_999_999);
const MAX_QUANTITY = 9_999_999;

/** The same product again, plain, goes onto its line; anything special gets a line of its own. */
export function addLine(cart: Cart, line: Line): Result<Cart, CartError> {
  if (line.name.trim() === '') return err('no-name');
  if (line.unitPrice < 0) return err('bad-price');
  if (!isQuantity(line)) return err('bad-quantity');
  const plain =
    line.discount === null && line.note === null && line.productId !== null && line.unit === 'unit';
  const same = plain
    ? cart.lines.find(
        (other) =>
          other.productId === line.productId &&
          other.unit === line.unit &&
          other.unitPrice === line.unitPrice &&
          other.taxRate === line.taxRate &&
          other.discount === null &&
          other.note === null,
      )
    : undefined;
  if (same !== undefined) return changeQuantity(cart, same.id, toQuantity(same.quantity + line.quantity));
  if (cart.lines.length >= MAX_LINES) return err('too-many-lines');
  return checked({ ...cart, lines: [...cart.lines, line] });
}

export function changeQuantity(cart: Cart, id: LineId, quantity: Quantity): Result<Cart, CartError> {
  return changeLine(cart, id, (line) =>
    isQuantity({ ...line, quantity }) ? ok({ ...line, quantity }) : err('bad-quantity'),
  );
}

/** Of this line alone: the catalogue keeps its own. */
export function changePrice(cart: Cart, id: LineId, unitPrice: Money): Result<Cart, CartError> {
  if (unitPrice < 0) return err('bad-price');
  return changeLine(cart, id, (line) => ok({ ...line, unitPrice }));
}

export function discountLine(cart: Cart, id: LineId, discount: Discount | null): Result<Cart, CartError> {
  if (!isDiscount(discount)) return err('bad-discount');
  return changeLine(cart, id, (line) => ok({ ...line, discount }));
}

export function noteLine(cart: Cart, id: LineId, note: string | null): Result<Cart, CartError> {
  return changeLine(cart, id, (line) => ok({ ...line, note: tidy(note) }));
}

export function removeLine(cart: Cart, id: LineId): Result<Cart, CartError> {
  const lines = cart.lines.filter((line) => line.id !== id);
  return lines.length === cart.lines.length ? err('no-such-line') : ok({ ...cart, lines });
}

export function discountSale(cart: Cart, discount: Discount | null): Result<Cart, CartError> {
  return isDiscount(discount) ? checked({ ...cart, discount }) : err('bad-discount');
}

export const noteSale = (cart: Cart, note: string | null): Cart => ({ ...cart, note: tidy(note) });

/** What the provider is told was bought: whole quantities whose totals add up to `total`, to the cent. */
export type ItemToCharge = {
  readonly sku: string | null;
  readonly title: string;
  readonly unitPrice: Money;
  readonly quantity: number;
  readonly total: Money;
};

/**
 * Discounts are folded into the items' prices: the provider has no line for them.
 *
 * A line that does not divide evenly by its pieces, or is weighed, goes as one piece at its whole price, so the
 * sum is exact. Lines that came out free are left out. Null when nothing is left: the caller sends one summary.
 */
export function itemsToCharge(cart: Cart): readonly ItemToCharge[] | null {
  const costs = lineCosts(cart);
  const items = cart.lines.flatMap((line, at) => {
    const total = costs[at] ?? ZERO;
    return total > 0 ? [itemOf(line, total)] : [];
  });
  return items.length > 0 ? items : null;
}

/** What each line costs with its share of the sale's discount taken off: together exactly the total, none below nothing. */
export function lineCosts(cart: Cart): readonly Money[] {
  const { discount, subtotal } = totalsOf(cart);
  const nets = cart.lines.map((line) => lineAmounts(line).net);
  const shares = allot(discount, nets, subtotal);
  return nets.map((net, at) => subtract(net, shares[at] ?? ZERO));
}

function itemOf(line: Line, total: Money): ItemToCharge {
  const pieces = line.quantity / 1000;
  if (Number.isInteger(pieces) && total % pieces === 0) {
    return { sku: line.sku, title: line.name, unitPrice: toMoney(total / pieces), quantity: pieces, total };
  }
  const measure = line.unit === 'kg' ? `${pieces} kg ` : `${pieces} × `;
  return { sku: line.sku, title: `${measure}${line.name}`, unitPrice: total, quantity: 1, total };
}

/** Shares `amount` out in proportion, each share whole and none above its own part; what rounding leaves goes to the largest. */
export function allot(amount: Money, parts: readonly Money[], whole: Money): readonly Money[] {
  if (amount === 0 || whole === 0) return parts.map(() => ZERO);
  const shares = parts.map((part) => toMoney(Number((BigInt(part) * BigInt(amount)) / BigInt(whole))));
  let rest = amount - sum(shares);
  const bySize = parts.map((_, at) => at).sort((a, b) => (parts[b] ?? 0) - (parts[a] ?? 0));
  for (const at of bySize) {
    const room = Math.min(rest, (parts[at] ?? 0) - (shares[at] ?? 0));
    shares[at] = toMoney((shares[at] ?? 0) + room);
    rest -= room;
  }
  return shares;
}

function changeLine(
  cart: Cart,
  id: LineId,
  change: (line: Line) => Result<Line, CartError>,
): Result<Cart, CartError> {
  const found = cart.lines.find((line) => line.id === id);
  if (found === undefined) return err('no-such-line');
  const changed = change(found);
  if (!changed.ok) return changed;
  return checked({ ...cart, lines: cart.lines.map((line) => (line.id === id ? changed.value : line)) });
}

/** The product is done on whole numbers: a price of twelve figures times a thousand pieces is past what a float holds. */
function checked(cart: Cart): Result<Cart, CartError> {
  const gross = cart.lines.reduce(
    (all, line) => all + (2n * BigInt(line.unitPrice) * BigInt(line.quantity) + 1000n) / 2000n,
    0n,
  );
  return gross > BigInt(MAX_TOTAL) ? err('total-too-large') : ok(cart);
}

function isQuantity({ quantity, unit }: Line): boolean {
  return quantity > 0 && quantity <= MAX_QUANTITY && (unit === 'kg' || quantity % 1000 === 0);
}

function isDiscount(discount: Discount | null): boolean {
  if (discount === null) return true;
  if (discount.kind === 'amount') return discount.amount > 0;
  return Number.isInteger(discount.basisPoints) && discount.basisPoints > 0 && discount.basisPoints <= 10_000;
}

const tidy = (note: string | null): string | null => {
  const text = note?.trim().slice(0, 200) ?? '';
  return text === '' ? null : text;
};
