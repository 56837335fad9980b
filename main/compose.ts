import { join } from 'node:path';
import { isUnplaced } from '#core/domain/refund';
import { err, ok, type Result } from '#core/result';
import type { SettingsChange } from '#core/settings-change';
import type { SystemPrinterView } from '#core/settings-views';
import type { CashierView, CustomerView, Setting } from '#core/views';
import { accountOf, createAccounts } from '#main/accounts';
import { createAwake } from '#main/awake';
import { type CatalogueHandlers, createCatalogueDesk } from '#main/catalogue-desk';
import { askForFile, exportCatalogue } from '#main/catalogue-files';
import { app, powerSaveBlocker, shell } from '#main/electron';
import { exportDeskFor } from '#main/export-parts';
import { createFirstRun } from '#main/first-run';
import { createIdleDesk } from '#main/idle-desk';
import { answerCashier } from '#main/ipc';
import { createOnThisPc } from '#main/on-this-pc';
import { holdsOpenCharges } from '#main/open-charges';
import { closeSession, modeAtStart, type Open, openSession, paperOf } from '#main/open-session';
import {
  type ComposeDeps,
  deskOf,
  openParts,
  type Parts,
  providerWith,
  realAccount,
  receiptSetting,
  wordsOf,
} from '#main/parts';
import { reconcileDeskFor } from '#main/reconcile-parts';
import { createRegisterSheet, type RegisterSheet } from '#main/register-sheet';
import { createRequests } from '#main/requests';
import { restoreBanner } from '#main/restore-pending';
import { createSaleLanguage } from '#main/sale-language';
import { scaleOf } from '#main/scanned-product';
import { createScreens } from '#main/screens';
import type { Session } from '#main/session';
import { createSessionSwitch } from '#main/session-switch';
import { runBeside } from '#main/settings/import-thread';
import { noteSecret } from '#main/settings/settings';
import { setupDeskFor } from '#main/setup-parts';
import { saveShift } from '#main/shift-files';
import { createShopPlaces } from '#main/shop-places';
import {
  cashierViewOf,
  noticesViewOf,
  saveSettings,
  settingOf,
  settingsViewOf,
  siteInUse,
} from '#main/shop-views';
import type { OpenError } from '#main/sqlite';
import { staffFor } from '#main/staff-parts';
import { trustDeskFor } from '#main/trust-parts';
import { pictureAddress } from '#main/windows/app-protocol';
import { createIdentify } from '#main/windows/identify';
import { isOurPage } from '#main/windows/open-window';
import { openWindows, type Windows } from '#main/windows/windows';

export type Composed = {
  readonly windows: Windows;
  /** The PC slept. */
  wake(): void;
  stop(): Promise<void>;
};

/** What is being rung up is drawn first where somebody waits for it: on an old PC both windows at once are both late. */
const MIRROR_MS = 40;

/** Joins everything: the one place that knows all the parts by name. Refuses with why a log cannot be opened. */
export async function compose(deps: ComposeDeps): Promise<Result<Composed, OpenError>> {
  const parts = await openParts(deps);
  const first = await openSession(parts, modeAtStart(parts));
  if (!first.ok) return first;
  let current = first.value;
  const restore = restoreBanner(deps.restored, Date.now());
  if (restore !== null) current.session.banners.add(restore);
  let isClosing = false;
  let isPushing = false;
  let mirroring: NodeJS.Timeout | undefined;
  const awake = createAwake(powerSaveBlocker);

  const cashierView = (): CashierView =>
    cashierViewOf(parts, current, windows, {
      isClosing,
      update: onThisPc.updates.view(),
      firstRun: firstRun.view(),
      customerLanguage: language.now(),
      staff: staff.desk.view(),
    });

  /** Many changes in one turn are one picture. */
  function push(): void {
    if (isPushing) return;
    isPushing = true;
    process.nextTick(show);
  }

  /** Whose screen is waited for is told first: the cashier's while a sale is rung up, else the one that is paid from. */
  function show(): void {
    if (!isPushing) return;
    isPushing = false;
    clearTimeout(mirroring);
    const screen = current.session.view.customer();
    if (screen.kind !== 'building') tellCustomer(customerView(screen));
    const view = cashierView();
    windows.sendToCashier('counter/changed', view);
    if (screen.kind === 'building') mirroring = setTimeout(tellCustomer, MIRROR_MS, customerView(screen));
    awake.follow(isAtWork(current.session));
    deps.spoken.note(view.setting.language);
  }

  const tellCustomer = (view: CustomerView): void => windows.sendToCustomer('customer/changed', view);

  const customerView = (screen: CustomerView['screen']): CustomerView => ({
    setting: language.forCustomer(settingOf(parts, current)),
    screen,
    ...screens.forCustomer(screen),
    pictures: idle.pictures().map(({ address }) => address),
  });

  parts.onChange = push;
  // Whoever has it shown goes on with what is to be written down; what fails here fails where it would have, a moment later.
  parts.show = () => {
    try {
      show();
    } catch (error) {
      process.nextTick(() => {
        throw error;
      });
    }
  };

  const windows = openWindows({
    pages: deps.pageWindows,
    homes: () => ({
      cashier: parts.settings.read('cashierDisplay'),
      customer: parts.settings.read('display'),
    }),
    onRemember({ cashier, customer }) {
      if (cashier !== undefined) parts.settings.save('cashierDisplay', cashier);
      if (customer !== undefined) parts.settings.save('display', customer);
    },
    isBesideWanted: () => parts.settings.read('isBesideWanted') ?? current.session.isPractice,
    mayClose() {
      if (onThisPc.holdsWindow()) return false;
      if (current.session.checkout.mayClose()) return true;
      isClosing = true;
      push();
      return false;
    },
    onPageBack: push,
    onDisplaysChanged: push,
    note: (what) => deps.note('windows', what),
  });
  const screens = createScreens({
    settings: parts.settings,
    windows: () => windows,
    identify: createIdentify(deps.pages),
    isCharging: () => current.session.checkout.counter.front().reference !== null,
    onChange: push,
  });
  const idle = createIdleDesk({
    settings: parts.settings,
    rows: parts.shop,
    addressOf: pictureAddress,
    onChange: push,
  });
  deps.pages.showPictures(parts.shop.idlePicture);
  const language = createSaleLanguage({
    ticket: () => current.session.checkout.counter.ticketNow(),
    nameTicket: () => current.session.checkout.counter.ticket(),
    onChange: push,
  });
  const onThisPc = createOnThisPc({
    parts,
    windows,
    heldBy: () => heldBy(current.session),
    onChange: push,
  });

  const firstRun = createFirstRun({ settings: parts.settings, flags: deps.flags, onChange: push });

  const switches = createSessionSwitch({
    parts,
    current: () => current,
    put: (open) => {
      current = open;
    },
    onSwitched() {
      windows.place();
      push();
    },
  });

  const accounts = createAccounts({
    vault: parts.vault,
    settings: parts.settings,
    now: Date.now,
    providerWith: (token) => providerWith(parts, token),
    hasOpenCharges: () =>
      current.session.isPractice
        ? holdsOpenCharges(join(deps.dataDir, 'log-real.db'), Date.now())
        : isOwed(current.session),
    onChanged() {
      current.session.checkout.wake();
      void switches.followCountry();
      push();
    },
  });

  const staff = staffFor({ parts, open: () => current, accounts });

  const apply = (change: SettingsChange): void => {
    onThisPc.apply(change);
    windows.place();
    if (change.notices !== undefined) void current.session.notices.apply();
  };

  answerCashier({
    gate: staff.gate,
    cashier: () => windows.cashier().webContents,
    isCashierPage: (url) => isOurPage(url, 'cashier'),
    onBug: (channel, error) =>
      deps.note(channel, error instanceof Error ? (error.stack ?? error.message) : String(error)),
    handlers: createRequests({
      session: () => current.session,
      practice: () => current.practice,
      catalogue: parts.shop,
      scale: () => scaleOf(parts, siteInUse(parts, current)),
      catalogueDesk: catalogueDeskFor(parts, () => settingOf(parts, current)),
      exportDesk: exportDeskFor(parts, () => current),
      reconcileDesk: reconcileDeskFor(parts, () => current),
      staffDesk: staff.desk.handlers,
      cashier: () => parts.atCounter.person()?.name ?? null,
      trustDesk: trustDeskFor({ parts, open: () => current, allowClose: () => windows.allowClose() }),
      setupDesk: setupDeskFor({ parts, open: () => current, firstRun, accounts, apply }),
      accounts,
      places: createShopPlaces({
        account: () => accountOf(parts.settings, parts.vault),
        isTokenUnreadable: () => parts.vault.state() === 'unreadable',
        desk: () => deskOf(parts),
        now: () => performance.now(),
      }),
      saveShift: (asked) =>
        saveShift(current.session.log, asked, {
          setting: () => receiptSetting(parts, current.session.isPractice, current.practice),
          words: () => wordsOf(parts),
          toPdf: (page) => paperOf(parts).toPdf(page),
        }),
      sheet: sheetFor(parts, () => current),
      view: cashierView,
      settingsView: () => ({
        ...settingsViewOf(parts, current, windows),
        ...screens.forSettings(),
        idlePictures: idle.pictures(),
      }),
      noticesView: () => noticesViewOf(parts, current),
      noticeSecret: parts.noticeSecret,
      noteSecret: (which, isKept) => void noteSecret(parts.settings, which, isKept ? Date.now() : null),
      async saveSettings(change) {
        const saved = saveSettings(parts, current, change);
        if (saved.ok) apply(change);
        if (saved.ok && change.siteId !== undefined) await switches.followCountry();
        return saved;
      },
      saveRegister(register) {
        if (current.session.checkout.counter.front().reference !== null) return err('not-allowed-now');
        const sellerId = accountOf(parts.settings, parts.vault)?.sellerId ?? null;
        const saved = parts.settings.save('register', { ...register, sellerId });
        return saved.ok ? changed(push) : err('disk-full');
      },
      screens: { ...screens.handlers, ...idle.handlers, 'customer/speak': language.speak },
      systemPrinters: () => systemPrinters(windows),
      pickDisplay: (id) => windows.pickDisplay(id),
      switchMode: switches.switchMode,
      updates: onThisPc.updates,
      close(confirmed) {
        isClosing = false;
        if (!confirmed) return push();
        windows.allowClose();
        app.quit();
      },
    }),
  });

  current.session.checkout.startUp();
  current.session.printing.start();
  void accounts.resume().catch((error: unknown) => deps.note('account', String(error)));
  void current.session.notices.apply();
  onThisPc.start();
  awake.follow(isAtWork(current.session));
  push(); // The pages may have been there for a while.
  const stop = (): Promise<void> => {
    clearTimeout(mirroring);
    onThisPc.stop();
    staff.desk.stop();
    return closeSession(current);
  };
  function wake(): void {
    staff.desk.wake();
    current.session.checkout.wake();
  }
  return ok({ windows, wake, stop });
}

/** As the system has them; none where it does not say. */
async function systemPrinters(windows: Windows): Promise<readonly SystemPrinterView[]> {
  const known = await windows
    .cashier()
    .webContents.getPrintersAsync()
    .catch(() => []);
  return known.map(({ name, displayName }) => ({ name, label: displayName === '' ? name : displayName }));
}

function catalogueDeskFor(parts: Parts, setting: () => Setting): CatalogueHandlers {
  const { shop, dataDir, importWorker, note } = parts;
  return createCatalogueDesk({
    catalogue: shop,
    shopFile: join(dataDir, 'shop.db'),
    undoFile: join(dataDir, 'import-undo.json'),
    siteId: () => setting().siteId,
    cashier: () => parts.atCounter.person()?.name ?? null,
    askForFile,
    run: (job) => runBeside(importWorker, job, (detail) => note('import', detail)),
    exportAll: () => exportCatalogue(shop, setting().siteId, setting().language),
  });
}

function sheetFor(parts: Parts, open: () => Open): RegisterSheet {
  const { settings, dataDir } = parts;
  const folder = (): string => {
    const target = settings.read('printer');
    return target.kind === 'file' ? target.folder : join(dataDir, 'receipts');
  };
  return createRegisterSheet({
    account: () => open().practice?.account ?? realAccount(parts),
    provider: () => open().session.provider,
    setting: () => receiptSetting(parts, open().session.isPractice, open().practice),
    secondLanguage: () => settings.read('secondLanguage'),
    folder,
    toPdf: (page) => paperOf(parts).toPdf(page),
    openPath: (path) => shell.openPath(path),
  });
}

/** The account of now must still answer for these: a charge that may be paid, a refund that may be sent. */
const isOwed = ({ checkout, log }: Session): boolean =>
  checkout.hasOpenCharge() || log.unfinishedRefunds().some(isUnplaced);

function heldBy({ checkout, shifts }: Session): 'charges-open' | 'shift-open' | null {
  if (checkout.hasOpenCharge()) return 'charges-open';
  return shifts.state().open === null ? null : 'shift-open';
}

/** A shop without shifts is open for as long as the program is. */
function isAtWork({ checkout, shifts }: Session): boolean {
  const { use, open } = shifts.state();
  return use === 'off' || open !== null || checkout.hasOpenCharge();
}

const changed = (push: () => void): Result<null, never> => {
  push();
  return ok(null);
};
