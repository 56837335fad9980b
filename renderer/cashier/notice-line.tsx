import { type SettingsTab, useCounter } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';

const tabFor: Readonly<Record<string, SettingsTab>> = {
  'no-token': 'account',
  'token-unreadable': 'account',
  'another-seller': 'account',
  'no-register': 'register',
};

/** What could not be done and why, until it is read or something else is to be said. */
export function NoticeLine() {
  const { t } = useTranslation('cashier');
  const notice = useCounter((state) => state.notice);
  if (notice === null) return null;
  const { kind, words, cannot, code = '', number = '' } = notice;
  const tab = tabFor[cannot ?? words];
  const put = useCounter.setState;
  return (
    <Banner
      kind={kind}
      icon={kind === 'trouble' ? 'circle-alert' : 'info'}
      title={t(`notice.${words}`, { code, number })}
      actions={
        <>
          {tab !== undefined && (
            <Button onPress={() => put({ notice: null, panel: { kind: 'settings', tab } })}>
              {t('notice.settings')}
            </Button>
          )}
          <Button kind="plain" onPress={() => put({ notice: null })}>
            {t('notice.dismiss')}
          </Button>
        </>
      }
    >
      {cannot !== undefined && t('notice.why', { reason: t(`shut.${cannot}`) })}
    </Banner>
  );
}
