import { describe, expect, it } from 'vitest';
import type { TenderAnswer, TenderOffer } from '#core/counter-answers';
import { type Money, toMoney } from '#core/domain/money';
import { standingOf, type TenderId, type TenderKind } from '#core/domain/sale-record';
import { openCounter, type Story } from '#test/main/checkout/story';

type Asked = {
  readonly id?: string;
  readonly kind?: TenderKind;
  readonly amount: number;
  readonly given?: number;
  readonly knows?: number | null;
};

let ids = 0;
const take = (shop: Story, { id, kind = 'cash', amount, given = amount, knows = null }: Asked) => {
  ids += 1;
  return shop.answer(
    shop.checkout().tender({
      tenderId: (id ?? `tender-${ids}`) as TenderId,
      kind,
      amount: toMoney(amount),
      given: toMoney(given),
      knowsOpenUntil: knows,
    }),
  );
};

async function prepare(shop: Story): Promise<TenderOffer> {
  const offer = await shop.answer(shop.checkout().prepareTender());
  if (!offer.ok) throw new Error(`Not prepared: ${offer.error}`);
  return offer.value;
}

const view = (shop: Story) => shop.program().view.sale();
const done: TenderAnswer = { ok: true, value: null };

function saleOnBooks(shop: Story) {
  const { id } = view(shop);
  const sale = id === null ? null : shop.program().log.sale(id);
  if (sale === null) throw new Error('No sale is on the books');
  const { log } = shop.program();
  return { sale, standing: standingOf(sale, log.chargesOf(sale.id)), jobs: log.jobsOf(sale.id) };
}

describe('a sale in cash', () => {
  it('is closed with its receipt and its change, and says thank you to the customer', async () => {
    const shop = await openCounter();
    shop.add(1500);
    expect(await take(shop, { amount: 1500, given: 2000 })).toEqual(done);
    expect(view(shop)).toMatchObject({
      receiptNumber: 'C1-A000001',
      due: 0,
      isFrozen: true,
      tenders: [{ kind: 'cash', amount: 1500, given: 2000, change: 500 }],
    });
    expect(view(shop).closedAt).not.toBeNull();
    expect(saleOnBooks(shop).jobs).toHaveLength(1);
    expect(shop.screen()).toMatchObject({ kind: 'thanks', total: 1500, change: 500 });
    await shop.run(25_000);
    expect(shop.screen()).toEqual({ kind: 'idle' });
    shop.checkout().next();
    expect(view(shop)).toMatchObject({ id: null, closedAt: null, cart: { lines: [] } });
  });

  it('needs neither the network nor an account', async () => {
    const shop = await openCounter();
    shop.world.wire.setMood('silent');
    shop.world.setReady('no-token');
    for (const sale of [1, 2]) {
      shop.add(1500);
      expect(await take(shop, { amount: 1500 })).toEqual(done);
      expect(view(shop).receiptNumber).toBe(`C1-A00000${sale}`);
      shop.checkout().next();
    }
    expect(shop.world.provider.world.codes).toHaveLength(0);
  });

  it('is one sale however often the same is sent, also after the next has begun', async () => {
    const shop = await openCounter();
    shop.add(1500);
    const twice = await Promise.all([
      take(shop, { id: 'same', amount: 1500 }),
      take(shop, { id: 'same', amount: 1500 }),
    ]);
    expect(twice).toContainEqual(done);
    expect(await take(shop, { id: 'same', amount: 1500 })).toEqual(done);
    expect(saleOnBooks(shop).sale.tenders).toHaveLength(1);
    shop.checkout().next();
    shop.add(700);
    expect(await take(shop, { id: 'same', amount: 700 })).toEqual(done);
    expect(view(shop)).toMatchObject({ closedAt: null, due: 700 });
  });

  it('is refused with its reason where the sums do not agree, and nothing is written', async () => {
    const shop = await openCounter();
    expect(await take(shop, { amount: 1 })).toEqual({ ok: false, error: 'empty-sale' });
    shop.add(1500);
    expect(await take(shop, { amount: 1501 })).toEqual({ ok: false, error: 'above-due' });
    expect(await take(shop, { amount: 1500, given: 1499 })).toEqual({ ok: false, error: 'given-too-little' });
    expect(view(shop).tenders).toEqual([]);
    expect(await take(shop, { amount: 1500 })).toEqual(done);
    expect(await take(shop, { amount: 1500 })).toEqual({ ok: false, error: 'already-closed' });
    expect(await shop.answer(shop.checkout().start())).toEqual({ ok: false, error: 'already-closed' });
  });

  it.each([
    ['before', 0],
    ['after', 0],
    ['before', 1],
    ['after', 1],
  ] as const)(
    'is whole or not there when the power goes %s write %i, and never twice',
    async (when, write) => {
      const shop = await openCounter();
      shop.add(1500);
      shop.world.crashAtCommit(when, write);
      shop.world.press('cash', ({ checkout }) =>
        checkout.tender({
          tenderId: 'tender-cut' as TenderId,
          kind: 'cash',
          amount: toMoney(1500),
          given: toMoney(2000),
          knowsOpenUntil: null,
        }),
      );
      await shop.run(500);
      expect(shop.world.program()).toBeNull();
      await shop.restart();
      // The draft is written first, with the sale's name; then, in one commit, the sale.
      const isThere = when === 'after' && write === 1;
      expect(view(shop)).toMatchObject({
        due: isThere ? 0 : 1500,
        receiptNumber: isThere ? 'C1-A000001' : null,
      });
      expect(view(shop).closedAt !== null).toBe(isThere);
      if (isThere) {
        expect(shop.screen()).toMatchObject({ kind: 'thanks', change: 500 });
        expect(saleOnBooks(shop).jobs).toHaveLength(1);
      } else expect(await take(shop, { amount: 1500 })).toEqual(done);
      expect(saleOnBooks(shop).sale.tenders).toHaveLength(1);
    },
  );

  it('is not there when the disk is full, and the cart stays', async () => {
    const shop = await openCounter();
    shop.add(1500);
    shop.world.setDiskFull(true);
    expect(await take(shop, { amount: 1500 })).toEqual({ ok: false, error: 'disk-full' });
    shop.world.setDiskFull(false);
    expect(view(shop)).toMatchObject({ closedAt: null, due: 1500 });
    expect(await take(shop, { amount: 1500 })).toEqual(done);
  });

  it('that was never written down leaves a cart that can be emptied', async () => {
    const shop = await openCounter();
    shop.add(1500);
    shop.world.crashAtCommit('after');
    shop.world.press('cash', () => take(shop, { amount: 1500 }));
    await shop.run(500);
    await shop.restart();
    expect(shop.checkout().clearCart()).toEqual(done);
    expect(view(shop)).toMatchObject({ id: null, cart: { lines: [] } });
  });
});

describe('a part in cash or otherwise', () => {
  it('and a code for the rest: the code asks for what is left, and pays the sale', async () => {
    const shop = await openCounter();
    shop.add(1500);
    expect(await take(shop, { amount: 600 })).toEqual(done);
    expect(view(shop)).toMatchObject({ due: 900, closedAt: null, isFrozen: false });
    expect(await shop.charge()).toMatchObject({ ok: true });
    expect(shop.front()).toMatchObject({ total: 900, state: 'awaiting-payment' });
    expect(shop.screen()).toMatchObject({ kind: 'pay', total: 900 });
    shop.pays(shop.front().reference);
    await shop.run(3000);
    expect(saleOnBooks(shop).standing).toMatchObject({
      collected: 900,
      tendered: 600,
      due: 0,
      excess: 0,
      isPaid: true,
    });
    expect(view(shop).receiptNumber).toBe('C1-A000001');
  });

  it('keeps the sale as it is, and does not go away with the cart', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await take(shop, { amount: 600 });
    const changed = shop.checkout().changeCart((cart) => ({ ok: true, value: cart }));
    expect(changed).toEqual({ ok: false, error: 'tendered' });
    expect(shop.checkout().clearCart()).toEqual({ ok: false, error: 'tendered' });
  });

  it('of each kind closes the sale together', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await take(shop, { amount: 500 });
    await take(shop, { kind: 'card-terminal', amount: 400 });
    await take(shop, { kind: 'transfer', amount: 600 });
    expect(view(shop).tenders.map(({ kind }) => kind)).toEqual(['cash', 'card-terminal', 'transfer']);
    expect(view(shop)).toMatchObject({ due: 0, receiptNumber: 'C1-A000001' });
  });
});

describe('cash while a code waits', () => {
  it('takes the code off and reads it first, and tells until when it can still be paid', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    const charge = shop.front();
    const offer = await prepare(shop);
    expect(offer).toEqual({ due: 1500, openUntil: charge.expiresAt, isRead: true });
    expect(shop.screen()).toMatchObject({ kind: 'building' });
    expect(shop.read(charge.reference)).toMatchObject({ state: 'checking', stopReason: 'tendered' });
    expect(await take(shop, { amount: 1500 })).toEqual({ ok: false, error: 'code-still-open' });
    expect(await take(shop, { amount: 1500, knows: offer.openUntil })).toEqual(done);
    expect(view(shop).closedAt).not.toBeNull();
  });

  it('is not taken for what was paid meanwhile', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    const { reference } = shop.front();
    shop.pays(reference);
    const offer = await shop.answer(shop.checkout().prepareTender());
    expect(offer).toEqual({ ok: false, error: 'money-came' });
    expect(shop.front()).toMatchObject({ reference, outcome: { kind: 'paid' } });
    expect(await take(shop, { amount: 1500 })).toEqual({ ok: false, error: 'money-came' });
  });

  it('is not taken while the provider is processing a payment', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    shop.pays(shop.front().reference, 'in_process');
    await shop.run(8000);
    expect(shop.front().state).toBe('in-process');
    expect(await shop.answer(shop.checkout().prepareTender())).toEqual({ ok: false, error: 'money-came' });
    expect(shop.front().state).toBe('in-process');
  });

  it('may be taken when the provider is silent, once that is told', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    const { expiresAt } = shop.front();
    shop.world.wire.setMood('silent');
    const offer = await prepare(shop);
    expect(offer).toEqual({ due: 1500, openUntil: expiresAt, isRead: false });
    expect(await take(shop, { amount: 1500, knows: expiresAt })).toEqual(done);
  });

  it('and money that comes on the code all the same is a double, told as one', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    const { reference } = shop.front();
    const { openUntil } = await prepare(shop);
    await take(shop, { amount: 1500, knows: openUntil });
    shop.pays(reference);
    await shop.run(61_000);
    expect(saleOnBooks(shop).standing).toMatchObject({
      collected: 1500,
      tendered: 1500,
      due: 0,
      excess: 1500,
    });
    expect(shop.screen().kind).toBe('double');
    expect(shop.front().reference).toBe(reference);
  });

  it('is the rest of what a wallet paid in part', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    const { reference } = shop.front();
    shop.pays(reference, 'approved', toMoney(600) as Money);
    await shop.run(8000);
    expect(shop.front()).toMatchObject({ received: 600, state: 'awaiting-payment' });
    const offer = await prepare(shop);
    expect(offer.due).toBe(900);
    expect(await take(shop, { amount: 900, given: 1000, knows: offer.openUntil })).toEqual(done);
    expect(saleOnBooks(shop).standing).toMatchObject({
      collected: 600,
      tendered: 900,
      excess: 0,
      isPaid: true,
    });
    expect(view(shop).receiptNumber).toBe('C1-A000001');
  });

  it('leaves the same code to be shown again when the customer changes their mind', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    const { reference } = shop.front();
    await prepare(shop);
    expect(await shop.charge()).toMatchObject({ ok: true });
    expect(shop.front().reference).toBe(reference);
    expect(shop.screen().kind).toBe('pay');
  });

  it('frees the register’s slot', async () => {
    const shop = await openCounter(7, 'hybrid');
    shop.add(1500);
    await shop.charge();
    const { reference } = shop.front();
    const { openUntil } = await prepare(shop);
    await take(shop, { amount: 1500, knows: openUntil });
    await shop.run(20_000);
    expect(shop.read(reference).withdrawnAt).not.toBeNull();
  });
});

describe('a part recorded by mistake', () => {
  const last = (shop: Story) => {
    const { id, tenders } = view(shop);
    const tenderId = tenders.at(-1)?.id;
    if (id === null || tenderId == null) throw new Error('Nothing was recorded');
    return { id, tenderId };
  };

  it('is voided with its reason: the sale is unpaid again, and its next receipt has another number', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await take(shop, { amount: 1500 });
    const { id, tenderId } = last(shop);
    expect(shop.checkout().voidTender(id, tenderId, 'it was by card')).toEqual(done);
    expect(view(shop)).toMatchObject({ id, closedAt: null, due: 1500, receiptNumber: null });
    expect(saleOnBooks(shop).jobs.map(({ state }) => state)).toEqual(['given-up']);
    expect(await take(shop, { kind: 'card-terminal', amount: 1500 })).toEqual(done);
    expect(view(shop).receiptNumber).toBe('C1-A000002');
    expect(saleOnBooks(shop).sale.voidReceipts).toEqual(['C1-A000001']);
  });

  it('is voided after the counter was cleared, while no other sale was made', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await take(shop, { amount: 1500 });
    const first = last(shop);
    shop.checkout().next();
    shop.add(700);
    expect(shop.checkout().voidTender(first.id, first.tenderId, 'slip')).toEqual({
      ok: false,
      error: 'busy',
    });
    await take(shop, { amount: 700 });
    shop.checkout().next();
    expect(shop.checkout().voidTender(first.id, first.tenderId, 'slip')).toEqual({
      ok: false,
      error: 'not-the-last-sale',
    });
  });

  it('stays void after a restart', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await take(shop, { amount: 1500 });
    const { id, tenderId } = last(shop);
    shop.checkout().voidTender(id, tenderId, 'slip');
    await shop.restart();
    expect(view(shop)).toMatchObject({ id, due: 1500, closedAt: null, tenders: [] });
  });
});

describe('a payment accepted on sight', () => {
  async function onSight(mood: 'silent' | 'healthy' = 'silent'): Promise<Story> {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    shop.world.wire.setMood(mood);
    const { reference } = shop.front();
    const answer = await shop.answer(
      shop.checkout().acceptOnSight(reference, 'Marta', 'shows a paid screen'),
    );
    expect(answer).toEqual(done);
    return shop;
  }

  it('closes the sale with its receipt, takes the code off, and counts apart', async () => {
    const shop = await onSight();
    const { sale, standing, jobs } = saleOnBooks(shop);
    expect(sale.acceptedOnSight).toMatchObject({ approver: 'Marta', reason: 'shows a paid screen' });
    expect(standing).toMatchObject({ collected: 0, tendered: 0, onSight: 1500, due: 0, isPaid: true });
    expect(jobs).toHaveLength(1);
    expect(shop.screen()).toMatchObject({ kind: 'thanks', change: 0 });
    const [charge] = shop.program().log.chargesOf(sale.id);
    expect(charge).toMatchObject({ state: 'checking', stopReason: 'on-sight' });
  });

  it('is simply paid when the money is learnt later: no double', async () => {
    const shop = await onSight();
    const { sale } = saleOnBooks(shop);
    const [charge] = shop.program().log.chargesOf(sale.id);
    if (charge === undefined) throw new Error('no charge');
    shop.pays(charge.reference);
    shop.checkout().next();
    shop.world.wire.setMood('healthy');
    await shop.run(10 * 60_000);
    expect(shop.read(charge.reference).outcome).not.toBeNull();
    const after = standingOf(shop.program().log.sale(sale.id) ?? sale, shop.program().log.chargesOf(sale.id));
    expect(after).toMatchObject({ collected: 1500, onSight: 0, excess: 0, due: 0 });
  });

  it('stays counted apart when the money never comes', async () => {
    const shop = await onSight();
    const { sale } = saleOnBooks(shop);
    shop.world.wire.setMood('healthy');
    shop.checkout().next();
    await shop.run(20 * 60_000);
    const charges = shop.program().log.chargesOf(sale.id);
    expect(charges).toMatchObject([{ state: 'cancelled', received: 0 }]);
    expect(standingOf(shop.program().log.sale(sale.id) ?? sale, charges)).toMatchObject({
      onSight: 1500,
      isPaid: true,
    });
  });

  it('is not needed once the provider says that it is paid', async () => {
    const shop = await openCounter();
    shop.add(1500);
    await shop.charge();
    const { reference } = shop.front();
    shop.pays(reference);
    const answer = await shop.answer(shop.checkout().acceptOnSight(reference, 'Marta', 'r'));
    expect(answer).toEqual({ ok: false, error: 'money-came' });
    expect(saleOnBooks(shop).sale.acceptedOnSight).toBeNull();
  });

  it('is there again after a restart, with its charge still followed', async () => {
    const shop = await onSight();
    await shop.restart();
    expect(view(shop)).toMatchObject({ onSight: 1500, due: 0, receiptNumber: 'C1-A000001' });
    expect(view(shop).closedAt).not.toBeNull();
  });
});
