import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Money } from '#core/domain/money';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** F8: something the catalogue does not know, by its price. */
export function OpenAmountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { ticket } = useActions();
  const [amount, setAmount] = useState<Money | null>(null);
  const [name, setName] = useState('');
  const [isBad, setBad] = useState(false);
  const answer = () => {
    if (amount === null || amount <= 0) {
      setBad(true);
      return;
    }
    onClose();
    void ticket.addOpen(name.trim() === '' ? t('dialog.open.defaultName') : name.trim(), amount);
  };
  return (
    <Dialog
      title={t('dialog.open.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('dialog.add')} onYes={answer} onClose={onClose} />}
    >
      <div className="fields">
        <MoneyField
          className="large"
          label={t('dialog.open.amount')}
          siteId={siteId}
          value={amount}
          onChange={setAmount}
          autoFocus
          error={isBad ? t('dialog.open.bad') : null}
          onKeyDown={onEnter(answer)}
        />
        <TextField
          label={t('dialog.open.name')}
          placeholder={t('dialog.open.defaultName')}
          value={name}
          onChange={setName}
          maxLength={60}
          onKeyDown={onEnter(answer)}
        />
      </div>
    </Dialog>
  );
}
