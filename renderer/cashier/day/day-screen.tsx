import '../css/recent.css';
import '../css/day.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayView, SaleOfDay } from '#core/day-views';
import { type BusinessDay, dayAfter, dayBefore } from '#core/domain/business-day';
import { HOUR } from '#core/domain/instant';
import type { SaleId } from '#core/domain/sale';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { Figures } from '#renderer/cashier/day/figures.tsx';
import { Hours } from '#renderer/cashier/day/hours.tsx';
import { needsLook } from '#renderer/cashier/day/sale-badge';
import { SaleStoryPanel } from '#renderer/cashier/day/sale-story.tsx';
import { SaleBadge, SalesList } from '#renderer/cashier/day/sales-list.tsx';
import { useDay } from '#renderer/cashier/day/use-day';
import { ExportButton } from '#renderer/cashier/exports/export-button.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Amount } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { longDayText } from '#renderer/ui/when';

/** The manager's day. The sale stays behind it as it was. */
export default function DayScreen() {
  const { t } = useTranslation('cashier');
  const [day, setDay] = useState<BusinessDay | null>(null);
  const [opened, setOpened] = useState<SaleId | null>(null);
  const view = useDay(day);
  if (view === null) return <p className="settings-wait">{t('settings.loading')}</p>;
  return (
    <main className="day">
      <div className="main">
        <DayBar view={view} onDay={setDay} />
        <Figures view={view} />
        <Hours view={view} />
        <SalesList sales={view.sales} isCut={view.isCut} onOpen={setOpened} />
      </div>
      {opened === null ? (
        <Attention sales={view.sales.filter(needsLook)} onOpen={setOpened} />
      ) : (
        <SaleStoryPanel key={opened} saleId={opened} onClose={() => setOpened(null)} />
      )}
    </main>
  );
}

function DayBar({ view, onDay }: { view: DayView; onDay: (day: BusinessDay | null) => void }) {
  const { t } = useDayWords();
  const setting = useSetting();
  const { day, today, from } = view;
  const isToday = day === today;
  return (
    <div className="daybar">
      <h1>{longDayText(from + 12 * HOUR, setting, setting.language)}</h1>
      <Button icon="chevron-left" label={t('bar.before')} onPress={() => onDay(dayBefore(day))} />
      <label className="input pick">
        <span className="sr">{t('bar.pick')}</span>
        <input
          type="date"
          value={day}
          max={today}
          onChange={({ target }) => target.value !== '' && onDay(target.value as BusinessDay)}
        />
      </label>
      {!isToday && (
        <>
          <Button icon="chevron-right" label={t('bar.after')} onPress={() => onDay(dayAfter(day))} />
          <Button icon="calendar" onPress={() => onDay(null)}>
            {t('bar.today')}
          </Button>
        </>
      )}
      <ExportButton day={day} today={today} />
      <Button
        icon="banknote"
        onPress={() => useCounter.setState({ panel: { kind: 'shift', isClosing: false } })}
      >
        {t('bar.shift')}
      </Button>
      <Button kind="plain" onPress={() => useCounter.setState({ panel: null })}>
        {t('bar.close')}
      </Button>
    </div>
  );
}

/** What needs a person, with the money that it is about. */
function Attention({ sales, onOpen }: { sales: readonly SaleOfDay[]; onOpen: (sale: SaleId) => void }) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  return (
    <aside className="attention" aria-label={t('figure.attention')}>
      <header>
        <h2>
          {sales.length > 0 && <Icon name="circle-alert" />}
          {t('figure.attention')}
        </h2>
      </header>
      {sales.length === 0 && (
        <Empty icon="shield-check" title={t('attention.none')}>
          {t('attention.noneHint')}
        </Empty>
      )}
      {sales.map((sale) => (
        <article className="case" key={sale.saleId}>
          <div className="line">
            <SaleBadge sale={sale} />
            <Amount value={sale.total} siteId={siteId} />
          </div>
          <p>{t('attention.sale', { number: saleNumber(sale.number) })}</p>
          <Button kind="soft" onPress={() => onOpen(sale.saleId)}>
            {t('attention.look')}
          </Button>
        </article>
      ))}
    </aside>
  );
}
