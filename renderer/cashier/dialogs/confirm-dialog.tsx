import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

type Blanks = { readonly order: string; readonly register: string };
const NONE: Blanks = { order: '', register: '' };

/** Asked before what cannot be undone with one key. The safe answer has the focus. */
export function ConfirmDialog({
  words,
  params = NONE,
  onYes,
  onClose,
}: {
  words: 'clear' | 'stop' | 'take';
  /** What fills the blanks of the question. */
  params?: Blanks;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  return (
    <Dialog
      role="alertdialog"
      title={t(`dialog.${words}.title`)}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            onPress={() => {
              onClose();
              onYes();
            }}
          >
            {t(`dialog.${words}.yes`)}
          </Button>
          <Button kind="primary" autoFocus onPress={onClose}>
            {t(`dialog.${words}.no`)}
          </Button>
        </>
      }
    >
      <p className="body">{t(`dialog.${words}.body`, params)}</p>
    </Dialog>
  );
}
