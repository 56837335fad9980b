import { type CSSProperties, useLayoutEffect, useMemo } from 'react';
import type { CustomerScreen, CustomerView, Setting } from '#core/views';
import { Announcement } from '#renderer/customer/announcement.tsx';
import { FIELDS, lifeOf, screenNow } from '#renderer/customer/screen-now';
import { BuildingScreen } from '#renderer/customer/screens/building-screen.tsx';
import { IdleScreen } from '#renderer/customer/screens/idle-screen.tsx';
import { PayScreen } from '#renderer/customer/screens/pay-screen.tsx';
import { PreparingScreen } from '#renderer/customer/screens/preparing-screen.tsx';
import { TellScreen } from '#renderer/customer/screens/tell-screen.tsx';
import { TrialScreen } from '#renderer/customer/screens/trial-screen.tsx';
import { SettingContext } from '#renderer/customer/setting-context';
import { Stripe } from '#renderer/customer/stripe.tsx';
import { customerWords } from '#renderer/i18n/customer-words';
import { createI18n } from '#renderer/i18n/i18n';
import { I18nProvider } from '#renderer/i18n/use-translation';
import { applyTheme } from '#renderer/ui/theme';
import { type Countdown, useCountdown } from '#renderer/ui/use-countdown';

export function CustomerApp({ view }: { view: CustomerView }) {
  const { setting, screen: told, trial, leastCodeDots, pictures } = view;
  const { language, theme } = setting;
  const i18n = useMemo(() => createI18n(language, customerWords), [language]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    applyTheme(theme);
  }, [language, theme]);
  const countdown = useCountdown(lifeOf(told));
  const screen = screenNow(told, countdown.isOver);
  return (
    <I18nProvider value={i18n}>
      <SettingContext value={setting}>
        <div
          className="wall"
          data-field={trial === null ? FIELDS[screen.kind] : 'asking'}
          style={leastCode(leastCodeDots)}
        >
          {setting.isPractice && trial?.kind !== 'pattern' && <Stripe kind={screen.kind} />}
          <Announcement screen={screen} />
          {trial === null ? (
            <Screen screen={screen} setting={setting} countdown={countdown} pictures={pictures} />
          ) : (
            <TrialScreen trial={trial} />
          )}
        </div>
      </SettingContext>
    </I18nProvider>
  );
}

type LeastCode = CSSProperties & { readonly '--least-code': string };

/** As it was measured; the page's own centimetres, which are a guess, where nobody has. */
const leastCode = (dots: number | null): LeastCode => ({
  '--least-code': dots === null ? '5.6cm' : `${dots}px`,
});

function Screen({
  screen,
  setting,
  countdown,
  pictures,
}: {
  screen: CustomerScreen;
  setting: Setting;
  countdown: Countdown;
  pictures: readonly string[];
}) {
  switch (screen.kind) {
    case 'idle':
      return <IdleScreen setting={setting} pictures={pictures} />;
    case 'building':
      return <BuildingScreen cart={screen.cart} />;
    case 'preparing':
      return <PreparingScreen total={screen.total} />;
    case 'pay':
      return <PayScreen screen={screen} countdown={countdown} />;
    case 'in-process':
    case 'paid':
    case 'thanks':
    case 'partial':
    case 'checking':
    case 'expired':
    case 'cancelled':
    case 'parked':
    case 'not-sent':
    case 'unknown':
    case 'refused':
    case 'order-displaced':
    case 'double':
    case 'mismatch':
      return <TellScreen screen={screen} />;
  }
}
