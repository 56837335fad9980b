import { useState } from 'react';
import type { Reference } from '#core/domain/charge';
import type { SaleId } from '#core/domain/sale';
import { useCounter } from '#renderer/cashier/counter-store';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { ChargeDetail } from '#renderer/cashier/recent/charge-detail.tsx';
import { RecentList } from '#renderer/cashier/recent/recent-list.tsx';
import { inOrder } from '#renderer/cashier/recent/recent-order';
import { TenderedDetail } from '#renderer/cashier/recent/tendered-detail.tsx';
import { type Recent, useRecent } from '#renderer/cashier/recent/use-recent';
import { VoidedList } from '#renderer/cashier/recent/voided-list.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';

type Asked = { reference: Reference | null; saleId: SaleId | null };

/** "Did the last one go through?", one key away. */
export default function RecentPanel({ reference, saleId }: Asked) {
  const { t } = useTranslation('cashier');
  const recent = useRecent();
  const put = useCounter.setState;
  const charge = recent?.charges.find((each) => each.reference === reference) ?? null;
  const sale = recent?.tendered.find((each) => each.saleId === saleId) ?? null;
  const isOne = charge !== null || sale !== null;
  return (
    <section className="work">
      <div className="panel">
        <header>
          {isOne && (
            <Button
              kind="plain"
              icon="chevron-left"
              label={t('recent.back')}
              onPress={() => put({ panel: { kind: 'recent', reference: null } })}
            />
          )}
          <h1>{titleOf()}</h1>
          <Button kind="plain" keyCap={t('cap.esc')} autoFocus onPress={() => put({ panel: null })}>
            {t('recent.close')}
          </Button>
        </header>
        <NoticeLine />
        {charge !== null && <ChargeDetail charge={charge} />}
        {sale !== null && <TenderedDetail sale={sale} />}
        {!isOne && recent !== null && <Lists recent={recent} />}
      </div>
    </section>
  );

  function titleOf(): string {
    if (charge !== null)
      return t('recent.charge', { number: saleNumber(charge.saleNumber), attempt: charge.attempt });
    return sale === null ? t('recent.title') : t('sale.title', { number: saleNumber(sale.saleNumber) });
  }
}

/** What came in, and what was taken away again before it was charged. */
function Lists({ recent }: { recent: Recent }) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const [shown, setShown] = useState<'money' | 'voided'>('money');
  const rows = inOrder(recent.charges, recent.tendered);
  return (
    <>
      <div className="which">
        <Segmented
          label={words('voided.which')}
          items={[
            { id: 'money', label: words('voided.money') },
            { id: 'voided', label: words('voided.title') },
          ]}
          selected={shown}
          onSelect={setShown}
        />
      </div>
      {shown === 'voided' && <VoidedList voided={recent.voided} />}
      {shown === 'money' &&
        (rows.length === 0 ? (
          <Empty icon="receipt" title={t('recent.noneTitle')}>
            {t('recent.noneHint')}
          </Empty>
        ) : (
          <RecentList rows={rows} />
        ))}
    </>
  );
}
