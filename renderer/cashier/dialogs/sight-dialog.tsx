import { useState } from 'react';
import type { Reference } from '#core/domain/charge';
import { formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** The customer's own screen is taken for money only when somebody answers for it, and says why. */
export function SightDialog({ reference, onClose }: { reference: Reference; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  const { tenders } = useActions();
  const due = useView(({ sale }) => sale.due);
  const [approver, setApprover] = useState(useView(({ cashier }) => cashier) ?? '');
  const isStaffed = useView(({ staff }) => staff !== undefined);
  const [reason, setReason] = useState('');
  const [isBad, setBad] = useState(false);
  const answer = () => {
    if (approver.trim() === '' || reason.trim() === '') {
      setBad(true);
      return;
    }
    onClose();
    void tenders.acceptOnSight(reference, approver.trim(), reason.trim());
  };
  return (
    <Dialog
      title={t('dialog.sight.title')}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" onPress={answer}>
            {t('dialog.sight.yes')}
          </Button>
          <Button kind="primary" keyCap={t('cap.esc')} onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      <p className="body">{t('dialog.sight.body', { amount: formatMoney(due, site) })}</p>
      <div className="fields">
        {!isStaffed && (
          <TextField label={t('dialog.sight.approver')} value={approver} onChange={setApprover} autoFocus />
        )}
        <TextField
          label={t('dialog.sight.reason')}
          autoFocus={isStaffed}
          value={reason}
          onChange={setReason}
          error={isBad ? t('dialog.sight.bad') : null}
          onKeyDown={onEnter(answer)}
        />
      </div>
    </Dialog>
  );
}
