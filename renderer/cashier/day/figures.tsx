import type { DayView } from '#core/day-views';
import { subtract, toMoney } from '#core/domain/money';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { needsLook } from '#renderer/cashier/day/sale-badge';
import { Amount } from '#renderer/ui/amount.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** Was it a good day, and does anything need doing: told in four figures. */
export function Figures({ view }: { view: DayView }) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  const { came, back, paidSales, sales } = view;
  const net = subtract(came, back);
  const average = toMoney(paidSales === 0 ? 0 : Math.round(came / paidSales));
  const open = sales.filter(needsLook).length;
  return (
    <dl className="figures">
      <div>
        <dt>{t('figure.sold')}</dt>
        <dd>
          <Amount value={net} siteId={siteId} />
          {back > 0 && (
            <small>
              {t('figure.returned')} <Amount value={back} siteId={siteId} />
            </small>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('figure.sales')}</dt>
        <dd>{paidSales}</dd>
      </div>
      <div>
        <dt>{t('figure.average')}</dt>
        <dd>
          <Amount value={average} siteId={siteId} />
        </dd>
      </div>
      <div className={open > 0 ? 'todo' : ''}>
        <dt>{t('figure.attention')}</dt>
        <dd>
          {open > 0 && <Icon name="circle-alert" />}
          {open}
        </dd>
      </div>
    </dl>
  );
}
