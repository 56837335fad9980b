import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import type { ReceiptSetting } from '#core/domain/receipt';
import { siteOf } from '#core/domain/site';
import type { Provider } from '#core/provider';
import { accountOf } from '#main/accounts';
import type { Build } from '#main/build';
import type { NotReady } from '#main/checkout/deps';
import { app, nativeTheme, net, safeStorage } from '#main/electron';
import type { Flags } from '#main/flags';
import { newInstallId } from '#main/identity';
import type { Fetch } from '#main/mercado-pago/exchange';
import { createHttp, type Http } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { createPlaces, openReader } from '#main/mercado-pago/places';
import { createSetup } from '#main/mercado-pago/setup';
import type { Practice } from '#main/practice';
import type { Restored } from '#main/restore-pending';
import type { AccountInUse } from '#main/session-deps';
import { PROVIDER_URL } from '#main/session-provider';
import { createSettings, languageOfOurs, type Settings } from '#main/settings/settings';
import type { Shop } from '#main/settings/shop-db';
import { createVault, type Sealing, type Vault } from '#main/settings/vault';
import type { Desk } from '#main/shop-places';
import type { SpokenLanguage } from '#main/spoken-language';
import { type AtCounter, createAtCounter } from '#main/staff/at-counter';
import type { PaperPages } from '#main/windows/app-protocol';
import type { PageWindows } from '#main/windows/page-windows';
import { type Words, wordsIn } from '#main/words/words';

/** What the start of the app hands in. */
export type ComposeDeps = {
  readonly flags: Flags;
  readonly build: Build;
  readonly dataDir: string;
  /** What became of a copy that was to be put in place at this start. */
  readonly restored: Restored;
  readonly spoken: SpokenLanguage;
  readonly pageWindows: PageWindows;
  readonly pages: PaperPages;
  readonly shop: Shop;
  /** The program of the thread that imports products. */
  readonly importWorker: string;
  /** The program of the thread that reads copies through. */
  readonly checkWorker: string;
  /** Where the programs of all threads lie. */
  readonly workers: string;
  /** False where another program may look into this one: then the token stays sealed. */
  readonly mayUnseal: boolean;
  readonly note: (what: string, detail: string) => void;
  readonly askForBackup: (setAside: string, takenAt: number) => Promise<boolean>;
};

/** What stays the same while sessions come and go. */
export type Parts = ComposeDeps & {
  readonly settings: Settings;
  readonly vault: Vault;
  /** What the provider signs its notifications with. */
  readonly noticeSecret: Vault;
  readonly fetch: Fetch;
  readonly newUlid: () => string;
  /** In both modes the same person. */
  readonly atCounter: AtCounter;
  onChange: () => void;
  /** What has changed is shown now. */
  show: () => void;
};

export async function openParts(deps: ComposeDeps): Promise<Parts> {
  const settings = createSettings(deps.shop, {
    // Chromium calls every Latin American Spanish es-419; only the system's own list says which country.
    systemLanguage: languageOfOurs([app.getLocale(), ...app.getPreferredSystemLanguages()]),
    receiptFolder: join(deps.dataDir, 'receipts'),
  });
  const sealing: Sealing = {
    isAvailable: async () => deps.mayUnseal && (await sealingIsSafe()),
    seal: (text) => safeStorage.encryptStringAsync(text),
    unseal: async (sealed) => {
      if (!deps.mayUnseal) throw new Error('not while another program may look');
      return (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result;
    },
  };
  const vault = createVault(join(deps.dataDir, 'token.sealed'), sealing);
  const noticeSecret = createVault(join(deps.dataDir, 'notice-secret.sealed'), sealing);
  if (settings.read('installIds').length === 0) settings.save('installIds', [newInstallId()]);
  nativeTheme.themeSource = settings.read('theme');
  await vault.open();
  await noticeSecret.open();
  return {
    ...deps,
    settings,
    vault,
    noticeSecret,
    fetch: (url, init) => net.fetch(url, init),
    newUlid: monotonicFactory(fraction),
    atCounter: createAtCounter(),
    onChange: () => undefined,
    show: () => undefined,
  };
}

/** From random bytes that the system gives in stock: the library asks it anew for every letter of an id. */
const fraction = (): number => randomInt(FRACTIONS) / FRACTIONS;
const FRACTIONS = 2 ** 20;

/** On Linux without a keyring the system would only hide the text, not seal it. */
async function sealingIsSafe(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

export function realAccount({ settings, vault }: Parts): AccountInUse | NotReady {
  if (vault.token() === null) return vault.state() === 'unreadable' ? 'token-unreadable' : 'no-token';
  const account = accountOf(settings, vault);
  const register = settings.read('register');
  if (account === null) return 'no-token';
  const isOurs = (register?.sellerId ?? account.sellerId) === account.sellerId;
  if (register === null || !isOurs) return 'no-register';
  return {
    baseUrl: PROVIDER_URL,
    accessToken: vault.token,
    siteId: account.siteId,
    sellerId: account.sellerId,
    externalPosId: register.externalPosId,
    externalStoreId: register.externalStoreId,
  };
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

function doorWith(parts: Parts, token: string): Http {
  return createHttp({
    fetch: parts.fetch,
    baseUrl: PROVIDER_URL,
    accessToken: () => token,
    timeoutMs: SETTINGS_TIMEOUT_MS,
    now: () => performance.now(),
    sleep,
    random: Math.random,
  });
}

const SETTINGS_TIMEOUT_MS = 10_000;

export const providerWith = (parts: Parts, token: string): Provider =>
  createInstore({ http: doorWith(parts, token) });

/** Stores and registers of the real account, in practice too: at the provider's own address. */
export function deskOf(parts: Parts): Desk | null {
  const token = parts.vault.token();
  if (token === null) return null;
  const http = doorWith(parts, token);
  const places = createPlaces(
    openReader({ fetch: parts.fetch, timeoutMs: SETTINGS_TIMEOUT_MS, now: () => performance.now(), sleep }),
  );
  return { ...createSetup({ http, places, sleep }), registers: createInstore({ http }).registers };
}

export const wordsOf = ({ settings, flags }: Parts): Words =>
  wordsIn(flags.language ?? settings.read('language'));

export const registerName = (parts: Parts): string =>
  parts.settings.read('register')?.name ?? wordsOf(parts)('counter.register');

export function receiptSetting(parts: Parts, isPractice: boolean, practice: Practice | null): ReceiptSetting {
  const { settings, flags } = parts;
  const siteId = practice?.account.siteId ?? settings.read('siteId');
  return {
    siteId,
    language: flags.language ?? settings.read('language'),
    timeZone: siteOf(siteId).timeZone,
    shop: {
      ...settings.read('shop'),
      logo: settings.read('receiptLogo'),
      footer: settings.read('receiptFooter'),
    },
    register: registerName(parts),
    isPractice,
  };
}
