import { describe, expect, it } from 'vitest';
import type { BusinessDay } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import { DAY, HOUR, MINUTE, SECOND } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { explainedBy } from '#core/domain/reconcile';
import { SITE_IDS } from '#core/domain/site';
import { type Paid, type ReconcilingShop, reconcilingShop } from '#test/support/reconciling-shop';

const NOON = 12 * HOUR;
const SEARCH = '/v1/payments/search';
const searches = ({ reads }: ReconcilingShop): readonly string[] =>
  reads.filter(({ url }) => url.startsWith(SEARCH)).map(({ url }) => url);

async function sellMany(shop: ReconcilingShop, count: number, api: Paid['api'] = 'instore'): Promise<Paid[]> {
  const sold: Paid[] = [];
  for (let at = 0; at < count; at++) {
    const approvedAt = shop.window.from + Math.floor((at * 23 * HOUR) / count);
    sold.push(await shop.pay(`mst-AB12CD-${at}`, 1000 + at, approvedAt, api));
  }
  shop.learn(...sold);
  return sold;
}

describe.each(['instore', 'orders'] as const)('a day sold by %s', (api) => {
  it('agrees to the cent over several pages, beside the account’s other business', async () => {
    const shop = await reconcilingShop();
    const count = api === 'instore' ? 600 : 150;
    await sellMany(shop, count, api);
    const approvedAt = new Date(shop.window.from + NOON).toISOString();
    shop.practise('others', { kind: 'link', count: 40, amount: 12.5, approvedAt });
    shop.practise('others', { kind: 'register', count: 5, amount: 100, approvedAt });
    shop.practise('others', { kind: 'purchase', count: 2, amount: 999, approvedAt });
    shop.pass(HOUR);
    const { reconciliation, settled } = await shop.fetchDay();
    const received = count * 1000 + (count * (count - 1)) / 2;
    expect(reconciliation).toMatchObject({
      day: shop.day,
      isWholeDay: true,
      unreadable: 0,
      ours: { count, received, returned: 0 },
      theirs: { count, received, returned: 0, feeTold: count, netTold: count },
      rest: { count: 45, received: 40 * 1250 + 5 * 10_000, otherSeller: 2, otherCurrency: 0 },
      differences: [],
    });
    expect(reconciliation.theirs.fee + reconciliation.theirs.net).toBe(received);
    expect(settled).toEqual([]);
    expect(shop.reconciling.reconcileDay(shop.day)).toEqual(reconciliation);
    expect(searches(shop).length).toBeGreaterThan(1);
  });

  it('is given a late payment, a double, a refund made outside and a charge-back, each under its name', async () => {
    const shop = await reconcilingShop();
    const at = shop.window.from + NOON;
    const [plain, twice, back, disputed] = [
      await shop.sell('plain', 1000, at, api),
      await shop.sell('twice', 2000, at + MINUTE, api),
      await shop.sell('back', 3000, at + 2 * MINUTE, api),
      await shop.sell('disputed', 4000, at + 3 * MINUTE, api),
    ];
    const late = await shop.pay('mst-AB12CD-late', 500, at + 4 * MINUTE, api);
    const again = shop.practise('pay', {
      external_reference: twice.reference,
      outcome: 'approved',
      newScan: true,
      late: true,
      amount: shop.decimal(2000),
      approvedAt: new Date(at + HOUR).toISOString(),
    });
    shop.practise('payment', {
      payment_id: Number(back.paymentId),
      status: 'refunded',
      amount: shop.decimal(700),
    });
    shop.practise('payment', { payment_id: Number(disputed.paymentId), status: 'charged_back' });
    shop.pass(HOUR);
    const { reconciliation, settled } = await shop.fetchDay();

    expect(
      settled.map(({ kind, paymentId, received, returned }) => [kind, paymentId, received, returned]),
    ).toEqual(
      expect.arrayContaining([
        ['missing-here', late.paymentId, 500, 0],
        ['state', disputed.paymentId, 0, 4000],
      ]),
    );
    expect(settled).toHaveLength(2);
    // These two stay named: the log knows of them now, and still nobody here gave it back, nor is it one payment.
    expect(
      reconciliation.differences
        .map(({ kind, paymentId, outside, received, returned }) => [
          kind,
          paymentId,
          outside,
          received,
          returned,
        ])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual([
      ['double', String(again.payment_id), 0, 0, 0],
      ['refunded-outside', back.paymentId, 700, 0, 0],
    ]);
    const total = { count: 6, received: 12_500, returned: 4700 };
    expect(reconciliation).toMatchObject({ ours: total, theirs: total });
    expect(shop.charge(plain.reference).oddness).toEqual([]);
    expect(shop.charge(twice.reference).oddness).toEqual(['double']);
    expect(shop.charge(back.reference)).toMatchObject({ returned: 700, oddness: ['reverted'] });
    expect(shop.charge(disputed.reference).oddness).toContain('charged-back');
    expect(shop.charge(late.reference)).toMatchObject({ received: 500, state: 'paid-late' });
  });

  it('names what the provider knows neither by its list nor by its id', async () => {
    const shop = await reconcilingShop();
    const sold = await shop.sell('A', 1000, shop.window.from + NOON, api);
    const lost = {
      ...sold,
      reference: 'mst-AB12CD-B',
      paymentId: '999',
      approvedAt: sold.approvedAt + MINUTE,
      code: { qrData: null, providerOrderId: null },
      orderId: 'gone',
    };
    shop.learn(lost);
    const { reconciliation } = await shop.fetchDay();
    expect(reconciliation.differences).toMatchObject([
      { kind: 'missing-there', paymentId: '999', reference: lost.reference, received: -1000, isYoung: false },
    ]);
    expect(explainedBy(reconciliation.differences)).toEqual({ received: -1000, returned: 0 });
  });
});

describe.each(SITE_IDS)('in %s', (site) => {
  it('counts in the currency that is sold in', async () => {
    const shop = await reconcilingShop({ site });
    await shop.sell('A', 119_900, shop.window.from + NOON);
    shop.practise('others', { kind: 'link', count: 3, amount: 25 });
    const approvedAt = new Date(shop.window.to - 1).toISOString();
    shop.practise('others', { kind: 'link', count: 2, amount: 25, approvedAt });
    const back = await shop.sell('B', 5000, shop.window.from + NOON);
    shop.practise('payment', { payment_id: Number(back.paymentId), status: 'refunded' });
    const { reconciliation } = await shop.fetchDay();
    const { decimals, currency } = shop.site;
    expect(reconciliation).toMatchObject({
      currency,
      ours: { count: 2, received: 124_900, returned: 5000 },
      theirs: { count: 2, received: 124_900, returned: 5000, fee: 959 + 40 },
      rest: { count: 2, received: 2 * 25 * 10 ** decimals },
      differences: [{ kind: 'refunded-outside', outside: 5000, theirs: { currency } }],
    });
  });
});

describe('a page that fails half way', () => {
  it.each([
    ['429', { fault: '429', retryAfterS: 2 }],
    ['500', { fault: '500' }],
    ['502 in HTML', { fault: '502-html' }],
    ['cut', { fault: 'cut' }],
    ['reset', { fault: 'reset' }],
  ])('is read again where it was: %s', async (_, fault) => {
    const shop = await reconcilingShop();
    await sellMany(shop, 230);
    shop.practise('faults', { match: 'offset=95', times: 2, ...fault });
    expect((await shop.fetchDay()).reconciliation).toMatchObject({ ours: { count: 230 }, differences: [] });
    const offsets = searches(shop).map((url) => new URLSearchParams(url.split('?')[1]).get('offset'));
    expect(offsets).toEqual(['0', '95', '95', '95', '190']);
  });

  it('leaves the day as it was fetched before, when it goes on failing', async () => {
    const shop = await reconcilingShop();
    await sellMany(shop, 120);
    const before = (await shop.fetchDay()).reconciliation;
    shop.practise('faults', { match: 'offset=95', times: 1000, fault: '500' });
    expect(await shop.reconciling.fetchDay(shop.day)).toEqual({ ok: false, error: 'server' });
    expect(shop.reconciling.reconcileDay(shop.day)).toEqual(before);
    shop.practise('faults', { clear: true });
    shop.pass(HOUR);
    expect((await shop.fetchDay()).reconciliation.asOf).toBeGreaterThan(before.asOf);
  });

  it('is read again from its first page when the list moved up under it', async () => {
    const shop = await reconcilingShop({ quirks: { paymentsLagMs: 30 * MINUTE } });
    const sold = await sellMany(shop, 130);
    const approvedAt = new Date(shop.window.to - MINUTE).toISOString();
    const others = shop.practise('others', { kind: 'link', count: 7, amount: 10, approvedAt });
    shop.pass(HOUR);
    let isMoved = false;
    shop.onRequest((url) => {
      if (isMoved || !url.includes('offset=95')) return;
      isMoved = true;
      // What has just changed is on no list for a while: of the first page, more than the pages overlap.
      for (const { paymentId } of sold.slice(0, 9))
        shop.practise('payment', { payment_id: Number(paymentId), status: 'in_mediation' });
    });
    const { reconciliation } = await shop.fetchDay();
    expect(others.payment_ids).toHaveLength(7);
    expect(reconciliation).toMatchObject({
      ours: { count: 130 },
      theirs: { count: 130 },
      rest: { count: 7, received: 7000 },
      differences: [],
    });
    expect(searches(shop).filter((url) => url.includes('offset=0'))).toHaveLength(2);
  });

  it('does not ask on where the provider says wait long, or that it does not know us', async () => {
    const shop = await reconcilingShop();
    shop.practise('faults', { match: SEARCH, fault: '429', retryAfterS: 600 });
    expect(await shop.reconciling.fetchDay(shop.day)).toEqual({ ok: false, error: 'rate-limited' });
    expect(searches(shop)).toHaveLength(1);
    const refused = await reconcilingShop({ quirks: { refusesSweep: true } });
    expect(await refused.reconciling.fetchDay(refused.day)).toEqual({ ok: false, error: 'invalid' });
    expect(searches(refused)).toHaveLength(1);
    expect(refused.reconciling.reconcileDay(refused.day)).toBeNull();
  });

  it('stops with the program, and stores nothing of it', async () => {
    const shop = await reconcilingShop();
    await sellMany(shop, 120);
    const asked = shop.reconciling.fetchDay(shop.day);
    shop.reconciling.stop();
    expect(await asked).toEqual({ ok: false, error: 'stopped' });
    expect(shop.log.recordsOfDay(shop.day)).toBeNull();
  });
});

describe('where no source says how the search behaves', () => {
  it('halves the day until each part can be paged through', async () => {
    const shop = await reconcilingShop({ quirks: { paymentsReach: 100 } });
    await sellMany(shop, 260);
    expect((await shop.fetchDay()).reconciliation).toMatchObject({ theirs: { count: 260 }, differences: [] });
  });

  it('says that it cannot read what is too much for one instant, and stores nothing', async () => {
    const shop = await reconcilingShop({ quirks: { paymentsReach: 100 } });
    const approvedAt = new Date(shop.window.from + NOON).toISOString();
    shop.practise('others', { kind: 'link', count: 120, amount: 1, approvedAt });
    expect(await shop.reconciling.fetchDay(shop.day)).toEqual({ ok: false, error: 'invalid' });
    expect(shop.log.recordsOfDay(shop.day)).toBeNull();
  });

  it.each([
    { sortsByApproval: false },
    { paymentsTellRegister: 'none' },
    { paymentsTellRegister: 'all' },
    { idsAsText: true },
    { paymentsLagMs: DAY },
  ] as const)('agrees all the same with %j', async (quirks) => {
    const shop = await reconcilingShop({ quirks });
    await sellMany(shop, 130);
    expect((await shop.fetchDay()).reconciliation).toMatchObject({
      ours: { count: 130 },
      theirs: { count: 130 },
      differences: [],
    });
  });

  it.each(['by-id', 'hidden'] as const)(
    'finds what was paid through Orders when payments are %s',
    async (where) => {
      const shop = await reconcilingShop({ quirks: { v1OrdersPayments: where } });
      await sellMany(shop, 3, 'orders');
      expect((await shop.fetchDay()).reconciliation).toMatchObject({
        ours: { count: 3, received: 3003 },
        theirs: { count: 3, received: 3003 },
        differences: [],
      });
    },
  );
});

it('is not kept from the rest of the day by one payment that cannot be made out', async () => {
  const shop = await reconcilingShop();
  const sold = await shop.sell('A', 1000, shop.window.from + NOON, 'orders');
  // Its order is that of another reference.
  shop.learn({ ...sold, reference: 'mst-AB12CD-B', paymentId: '999' });
  expect((await shop.fetchDay()).reconciliation).toMatchObject({
    unreadable: 1,
    theirs: { count: 1 },
    differences: [{ kind: 'missing-there', paymentId: '999' }],
  });
});

describe('money that bears our prefix and that the log does not have', () => {
  it('is adopted once, though a sweep and a reconciliation find it at the same time', async () => {
    const shop = await reconcilingShop();
    const { reference, approvedAt } = await shop.pay('mst-AB12CD-LOST', 1500, shop.window.from + NOON);
    const page = await shop.providers.instore.sweep({
      since: approvedAt,
      until: shop.now() + HOUR,
      offset: 0,
    });
    const [swept] = page.ok ? page.value.payments : [];
    if (swept === undefined) throw new Error('nothing swept');
    expect(await Promise.all([shop.sweeper.learn(swept), shop.sweeper.learn(swept)])).toEqual([true, true]);
    expect(shop.log.nextSaleNumber()).toBe(2);
    expect(shop.charge(reference)).toMatchObject({ received: 1500, oddness: [] });
  });

  it('is adopted, and adopted already when the day is fetched again', async () => {
    const shop = await reconcilingShop();
    const lost = await shop.pay('mst-AB12CD-LOST', 1500, shop.window.from + NOON);
    const { reconciliation, settled } = await shop.fetchDay();
    expect(settled).toMatchObject([
      { kind: 'missing-here', paymentId: lost.paymentId, reference: lost.reference, ours: null },
    ]);
    expect(reconciliation).toMatchObject({ ours: { count: 1, received: 1500 }, differences: [] });
    expect(shop.charge(lost.reference)).toMatchObject({ total: 1500, received: 1500, state: 'paid-late' });
    await shop.fetchDay();
    expect(shop.log.recent(10)).toHaveLength(1);
  });

  it('stays named when it is another program’s at our register, and nobody’s charge', async () => {
    const shop = await reconcilingShop();
    await shop.pay('ticket-77', 1500, shop.window.from + NOON);
    const { reconciliation } = await shop.fetchDay();
    expect(reconciliation.differences).toMatchObject([
      { kind: 'missing-here', reference: 'ticket-77', received: 1500, ours: null },
    ]);
    expect(shop.log.recent(10)).toEqual([]);
  });
});

describe('the edges of the day', () => {
  const days = [
    ['a usual day', 'MLA', '2026-11-21', 24],
    ['Santiago’s day of 25 hours', 'MLC', '2026-04-04', 25],
    ['Santiago’s day of 23 hours', 'MLC', '2026-09-06', 23],
    ['Mexico City’s last day of 25 hours', 'MLM', '2022-10-30', 25],
    ['Mexico City’s same Sunday a year later', 'MLM', '2023-10-29', 24],
  ] as const;

  it.each(days)('%s is reconciled from its first moment to its last', async (_, site, day, hours) => {
    const shop = await reconcilingShop({ site, day });
    const { from, to } = shop.window;
    expect(to - from).toBe(hours * HOUR);
    for (const [name, at] of [
      ['before', from - 1],
      ['first', from],
      ['hour', to - HOUR],
      ['last', to - 1],
      ['after', to],
    ] as const)
      await shop.sell(name, 1000, at);
    shop.practise('others', { kind: 'link', amount: 1, approvedAt: new Date(to - 1).toISOString() });
    shop.practise('others', { kind: 'link', amount: 1, approvedAt: new Date(to).toISOString() });
    const { reconciliation } = await shop.fetchDay();
    expect(reconciliation).toMatchObject({ ours: { count: 3 }, theirs: { count: 3 }, rest: { count: 1 } });
    expect(reconciliation.differences).toEqual([]);
  });

  it('goes by the hour at which the shop’s day begins', async () => {
    const rule = { timeZone: 'America/Argentina/Buenos_Aires', startHour: 6 };
    const shop = await reconcilingShop({ rule });
    await shop.sell('night', 1000, shop.window.to - HOUR);
    expect((await shop.fetchDay()).reconciliation).toMatchObject({ ours: { count: 1 }, differences: [] });
  });

  it('puts a payment that we dated a little late on the day on which the provider has it', async () => {
    const shop = await reconcilingShop();
    const paid = await shop.pay('mst-AB12CD-edge', 1000, shop.window.to - SECOND);
    shop.learn({ ...paid, approvedAt: shop.window.to + MINUTE });
    expect((await shop.fetchDay()).reconciliation).toMatchObject({
      ours: { count: 1 },
      theirs: { count: 1 },
      differences: [],
    });
    expect(shop.charge(paid.reference).payments[0]?.approvedAt).toBe(paid.approvedAt);
  });
});

describe('which days', () => {
  it('the one in progress, as far as it has got, and said to be so', async () => {
    const noon = Date.UTC(2026, 10, 21, 15);
    const shop = await reconcilingShop({ now: noon });
    await shop.sell('A', 1000, noon - HOUR);
    const { reconciliation } = await shop.fetchDay();
    expect(reconciliation).toMatchObject({ isWholeDay: false, ours: { count: 1 }, differences: [] });
    await shop.sell('B', 1000, shop.now());
    expect(shop.reconciling.reconcileDay(shop.day)?.differences).toMatchObject([
      { kind: 'missing-there', isYoung: true },
    ]);
    shop.pass(MINUTE);
    expect((await shop.fetchDay()).reconciliation).toMatchObject({ ours: { count: 2 }, differences: [] });
  });

  it('none that has not begun, and none further back than the provider searches', async () => {
    const shop = await reconcilingShop();
    expect(await shop.reconciling.fetchDay('2026-11-23' as BusinessDay)).toEqual({
      ok: false,
      error: 'not-begun',
    });
    expect(await shop.reconciling.fetchDay('2025-11-21' as BusinessDay)).toEqual({
      ok: false,
      error: 'too-old',
    });
    expect(searches(shop)).toEqual([]);
  });

  it('one at a time: the same one asked for twice is fetched once', async () => {
    const shop = await reconcilingShop();
    await shop.sell('A', 1000, shop.window.from + NOON);
    const asked = [shop.reconciling.fetchDay(shop.day), shop.reconciling.fetchDay(shop.day)];
    expect(shop.reconciling.fetching()).toEqual({ day: shop.day, records: 0 });
    expect(await shop.reconciling.fetchDay('2026-11-20' as BusinessDay)).toEqual({
      ok: false,
      error: 'busy',
    });
    const [first, second] = await Promise.all(asked);
    expect(first).toBe(second);
    expect(searches(shop)).toHaveLength(1);
    expect(shop.reconciling.fetching()).toBeNull();
  });

  it('none that was fetched under another beginning of the day', async () => {
    const shop = await reconcilingShop();
    const { reconciliation } = await shop.fetchDay();
    const stored = shop.log.recordsOfDay(shop.day);
    if (stored === null) throw new Error('nothing stored');
    const { window } = reconciliation;
    shop.log.saveRecordsOfDay({ ...stored, window: { from: window.from + HOUR, to: window.to + HOUR } });
    expect(shop.reconciling.reconcileDay(shop.day)).toBeNull();
  });
});

it('stores nothing of who paid, and of the rest of the account only the sum', async () => {
  const shop = await reconcilingShop();
  await shop.sell('A', 1000, shop.window.from + NOON);
  const approvedAt = new Date(shop.window.from + NOON).toISOString();
  shop.practise('others', {
    kind: 'link',
    count: 3,
    amount: 1,
    approvedAt,
    external_reference: 'somebody-elses',
  });
  await shop.fetchDay();
  const stored = JSON.stringify(shop.log.recordsOfDay(shop.day));
  expect(stored).not.toMatch(/700900800|testuser|12345678|450799|3704|somebody-elses/);
  expect(JSON.parse(stored).records).toHaveLength(1);
});

it('leaves room for the customer who waits: never more than three reads in any second', async () => {
  const shop = await reconcilingShop();
  await sellMany(shop, 400);
  const from = shop.reads.length;
  await shop.fetchDay();
  // The list of registers is three calls in one.
  const mine = shop.reads.slice(from).filter(({ url }) => url.startsWith(SEARCH));
  expect(mine.length).toBeGreaterThan(4);
  for (const { at } of mine)
    expect(mine.filter((each) => each.at > at - SECOND && each.at <= at).length).toBeLessThanOrEqual(3);
});

it('lets everybody else go first, though the pages stood in line before', async () => {
  const shop = await reconcilingShop();
  const order: string[] = [];
  const wait = async (lane: 'records' | 'asked' | 'front', name: string): Promise<void> => {
    await shop.budget.turn(1, lane);
    order.push(name);
  };
  shop.pass(2 * SECOND);
  const pages = Array.from({ length: 5 }, (_, at) => wait('records', `page ${at}`));
  await Promise.all([...pages, wait('asked', 'asked'), wait('front', 'front')]);
  expect(order).toEqual(['page 0', 'page 1', 'page 2', 'asked', 'front', 'page 3', 'page 4']);
});

it('an amount that is another one there is named', async () => {
  const shop = await reconcilingShop();
  const paid = await shop.pay('mst-AB12CD-A', 900, shop.window.from + NOON);
  shop.learn({ ...paid, total: 1000 });
  const { reconciliation } = await shop.fetchDay();
  expect(reconciliation.differences).toMatchObject([
    { kind: 'amount', received: -100, ours: { amount: 1000 }, theirs: { amount: 900 } },
  ]);
  expect(shop.log.charge('mst-AB12CD-A' as Reference)?.received).toBe(toMoney(1000));
});

it('answers at once where reading stands still for longer than a person waits', async () => {
  const shop = await reconcilingShop();
  await shop.fetchDay();
  shop.budget.pause(10 * MINUTE);
  const asked = shop.now();
  expect(await shop.reconciling.fetchDay(shop.day)).toEqual({ ok: false, error: 'rate-limited' });
  expect(shop.now() - asked).toBeLessThan(MINUTE);
});
