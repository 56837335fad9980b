import { changeOf } from '#core/domain/sale-record';
import { formatMoney, siteOf } from '#core/domain/site';
import type { TenderedSale } from '#core/recent-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { Papers } from '#renderer/cashier/recent/papers.tsx';
import { MEANS_ICONS, meansOf } from '#renderer/cashier/recent/recent-order';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { secondText } from '#renderer/ui/when';

/** A sale that no code closed: how it was paid, what went back over the counter, and its receipt once more. */
export function TenderedDetail({ sale }: { sale: TenderedSale }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const site = siteOf(setting.siteId);
  const means = meansOf(sale);
  return (
    <div className="one-charge">
      <div className="sum">
        <Badge kind="money" icon={MEANS_ICONS[means]}>
          {t(`closed.${means}`)}
        </Badge>
        <Amount value={sale.total} siteId={setting.siteId} />
        <p className="quiet">{t('recent.receipt', { number: sale.receiptNumber })}</p>
        <div className="buttons">
          <Papers saleId={sale.saleId} saleNumber={sale.saleNumber} />
        </div>
      </div>
      <h2>{t('recent.facts')}</h2>
      <ol className="facts">
        {sale.tenders.map((tender) => (
          <li key={`${tender.at} ${tender.id}`}>
            <time>{secondText(tender.at, setting)}</time>
            <span>
              {t(`closed.${tender.kind}`)}: {formatMoney(tender.amount, site)}
              {changeOf(tender) > 0 && (
                <>
                  {' · '}
                  {t('closed.change')} {formatMoney(changeOf(tender), site)}
                </>
              )}
            </span>
          </li>
        ))}
        {sale.collected > 0 && (
          <li>
            <span />
            <span>{t('recent.received', { amount: formatMoney(sale.collected, site) })}</span>
          </li>
        )}
      </ol>
    </div>
  );
}
