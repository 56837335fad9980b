import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { itemsToCharge } from '#core/domain/sale';
import { ok } from '#core/result';
import { createInstore } from '#main/mercado-pago/instore';
import { pay, scan } from '#main/simulator/wallet';
import { openCounter, type Story } from '#test/main/checkout/story';
import { put, REFERENCE, SALE } from '#test/main/mercado-pago/sample-calls';
import { door, give, sample, serve, TOKEN } from '#test/main/mercado-pago/sample-server';
import { json, STORE, setup } from '#test/main/mercado-pago/setup-provider';
import { paymentWebhook, SECRET, sign, till } from '#test/main/notifications/provider-side';
import { anOrder, aPayment, chargeAfter, issued, orderSeen, paymentSeen } from '#test/support/builders';

/** The contract's list of what has gone wrong for real shops: each row's number, its problem, and that it cannot here. */

async function waiting(...given: Parameters<typeof openCounter>): Promise<Story> {
  const shop = await openCounter(...given);
  shop.add(1500);
  await shop.charge();
  return shop;
}

/** What the adapter puts on the wire for a sale. */
async function sent(change: Partial<typeof SALE>) {
  const { url, seen } = await serve(give(sample('qr-dynamic-post.response.201')));
  await createInstore({ http: door(url).http }).issue({ ...SALE, ...change });
  return JSON.parse(seen[0]?.body ?? '{}');
}

it('1: a payment that hangs on the buyer’s phone is said to be processing, and never ends by time', async () => {
  const shop = await waiting();
  const { reference, expiresAt } = shop.front();
  shop.pays(reference, 'in_process');
  await shop.run(5000);
  expect(shop.screen().kind).toBe('in-process');
  await shop.runUntil(expiresAt + 20 * MINUTE);
  expect(shop.read(reference).state).toBe('in-process');
});

it('2: of several scans the one that is paid pays, and those left open for ever do not matter', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  const { world } = shop.world.provider;
  scan(world, { reference });
  scan(world, { reference });
  await shop.run(3000);
  pay(world, { reference, outcome: 'approved', newScan: true });
  await shop.run(3000);
  expect(shop.read(reference)).toMatchObject({ state: 'paid', oddness: [] });
  expect(
    shop
      .read(reference)
      .orders.map(({ status }) => status)
      .toSorted(),
  ).toEqual(['closed', 'opened', 'opened']);
});

it('3: more than one element is no error, and the first is not the one that counts', async () => {
  const found = await put(sample('merchant-orders-search.response.two-scans-one-closed'), 'find');
  expect(found.outcome).toBe('order opened 565100, order closed 565100, payment approved 565100 back 0');
});

it('4: elements that are null are none yet', async () => {
  expect((await put(sample('merchant-orders-search.response.not-scanned'), 'find')).outcome).toBe('nothing');
});

it('5: an order that opens is neither a scan nor a payment', async () => {
  const shop = await openCounter();
  shop.world.provider.switches.ordersAppear = 'at-creation';
  shop.add(1500);
  await shop.charge();
  await shop.run(5000);
  const { reference } = shop.front();
  expect(shop.read(reference).orders.map(({ status }) => status)).toEqual(['opened']);
  expect(shop.read(reference)).toMatchObject({ state: 'awaiting-payment', received: 0 });
  expect(shop.screen().kind).toBe('pay');
});

it('6: notifications that never arrive are not missed: the order is read', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(3000);
  expect(shop.read(reference).state).toBe('paid');
});

it('7: whichever topic is delivered, or one that nobody knows, is answered 200 at once', async () => {
  const { deliver } = await till();
  const topics = ['merchant_order', 'payment', 'chargebacks', 'point_integration_ipn', 'something_new', ''];
  const answers = [];
  for (const topic of topics) answers.push(await deliver({ query: { topic, id: '123' } }));
  expect(answers).toEqual(topics.map(() => 200));
});

it('8: without an approved payment the sale does not wait for ever, and the refusal is told', async () => {
  const shop = await waiting();
  const { reference, expiresAt } = shop.front();
  shop.pays(reference, 'rejected');
  await shop.run(3000);
  expect(shop.program().view.charge()?.declined).toBe('cc_rejected_insufficient_amount');
  await shop.runUntil(expiresAt + MINUTE);
  expect(shop.read(reference).state).toBe('expired');
});

it('9: an approved notice that comes again hours later moves nothing back', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.run(5000);
  const before = shop.read(reference);
  shop.checkout().next();
  await shop.run(2 * HOUR);
  await Promise.all([shop.checkout().watcher.readAfresh(reference), shop.run(5000)]);
  const { state, outcome, received, oddness } = before;
  expect(shop.read(reference)).toMatchObject({ state, outcome, received, oddness });
});

it('10: whatever comes before the answer finds the charge written down already', async () => {
  const shop = await openCounter();
  const written: number[] = [];
  shop.world.wire.spare((path) => {
    if (path.endsWith('/qrs')) written.push(shop.program().log.recent(10).length);
    return false;
  });
  shop.add(1500);
  await shop.charge();
  expect(written).toEqual([1]);
});

it('11: an order that is closed over a rejected payment is not paid', () => {
  const charge = chargeAfter(
    issued(),
    orderSeen(anOrder({ status: 'closed' })),
    paymentSeen(aPayment({ status: 'rejected', approvedAt: null })),
  );
  expect(charge).toMatchObject({ state: 'awaiting-payment', outcome: null, received: 0 });
});

it('12: a lost push is made up for within seconds, also late in a code’s life', async () => {
  const shop = await openCounter(7, 'dynamic', 'instore', 5 * MINUTE);
  shop.add(1500);
  await shop.charge();
  const { reference, requestedAt } = shop.front();
  await shop.runUntil(requestedAt + 4 * MINUTE);
  shop.pays(reference);
  await shop.run(6500);
  expect(shop.read(reference).state).toBe('paid');
});

it.each([
  ['CLP', 4990],
  ['COP', 119_000],
] as const)('13: %s goes out without decimals', async (currency, total) => {
  const iva = currency === 'COP' ? toMoney(19_000) : null;
  const body = await sent({ currency, total: toMoney(total), iva });
  expect(body.total_amount).toBe(total);
  expect(body.items.map((item: { unit_price: number }) => item.unit_price)).toEqual([total]);
});

it('14: items add up to the total, discounts and all', async () => {
  const shop = await openCounter();
  shop.add(1099);
  shop.add(333);
  const discount = { kind: 'percent', basisPoints: 3333 } as const;
  shop.checkout().changeCart((cart) => ok({ ...cart, discount }));
  const { cart } = shop.checkout().counter.front();
  const items = itemsToCharge(cart);
  await shop.charge();
  const body = await sent({ items, total: shop.front().total });
  const sum = body.items.reduce(
    (all: number, item: { total_amount: number }) => all + Math.round(item.total_amount * 100),
    0,
  );
  expect(sum).toBe(shop.front().total);
});

it('15: items are a list, also where there is one', async () => {
  expect((await sent({})).items).toHaveLength(1);
  expect(Array.isArray((await sent({})).items)).toBe(true);
});

it('16: where the provider lives can be changed without another program', async () => {
  const { url, seen } = await serve(give(sample('merchant-orders-search.response.not-scanned')));
  const { http } = door(`${url}/relay/v9/`);
  await createInstore({ http }).find(REFERENCE, { thorough: false, currency: 'ARS' });
  expect(seen.map(({ path }) => path)).toEqual(['/relay/v9/merchant_orders/search']);
});

it('17: a scan that goes wrong has a register to be looked at, and what is wrong with it is told', async () => {
  const pos = JSON.parse(sample('pos-get.response.200').body);
  const { register } = await setup({
    'GET /pos/98000001': [json({ ...pos, external_id: null, fixed_amount: false })],
    'GET /users/700100200/stores/search': [sample('stores-search.response.200')],
  });
  expect(await register('98000001')).toMatchObject({
    ok: true,
    value: { externalPosId: null, fixedAmount: false },
  });
});

it('18: a search that stays empty for a day is made up for by payments and the order’s own id', async () => {
  const shop = await openCounter();
  shop.world.provider.switches.ordersLagMs = DAY;
  shop.add(1500);
  await shop.charge();
  const { reference } = shop.front();
  shop.pays(reference);
  await Promise.all([shop.checkout().check(reference), shop.run(5000)]);
  expect(shop.read(reference).state).toBe('paid');
});

it('19: a DELETE that answers 500 because the order is gone is a cancelled order', async () => {
  const shop = await waiting(7, 'hybrid');
  shop.world.provider.switches.nothingToDelete = 500;
  const { reference } = shop.front();
  shop.world.provider.world.slot.order = null;
  await shop.answer(shop.checkout().cancel(reference));
  await shop.run(10 * MINUTE);
  expect(shop.read(reference).state).toBe('cancelled');
});

it('20: paid in the second before cancelling is paid', async () => {
  const shop = await waiting();
  const { reference } = shop.front();
  shop.pays(reference);
  await shop.answer(shop.checkout().cancel(reference));
  await shop.run(5000);
  expect(shop.read(reference)).toMatchObject({ state: 'paid', received: 1500 });
});

it('21: a key that stands for another body leaves the charge unknown, never unmade', async () => {
  const { outcome } = await put(sample('orders.error.409-idempotency'), 'issue by Orders');
  expect(outcome).toBe('unanswered: conflict idempotency_key_already_used');
});

it('22: a town spelt otherwise is asked for again, and a store just made is waited for', async () => {
  const SEARCH = { 'GET /users/700100200/stores/search': [sample('stores-search.response.404-none')] };
  const refusing = await setup({
    ...SEARCH,
    'POST /users/700100200/stores': [sample('store-create.response.400-city')],
  });
  expect(await refusing.createStore(STORE)).toMatchObject({ kind: 'refused', refusal: { reason: 'city' } });
  const unknown = json({ error: 'store_not_found', message: 'store_not_found', status: 404 }, 404);
  const { createRegister, waits } = await setup({
    'GET /pos': [json({ paging: { total: 0 }, results: [] })],
    'POST /pos': [unknown, sample('pos-create.response.201')],
  });
  const draft = {
    name: 'Caja 1',
    externalId: 'SUC01CAJA01',
    storeId: '61000001',
    externalStoreId: 'SUC01',
    trade: null,
  };
  expect(await createRegister(draft)).toMatchObject({ kind: 'done' });
  expect(waits).toEqual([1000]);
});

it('23: a signature that does not fit is answered and marked, and one in either case of the id fits', async () => {
  const { deliver, hints } = await till({ secret: SECRET });
  const delivery = paymentWebhook('123', 'event-1');
  expect(await deliver({ ...delivery, headers: sign({ id: '123', secret: 'another' }) })).toBe(200);
  const order = {
    path: '/mp',
    query: { 'data.id': 'ORD01AB', type: 'order' },
    body: { type: 'order', data: { id: 'ORD01AB' } },
  };
  await deliver({ ...order, headers: sign({ id: 'ord01ab' }) });
  await expect.poll(() => hints.map(({ verdict }) => verdict)).toEqual(['forged', 'signed']);
});

it('24: a token that the provider says back appears in nothing that is told or kept', async () => {
  const { url } = await serve(
    give(json({ error: 'bad', message: `token ${TOKEN} is bad`, status: 401 }, 401)),
  );
  const outcome = await createInstore({ http: door(url).http }).issue(SALE);
  expect(JSON.stringify(outcome)).not.toContain(TOKEN);
  expect(outcome).toMatchObject({ kind: 'refused', error: { kind: 'unauthorized' } });
});

it.each(['es-AR', 'es', 'pt-BR', 'en'])(
  '25: both screens name the register whose code is to be scanned: %s',
  (language) => {
    const words = JSON.parse(
      readFileSync(new URL(`../../../renderer/i18n/${language}/customer.json`, import.meta.url), 'utf8'),
    );
    expect(words.pay.printedToo).toContain('{{register}}');
    expect(words.pay.printedSame).toContain('{{register}}');
    const bar = readFileSync(new URL('../../../renderer/cashier/top-bar.tsx', import.meta.url), 'utf8');
    expect(bar).toContain('{setting.register}');
  },
);
