import '../css/settings.css';
import '../css/places.css';
import type { SettingsView } from '#core/settings-views';
import { type SettingsTab, useCounter } from '#renderer/cashier/counter-store';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { AccountPage } from '#renderer/cashier/settings/account-page.tsx';
import { BackupsPage } from '#renderer/cashier/settings/backups-page.tsx';
import { ChangesPage } from '#renderer/cashier/settings/changes-page.tsx';
import { KeysPage } from '#renderer/cashier/settings/keys-page.tsx';
import { ModePage } from '#renderer/cashier/settings/mode-page.tsx';
import { NoticesPage } from '#renderer/cashier/settings/notices-page.tsx';
import { PrinterPage } from '#renderer/cashier/settings/printer-page.tsx';
import { ProgramPage } from '#renderer/cashier/settings/program-page.tsx';
import { ReceiptPage } from '#renderer/cashier/settings/receipt-page.tsx';
import { RegisterPage } from '#renderer/cashier/settings/register-page.tsx';
import { ScannerPage } from '#renderer/cashier/settings/scanner-page.tsx';
import { ScreensPage } from '#renderer/cashier/settings/screens-page.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { ShopPage } from '#renderer/cashier/settings/shop-page.tsx';
import { StaffPage } from '#renderer/cashier/settings/staff-page.tsx';
import { TrustPage } from '#renderer/cashier/settings/trust/trust-page.tsx';
import { type SettingsCopy, useSettings } from '#renderer/cashier/settings/use-settings';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';

const TABS = [
  'account',
  'register',
  'screens',
  'printer',
  'receipt',
  'scanner',
  'shop',
  'program',
  'keys',
  'notices',
  'backups',
  'log',
  'changes',
  'staff',
  'mode',
] as const;

/** One thing to set on each page, and the button that tests it. */
export default function SettingsScreen({ tab }: { tab: SettingsTab }) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const { t: s } = useSetupWords();
  const { t: trust } = useTrustWords();
  const { t: staffWords } = useStaffWords();
  const settings = useSettings();
  const put = useCounter.setState;
  const labels: Readonly<Record<SettingsTab, string>> = {
    account: t('settings.account.tab'),
    register: t('settings.register.tab'),
    screens: t('settings.screens.tab'),
    printer: t('settings.printer.tab'),
    receipt: t('settings.receipt.tab'),
    scanner: t('settings.scanner.tab'),
    shop: t('settings.shop.tab'),
    program: t('settings.program.tab'),
    keys: words('keys.tab'),
    notices: t('settings.notices.tab'),
    backups: s('backups.tab'),
    log: trust('log.tab'),
    changes: s('changes.tab'),
    staff: staffWords('page.tab'),
    mode: t('settings.mode.tab'),
  };
  return (
    <main className="settings">
      <header>
        <h1>{t('settings.title')}</h1>
        <Button keyCap={t('cap.esc')} onPress={() => put({ panel: null })}>
          {t('settings.close')}
        </Button>
      </header>
      <NoticeLine />
      <Tabs
        label={t('settings.sections')}
        className="settings-tabs"
        items={TABS.map((id) => ({ id, label: labels[id] }))}
        selected={tab}
        onSelect={(chosen) => put({ panel: { kind: 'settings', tab: chosen } })}
      >
        {settings.view !== null && (
          <div className="page">
            <Page tab={tab} settings={settings} view={settings.view} />
          </div>
        )}
      </Tabs>
      {settings.view !== null && (
        <footer className="quiet small">
          {t('settings.version', { version: settings.view.version, folder: settings.view.dataFolder })}
        </footer>
      )}
    </main>
  );
}

export type PageProps = { readonly settings: SettingsCopy; readonly view: SettingsView };

function Page({ tab, ...props }: PageProps & { tab: SettingsTab }) {
  switch (tab) {
    case 'account':
      return <AccountPage {...props} />;
    case 'register':
      return <RegisterPage {...props} />;
    case 'screens':
      return <ScreensPage {...props} />;
    case 'printer':
      return <PrinterPage {...props} />;
    case 'receipt':
      return <ReceiptPage {...props} />;
    case 'scanner':
      return <ScannerPage {...props} />;
    case 'shop':
      return <ShopPage {...props} />;
    case 'program':
      return <ProgramPage {...props} />;
    case 'keys':
      return <KeysPage {...props} />;
    case 'notices':
      return <NoticesPage {...props} />;
    case 'backups':
      return <BackupsPage />;
    case 'log':
      return <TrustPage />;
    case 'changes':
      return <ChangesPage {...props} />;
    case 'staff':
      return <StaffPage />;
    case 'mode':
      return <ModePage {...props} />;
  }
}
