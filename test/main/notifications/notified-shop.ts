import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Api, Reference } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import { ONE, toMoney } from '#core/domain/money';
import { addLine, type LineId } from '#core/domain/sale';
import type { OrderLog } from '#core/order-log';
import { type Checkout, createCheckout } from '#main/checkout/checkout';
import { createClock } from '#main/checkout/clock';
import type { Timers } from '#main/checkout/deps';
import { createReadBudget } from '#main/checkout/read-budget';
import type { Fetch } from '#main/mercado-pago/exchange';
import { createHttp } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import { createNotices, type Notices } from '#main/notices';
import { createSimulator, type Simulator } from '#main/simulator/simulator';
import { SECRET } from '#test/main/notifications/provider-side';
import { folderForTest, openShop } from '#test/main/order-log/builders';

/** The shop's clocks, its timers and the provider's run so many times faster: a day's traffic in seconds. */
const FASTER = 10;

export type NotifiedShop = {
  readonly log: OrderLog;
  readonly checkout: Checkout;
  readonly notices: Notices;
  readonly simulator: Simulator;
  /** When each read left, by the shop's own clock. */
  readonly reads: readonly number[];
  /** Each time the counter was told that a charge is paid. */
  readonly paid: readonly Reference[];
  readonly port: number;
  /** By which API the next charge is made. */
  sellBy(api: Api): void;
  /** Rings up and charges one product. Answers when its code is there. */
  charge(amount: number): Promise<Reference>;
};

/** A real log, real HTTP both ways, the real door; only time is quicker. */
export async function openNotifiedShop(): Promise<NotifiedShop> {
  const begun = performance.now();
  const startedAt = Date.now();
  const monotonic = (): number => (performance.now() - begun) * FASTER;
  const wall = (): number => Math.round(startedAt + monotonic());
  const timers: Timers = {
    after(ms, run) {
      const timer = setTimeout(run, ms / FASTER);
      return () => clearTimeout(timer);
    },
  };
  const simulator = createSimulator({ site: 'MLA', seed: 23, clock: { now: wall } });
  const wire = await simulator.listen(0);
  const { log } = openShop(join(folderForTest(), 'log-practice.db'));
  const clock = createClock({ wall, monotonic });
  const budget = createReadBudget({ monotonic, timers });
  const reads: number[] = [];
  const paid: Reference[] = [];
  const http = createHttp({
    fetch: noting(reads, monotonic),
    baseUrl: wire.url,
    accessToken: () => simulator.shop.accessToken,
    timeoutMs: 8000,
    now: monotonic,
    sleep: (ms) => new Promise((done) => void timers.after(ms, done)),
    random: Math.random,
    attempts: 1,
    turn: budget.leave,
    onServerTime: clock.observe,
  });
  const providers = { instore: createInstore({ http }), orders: createOrders({ http, now: clock.now }) };
  const ids = counted();
  let api: Api = 'instore';
  const { userId, externalPosId, externalStoreId } = simulator.shop;
  const checkout = createCheckout({
    log,
    provider: providers.instore,
    providerFor: (each) => providers[each],
    clock,
    timers,
    budget,
    newReference: () => `mst-THOUSA-${ids()}` as Reference,
    newSaleId: () => ids(),
    newLineId: () => ids(),
    newJobId: () => ids(),
    newVoidId: () => ids(),
    newRefund: () => ({ id: ids(), key: ids() }),
    isOurs: (reference) => reference.startsWith('mst-THOUSA-'),
    terms: () => ({
      siteId: 'MLA',
      api,
      mode: 'dynamic',
      sellerId: userId,
      externalPosId,
      externalStoreId,
      codeMs: 5 * MINUTE,
      title: 'Almacén La Esquina',
      description: (sale) => `Venta ${sale}`,
    }),
    till: () => ({
      siteId: 'MLA',
      receiptNumber: (sequence) => `C1-A-${sequence}`,
      printsByItself: true,
      cashier: null,
    }),
    dayRule: () => ({ timeZone: 'America/Argentina/Buenos_Aires', startHour: 0 }),
    onChange: () => {},
    show: () => {},
    onNews({ before, after }) {
      if (before?.outcome === null && after.outcome !== null) paid.push(after.reference);
    },
    onRefund: () => {},
    onPrintQueued: () => {},
    onDrawer: () => {},
    note: () => {},
  });
  const notices = createNotices({
    hinted: checkout.hinted,
    now: clock.now,
    after: timers.after,
    setting: () => ({ isOn: true, port: 0, toleranceMinutes: null }),
    secret: () => SECRET,
    onChange: () => {},
    note: () => {},
    limits: { perSecond: 20 * FASTER },
  });
  checkout.startUp();
  await notices.apply();
  onTestFinished(async () => {
    await notices.stop();
    checkout.stop();
    budget.stop();
    await wire.close();
    log.close();
  });
  const { door } = notices.view();
  if (door.kind !== 'open') throw new Error(`not listening: ${door.kind}`);
  return {
    log,
    checkout,
    notices,
    simulator,
    reads,
    paid,
    port: door.port,
    sellBy: (by) => {
      api = by;
    },
    charge: (amount) => charge(checkout, ids, amount),
  };
}

const noting =
  (reads: number[], monotonic: () => number): Fetch =>
  (url, init) => {
    if (init.method === 'GET') reads.push(monotonic());
    return fetch(url, init);
  };

/** Whatever kind of id is asked for: here they only have to differ. */
function counted(): <Id extends string>() => Id {
  let last = 0;
  return <Id extends string>() => {
    last += 1;
    return String(last).padStart(10, '0') as Id;
  };
}

async function charge(checkout: Checkout, ids: () => LineId, amount: number): Promise<Reference> {
  const line = { id: ids(), productId: null, sku: null, name: 'Medialuna', unitPrice: toMoney(amount) };
  const rest = { quantity: ONE, unit: 'unit', taxRate: null, discount: null, note: null } as const;
  const changed = checkout.changeCart((cart) => addLine(cart, { ...line, ...rest }));
  if (!changed.ok) throw new Error(`not rung up: ${changed.error}`);
  const started = await checkout.start();
  const { reference } = checkout.counter.front();
  if (!started.ok || reference === null) throw new Error(`not charged: ${JSON.stringify(started)}`);
  return reference;
}
