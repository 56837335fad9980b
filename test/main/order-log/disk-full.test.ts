import { describe, expect, it } from 'vitest';
import { toMoney } from '#core/domain/money';
import {
  cartOf,
  onSale,
  openShop,
  paidCharge,
  ref,
  requested,
  saleNamed,
  saleOpened,
  T0,
} from '#test/main/order-log/builders';

/** As many pages as the file has now, and `more`. */
function leaveRoomFor(shop: ReturnType<typeof openShop>, more: number): void {
  const pages = Number(shop.db.pragma('page_count', { simple: true }));
  shop.db.pragma(`max_page_count = ${pages + more}`);
}

const longNote = 'x'.repeat(60_000);
const bigSale = onSale('2', {
  at: T0,
  kind: 'sale-opened',
  saleId: saleNamed('2'),
  number: 2,
  cart: { ...cartOf(1000), note: longNote },
  cashier: null,
});

describe('when the disk is full', () => {
  it('refuses the charge before anything is sent, and writes nothing of it', () => {
    const shop = openShop();
    shop.log.commit([saleOpened('1', 1), ...paidCharge('A')]);
    const head = shop.log.head();
    leaveRoomFor(shop, 4);
    expect(shop.log.commit([requested('B'), bigSale])).toEqual({ ok: false, error: 'disk-full' });
    expect(shop.log.head()).toBe(head);
    expect(shop.log.charge(ref('B'))).toBeNull();
    expect(shop.log.sale(saleNamed('2'))).toBeNull();
    expect(shop.log.recent(9)).toHaveLength(1);
  });

  it('sells on once there is room, and remembers nothing of what was refused', () => {
    const shop = openShop();
    shop.log.commit([saleOpened('1', 1), requested('A')]);
    leaveRoomFor(shop, 4);
    const paid = paidCharge('A').slice(1);
    expect(shop.log.commit([...paid, bigSale]).ok).toBe(false);
    expect(shop.log.charge(ref('A'))?.received).toBe(toMoney(0));
    shop.db.pragma('max_page_count = 1000000');
    expect(shop.log.commit([...paid, bigSale]).ok).toBe(true);
    expect(shop.log.charge(ref('A'))?.state).toBe('paid');
    shop.log.close();
    expect(openShop(shop.file).log.charge(ref('A'))?.state).toBe('paid');
  });

  it('says so for the half-built sale too', () => {
    const shop = openShop();
    leaveRoomFor(shop, 2);
    const draft = { cart: { ...cartOf(1000), note: longNote }, saleId: null, ticket: null };
    expect(shop.log.saveDraft(draft)).toEqual({ ok: false, error: 'disk-full' });
    expect(shop.log.draft()).toBeNull();
  });
});
