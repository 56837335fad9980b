import { useMemo } from 'react';
import type { Parked } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { useCountdown } from '#renderer/ui/use-countdown';

/** Charges that wait while others are served: followed all the same, their money announced. */
export function ParkedStrip() {
  const { t } = useTranslation('cashier');
  const parked = useView((view) => view.parked);
  if (parked.length === 0) return null;
  return (
    <ul className="parked" aria-label={t('parked.title')}>
      {parked.map((charge) => (
        <One key={charge.reference} charge={charge} />
      ))}
    </ul>
  );
}

function One({ charge }: { charge: Parked }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const { siteId } = useSetting();
  const number = saleNumber(charge.saleNumber);
  const { text, isOver } = useLeft(charge);
  return (
    <li>
      <Icon name="pause" />
      <span className="name">
        {t('parked.one', { number })} <Figure value={charge.total} siteId={siteId} />
      </span>
      <span className="left">{isOver ? t('parked.over') : text}</span>
      <Button
        label={t('parked.recallLabel', { number })}
        onPress={() => void charges.recall(charge.reference)}
      >
        {t('parked.recall')}
      </Button>
    </li>
  );
}

/** One life for one snapshot: the countdown starts again only with a new one. */
function useLeft(charge: Parked) {
  const life = useMemo(
    () => ({ remainingMs: charge.remainingMs, lifeMs: Math.max(charge.remainingMs, 1) }),
    [charge],
  );
  return useCountdown(life);
}
