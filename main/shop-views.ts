import { withUsual } from '#core/domain/key-map';
import { apiInUse, type SiteId, siteOf } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { SettingsChange } from '#core/settings-change';
import type { NoticesView, SettingsView } from '#core/settings-views';
import type { CashierView, LightState, Setting } from '#core/views';
import { accountOf } from '#main/accounts';
import { app, nativeTheme } from '#main/electron';
import type { Open } from '#main/open-session';
import { type Parts, realAccount, registerName } from '#main/parts';
import { waysToPaper } from '#main/shop-printers';
import type { Windows } from '#main/windows/windows';

/** Practice has a country of its own. */
export const siteInUse = ({ settings }: Parts, { practice }: Open): SiteId =>
  practice?.account.siteId ?? settings.read('siteId');

export function settingOf(parts: Parts, open: Open): Setting {
  const { settings, flags } = parts;
  const { session } = open;
  const siteId = siteInUse(parts, open);
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

export function cashierViewOf(
  parts: Parts,
  open: Open,
  windows: Windows,
  asked: Pick<CashierView, 'isClosing' | 'update' | 'firstRun' | 'customerLanguage' | 'staff'>,
): CashierView {
  const { session } = open;
  const { view, checkout, printing, banners, clock } = session;
  const trouble = checkout.watcher.trouble();
  const account = open.practice?.account ?? realAccount(parts);
  const sale = view.sale();
  const charge = view.charge();
  const providerState: LightState = trouble !== null ? 'trouble' : clock.isMeasured() ? 'ok' : 'waiting';
  return {
    setting: settingOf(parts, open),
    cashier: parts.atCounter.person()?.name ?? null,
    scanner: parts.settings.read('scanner'),
    now: clock.now(),
    lights: {
      provider: { state: providerState, reason: trouble?.kind ?? null },
      printer: printing.printerLight(),
      display: windows.light(),
    },
    hasSparePrinter: printing.hasSpare(),
    sale,
    charge,
    parked: view.parked(),
    open: view.open(),
    hands: {
      keys: withUsual(parts.settings.read('keys')),
      numberPad: parts.settings.read('numberPad'),
    },
    // What the plate in front says already is told again once the cashier has left it.
    banners: banners.list().filter(({ saleId }) => charge === null || saleId !== sale.id),
    shift: session.shifts.state(),
    cannotCharge: typeof account === 'string' ? account : null,
    recentVersion: session.recentVersion(),
    noticesVersion: session.notices.version(),
    ...asked,
  };
}

export function settingsViewOf(
  parts: Parts,
  open: Open,
  windows: Windows,
): Omit<SettingsView, 'customerDisplay' | 'leastCodeMm' | 'idlePictures'> {
  const { settings, vault, dataDir } = parts;
  const setting = settingOf(parts, open);
  const { siteId } = setting;
  return {
    setting,
    hasToken: vault.token() !== null,
    isTokenUnreadable: vault.state() === 'unreadable',
    account: accountToTell(parts),
    register: settings.read('register'),
    printer: settings.read('printer'),
    printerForm: settings.read('printerForm'),
    sparePrinter: settings.read('sparePrinter'),
    printerWays: waysToPaper(process.platform),
    paper: {
      address: settings.read('shop').address,
      taxId: settings.read('shop').taxId,
      logo: settings.read('receiptLogo'),
      footer: settings.read('receiptFooter'),
    },
    printsByItself: settings.read('printsByItself'),
    opensDrawer: settings.read('opensDrawer'),
    codeMinutes: settings.read('codeMinutes'),
    dayStartHour: settings.read('dayStartHour'),
    api: { ...siteOf(siteId).api, inUse: apiInUse(siteOf(siteId), settings.read('api')) },
    qrMode: settings.read('qrMode'),
    displays: windows.displays(),
    isBesideWanted: settings.read('isBesideWanted') ?? open.session.isPractice,
    startsAtLogin: settings.read('startsAtLogin'),
    isKiosk: settings.read('isKiosk'),
    updates: settings.read('updates'),
    notices: settings.read('notices'),
    publicAddress: settings.read('publicAddress'),
    scaleLayouts: settings.read('scaleLayouts'),
    version: app.getVersion(),
    dataFolder: dataDir,
  };
}

/** Its number is nobody's business here. */
function accountToTell({ settings, vault }: Parts): SettingsView['account'] {
  const account = accountOf(settings, vault);
  if (account === null) return null;
  const { sellerName, siteId, isTest } = account;
  return { sellerName, siteId, isTest };
}

export function noticesViewOf({ noticeSecret }: Parts, { session }: Open): NoticesView {
  const state = noticeSecret.state();
  return {
    ...session.notices.view(),
    secret: state === 'open' ? 'kept' : state === 'empty' ? 'none' : 'unreadable',
  };
}

export function saveSettings(
  parts: Parts,
  { session }: Open,
  change: SettingsChange,
): Result<null, 'not-allowed-now' | 'disk-full'> {
  const { settings } = parts;
  const changesSite = change.siteId !== undefined && change.siteId !== settings.read('siteId');
  // The country is the account's; in practice it may change between two sales, at the next start.
  // What was rung up is in the money of the country that it was rung up in.
  if (changesSite && (!session.isPractice || session.checkout.hasOpenCharge() || isSelling(session)))
    return err('not-allowed-now');
  // What is on its way to the register must end as it began.
  const changesCodes = change.qrMode !== undefined || change.api !== undefined;
  if (changesCodes && session.checkout.counter.front().reference !== null) return err('not-allowed-now');
  const { shopName, shopTrade, shopAddress, shopTaxId, ...plain } = change;
  const saved: boolean[] = [];
  if ([shopName, shopTrade, shopAddress, shopTaxId].some((part) => part !== undefined)) {
    const shop = settings.read('shop');
    const said = {
      name: shopName ?? shop.name,
      trade: shopTrade ?? shop.trade,
      address: shopAddress === undefined ? shop.address : shopAddress,
      taxId: shopTaxId === undefined ? shop.taxId : shopTaxId,
    };
    saved.push(settings.save('shop', said).ok);
  }
  for (const [key, value] of Object.entries(plain)) {
    if (value !== undefined) saved.push(parts.shop.saveSetting(key, value).ok);
  }
  nativeTheme.themeSource = settings.read('theme');
  parts.onChange();
  return saved.every(Boolean) ? ok(null) : err('disk-full');
}

const isSelling = ({ checkout: { counter } }: Open['session']): boolean =>
  counter.front().cart.lines.length > 0 || counter.held().length > 0;
