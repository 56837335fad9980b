import { sum } from '#core/domain/money';
import { totalsOf } from '#core/domain/sale';
import { formatMoney, siteOf } from '#core/domain/site';
import type { SaleView } from '#core/views';
import { Banners } from '#renderer/cashier/banners.tsx';
import { Middle } from '#renderer/cashier/charge/middle.tsx';
import { ReceiptFate } from '#renderer/cashier/charge/receipt-fate.tsx';
import { closedWords } from '#renderer/cashier/closed-words';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { runCommand } from '#renderer/cashier/run-command';
import { saleNumber } from '#renderer/cashier/sale-number';
import { VoidKey } from '#renderer/cashier/void-key.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Plate } from '#renderer/ui/plate.tsx';
import { dayText, secondText } from '#renderer/ui/when';

/** Paid in cash or otherwise: what goes back to the customer is the largest thing until the next sale. */
export function ClosedPlate() {
  const sale = useView((view) => view.sale);
  const words = closedWords(sale);
  return (
    <section className="work charge">
      <Banners most={1} />
      <Plate state={words === 'sight' ? 'wait' : 'paid'} className="charge-plate closed">
        <Middle>
          {words === 'sight' ? <Icon name="eye" className="mark" /> : <Tick />}
          <div className="say">
            <Paid sale={sale} />
            <ReceiptFate />
          </div>
        </Middle>
        <ClosedActs sale={sale} />
      </Plate>
    </section>
  );
}

const Tick = () => (
  <svg className="tick" viewBox="0 0 100 100" aria-hidden="true">
    <circle cx="50" cy="50" r="50" />
    <path d="M28 52l15 15 30-33" />
  </svg>
);

function Paid({ sale }: { sale: SaleView }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const now = useView((view) => view.now);
  const site = siteOf(setting.siteId);
  const { total } = totalsOf(sale.cart);
  const change = sum(sale.tenders.map((tender) => tender.change));
  const given = sum(sale.tenders.map((tender) => tender.given));
  const at = sale.closedAt ?? now;
  const day = dayText(at, setting);
  return (
    <>
      <h1>{t(`closed.${closedWords(sale)}`)}</h1>
      {change > 0 && <p className="word">{t('closed.change')}</p>}
      <span data-testid={change > 0 ? 'change' : 'paid-total'}>
        <Amount value={change > 0 ? change : total} siteId={setting.siteId} />
      </span>
      {change > 0 && (
        <p className="aside">
          {t('closed.total', { amount: formatMoney(total, site), given: formatMoney(given, site) })}
        </p>
      )}
      {sale.onSight > 0 && (
        <p className="aside">{t('closed.sightNote', { amount: formatMoney(sale.onSight, site) })}</p>
      )}
      <p className="meta paid-meta">
        {t('closed.meta', {
          day: day === dayText(now, setting) ? t('paid.today') : day,
          time: secondText(at, setting),
          number: saleNumber(sale.number),
        })}
      </p>
    </>
  );
}

function ClosedActs({ sale }: { sale: SaleView }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  const cap = useCap();
  return (
    <div className="acts">
      <Button kind="key" isBig keyCap={t('cap.enter')} onPress={() => runCommand('next', counter)}>
        {t('act.next')}
      </Button>
      <span className="quiet">{t('act.orScan')}</span>
      <span className="spring" />
      {sale.onSight <= 0 && <VoidKey />}
      <Button keyCap={cap('reprint')} onPress={() => runCommand('reprint', counter)}>
        {t('act.reprint')}
      </Button>
    </div>
  );
}
