import { useState } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Asked twice: without its token nothing more is charged here. */
export function ForgetAccount({ onForgotten }: { onForgotten: () => Promise<void> }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const forget = async () => {
    setAsking(false);
    const answer = await bridge.request('settings/forget-token');
    setRefused(!answer.ok);
    await onForgotten();
  };
  return (
    <div className="row">
      <Button kind="danger" onPress={() => setAsking(true)}>
        {t('settings.account.forget')}
      </Button>
      {isRefused && (
        <span className="hint bad" role="alert">
          {t('settings.tokenError.charges-open')}
        </span>
      )}
      {isAsking && (
        <Dialog
          role="alertdialog"
          title={t('settings.account.forgetTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="danger" onPress={() => void forget()}>
                {t('settings.account.forgetYes')}
              </Button>
              <Button kind="primary" autoFocus onPress={() => setAsking(false)}>
                {t('settings.account.forgetNo')}
              </Button>
            </>
          }
        >
          <p className="body">{t('settings.account.forgetBody')}</p>
        </Dialog>
      )}
    </div>
  );
}
