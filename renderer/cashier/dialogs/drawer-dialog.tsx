import { useState } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import { AnswerRow, onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** F11: the drawer without a sale, which somebody explains. */
export function DrawerDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { tenders } = useActions();
  const [reason, setReason] = useState('');
  const [isBad, setBad] = useState(false);
  const answer = () => {
    if (reason.trim() === '') {
      setBad(true);
      return;
    }
    onClose();
    void tenders.openDrawer(reason.trim());
  };
  return (
    <Dialog
      title={t('dialog.drawer.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('dialog.drawer.yes')} onYes={answer} onClose={onClose} />}
    >
      <div className="fields">
        <TextField
          label={t('dialog.drawer.label')}
          hint={t('dialog.drawer.hint')}
          value={reason}
          onChange={setReason}
          autoFocus
          error={isBad ? t('dialog.drawer.bad') : null}
          onKeyDown={onEnter(answer)}
        />
      </div>
    </Dialog>
  );
}
