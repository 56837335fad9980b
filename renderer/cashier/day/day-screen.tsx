import '../css/recent.css';
import '../css/day.css';
import { useState } from 'react';
import type { DayView, Moved, Span } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import type { SaleId } from '#core/domain/sale';
import { Attention } from '#renderer/cashier/day/attention.tsx';
import { Cuts } from '#renderer/cashier/day/cuts.tsx';
import { DayBar } from '#renderer/cashier/day/day-bar.tsx';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { Figures } from '#renderer/cashier/day/figures.tsx';
import { Hours } from '#renderer/cashier/day/hours.tsx';
import { SaleStoryPanel } from '#renderer/cashier/day/sale-story.tsx';
import { SalesList } from '#renderer/cashier/day/sales-list.tsx';
import { SpanDays } from '#renderer/cashier/day/span-days.tsx';
import { useAttention, useDay, useSpan } from '#renderer/cashier/day/use-day';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Segmented } from '#renderer/ui/segmented.tsx';

/** The manager's day, week or month. The sale stays behind it as it was. */
export default function DayScreen({ day: first }: { day: BusinessDay | null }) {
  const { t } = useTranslation('cashier');
  const [day, setDay] = useState(first);
  const [span, setSpan] = useState<Span>('day');
  const [opened, setOpened] = useState<SaleId | null>(null);
  const [again, setAgain] = useState(0);
  const view = useDay(day, again);
  const attention = useAttention(again);
  if (view === null || attention === null) return <p className="settings-wait">{t('settings.loading')}</p>;
  return (
    <main className="day">
      <div className="main">
        <DayBar shown={{ day: view.day, today: view.today, span }} onDay={setDay} onSpan={setSpan} />
        {span === 'day' ? (
          <OneDay view={view} attention={attention.count} onOpen={setOpened} />
        ) : (
          <ManyDays
            key={span}
            {...{ day, span, attention: attention.count }}
            onDay={(chosen) => {
              setDay(chosen === view.today ? null : chosen);
              setSpan('day');
            }}
          />
        )}
      </div>
      {opened === null ? (
        <Attention view={attention} onOpen={setOpened} onDone={() => setAgain(again + 1)} />
      ) : (
        <SaleStoryPanel key={opened} saleId={opened} onClose={() => setOpened(null)} />
      )}
    </main>
  );
}

type Part = 'sales' | 'totals';

function OneDay({
  view,
  attention,
  onOpen,
}: {
  view: DayView;
  attention: number;
  onOpen: (sale: SaleId) => void;
}) {
  const { t } = useDayWords();
  const [part, setPart] = useState<Part>('sales');
  const moved: Moved = { came: view.came, back: view.back, sales: view.paidSales };
  return (
    <>
      <Figures moved={moved} attention={attention} />
      <Hours view={view} />
      <Segmented
        label={t('part.label')}
        items={(['sales', 'totals'] as const).map((id) => ({ id, label: t(`part.${id}`) }))}
        selected={part}
        onSelect={setPart}
      />
      {part === 'sales' ? (
        <SalesList key={view.day} day={view.day} cashiers={view.cashiers} onOpen={onOpen} />
      ) : (
        <CutsOf day={view.day} span="day" />
      )}
    </>
  );
}

function CutsOf({ day, span }: { day: BusinessDay; span: Span }) {
  const view = useSpan(day, span);
  return view === null ? null : <Cuts view={view} />;
}

function ManyDays({
  day,
  span,
  attention,
  onDay,
}: {
  day: BusinessDay | null;
  span: Span;
  attention: number;
  onDay: (day: BusinessDay) => void;
}) {
  const view = useSpan(day, span);
  if (view === null) return null;
  return (
    <>
      <Figures moved={view} attention={attention} />
      <SpanDays view={view} onDay={onDay} />
      <Cuts view={view} />
    </>
  );
}
