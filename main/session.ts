import { randomUUID } from 'node:crypto';
import type { DayRule } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import type { DrawerId } from '#core/domain/drawer';
import { sum } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import type { PrintedForm } from '#core/domain/printed-form';
import { type PrinterPlace, takesBytes } from '#core/domain/printer-form';
import { receiptNumber } from '#core/domain/receipt';
import { heldBy, type RefundId } from '#core/domain/refund';
import type { LineId, SaleId } from '#core/domain/sale';
import { standingOf } from '#core/domain/sale-record';
import type { VoidId } from '#core/domain/voids';
import type { LogError, OrderLog } from '#core/order-log';
import type { Provider } from '#core/provider';
import { err, type Result } from '#core/result';
import { type Banners, createBanners } from '#main/banners';
import { type Checkout, createCheckout } from '#main/checkout/checkout';
import { type Clock, createClock } from '#main/checkout/clock';
import { type CounterView, createCounterView } from '#main/checkout/counter-view';
import type { CheckoutDeps, News, NotReady, Terms, Till } from '#main/checkout/deps';
import { createNightlyRecords, type NightlyRecords } from '#main/checkout/nightly-records';
import { createReadBudget } from '#main/checkout/read-budget';
import { createNotices, type Notices } from '#main/notices';
import type { PrintQueue } from '#main/printing/print-queue';
import { subjectOf } from '#main/queued-papers';
import type { SessionDeps } from '#main/session-deps';
import { createPrinting, testPage } from '#main/session-printing';
import { createProviders } from '#main/session-provider';
import { createShiftKeeper, type ShiftKeeper } from '#main/shift-keeper';
import { timers } from '#main/timers';

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
  readonly shifts: ShiftKeeper;
  readonly dayRule: () => DayRule;
  readonly newLineId: () => LineId;
  readonly newJobId: () => PrintJobId;
  /** Rises with everything the list of recent charges shows. */
  recentVersion(): number;
  testPage(place: PrinterPlace): PrintedForm | null;
  /** By hand: written down with its reason, then done. */
  openDrawer(reason: string): Promise<Result<null, 'no-drawer' | 'printer' | LogError>>;
  stop(): Promise<void>;
};

/** When the till is switched on its windows are just being drawn. */
const FIRST_SWEEP_MS = 2000;

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
    firstSweepMs: FIRST_SWEEP_MS,
    newJobId,
    newVoidId: () => newId<VoidId>(),
    newRefund: () => ({ id: newId<RefundId>(), key: randomUUID() }),
    isOurs: (reference) => deps.installIds().some((id) => reference.startsWith(`mst-${id}-`)),
    terms: () => termsNow(deps),
    dayRule: () => deps.dayRule(),
    till: () => tillNow(deps),
    onChange: () => {
      recentVersion += 1;
      onChange();
    },
    show: deps.show,
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
    onDrawer: () => kickDrawer(),
    note,
  };
  function kickDrawer(): void {
    if (!deps.opensDrawer()) return;
    void printing.openDrawer().then((opened) => {
      if (!opened.ok) note('drawer', null, opened.error);
    });
  }
  const checkout = createCheckout(checkoutDeps);
  const nightly = createNightlyRecords({ ...checkoutDeps, reconciling: checkout.reconciling });
  const wasParked = (reference: Reference): boolean => checkout.counter.parked().includes(reference);
  const tellOfPaper = (): void =>
    banners.hearPaper(
      log.unfinishedJobs().flatMap((job) => {
        const about = job.state === 'failed' ? subjectOf(log, job) : null;
        return about === null ? [] : [{ job, about }];
      }),
    );
  const printing = createPrinting(deps, clock, newJobId, () => {
    tellOfPaper();
    // Paper that did not come out is a case, and is none once it did.
    checkoutDeps.onChange();
  });
  wakePrinting = printing.wake;
  tellOfPaper();
  const shifts = createShiftKeeper({
    log,
    now: clock.now,
    newJobId,
    use: deps.shiftUse,
    setting: deps.receiptSetting,
    series: deps.installLetter,
    cashier: () => tillNow(deps).cashier,
    printing,
    onDrawer: kickDrawer,
    onChange: checkoutDeps.onChange,
  });
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
    dayRule: () => deps.dayRule(),
    log,
    clock,
    provider,
    checkout: isPractice ? checkout : withNight(checkout, nightly),
    view: createCounterView({ checkout, log, clock }),
    printing,
    banners,
    notices,
    shifts,
    newLineId: checkoutDeps.newLineId,
    newJobId,
    recentVersion: () => recentVersion,
    openDrawer(reason) {
      // Where the way to paper has none there is nothing to explain.
      const printer = deps.printerAt('usual');
      if (printer === null || !takesBytes(printer.target)) return Promise.resolve(err('no-drawer'));
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
    testPage: (place) => testPage(deps, clock, place),
    async stop() {
      await notices.stop();
      await checkout.leave();
      nightly.stop();
      checkout.stop();
      await printing.stop();
      log.close();
    },
  };
}

/** Practice forgets what was paid when it is closed: in the night everything would be missing there. */
const withNight = (checkout: Checkout, nightly: NightlyRecords): Checkout => ({
  ...checkout,
  startUp() {
    checkout.startUp();
    nightly.start();
  },
});

/** Money that went back by our own refunds is no news of the charge: what becomes of each is told by itself. */
function withoutOurOwn(news: News, log: OrderLog): News {
  const { after } = news;
  const ours = log.refundsOf(after.saleId).filter(({ reference }) => reference === after.reference);
  if (!after.oddness.includes('reverted') || after.returned > sum(ours.map(heldBy))) return news;
  return { ...news, after: { ...after, oddness: after.oddness.filter((kind) => kind !== 'reverted') } };
}

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
    cashier: deps.cashier(),
  };
}
