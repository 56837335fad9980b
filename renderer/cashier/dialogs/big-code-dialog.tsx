import { formatMoney, siteOf } from '#core/domain/site';
import type { ChargeView } from '#core/views';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Code } from '#renderer/ui/code.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useCountdown } from '#renderer/ui/use-countdown';

/** The code as large as the cashier's own monitor has it, for a customer who has no screen. */
export function BigCodeDialog({ onClose }: { onClose: () => void }) {
  const charge = useView((view) => view.charge);
  if (charge === null || charge.qrData === null) return null;
  return <BigCode charge={charge} qrData={charge.qrData} onClose={onClose} />;
}

function BigCode({ charge, qrData, onClose }: { charge: ChargeView; qrData: string; onClose: () => void }) {
  const { t } = useTranslation(['cashier', 'common']);
  const { siteId } = useSetting();
  const { text, isOver } = useCountdown(charge);
  return (
    <Dialog title={t('bigCode.title')} onClose={onClose} className="big-code">
      <div className="big">
        {!isOver && (
          <Code
            data={qrData}
            label={t('common:codeLabel', { amount: formatMoney(charge.total, siteOf(siteId)) })}
          />
        )}
        <div>
          <Amount value={charge.total} siteId={siteId} />
          <p>{t('common:timeLeft', { time: text })}</p>
          <Button autoFocus keyCap={t('cap.esc')} onPress={onClose}>
            {t('bigCode.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
