import type { Reference } from '#core/domain/charge';
import { ZERO } from '#core/domain/money';
import { standingOf } from '#core/domain/sale-record';
import type { OrderLog } from '#core/order-log';
import type { Counter } from '#main/checkout/counter';
import type { News } from '#main/checkout/deps';

type Deps = { readonly log: OrderLog; readonly counter: Counter };

/** Money that comes on any charge of the sale on the counter is what the cashier must see. */
export function createHearing({ log, counter }: Deps): (news: News) => void {
  /** Nobody looks at a charge of this sale: the one with the news comes back to the front, with the cart it asked for. */
  function comeBack({ after, sale }: News): void {
    counter.put({ ...counter.front(), cart: sale.cart, reference: after.reference });
  }

  /** Another code of the sale was on the screen. */
  function takeTheFront(front: Reference, { after, before }: News): void {
    const shown = log.charge(front);
    if (shown === null || front === after.reference || shown.outcome !== null) return;
    if (after.outcome !== null && before?.outcome === null)
      counter.put({ ...counter.front(), reference: after.reference });
  }

  /** What has been paid, by itself or by another charge of its sale, waits for nobody any more. */
  function leaveParked({ after, sale }: News): void {
    if (after.outcome !== null) counter.removeParked(after.reference);
    const charges = log.chargesOf(sale.id);
    const record = log.sale(sale.id);
    if (record === null || !standingOf(record, charges).isPaid) return;
    for (const { reference } of charges) counter.removeParked(reference);
  }

  return (news) => {
    const { saleId, reference } = counter.front();
    if (saleId === news.sale.id) {
      if (reference !== null) takeTheFront(reference, news);
      else if (hasMoneyCome(news)) comeBack(news);
    }
    leaveParked(news);
  };
}

/** The order may close after its payment was seen: that is news of its own. */
const hasMoneyCome = ({ before, after }: News): boolean =>
  after.received > (before?.received ?? ZERO) || (after.outcome !== null && before?.outcome === null);
