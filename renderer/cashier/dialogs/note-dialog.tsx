import { useState } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import { selectedLine, useCounter, useView } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { type SaleOrLine, SaleOrLineField } from '#renderer/cashier/dialogs/sale-or-line.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** F5: words that go on the receipt, of the sale or of the chosen line. */
export function NoteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { ticket } = useActions();
  const ofSale = useView(({ sale }) => sale.cart.note);
  const line = useCounter(selectedLine);
  const [target, setTarget] = useState<SaleOrLine>('sale');
  const [text, setText] = useState(ofSale ?? '');
  const answer = () => {
    const note = text.trim() === '' ? null : text.trim();
    onClose();
    if (target === 'line' && line !== null) void ticket.noteLine(line.id, note);
    else void ticket.noteSale(note);
  };
  return (
    <Dialog
      title={t('dialog.note.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('dialog.save')} onYes={answer} onClose={onClose} />}
    >
      <div className="fields">
        <SaleOrLineField
          line={line}
          target={target}
          onTarget={(chosen) => {
            setTarget(chosen);
            setText((chosen === 'line' ? line?.note : ofSale) ?? '');
          }}
        />
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
