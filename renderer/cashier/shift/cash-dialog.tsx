import { useState } from 'react';
import { type Money, ZERO } from '#core/domain/money';
import type { CashWay, ShiftCashId } from '#core/domain/shift';
import { useSetting } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { minted } from '#renderer/cashier/minted';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import type { ShiftDesk } from '#renderer/cashier/shift/use-shift';
import { WithPad } from '#renderer/cashier/with-pad.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** Cash that no sale explains: somebody does. */
export function CashDialog({ way, desk, onClose }: { way: CashWay; desk: ShiftDesk; onClose: () => void }) {
  const { t } = useShiftWords();
  const { siteId } = useSetting();
  const [id] = useState<ShiftCashId>(minted);
  const [amount, setAmount] = useState<Money | null>(null);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isNone = amount === null || amount <= ZERO;
  const isBare = reason.trim() === '';
  const answer = () => {
    if (isNone || isBare) {
      setTried(true);
      return;
    }
    onClose();
    void desk.ask('shift/cash', () => t('said.cash'), { id, way, amount, reason: reason.trim() });
  };
  return (
    <Dialog
      title={t(`cash.${way}`)}
      onClose={onClose}
      actions={<AnswerRow yes={t('cash.yes')} onYes={answer} onClose={onClose} />}
    >
      <WithPad>
        <div className="fields">
          <MoneyField
            className="large"
            label={t('cash.amount')}
            siteId={siteId}
            value={amount}
            onChange={setAmount}
            autoFocus
            error={isTried && isNone ? t('cash.badAmount') : null}
            onKeyDown={onEnter(answer)}
          />
          <TextField
            label={t('cash.reason')}
            hint={t('cash.reasonHint')}
            value={reason}
            onChange={setReason}
            error={isTried && isBare ? t('cash.badReason') : null}
            onKeyDown={onEnter(answer)}
          />
        </div>
      </WithPad>
    </Dialog>
  );
}
