import type { Money } from '#core/domain/money';
import { ShopLine } from '#renderer/customer/screens/shop-line.tsx';
import { SecondLanguage } from '#renderer/customer/second-language.tsx';
import { useSetting } from '#renderer/customer/setting-context';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';

/** The same places as `pay`, so that nothing jumps when the code comes. */
export function PreparingScreen({ total }: { total: Money }) {
  const { t } = useTranslation('customer');
  const { siteId } = useSetting();
  return (
    <main className="screen pay preparing">
      <ShopLine />
      <div className="ask">
        <div className="total-word">{t('pay.total')}</div>
        <Amount value={total} siteId={siteId} />
        <h1 className="how">{t('preparing.title')}</h1>
        <SecondLanguage say={(other) => other('preparing.title')} />
      </div>
      <div className="code-place" />
    </main>
  );
}
