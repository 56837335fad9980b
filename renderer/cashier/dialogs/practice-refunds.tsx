import { useEffect, useState } from 'react';
import { REFUND_FATES, type RefundFate } from '#core/ipc-contract';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Segmented } from '#renderer/ui/segmented.tsx';

/** In practice alone: how the made-up provider takes it, so that each end can be seen once. */
export function PracticeRefunds() {
  const { t } = useTranslation('cashier');
  const { isPractice } = useSetting();
  const { charges } = useActions();
  const [fate, setFate] = useState<RefundFate>('done');
  useEffect(() => {
    if (isPractice) void charges.decideRefunds(fate);
  }, [charges, fate, isPractice]);
  if (!isPractice) return null;
  return (
    <div className="practice-refunds">
      <span className="label">{t('refund.practice')}</span>
      <Segmented
        label={t('refund.practice')}
        items={REFUND_FATES.map((id) => ({ id, label: t(`refund.fate.${id}`) }))}
        selected={fate}
        onSelect={setFate}
      />
    </div>
  );
}
