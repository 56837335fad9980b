import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '#core/domain/charge';
import type { RecentCharge } from '#core/order-log';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useView } from '#renderer/cashier/counter-store';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { ChargeDetail } from '#renderer/cashier/recent/charge-detail.tsx';
import { RecentList } from '#renderer/cashier/recent/recent-list.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';

/** "Did the last one go through?", one key away. */
export function RecentPanel({ reference }: { reference: Reference | null }) {
  const { t } = useTranslation('cashier');
  const recent = useRecent();
  const put = useCounter.setState;
  const shown = recent?.find((charge) => charge.reference === reference) ?? null;
  const title =
    shown === null
      ? t('recent.title')
      : t('recent.charge', { number: String(shown.saleNumber).padStart(6, '0'), attempt: shown.attempt });
  return (
    <section className="work">
      <div className="panel">
        <header>
          {shown !== null && (
            <Button
              kind="plain"
              icon="chevron-left"
              label={t('recent.back')}
              onPress={() => put({ panel: { kind: 'recent', reference: null } })}
            />
          )}
          <h1>{title}</h1>
          <Button kind="plain" keyCap={t('cap.esc')} autoFocus onPress={() => put({ panel: null })}>
            {t('recent.close')}
          </Button>
        </header>
        <NoticeLine />
        {recent?.length === 0 && (
          <Empty icon="receipt" title={t('recent.noneTitle')}>
            {t('recent.noneHint')}
          </Empty>
        )}
        {shown !== null && <ChargeDetail charge={shown} />}
        {shown === null && recent !== null && recent.length > 0 && <RecentList recent={recent} />}
      </div>
    </section>
  );
}

/** Asked again whenever main says that there is news. */
function useRecent(): readonly RecentCharge[] | null {
  const { charges } = useActions();
  const version = useView((view) => view.recentVersion);
  const [recent, setRecent] = useState<readonly RecentCharge[] | null>(null);
  useEffect(() => {
    let isWanted = version >= 0;
    void charges.recent().then((list) => {
      if (isWanted) setRecent(list);
    });
    return () => {
      isWanted = false;
    };
  }, [charges, version]);
  return recent;
}
