import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '#core/domain/charge';
import { formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** Money that agrees with nothing is taken as this sale's only by a person, who says why. */
export function AcceptDialog({ reference, onClose }: { reference: Reference; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  const { charges } = useActions();
  const charge = useView((view) => view.charge);
  const [reason, setReason] = useState('');
  const [isBad, setBad] = useState(false);
  if (charge === null) return null;
  const answer = () => {
    if (reason.trim() === '') {
      setBad(true);
      return;
    }
    onClose();
    void charges.acceptMismatch(reference, reason.trim());
  };
  return (
    <Dialog
      title={t('dialog.accept.title')}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" onPress={answer}>
            {t('dialog.accept.yes')}
          </Button>
          <Button kind="primary" keyCap={t('cap.esc')} onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      <p className="body">
        {t('dialog.accept.body', {
          received: formatMoney(charge.received, site),
          total: formatMoney(charge.total, site),
        })}
      </p>
      <div className="fields">
        <TextField
          label={t('dialog.accept.label')}
          value={reason}
          onChange={setReason}
          autoFocus
          error={isBad ? t('dialog.accept.bad') : null}
          onKeyDown={onEnter(answer)}
        />
      </div>
    </Dialog>
  );
}
