import type { Lights } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';

/** A customer's screen that is not where it was, as long as it is not: what happened and what to do, at once. */
export function DisplayNotice() {
  const reason = useView(({ lights }) => wordsOf(lights.display));
  const hasCode = useView(({ charge }) => charge?.qrData != null);
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const put = useCounter.setState;
  if (reason === null) return null;
  return (
    <Banner
      kind="trouble"
      icon="monitor-x"
      title={hasCode ? t('screen.blind') : t(`screen.${reason}.title`)}
      actions={
        <>
          {hasCode && <BigCodeKey />}
          {reason !== 'ask' && (
            <Button onPress={() => void bridge.request('settings/save', { isBesideWanted: true })}>
              {t('screen.beside')}
            </Button>
          )}
          {!hasCode && (
            <Button kind="plain" onPress={() => put({ panel: { kind: 'settings', tab: 'screens' } })}>
              {t('screen.settings')}
            </Button>
          )}
        </>
      }
    >
      {t(`screen.${reason}.next`)}
    </Banner>
  );
}

function wordsOf({ state, reason }: Lights['display']): 'duplicated' | 'taken' | 'ask' | null {
  if (state === 'ok' || reason === 'none' || reason === 'beside') return null;
  return reason;
}

/** Where there is no customer's screen the cashier turns the monitor. */
export function BigCodeKey() {
  const { t } = useTranslation('cashier');
  return (
    <Button icon="qr-code" onPress={() => useCounter.setState({ dialog: { kind: 'big-code' } })}>
      {t('screen.big')}
    </Button>
  );
}
