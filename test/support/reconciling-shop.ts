import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type BusinessDay, boundsOf, type DayRule } from '#core/domain/business-day';
import type { Api, Reference } from '#core/domain/charge';
import { HOUR, type Instant, MINUTE } from '#core/domain/instant';
import { toDecimal, toMoney } from '#core/domain/money';
import type { LineId, SaleId } from '#core/domain/sale';
import { type SiteId, siteOf } from '#core/domain/site';
import type { Entry, OrderLog } from '#core/order-log';
import type { Provider } from '#core/provider';
import { createClock } from '#main/checkout/clock';
import type { CheckoutDeps, Timers } from '#main/checkout/deps';
import { createReadBudget } from '#main/checkout/read-budget';
import { createReconciling, type FetchedDay } from '#main/checkout/reconciling';
import { createRecorder } from '#main/checkout/recorder';
import { createResolving } from '#main/checkout/resolving';
import { createSweeper } from '#main/checkout/sweeper';
import { createWatcher } from '#main/checkout/watcher';
import { createHttp } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import type { Quirks } from '#main/simulator/quirks';
import { createSimulator } from '#main/simulator/simulator';
import { cartOf } from '#test/support/builders';

export type ReconcilingShop = Awaited<ReturnType<typeof reconcilingShop>>;

type Options = {
  readonly site?: SiteId;
  readonly quirks?: Partial<Quirks>;
  readonly rule?: DayRule;
  readonly day?: string;
  /** The morning after, when the day is looked at. */
  readonly now?: Instant;
};

/** A wait is over at once, and the clock has gone on by as much. */
function quickTimers(): Timers & { now(): number; pass(ms: number): void; stop(): void } {
  let now = 0;
  let isStopped = false;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    after(ms, run) {
      const due = now + ms;
      const timer = setTimeout(() => {
        if (isStopped) return;
        now = Math.max(now, due);
        run();
      }, 0);
      return () => clearTimeout(timer);
    },
    stop() {
      isStopped = true;
    },
  };
}

/** A day's records at the look-alike over real HTTP, our log in a real file, and what holds the one against the other. */
export async function reconcilingShop(options: Options = {}) {
  const { site: siteId = 'MLA', quirks = {}, day: name = '2026-11-21' } = options;
  const site = siteOf(siteId);
  const rule = options.rule ?? { timeZone: site.timeZone, startHour: 0 };
  const day = name as BusinessDay;
  const window = boundsOf(day, rule);
  const start = options.now ?? window.to + 8 * HOUR;
  const timers = quickTimers();
  const simulator = createSimulator({
    site: siteId,
    seed: 11,
    clock: { now: () => start + timers.now() },
    quirks: { v1OrdersSites: 'all', ...quirks },
  });
  const wire = await simulator.listen(0);
  const reads: { readonly url: string; readonly at: number }[] = [];
  let listener: ((url: string) => void) | null = null;
  const { accessToken, userId, externalPosId, externalStoreId } = simulator.shop;
  const clock = createClock({ wall: () => start + timers.now(), monotonic: timers.now });
  const budget = createReadBudget({ monotonic: clock.monotonic, timers });
  const http = createHttp({
    fetch: (url, init) => {
      listener?.(url);
      reads.push({ url: url.slice(wire.url.length), at: timers.now() });
      return fetch(url, init);
    },
    baseUrl: wire.url,
    accessToken: () => accessToken,
    timeoutMs: 5000,
    now: timers.now,
    sleep: async (ms, signal) => {
      await wait(ms, undefined, signal === undefined ? {} : { signal });
    },
    random: () => 0,
    attempts: 1,
    turn: budget.leave,
    onServerTime: clock.observe,
  });
  const providers: Readonly<Record<Api, Provider>> = {
    instore: createInstore({ http, records: { reach: quirks.paymentsReach ?? 1000 } }),
    orders: createOrders({ http, now: clock.now, records: { reach: quirks.paymentsReach ?? 1000 } }),
  };

  const folder = mkdtempSync(join(tmpdir(), 'mostrador-reconciling-'));
  const file = join(folder, 'log-practice.db');
  const opened = openLog({ file, now: clock.now });
  if (!opened.ok) throw new Error(opened.error.kind);
  const log = createOrderLog(opened.value, { now: clock.now });

  let ids = 0;
  const newId = (): string => String(++ids).padStart(6, '0');
  const terms = {
    siteId,
    api: 'instore' as const,
    mode: 'dynamic' as const,
    sellerId: userId,
    externalPosId,
    externalStoreId,
    codeMs: 5 * MINUTE,
    title: 'Almacén',
    description: () => 'Venta',
  };
  const notes: string[] = [];
  const deps: CheckoutDeps = {
    log,
    budget,
    provider: providers.instore,
    providerFor: (api) => providers[api],
    clock,
    timers,
    newReference: () => `mst-AB12CD-${newId()}` as Reference,
    newSaleId: () => `sale-${newId()}` as SaleId,
    newLineId: () => `line-${newId()}` as LineId,
    newJobId: () => {
      throw new Error('nothing prints here');
    },
    newVoidId: () => {
      throw new Error('nothing is voided here');
    },
    newRefund: () => {
      throw new Error('nothing is given back here');
    },
    isOurs: (reference) => reference.startsWith('mst-AB12CD-'),
    terms: () => terms,
    till: () => ({ siteId, receiptNumber: String, printsByItself: false, cashier: null }),
    dayRule: () => rule,
    onChange: () => undefined,
    show: () => undefined,
    onNews: () => undefined,
    onRefund: () => undefined,
    onPrintQueued: () => undefined,
    onDrawer: () => undefined,
    note: (what, reference, detail) => void notes.push(`${what} ${reference ?? ''} ${detail}`),
  };
  const recorder = createRecorder(deps);
  const watcher = createWatcher({ ...deps, recorder, live: () => null });
  const sweeper = createSweeper({ ...deps, recorder, watcher });
  const reconciling = createReconciling({ ...deps, sweeper });
  const resolving = createResolving({ ...deps, reconciling, sweeper });
  onTestFinished(async () => {
    budget.stop();
    reconciling.stop();
    sweeper.stop();
    watcher.stop();
    timers.stop();
    log.close();
    await wire.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const shop = {
    simulator,
    providers,
    log,
    db: opened.value as Database,
    reconciling,
    resolving,
    clock,
    deps,
    sweeper,
    budget,
    reads,
    notes,
    day,
    window,
    rule,
    site,
    now: clock.now,
    pass: timers.pass,
    /** Told of each request before it leaves. */
    onRequest(heard: (url: string) => void) {
      listener = heard;
    },
    /** A control call that must do what it is asked. */
    practise(call: string, body: object) {
      const { status, body: text } = simulator.control(call, body);
      if (status !== 200) throw new Error(`${call}: ${text}`);
      return JSON.parse(text);
    },
    /** Asks the provider for an order and pays it; nothing of it is in the log. */
    async pay(reference: string, total: number, approvedAt: Instant, api: Api = 'instore') {
      const issued = await providers[api].issue({
        reference,
        mode: 'dynamic',
        total: toMoney(total),
        currency: site.currency,
        items: null,
        title: 'Compra',
        description: 'Ticket',
        expiresAt: clock.now() + 5 * MINUTE,
        sellerId: userId,
        externalPosId,
        externalStoreId,
        iva: null,
      });
      if (issued.kind !== 'issued') throw new Error(issued.error.message);
      const at = new Date(approvedAt).toISOString();
      const paid = shop.practise('pay', {
        external_reference: reference,
        outcome: 'approved',
        approvedAt: at,
      });
      return {
        reference,
        total,
        approvedAt,
        api,
        paymentId: String(paid.payment_id),
        orderId: String(paid.merchant_order_id),
        code: issued,
      };
    },
    /** What the log would hold of that sale, had it watched. */
    learn(...paid: readonly Paid[]) {
      const written = log.commit(
        paid.flatMap((each, at) => entriesOf(shop, each, log.nextSaleNumber() + at)),
      );
      if (!written.ok) throw new Error(written.error);
    },
    async sell(name: string, total: number, approvedAt: Instant, api: Api = 'instore') {
      const paid = await shop.pay(`mst-AB12CD-${name}`, total, approvedAt, api);
      shop.learn(paid);
      return paid;
    },
    decimal: (amount: number) => Number(toDecimal(toMoney(amount), site.decimals)),
    async fetchDay(): Promise<FetchedDay> {
      const found = await reconciling.fetchDay(day);
      if (!found.ok) throw new Error(`not fetched: ${found.error}`);
      return found.value;
    },
    charge(reference: string) {
      const charge = log.charge(reference as Reference);
      if (charge === null) throw new Error(`no charge ${reference}`);
      return charge;
    },
  };
  // The provider's time is known before a sale is made.
  await providers.instore.whoAmI();
  return shop;
}

export type Paid = {
  readonly reference: string;
  readonly total: number;
  readonly approvedAt: Instant;
  readonly api: Api;
  readonly paymentId: string;
  readonly orderId: string;
  readonly code: { readonly qrData: string | null; readonly providerOrderId: string | null };
};

type Held = {
  readonly log: OrderLog;
  readonly site: { readonly id: SiteId; readonly currency: string };
  readonly simulator: { readonly shop: { readonly userId: string; readonly externalPosId: string } };
  now(): Instant;
};

function entriesOf({ site, simulator, now }: Held, paid: Paid, number: number): readonly Entry[] {
  const { reference, total: minor, approvedAt, api, paymentId, orderId, code } = paid;
  const total = toMoney(minor);
  const id = reference as Reference;
  const saleId = `sale-${reference}` as SaleId;
  const { userId: sellerId, externalPosId } = simulator.shop;
  const at = approvedAt;
  const terms = {
    reference: id,
    saleId,
    attempt: 1,
    siteId: site.id,
    api,
    mode: 'dynamic' as const,
    total,
    sellerId,
    externalPosId,
    expiresAt: at + 5 * MINUTE,
  };
  const payment = {
    id: paymentId,
    status: 'approved' as const,
    detail: 'accredited',
    amount: total,
    refunded: toMoney(0),
    currency: site.currency,
    sellerId,
    approvedAt,
    changedAt: now(),
  };
  const order = {
    id: api === 'orders' ? (code.providerOrderId ?? orderId) : orderId,
    status: 'closed' as const,
    total,
    sellerId,
    changedAt: at,
  };
  const cart = cartOf(total);
  return [
    { stream: 'sale', id: saleId, fact: { kind: 'sale-opened', at, saleId, number, cart, cashier: null } },
    { stream: 'charge', id, fact: { kind: 'charge-requested', at, terms } },
    {
      stream: 'charge',
      id,
      fact: {
        kind: 'code-issued',
        at,
        qrData: code.qrData ?? 'fixed',
        providerOrderId: code.providerOrderId,
        providerMs: 1,
      },
    },
    { stream: 'charge', id, fact: { kind: 'payment-seen', at: at + 1000, payment } },
    { stream: 'charge', id, fact: { kind: 'order-seen', at: at + 1000, order } },
  ];
}
