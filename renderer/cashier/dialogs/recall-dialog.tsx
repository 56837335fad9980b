import { useTranslation } from 'react-i18next';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** F6 with several waiting: which one. */
export function RecallDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { charges } = useActions();
  const parked = useView((view) => view.parked);
  return (
    <Dialog
      title={t('dialog.recall.title')}
      onClose={onClose}
      actions={
        <Button kind="plain" keyCap={t('cap.esc')} onPress={onClose}>
          {t('dialog.cancel')}
        </Button>
      }
    >
      <div className="choices">
        {parked.map(({ reference, saleNumber: number, total }, at) => (
          <Button
            key={reference}
            isWide
            autoFocus={at === 0}
            onPress={() => {
              onClose();
              void charges.recall(reference);
            }}
          >
            <span>{t('parked.one', { number: saleNumber(number) })}</span>
            <Figure value={total} siteId={siteId} />
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
