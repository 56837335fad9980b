import {
  type Cart,
  type CartError,
  changePrice,
  changeQuantity,
  discountLine,
  discountSale,
  removeLine,
} from '#core/domain/sale';
import type { CashierRequests } from '#core/ipc-contract';
import type { Result } from '#core/result';

/** The requests that change what is rung up: asked about, and done, by the same function. */
type Edited = 'cart/quantity' | 'cart/remove' | 'cart/discount-line' | 'cart/discount' | 'cart/price';
type Edit<C extends Edited> = (
  cart: Cart,
  input: Parameters<CashierRequests[C]>[0],
) => Result<Cart, CartError>;

export const cartEdits: { readonly [C in Edited]: Edit<C> } = {
  'cart/quantity': (cart, { lineId, quantity }) => changeQuantity(cart, lineId, quantity),
  'cart/remove': (cart, { lineId }) => removeLine(cart, lineId),
  'cart/discount-line': (cart, { lineId, discount }) => discountLine(cart, lineId, discount),
  'cart/discount': (cart, { discount }) => discountSale(cart, discount),
  'cart/price': (cart, { lineId, unitPrice }) => changePrice(cart, lineId, unitPrice),
};
