import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { type DialogOpen, useSetting } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Asked = Extract<DialogOpen, { kind: 'void' }>;

/** What was recorded by mistake is taken back by a person, who says why. */
export function VoidDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  const { tenders } = useActions();
  const [reason, setReason] = useState('');
  const [isBad, setBad] = useState(false);
  const { saleId, tender } = asked;
  const answer = () => {
    if (reason.trim() === '' || tender.id === null) {
      setBad(true);
      return;
    }
    onClose();
    void tenders.voidTender(saleId, tender.id, reason.trim());
  };
  return (
    <Dialog
      title={t('dialog.void.title')}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" onPress={answer}>
            {t('dialog.void.yes')}
          </Button>
          <Button kind="primary" keyCap={t('cap.esc')} onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      <p className="body">
        {t('dialog.void.body', {
          means: t(`tender.kind.${tender.kind}`),
          amount: formatMoney(tender.amount, site),
        })}
      </p>
      <div className="fields">
        <TextField
          label={t('dialog.void.label')}
          value={reason}
          onChange={setReason}
          autoFocus
          error={isBad ? t('dialog.void.bad') : null}
          onKeyDown={onEnter(answer)}
        />
      </div>
    </Dialog>
  );
}
