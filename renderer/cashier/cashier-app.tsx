import { lazy, Suspense, useEffect, useLayoutEffect, useMemo } from 'react';
import { Announcements } from '#renderer/cashier/announcements.tsx';
import { ChargePlate } from '#renderer/cashier/charge/charge-plate.tsx';
import { ClosedPlate } from '#renderer/cashier/charge/closed-plate.tsx';
import { useActions } from '#renderer/cashier/counter-context';
import { isLocked, useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { Dialogs } from '#renderer/cashier/dialogs/dialogs.tsx';
import { focusSearch } from '#renderer/cashier/run-command';
import { SalePanel } from '#renderer/cashier/sale-panel.tsx';
import { useTouches } from '#renderer/cashier/staff/use-touches';
import { TopBar } from '#renderer/cashier/top-bar.tsx';
import { useKeys } from '#renderer/cashier/use-keys';
import { WorkArea } from '#renderer/cashier/work-area.tsx';
import { cashierWords } from '#renderer/i18n/cashier-words';
import { createI18n } from '#renderer/i18n/i18n';
import { I18nProvider, useTranslation } from '#renderer/i18n/use-translation';
import { PracticeStripe } from '#renderer/ui/practice-stripe.tsx';
import { applyTheme } from '#renderer/ui/theme';

const CatalogueScreen = lazy(() => import('#renderer/cashier/catalogue/catalogue-screen.tsx'));
const FirstRunScreen = lazy(() => import('#renderer/cashier/first-run/first-run-screen.tsx'));
const DayScreen = lazy(() => import('#renderer/cashier/day/day-screen.tsx'));
const ShiftScreen = lazy(() => import('#renderer/cashier/shift/shift-screen.tsx'));
const LockScreen = lazy(() => import('#renderer/cashier/staff/lock-screen.tsx'));
const RecentPanel = lazy(() => import('#renderer/cashier/recent/recent-panel.tsx'));
const ReconcileScreen = lazy(() => import('#renderer/cashier/reconcile/reconcile-screen.tsx'));
const SettingsScreen = lazy(() => import('#renderer/cashier/settings/settings-screen.tsx'));

export function CashierApp() {
  const { language, theme } = useSetting();
  const i18n = useMemo(() => createI18n(language, cashierWords), [language]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    applyTheme(theme);
  }, [language, theme]);
  useKeys(useActions());
  useTouches(useActions());
  return (
    <I18nProvider value={i18n}>
      <CounterWindow />
    </I18nProvider>
  );
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
        <Suspense fallback={null}>
          <LockScreen />
        </Suspense>
        <Dialogs />
      </div>
    );
  return (
    <div className="counter" data-state={state} data-panel={panel?.kind ?? 'none'}>
      {isPractice && <PracticeStripe>{t('practice.stripe')}</PracticeStripe>}
      {panel?.kind !== 'first-run' && <TopBar />}
      <Announcements />
      {panel?.kind === 'first-run' ? (
        <Suspense fallback={<p className="settings-wait">{t('settings.loading')}</p>}>
          <FirstRunScreen />
        </Suspense>
      ) : panel?.kind === 'settings' ? (
        <Suspense fallback={<p className="settings-wait">{t('settings.loading')}</p>}>
          <SettingsScreen tab={panel.tab} />
        </Suspense>
      ) : panel?.kind === 'day' ? (
        <Suspense fallback={<p className="settings-wait">{t('settings.loading')}</p>}>
          <DayScreen day={panel.day ?? null} />
        </Suspense>
      ) : panel?.kind === 'shift' ? (
        <Suspense fallback={<p className="settings-wait">{t('settings.loading')}</p>}>
          <ShiftScreen isClosing={panel.isClosing} />
        </Suspense>
      ) : panel?.kind === 'reconcile' ? (
        <Suspense fallback={<p className="settings-wait">{t('settings.loading')}</p>}>
          <ReconcileScreen day={panel.day} />
        </Suspense>
      ) : panel?.kind === 'catalogue' ? (
        <Suspense fallback={<p className="settings-wait">{t('settings.loading')}</p>}>
          <CatalogueScreen find={panel.find} draft={panel.draft} sells={panel.sells ?? null} />
        </Suspense>
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
    return (
      <Suspense fallback={<section className="work" />}>
        <RecentPanel reference={panel.reference} saleId={panel.saleId ?? null} />
      </Suspense>
    );
  if (isClosed) return <ClosedPlate />;
  return hasCharge ? <ChargePlate /> : <WorkArea />;
}
