import { useEffect, useState } from 'react';
import type { SaleStory } from '#core/day-views';
import { lineAmounts, type SaleId } from '#core/domain/sale';
import { siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { quantityText } from '#renderer/cashier/quantity';
import { ChargeDetail } from '#renderer/cashier/recent/charge-detail.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { hourText } from '#renderer/ui/when';

/** Every number opens down to what is under it: the sale's lines, how it was paid, and the facts of each of its charges. */
export function SaleStoryPanel({ saleId, onClose }: { saleId: SaleId; onClose: () => void }) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  const story = useStory(saleId);
  if (story === null) return null;
  const { sale, charges } = story;
  return (
    <aside className="story" aria-label={t('story.title', { number: saleNumber(sale.number) })}>
      <header>
        <div>
          <h2>{t('story.title', { number: saleNumber(sale.number) })}</h2>
          <Amount value={sale.total} siteId={siteId} />
          {sale.cashier !== null && <p className="quiet">{t('story.by', { name: sale.cashier })}</p>}
          {sale.receiptNumber !== null && (
            <p className="quiet">{t('story.receipt', { number: sale.receiptNumber })}</p>
          )}
        </div>
        <Button kind="plain" autoFocus onPress={onClose}>
          {t('story.close')}
        </Button>
      </header>
      <div className="body">
        <Lines story={story} />
        <Tenders story={story} />
        {charges.map((charge) => (
          <ChargeDetail key={charge.reference} charge={charge} />
        ))}
      </div>
    </aside>
  );
}

function Lines({ story: { sale } }: { story: SaleStory }) {
  const setting = useSetting();
  const { t } = useDayWords();
  return (
    <ul className="story-lines" aria-label={t('story.lines')}>
      {sale.cart.lines.map((line) => (
        <li key={line.id}>
          <span>{quantityText(line.quantity, siteOf(setting.siteId).locale)} ×</span>
          <span>{line.name}</span>
          <Figure value={lineAmounts(line).net} siteId={setting.siteId} />
        </li>
      ))}
    </ul>
  );
}

function Tenders({ story: { sale } }: { story: SaleStory }) {
  const setting = useSetting();
  const { t } = useDayWords();
  if (sale.tenders.length + sale.voided.length === 0) return null;
  return (
    <ul className="story-lines">
      {[...sale.tenders, ...sale.voided].map((tender) => (
        <li key={`${tender.at} ${tender.amount} ${'voidedAt' in tender}`}>
          <time>{hourText(tender.at, setting)}</time>
          <span>
            {'voidedAt' in tender
              ? t('story.voided', { means: t(`means.${tender.kind}`) })
              : t(`means.${tender.kind}`)}
          </span>
          <Figure value={tender.amount} siteId={setting.siteId} />
        </li>
      ))}
    </ul>
  );
}

function useStory(saleId: SaleId): SaleStory | null {
  const { bridge } = useActions();
  const version = useView((view) => view.recentVersion);
  const [story, setStory] = useState<SaleStory | null>(null);
  useEffect(() => {
    let isShown = version >= 0;
    void bridge.request('day/sale', { saleId }).then((told) => {
      if (isShown) setStory(told);
    });
    return () => {
      isShown = false;
    };
  }, [bridge, saleId, version]);
  return story;
}
