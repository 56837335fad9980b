import { useState } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Practice and real sales are kept apart; going from one to the other is asked twice. */
export function ModePage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const { isPractice } = view.setting;
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const change = async () => {
    setAsking(false);
    const answer = await bridge.request('settings/switch-mode', { practice: !isPractice });
    setRefused(!answer.ok);
    if (answer.ok) await settings.reload();
  };
  const words = isPractice ? 'real' : 'practice';
  return (
    <>
      <h2>{t('settings.mode.title')}</h2>
      <Banner
        kind={isPractice ? 'practice' : 'plain'}
        icon={isPractice ? 'info' : 'store'}
        title={isPractice ? t('settings.mode.inPractice') : t('settings.mode.inReal')}
      />
      <div className="row">
        <Button kind={isPractice ? 'primary' : 'secondary'} onPress={() => setAsking(true)}>
          {isPractice ? t('settings.mode.toReal') : t('settings.mode.toPractice')}
        </Button>
        {isRefused && (
          <span className="hint bad" role="alert">
            {t('settings.mode.charges-open')}
          </span>
        )}
      </div>
      {isAsking && (
        <Dialog
          role="alertdialog"
          title={t(`settings.mode.${words}Title`)}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="plain" autoFocus onPress={() => setAsking(false)}>
                {t('settings.mode.stay')}
              </Button>
              <Button kind="primary" onPress={() => void change()}>
                {isPractice ? t('settings.mode.toReal') : t('settings.mode.toPractice')}
              </Button>
            </>
          }
        >
          <p className="body">{t(`settings.mode.${words}Body`)}</p>
        </Dialog>
      )}
    </>
  );
}
