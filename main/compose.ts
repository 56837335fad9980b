import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { MINUTE } from '#core/domain/instant';
import type { ReceiptSetting } from '#core/domain/receipt';
import { siteOf } from '#core/domain/site';
import type { SettingsChange } from '#core/ipc-contract';
import { err, ok, type Result } from '#core/result';
import type { CashierView, CustomerView, LightState, Setting, SettingsView } from '#core/views';
import { createAccounts } from '#main/accounts';
import type { NotReady } from '#main/checkout/deps';
import { app, nativeTheme, net, safeStorage } from '#main/electron';
import type { Flags } from '#main/flags';
import { answerCashier } from '#main/ipc';
import { keepBackups, openLogOrBackup } from '#main/log-files';
import type { Fetch } from '#main/mercado-pago/exchange';
import { createHttp } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { createOrderLog } from '#main/order-log/order-log';
import { createPractice, type Practice } from '#main/practice';
import { createRequests } from '#main/requests';
import { type AccountInUse, createSession, PROVIDER_URL, type Session } from '#main/session';
import { createSettings, type Settings } from '#main/settings/settings';
import type { Shop } from '#main/settings/shop-db';
import { createVault, type Vault } from '#main/settings/vault';
import type { OpenError } from '#main/sqlite';
import type { PaperPages } from '#main/windows/app-protocol';
import { isOurPage } from '#main/windows/open-window';
import { createPaper } from '#main/windows/paper';
import { openWindows, type Windows } from '#main/windows/windows';
import { type Words, wordsIn } from '#main/words/words';

export type Composed = {
  readonly windows: Windows;
  session(): Session;
  stop(): Promise<void>;
};

export type ComposeDeps = {
  readonly flags: Flags;
  readonly dataDir: string;
  readonly preloadFolder: string;
  readonly pages: PaperPages;
  readonly shop: Shop;
  /** False where another program may look into this one: then the token stays sealed. */
  readonly mayUnseal: boolean;
  readonly note: (what: string, detail: string) => void;
  readonly askForBackup: (setAside: string, takenAt: number) => Promise<boolean>;
};

/** Joins everything: the one place that knows all the parts by name. Refuses with why a log cannot be opened. */
export async function compose(deps: ComposeDeps): Promise<Result<Composed, OpenError>> {
  const parts = await openParts(deps);
  const first = await openSession(parts, modeAtStart(parts));
  if (!first.ok) return first;
  let current = first.value;
  let isClosing = false;
  let isPushing = false;

  const cashierView = (): CashierView => cashierViewOf(parts, current, windows, isClosing);

  /** Many changes in one turn are one picture. */
  function push(): void {
    if (isPushing) return;
    isPushing = true;
    setImmediate(() => {
      isPushing = false;
      const view = cashierView();
      windows.sendToCashier('counter/changed', view);
      const customer: CustomerView = { setting: view.setting, screen: current.session.view.customer() };
      windows.sendToCustomer('customer/changed', customer);
    });
  }
  parts.onChange = push;

  const windows = openWindows({
    preloadFolder: deps.preloadFolder,
    isPractice: () => current.session.isPractice,
    remembered: () => parts.settings.read('display'),
    onRemember: (display) => void parts.settings.save('display', display),
    mayClose() {
      if (current.session.checkout.mayClose()) return true;
      isClosing = true;
      push();
      return false;
    },
    onPageBack: push,
    onDisplaysChanged: push,
    note: (what) => deps.note('windows', what),
  });

  let isSwitching = false;

  async function switchMode(practice: boolean): Promise<Result<null, 'charges-open'>> {
    if (practice === current.session.isPractice) return ok(null);
    // Twice at once would leave a counter that nobody sees watching, and its file open.
    if (isSwitching || current.session.checkout.hasOpenCharge()) return err('charges-open');
    isSwitching = true;
    try {
      return await switchTo(practice ? 'practice' : 'real');
    } finally {
      isSwitching = false;
    }
  }

  async function switchTo(mode: Mode): Promise<Result<null, 'charges-open'>> {
    const next = await openSession(parts, mode);
    if (!next.ok) return err('charges-open');
    if (current.session.checkout.hasOpenCharge()) {
      // Charged while the other log was being opened.
      await closeSession(next.value);
      return err('charges-open');
    }
    const left = current;
    current = next.value;
    parts.settings.save('mode', mode);
    current.session.checkout.startUp();
    current.session.printing.start();
    windows.place();
    await closeSession(left);
    push();
    return ok(null);
  }

  const accounts = createAccounts({
    vault: parts.vault,
    settings: parts.settings,
    providerWith: (token) => providerWith(parts, token),
    hasOpenCharges: () => !current.session.isPractice && current.session.checkout.hasOpenCharge(),
    onChanged() {
      current.session.checkout.wake();
      push();
    },
  });

  answerCashier({
    cashier: () => windows.cashier().webContents,
    isCashierPage: (url) => isOurPage(url, 'cashier'),
    onBug: (channel, error) =>
      deps.note(channel, error instanceof Error ? (error.stack ?? error.message) : String(error)),
    handlers: createRequests({
      session: () => current.session,
      practice: () => current.practice,
      catalogue: parts.shop,
      accounts,
      view: cashierView,
      settingsView: () => settingsViewOf(parts, current, windows),
      saveSettings: (change) => saveSettings(parts, current, change),
      saveRegister: (register) =>
        parts.settings.save('register', register).ok ? changed(push) : err('disk-full'),
      pickDisplay: (id) => windows.pickDisplay(id),
      switchMode,
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
  return ok({ windows, session: () => current.session, stop: () => closeSession(current) });
}

const changed = (push: () => void): Result<null, never> => {
  push();
  return ok(null);
};

type Mode = 'practice' | 'real';
type Open = {
  readonly session: Session;
  readonly practice: Practice | null;
  readonly stopBackups: () => void;
};

type Parts = ComposeDeps & {
  readonly settings: Settings;
  readonly vault: Vault;
  readonly fetch: Fetch;
  readonly newUlid: () => string;
  onChange: () => void;
};

async function openParts(deps: ComposeDeps): Promise<Parts> {
  const settings = createSettings(deps.shop, {
    systemLanguage: app.getLocale(),
    receiptFolder: join(deps.dataDir, 'receipts'),
  });
  const vault = createVault(join(deps.dataDir, 'token.sealed'), {
    isAvailable: async () => deps.mayUnseal && (await sealingIsSafe()),
    seal: (text) => safeStorage.encryptStringAsync(text),
    unseal: async (sealed) => {
      if (!deps.mayUnseal) throw new Error('not while another program may look');
      return (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result;
    },
  });
  if (settings.read('installIds').length === 0) settings.save('installIds', [newInstallId()]);
  nativeTheme.themeSource = settings.read('theme');
  await vault.open();
  return {
    ...deps,
    settings,
    vault,
    fetch: (url, init) => net.fetch(url, init),
    newUlid: monotonicFactory(),
    onChange: () => undefined,
  };
}

/** On Linux without a keyring the system would only hide the text, not seal it. */
async function sealingIsSafe(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

/** References stay unique for ever, and so do receipt numbers. What the old install asked for is still ours. */
function renewIdentity(settings: Settings): void {
  settings.save('installIds', [newInstallId(), ...settings.read('installIds')]);
  const letter = settings.read('installLetter');
  settings.save('installLetter', letter === 'Z' ? 'A' : String.fromCharCode(letter.charCodeAt(0) + 1));
}

/** Six of the letters and figures of a ULID's random end: minted once, at first run. */
const newInstallId = (): string => monotonicFactory()().slice(-6);

const modeAtStart = ({ flags, settings }: Parts): Mode =>
  flags.practice ? 'practice' : settings.read('mode');

async function openSession(parts: Parts, mode: Mode): Promise<Result<Open, OpenError>> {
  const { settings, dataDir } = parts;
  const isPractice = mode === 'practice';
  const file = join(dataDir, isPractice ? 'log-practice.db' : 'log-real.db');
  const opened = await openLogOrBackup(file, { now: Date.now, askForBackup: parts.askForBackup });
  if (!opened.ok) return opened;
  const { db, isRestored } = opened.value;
  const log = createOrderLog(db, { now: Date.now });
  const isEmpty = log.recent(1).length === 0;
  // A log that lost its end may give out a number again: under another letter it is another number.
  if (!isPractice && (isRestored || (isEmpty && settings.read('hasSold')))) renewIdentity(settings);
  if (!isPractice && !isEmpty) settings.save('hasSold', true);
  const practice = isPractice
    ? await createPractice({
        apiUrl: parts.flags.apiUrl,
        siteId: settings.read('siteId'),
        seed: Date.now() % 1_000_000,
        fetch: parts.fetch,
        note: parts.note,
      })
    : null;
  const account = (): AccountInUse | NotReady => practice?.account ?? realAccount(parts);
  if (isPractice && practice !== null) parts.shop.importStarter(practice.account.siteId);
  const session = createSession({
    isPractice,
    log,
    account,
    fetch: parts.fetch,
    newUlid: parts.newUlid,
    installIds: () => settings.read('installIds'),
    installLetter: () => settings.read('installLetter'),
    register: () => registerName(parts),
    receiptSetting: () => receiptSetting(parts, isPractice, practice),
    words: () => wordsOf(parts),
    codeMs: () => settings.read('codeMinutes') * MINUTE,
    printsByItself: () => settings.read('printsByItself'),
    target: () => settings.read('printer'),
    paper: paperOf(parts),
    onChange: () => parts.onChange(),
    note: (what, reference, detail) =>
      parts.note(what, reference === null ? detail : `${reference} ${detail}`),
  });
  return ok({ session, practice, stopBackups: keepBackups(db, Date.now, parts.note) });
}

async function closeSession({ session, practice, stopBackups }: Open): Promise<void> {
  stopBackups();
  await session.stop();
  await practice?.close();
}

const papers = new WeakMap<PaperPages, ReturnType<typeof createPaper>>();

/** One drawer of receipts for the whole app: sessions come and go. */
function paperOf({ pages }: Parts): ReturnType<typeof createPaper> {
  const known = papers.get(pages);
  if (known !== undefined) return known;
  const made = createPaper(pages);
  papers.set(pages, made);
  return made;
}

function realAccount({ settings, vault }: Parts): AccountInUse | NotReady {
  if (vault.token() === null) return vault.state() === 'unreadable' ? 'token-unreadable' : 'no-token';
  const account = settings.read('account');
  const register = settings.read('register');
  if (account === null) return 'no-token';
  if (register === null) return 'no-register';
  return {
    baseUrl: PROVIDER_URL,
    accessToken: vault.token,
    siteId: account.siteId,
    sellerId: account.sellerId,
    externalPosId: register.externalPosId,
  };
}

function providerWith(parts: Parts, token: string): ReturnType<typeof createInstore> {
  const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  const http = createHttp({
    fetch: parts.fetch,
    baseUrl: PROVIDER_URL,
    accessToken: () => token,
    timeoutMs: 10_000,
    now: () => performance.now(),
    sleep,
    random: Math.random,
  });
  return createInstore({ http });
}

const wordsOf = ({ settings, flags }: Parts): Words => wordsIn(flags.language ?? settings.read('language'));

const registerName = (parts: Parts): string =>
  parts.settings.read('register')?.name ?? wordsOf(parts)('counter.register');

function settingOf(parts: Parts, { session, practice }: Open): Setting {
  const { settings, flags } = parts;
  const siteId = practice?.account.siteId ?? settings.read('siteId');
  const { name, trade } = settings.read('shop');
  return {
    isPractice: session.isPractice,
    siteId,
    language: flags.language ?? settings.read('language'),
    secondLanguage: settings.read('secondLanguage'),
    theme: settings.read('theme'),
    shop: { name, trade },
    register: registerName(parts),
    timeZone: siteOf(siteId).timeZone,
  };
}

function receiptSetting(parts: Parts, isPractice: boolean, practice: Practice | null): ReceiptSetting {
  const { settings, flags } = parts;
  const siteId = practice?.account.siteId ?? settings.read('siteId');
  return {
    siteId,
    language: flags.language ?? settings.read('language'),
    timeZone: siteOf(siteId).timeZone,
    shop: settings.read('shop'),
    register: registerName(parts),
    isPractice,
  };
}

function cashierViewOf(parts: Parts, open: Open, windows: Windows, isClosing: boolean): CashierView {
  const { session } = open;
  const { view, checkout, printing, banners, clock } = session;
  const trouble = checkout.watcher.trouble();
  const account = open.practice?.account ?? realAccount(parts);
  const providerState: LightState = trouble !== null ? 'trouble' : clock.isMeasured() ? 'ok' : 'waiting';
  return {
    setting: settingOf(parts, open),
    cashier: null,
    now: clock.now(),
    lights: {
      provider: { state: providerState, reason: trouble?.kind ?? null },
      printer: printing.printerLight(),
      display: windows.light(),
    },
    sale: view.sale(),
    charge: view.charge(),
    parked: view.parked(),
    banners: banners.list(),
    cannotCharge: typeof account === 'string' ? account : null,
    recentVersion: session.recentVersion(),
    isClosing,
  };
}

function settingsViewOf(parts: Parts, open: Open, windows: Windows): SettingsView {
  const { settings, vault, dataDir } = parts;
  return {
    setting: settingOf(parts, open),
    hasToken: vault.token() !== null,
    sellerName: settings.read('account')?.sellerName ?? null,
    register: settings.read('register'),
    printer: settings.read('printer'),
    printsByItself: settings.read('printsByItself'),
    codeMinutes: settings.read('codeMinutes'),
    displays: windows.displays(),
    version: app.getVersion(),
    dataFolder: dataDir,
  };
}

function saveSettings(
  parts: Parts,
  { session }: Open,
  change: SettingsChange,
): Result<null, 'not-allowed-now' | 'disk-full'> {
  const { settings } = parts;
  const changesSite = change.siteId !== undefined && change.siteId !== settings.read('siteId');
  // The country is the account's; in practice it may change between two sales, at the next start.
  if (changesSite && (!session.isPractice || session.checkout.hasOpenCharge())) return err('not-allowed-now');
  const { shopName, shopTrade, ...plain } = change;
  const saved: boolean[] = [];
  if (shopName !== undefined || shopTrade !== undefined) {
    const shop = settings.read('shop');
    saved.push(
      settings.save('shop', { ...shop, name: shopName ?? shop.name, trade: shopTrade ?? shop.trade }).ok,
    );
  }
  for (const [key, value] of Object.entries(plain)) {
    if (value !== undefined) saved.push(parts.shop.saveSetting(key, value).ok);
  }
  nativeTheme.themeSource = settings.read('theme');
  parts.onChange();
  return saved.every(Boolean) ? ok(null) : err('disk-full');
}

export function makeDataDir(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
}
