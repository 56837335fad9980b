import '../css/recent.css';
import '../css/day.css';
import '../css/reconcile.css';
import { useState } from 'react';
import { type BusinessDay, dayAfter, dayBefore } from '#core/domain/business-day';
import { HOUR } from '#core/domain/instant';
import type { SaleId } from '#core/domain/sale';
import type { ReconcileView } from '#core/reconcile-requests';
import { type Panel, useCounter, useSetting } from '#renderer/cashier/counter-store';
import { DateField } from '#renderer/cashier/day/date-field.tsx';
import { SaleStoryPanel } from '#renderer/cashier/day/sale-story.tsx';
import { OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
import { DifferenceCard } from '#renderer/cashier/reconcile/difference-card.tsx';
import { useReconcileWords } from '#renderer/cashier/reconcile/reconcile-words';
import { Sides } from '#renderer/cashier/reconcile/sides.tsx';
import { Standing } from '#renderer/cashier/reconcile/standing.tsx';
import { type Reconciling, useReconcile } from '#renderer/cashier/reconcile/use-reconcile';
import { Button } from '#renderer/ui/button.tsx';
import { longDayText } from '#renderer/ui/when';

/** A day of ours beside Mercado Pago's records of it. */
export default function ReconcileScreen({ day: first }: { day: BusinessDay | null }) {
  const { t } = useReconcileWords();
  const [day, setDay] = useState(first);
  const [opened, setOpened] = useState<SaleId | null>(null);
  const reconciling = useReconcile(day);
  const { view, said } = reconciling;
  if (view === null) return null;
  const { found } = view;
  return (
    <main className={opened === null ? 'day reconcile alone' : 'day reconcile'}>
      <div className="main">
        <DayBar
          view={view}
          onDay={(wanted) => {
            setOpened(null);
            setDay(wanted);
          }}
        />
        <div className="asked">
          <Standing view={view} isBusy={reconciling.busy === 'fetch'} />
          <Acts view={view} reconciling={reconciling} />
        </div>
        <OutcomeLine outcome={said} />
        {found !== null && <Sides found={found} />}
        {found !== null && found.differences.length > 0 && (
          <section className="differences">
            <h2>{t('list.title')}</h2>
            <ul>
              {found.differences.map((difference) => (
                <DifferenceCard
                  key={`${difference.kind} ${difference.paymentId}`}
                  difference={difference}
                  reconciling={reconciling}
                  onOpen={setOpened}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
      {opened !== null && <SaleStoryPanel key={opened} saleId={opened} onClose={() => setOpened(null)} />}
    </main>
  );
}

/** The day that was looked at; today goes on by itself at midnight. */
const backTo = ({ day, today }: ReconcileView): Panel =>
  day === today ? { kind: 'day' } : { kind: 'day', day };

function DayBar({ view, onDay }: { view: ReconcileView; onDay: (day: BusinessDay | null) => void }) {
  const { t } = useReconcileWords();
  const setting = useSetting();
  const { day, today, from } = view;
  return (
    <div className="daybar">
      <div className="name">
        <h1>{t('title')}</h1>
        <p className="quiet">{longDayText(from + 12 * HOUR, setting, setting.language)}</p>
      </div>
      <Button icon="chevron-left" label={t('bar.before')} onPress={() => onDay(dayBefore(day))} />
      <DateField day={day} today={today} onDay={onDay} />
      {day !== today && (
        <>
          <Button icon="chevron-right" label={t('bar.after')} onPress={() => onDay(dayAfter(day))} />
          <Button icon="calendar" onPress={() => onDay(null)}>
            {t('bar.today')}
          </Button>
        </>
      )}
      <Button kind="plain" onPress={() => useCounter.setState({ panel: backTo(view) })}>
        {t('bar.back')}
      </Button>
    </div>
  );
}

function Acts({ view, reconciling }: { view: ReconcileView; reconciling: Reconciling }) {
  const { t } = useReconcileWords();
  const { found, fetching } = view;
  const { busy, fetch, print, save } = reconciling;
  const isFetching = busy === 'fetch' || fetching !== null;
  return (
    <div className="acts">
      {found !== null && (
        <>
          <Button icon="printer" onPress={print}>
            {t('bar.print')}
          </Button>
          <Button icon="download" onPress={save}>
            {t('bar.save')}
          </Button>
        </>
      )}
      <Button
        kind="primary"
        icon="refresh-cw"
        shutReason={isFetching ? t('state.fetching') : null}
        onPress={fetch}
      >
        {t(found === null ? 'bar.fetch' : 'bar.again')}
      </Button>
    </div>
  );
}
