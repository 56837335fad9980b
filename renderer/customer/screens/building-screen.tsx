import { negate } from '#core/domain/money';
import { type Cart, type Line, lineAmounts, totalsOf } from '#core/domain/sale';
import { siteOf } from '#core/domain/site';
import { ShopLine } from '#renderer/customer/screens/shop-line.tsx';
import { SecondLanguage } from '#renderer/customer/second-language.tsx';
import { useSetting } from '#renderer/customer/setting-context';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { numberText } from '#renderer/ui/figures';

const SHOWN = 3;

/** The newest line speaks, the rest whisper. */
export function BuildingScreen({ cart }: { cart: Cart }) {
  const { t } = useTranslation('customer');
  const { siteId } = useSetting();
  const { discount, total } = totalsOf(cart);
  const lines = cart.lines.slice(-SHOWN);
  const above = cart.lines.length - lines.length;
  return (
    <main className="screen building">
      <h1 className="sr">{t('building.title')}</h1>
      <ShopLine />
      <ol>
        {above > 0 && <li className="above">{t('building.more', { count: above })}</li>}
        {lines.map((line, at) => (
          <BuildingLine key={line.id} line={line} isNewest={at === lines.length - 1} />
        ))}
      </ol>
      <div className="sum">
        {discount > 0 && (
          <div className="less">
            <span>{t('building.discount')}</span>
            <Figure value={negate(discount)} siteId={siteId} />
          </div>
        )}
        <div className="total-word">
          {t('building.total')}
          <SecondLanguage say={(other) => other('building.total')} />
        </div>
        <Amount value={total} siteId={siteId} />
      </div>
    </main>
  );
}

function BuildingLine({ line, isNewest }: { line: Line; isNewest: boolean }) {
  const { t } = useTranslation('customer');
  const { siteId } = useSetting();
  const isWeighed = line.unit === 'kg';
  const quantity = numberText(line.quantity / 1000, siteOf(siteId).locale, {
    atLeast: isWeighed ? 3 : 0,
  });
  const words = { quantity, name: line.name };
  return (
    <li className={isNewest ? 'now' : ''}>
      <span className="name">{isWeighed ? t('building.weighed', words) : t('building.units', words)}</span>
      <Figure value={lineAmounts(line).net} siteId={siteId} />
    </li>
  );
}
