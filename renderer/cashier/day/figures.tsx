import type { Moved } from '#core/day-views';
import { subtract, toMoney } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { Amount } from '#renderer/ui/amount.tsx';
import { numberText } from '#renderer/ui/figures';
import { Icon } from '#renderer/ui/icon.tsx';

/** Was it a good day, and does anything need doing: told in four figures. */
export function Figures({ moved, attention }: { moved: Moved; attention: number }) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  const { came, back, sales } = moved;
  const { locale } = siteOf(siteId);
  const average = toMoney(sales === 0 ? 0 : Math.round(came / sales));
  return (
    <dl className="figures">
      <div>
        <dt>{t('figure.sold')}</dt>
        <dd>
          <Amount value={subtract(came, back)} siteId={siteId} />
          {back > 0 && (
            <small>
              {t('figure.returned')} {formatMoney(back, siteOf(siteId))}
            </small>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('figure.sales')}</dt>
        <dd>{numberText(sales, locale)}</dd>
      </div>
      <div>
        <dt>{t('figure.average')}</dt>
        <dd>
          <Amount value={average} siteId={siteId} />
        </dd>
      </div>
      <div className={attention > 0 ? 'todo' : ''}>
        <dt>{t('figure.attention')}</dt>
        <dd>
          {attention > 0 && <Icon name="circle-alert" />}
          {numberText(attention, locale)}
        </dd>
      </div>
    </dl>
  );
}
