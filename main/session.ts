import { randomUUID } from 'node:crypto';
import type { DayRule } from '#core/domain/business-day';
import type { Api, Mode, Reference } from '#core/domain/charge';
import type { DrawerId } from '#core/domain/drawer';
import { sum, ZERO } from '#core/domain/money';
import type { PrinterTarget, PrintJobId } from '#core/domain/print-job';
import { type Receipt, type ReceiptSetting, receiptNumber, receiptOf } from '#core/domain/receipt';
import { gridOf } from '#core/domain/receipt-grid';
import { heldBy, type RefundId } from '#core/domain/refund';
import type { LineId, SaleId } from '#core/domain/sale';
import { standingOf } from '#core/domain/sale-record';
import type { SiteId } from '#core/domain/site';
import type { LogError, OrderLog } from '#core/order-log';
import type { Provider } from '#core/provider';
import { err, type Result } from '#core/result';
import { type Banners, createBanners } from '#main/banners';
import { type Checkout, createCheckout } from '#main/checkout/checkout';
import { type Clock, createClock } from '#main/checkout/clock';
import { type CounterView, createCounterView } from '#main/checkout/counter-view';
import type { CheckoutDeps, News, NotReady, Terms, Till, Timers } from '#main/checkout/deps';
import { createReadBudget, type ReadBudget } from '#main/checkout/read-budget';
import type { Fetch } from '#main/mercado-pago/exchange';
import { createHttp } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import { createNotices, type NoticeSetting, type Notices } from '#main/notices';
import { receiptEscpos } from '#main/printing/escpos';
import { createFilePrinter } from '#main/printing/file-printer';
import { createPrintQueue, type PrintQueue } from '#main/printing/print-queue';
import type { Printer } from '#main/printing/printer';
import { createSystemPrinter } from '#main/printing/system-printer';
import { createTcpPrinter } from '#main/printing/tcp-printer';
import type { Paper } from '#main/windows/paper';
import type { Words } from '#main/words/words';

/** Where the money comes from in one mode: the provider's address, whose token, whose register. */
export type AccountInUse = {
  readonly baseUrl: string;
  readonly accessToken: () => string | null;
  readonly siteId: SiteId;
  readonly sellerId: string;
  readonly externalPosId: string;
  readonly externalStoreId: string | null;
};

export type SessionDeps = {
  readonly isPractice: boolean;
  readonly log: OrderLog;
  readonly account: () => AccountInUse | NotReady;
  readonly fetch: Fetch;
  readonly newUlid: () => string;
  readonly installIds: () => readonly string[];
  readonly installLetter: () => string;
  readonly register: () => string;
  readonly receiptSetting: () => ReceiptSetting;
  readonly words: () => Words;
  readonly api: () => Api;
  readonly qrMode: () => Mode;
  readonly codeMs: () => number;
  readonly dayRule: () => DayRule;
  readonly printsByItself: () => boolean;
  readonly opensDrawer: () => boolean;
  readonly target: () => PrinterTarget;
  readonly paper: Paper;
  readonly noticeSetting: () => NoticeSetting;
  readonly noticeSecret: () => string | null;
  readonly publicAddress: () => string | null;
  readonly onChange: () => void;
  readonly note: (what: string, reference: string | null, detail: string) => void;
};

/** The counter in one mode, practice or real: its log, its provider, its paper. Another mode is another session. */
export type Session = {
  readonly isPractice: boolean;
  readonly log: OrderLog;
  readonly clock: Clock;
  readonly provider: Provider;
  readonly checkout: Checkout;
  readonly view: CounterView;
  readonly printing: PrintQueue;
  readonly banners: Banners;
  readonly notices: Notices;
  readonly newLineId: () => LineId;
  readonly newJobId: () => PrintJobId;
  /** Rises with everything the list of recent charges shows. */
  recentVersion(): number;
  receiptSample(): Receipt;
  /** By hand: written down with its reason, then done. */
  openDrawer(reason: string): Promise<Result<null, 'no-drawer' | 'printer' | LogError>>;
  stop(): Promise<void>;
};

const READ_TIMEOUT_MS = 8000;

export function createSession(deps: SessionDeps): Session {
  const { log, isPractice, onChange, note } = deps;
  const clock = createClock({ wall: Date.now, monotonic: () => performance.now() });
  const budget = createReadBudget({ monotonic: clock.monotonic, timers });
  const providers = createProviders(deps, clock, budget);
  const provider = providers.instore;
  const banners = createBanners(onChange);
  const newId = <T extends string>(): T => deps.newUlid() as T;
  const newJobId = (): PrintJobId => newId<PrintJobId>();
  let recentVersion = 0;
  let wakePrinting = (): void => undefined;

  const checkoutDeps: CheckoutDeps = {
    log,
    provider,
    providerFor: (api) => providers[api],
    clock,
    timers,
    budget,
    newReference: () => `mst-${deps.installIds()[0] ?? '000000'}-${deps.newUlid()}` as Reference,
    newSaleId: () => newId<SaleId>(),
    newLineId: () => newId<LineId>(),
    newJobId,
    newRefund: () => ({ id: newId<RefundId>(), key: randomUUID() }),
    isOurs: (reference) => deps.installIds().some((id) => reference.startsWith(`mst-${id}-`)),
    terms: () => termsNow(deps),
    dayRule: () => deps.dayRule(),
    till: () => tillNow(deps),
    onChange: () => {
      recentVersion += 1;
      onChange();
    },
    onNews(news) {
      const isInFront = checkout.counter.front().reference === news.after.reference;
      banners.hear(
        withoutOurOwn(news, log),
        isInFront,
        news.before?.parked === true || wasParked(news.after.reference),
      );
      banners.hearExcess(news, standingOf(news.sale, log.chargesOf(news.sale.id)).excess);
    },
    onRefund(news) {
      const sale = log.sale(news.after.saleId);
      if (sale !== null) banners.hearRefund(news, sale);
    },
    onPrintQueued: () => wakePrinting(),
    onDrawer() {
      if (!deps.opensDrawer()) return;
      void printing.openDrawer().then((opened) => {
        if (!opened.ok) note('drawer', null, opened.error);
      });
    },
    note,
  };
  const checkout = createCheckout(checkoutDeps);
  const wasParked = (reference: Reference): boolean => checkout.counter.parked().includes(reference);
  const tellOfPaper = (): void =>
    banners.hearPaper(
      log.unfinishedJobs().flatMap((job) => {
        const sale = job.state === 'failed' ? log.sale(job.saleId) : null;
        return sale === null ? [] : [{ job, sale }];
      }),
    );
  const printing = createPrinting(deps, clock, newJobId, () => {
    tellOfPaper();
    onChange();
  });
  wakePrinting = printing.wake;
  tellOfPaper();
  const notices = createNotices({
    hinted: checkout.hinted,
    now: clock.now,
    after: timers.after,
    setting: deps.noticeSetting,
    secret: deps.noticeSecret,
    onChange,
    note: (what, detail) => note(what, null, detail),
  });
  for (const refund of log.unfinishedRefunds()) checkoutDeps.onRefund({ before: null, after: refund });

  return {
    isPractice,
    log,
    clock,
    provider,
    checkout,
    view: createCounterView({ checkout, log, clock }),
    printing,
    banners,
    notices,
    newLineId: checkoutDeps.newLineId,
    newJobId,
    recentVersion: () => recentVersion,
    openDrawer(reason) {
      // Where the way to paper has none there is nothing to explain.
      if (deps.target().kind !== 'tcp') return Promise.resolve(err('no-drawer'));
      const id = newId<DrawerId>();
      const written = log.commit([
        {
          stream: 'drawer',
          id,
          fact: { kind: 'drawer-asked-for', at: clock.now(), id, reason, by: tillNow(deps).cashier },
        },
      ]);
      return written.ok ? printing.openDrawer() : Promise.resolve(written);
    },
    receiptSample: () => sampleReceipt(deps, clock, checkoutDeps),
    async stop() {
      await notices.stop();
      await checkout.leave();
      checkout.stop();
      await printing.stop();
      log.close();
    },
  };
}

/** Money that went back by our own refunds is no news of the charge: what becomes of each is told by itself. */
function withoutOurOwn(news: News, log: OrderLog): News {
  const { after } = news;
  const ours = log.refundsOf(after.saleId).filter(({ reference }) => reference === after.reference);
  if (!after.oddness.includes('reverted') || after.returned > sum(ours.map(heldBy))) return news;
  return { ...news, after: { ...after, oddness: after.oddness.filter((kind) => kind !== 'reverted') } };
}

const timers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });

function createProviders(
  deps: SessionDeps,
  clock: Clock,
  budget: ReadBudget,
): Readonly<Record<Api, Provider>> {
  const account = (): AccountInUse | null => {
    const current = deps.account();
    return typeof current === 'string' ? null : current;
  };
  const http = createHttp({
    fetch: deps.fetch,
    baseUrl: account()?.baseUrl ?? PROVIDER_URL,
    accessToken: () => account()?.accessToken() ?? null,
    timeoutMs: READ_TIMEOUT_MS,
    now: () => performance.now(),
    sleep,
    random: Math.random,
    // Checkout reads again by its own rhythm: a read that repeats itself would only come late.
    attempts: 1,
    turn: budget.leave,
    onServerTime: (serverMs, sentAt, receivedAt) => clock.observe(serverMs, sentAt, receivedAt),
    log: ({ method, path, status, error }) => {
      if (error !== null) deps.note('provider', null, `${method} ${path} ${status} ${error}`);
    },
  });
  const order = { notificationUrl: deps.publicAddress };
  return { instore: createInstore({ http, order }), orders: createOrders({ http, now: clock.now }) };
}

export const PROVIDER_URL = 'https://api.mercadopago.com';

function termsNow(deps: SessionDeps): Terms | NotReady {
  const account = deps.account();
  if (typeof account === 'string') return account;
  const words = deps.words();
  const { shop } = deps.receiptSetting();
  return {
    siteId: account.siteId,
    sellerId: account.sellerId,
    api: deps.api(),
    mode: deps.qrMode(),
    externalPosId: account.externalPosId,
    externalStoreId: account.externalStoreId,
    codeMs: deps.codeMs(),
    title: shop.name,
    description: (saleNumber) => words('receipt.sale', { number: String(saleNumber).padStart(6, '0') }),
  };
}

function tillNow(deps: SessionDeps): Till {
  return {
    siteId: deps.receiptSetting().siteId,
    receiptNumber: (sequence) => receiptNumber(deps.register(), deps.installLetter(), sequence),
    printsByItself: deps.printsByItself(),
    cashier: null,
  };
}

function createPrinting(
  deps: SessionDeps,
  clock: Clock,
  newJobId: () => PrintJobId,
  onChanged: () => void,
): PrintQueue {
  const { log, paper } = deps;
  const gridFor = (receipt: Receipt): ReturnType<typeof gridOf> => gridOf(receipt, 48, deps.words());
  function printerFor(target: PrinterTarget): Printer {
    switch (target.kind) {
      case 'file':
        return createFilePrinter({ folder: target.folder, gridFor, toPdf: paper.toPdf });
      case 'tcp':
        return createTcpPrinter({
          host: target.host,
          port: target.port,
          encode: (receipt) => receiptEscpos(gridFor(receipt)),
          after: timers.after,
        });
      case 'system':
        return createSystemPrinter({
          deviceName: target.deviceName,
          gridFor,
          printPage: paper.print,
          after: timers.after,
        });
      default: {
        const never: never = target;
        throw new Error(`No printer for ${JSON.stringify(never)}`);
      }
    }
  }
  return createPrintQueue({
    log,
    now: clock.now,
    after: timers.after,
    newJobId,
    receiptFor: ({ saleId, isCopy }) => {
      const sale = log.sale(saleId);
      return sale === null
        ? null
        : receiptOf({ sale, charges: log.chargesOf(saleId), setting: deps.receiptSetting(), isCopy });
    },
    target: deps.target,
    printerFor,
    onChanged,
    onBug: (thrown) => deps.note('printing', null, thrown instanceof Error ? thrown.message : String(thrown)),
  });
}

/** For the test page: a receipt that looks like the shop's own and is none. */
function sampleReceipt(
  deps: SessionDeps,
  clock: Clock,
  ids: Pick<CheckoutDeps, 'newLineId' | 'newSaleId'>,
): Receipt {
  const setting = deps.receiptSetting();
  const at = clock.now();
  const sale = {
    id: ids.newSaleId(),
    number: 0,
    openedAt: at,
    cart: { lines: [], discount: null, note: null },
    total: ZERO,
    cashier: null,
    tenders: [],
    voided: [],
    acceptedOnSight: null,
    abandonedAt: null,
    receiptNumber: null,
    voidReceipts: [],
  };
  return receiptOf({ sale, charges: [], setting: { ...setting, isPractice: true }, isCopy: false });
}
