import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** F5: words that go on the receipt. */
export function NoteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { ticket } = useActions();
  const before = useView(({ sale }) => sale.cart.note);
  const [text, setText] = useState(before ?? '');
  const answer = () => {
    onClose();
    void ticket.noteSale(text.trim() === '' ? null : text.trim());
  };
  return (
    <Dialog
      title={t('dialog.note.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('dialog.save')} onYes={answer} onClose={onClose} />}
    >
      <div className="fields">
        <TextField
          label={t('dialog.note.label')}
          hint={t('dialog.note.hint')}
          value={text}
          onChange={setText}
          maxLength={200}
          autoFocus
          onKeyDown={onEnter(answer)}
        />
      </div>
    </Dialog>
  );
}
