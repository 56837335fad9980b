import type { Cart, SaleId } from '#core/domain/sale';
import type { SaleFact } from '#core/domain/sale-record';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Recorder } from '#main/checkout/recorder';

type Deps = Pick<CheckoutDeps, 'log' | 'till'> & { readonly recorder: Recorder };

/** What puts a cart on the books as that sale: its opening, its change, or nothing where it stands there as it is. */
export type Booking = (id: SaleId, cart: Cart) => readonly SaleFact[];

export function createBooking({ log, till, recorder }: Deps): Booking {
  return (saleId, cart) => {
    const sale = log.sale(saleId);
    if (sale === null) {
      const number = log.nextSaleNumber();
      const { cashier } = till();
      return [{ kind: 'sale-opened', at: recorder.stamp(), saleId, number, cart, cashier }];
    }
    // Other goods for the same money are another cart all the same: the receipt says what was taken home.
    const isSame = sale.abandonedAt === null && JSON.stringify(sale.cart) === JSON.stringify(cart);
    return isSame ? [] : [{ kind: 'sale-changed', at: recorder.stamp(), cart }];
  };
}
