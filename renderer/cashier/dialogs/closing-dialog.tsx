import { useActions } from '#renderer/cashier/counter-context';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** The window was asked to close while a charge is open. */
export function ClosingDialog() {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const answer = (isSure: boolean) => void charges.close(isSure);
  return (
    <Dialog
      role="alertdialog"
      title={t('dialog.closing.title')}
      onClose={() => answer(false)}
      actions={
        <>
          <Button kind="danger" onPress={() => answer(true)}>
            {t('dialog.closing.close')}
          </Button>
          <Button kind="primary" autoFocus onPress={() => answer(false)}>
            {t('dialog.closing.stay')}
          </Button>
        </>
      }
    >
      <p className="body">{t('dialog.closing.body')}</p>
    </Dialog>
  );
}
