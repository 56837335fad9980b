import type { i18n } from 'i18next';
import { useEffect, useLayoutEffect, useState } from 'react';
import type { Language } from '#core/domain/site';
import { Announcements } from '#renderer/cashier/announcements.tsx';
import { ChargePlate } from '#renderer/cashier/charge/charge-plate.tsx';
import { ClosedPlate } from '#renderer/cashier/charge/closed-plate.tsx';
import { useActions } from '#renderer/cashier/counter-context';
import { isLocked, useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { Dialogs } from '#renderer/cashier/dialogs/dialogs.tsx';
import { later } from '#renderer/cashier/later.tsx';
import { focusSearch } from '#renderer/cashier/run-command';
import { SalePanel } from '#renderer/cashier/sale-panel.tsx';
import { useTouches } from '#renderer/cashier/staff/use-touches';
import { TopBar } from '#renderer/cashier/top-bar.tsx';
import { useKeys } from '#renderer/cashier/use-keys';
import { WorkArea } from '#renderer/cashier/work-area.tsx';
import { cashierSpeaks, spokenNow } from '#renderer/i18n/cashier-words';
import { I18nProvider, useTranslation } from '#renderer/i18n/use-translation';
import { PracticeStripe } from '#renderer/ui/practice-stripe.tsx';
import { applyTheme } from '#renderer/ui/theme';

function PageWait() {
  const { t } = useTranslation('cashier');
  return <p className="settings-wait">{t('settings.loading')}</p>;
}

const CatalogueScreen = later(() => import('#renderer/cashier/catalogue/catalogue-screen.tsx'), <PageWait />);
const FirstRunScreen = later(() => import('#renderer/cashier/first-run/first-run-screen.tsx'), <PageWait />);
const DayScreen = later(() => import('#renderer/cashier/day/day-screen.tsx'), <PageWait />);
const ShiftScreen = later(() => import('#renderer/cashier/shift/shift-screen.tsx'), <PageWait />);
const LockScreen = later(() => import('#renderer/cashier/staff/lock-screen.tsx'));
const RecentPanel = later(
  () => import('#renderer/cashier/recent/recent-panel.tsx'),
  <section className="work" />,
);
const ReconcileScreen = later(() => import('#renderer/cashier/reconcile/reconcile-screen.tsx'), <PageWait />);
const SettingsScreen = later(() => import('#renderer/cashier/settings/settings-screen.tsx'), <PageWait />);

export function CashierApp() {
  const { language, theme } = useSetting();
  const i18n = useSpoken(language);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    applyTheme(theme);
  }, [language, theme]);
  useKeys(useActions());
  useTouches(useActions());
  if (i18n === null) return null;
  return (
    <I18nProvider value={i18n}>
      <CounterWindow />
    </I18nProvider>
  );
}

/** The language before, until the words of another are there; null before the first. */
function useSpoken(language: Language): i18n | null {
  const [spoken, speak] = useState(() => spokenNow(language));
  useEffect(() => {
    let isWanted = true;
    cashierSpeaks(language).then(
      (words) => {
        if (isWanted) speak(words);
      },
      (error: unknown) => {
        const fail = (): never => {
          throw error;
        };
        if (isWanted) speak(fail);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  return spoken;
}

function CounterWindow() {
  const { t } = useTranslation('cashier');
  const { isPractice } = useSetting();
  const state = useView(({ charge, sale }) => charge?.state ?? (sale.closedAt === null ? 'sale' : 'closed'));
  const panel = useCounter((counter) => counter.panel);
  const isShut = useCounter(({ view }) => isLocked(view));
  if (isShut)
    return (
      <div className="counter" data-state="locked" data-panel="none">
        {isPractice && <PracticeStripe>{t('practice.stripe')}</PracticeStripe>}
        <Announcements />
        <LockScreen />
        <Dialogs />
      </div>
    );
  return (
    <div className="counter" data-state={state} data-panel={panel?.kind ?? 'none'}>
      {isPractice && <PracticeStripe>{t('practice.stripe')}</PracticeStripe>}
      {panel?.kind !== 'first-run' && <TopBar />}
      <Announcements />
      {panel?.kind === 'first-run' ? (
        <FirstRunScreen />
      ) : panel?.kind === 'settings' ? (
        <SettingsScreen tab={panel.tab} />
      ) : panel?.kind === 'day' ? (
        <DayScreen day={panel.day ?? null} />
      ) : panel?.kind === 'shift' ? (
        <ShiftScreen isClosing={panel.isClosing} />
      ) : panel?.kind === 'reconcile' ? (
        <ReconcileScreen day={panel.day} />
      ) : panel?.kind === 'catalogue' ? (
        <CatalogueScreen find={panel.find} draft={panel.draft} sells={panel.sells ?? null} />
      ) : (
        <main className="desk">
          <LeftSide />
          <SalePanel />
        </main>
      )}
      <Dialogs />
    </div>
  );
}

/** The work, or the charge that has taken its place; the list of recent charges lies over either. */
function LeftSide() {
  const hasCharge = useView(({ charge }) => charge !== null);
  const isClosed = useView(({ charge, sale }) => charge === null && sale.closedAt !== null);
  const panel = useCounter((counter) => counter.panel);
  const isSelling = !hasCharge && !isClosed && panel === null;
  useEffect(() => {
    if (isSelling) focusSearch();
  }, [isSelling]);
  if (panel?.kind === 'recent')
    return <RecentPanel reference={panel.reference} saleId={panel.saleId ?? null} />;
  if (isClosed) return <ClosedPlate />;
  return hasCharge ? <ChargePlate /> : <WorkArea />;
}
