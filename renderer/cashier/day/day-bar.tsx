import { SPANS, type Span } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { besideSpan, spanOf } from '#core/domain/span';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { DateField } from '#renderer/cashier/day/date-field.tsx';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { ExportButton } from '#renderer/cashier/exports/export-button.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { calendarDayText, monthText, shownDay } from '#renderer/ui/when';

type Shown = { readonly day: BusinessDay; readonly today: BusinessDay; readonly span: Span };

/** Which day, week or month is looked at, and how to come to another: by hand, by its date, by Ctrl and the arrows. */
export function DayBar({
  shown,
  onDay,
  onSpan,
}: {
  shown: Shown;
  onDay: (day: BusinessDay | null) => void;
  onSpan: (span: Span) => void;
}) {
  const { t } = useDayWords();
  const { day, today, span } = shown;
  const isLast = spanOf(day, span).last >= today;
  return (
    <div className="daybar">
      <h1>
        <Title {...shown} />
      </h1>
      <div className="walk">
        <Button
          icon="chevron-left"
          label={t(`bar.before.${span}`)}
          className="day-before"
          onPress={() => onDay(besideSpan(day, span, -1))}
        />
        <DateField day={day} today={today} onDay={onDay} />
        {!isLast && (
          <>
            <Button
              icon="chevron-right"
              label={t(`bar.after.${span}`)}
              className="day-after"
              onPress={() => {
                const next = besideSpan(day, span, 1);
                onDay(next >= today ? null : next);
              }}
            />
            <Button icon="calendar" onPress={() => onDay(null)}>
              {t('bar.today')}
            </Button>
          </>
        )}
        <Button kind="plain" onPress={() => useCounter.setState({ panel: null })}>
          {t('bar.close')}
        </Button>
      </div>
      <div className="else">
        <Segmented
          label={t('bar.span')}
          items={SPANS.map((id) => ({ id, label: t(`bar.spans.${id}`) }))}
          selected={span}
          onSelect={onSpan}
        />
        {span === 'day' && (
          <Button
            className="to-reconcile"
            onPress={() => useCounter.setState({ panel: { kind: 'reconcile', day } })}
          >
            {t('bar.reconcile')}
          </Button>
        )}
        <ExportButton day={day} today={today} />
        <Button
          icon="banknote"
          onPress={() => useCounter.setState({ panel: { kind: 'shift', isClosing: false } })}
        >
          {t('bar.shift')}
        </Button>
      </div>
    </div>
  );
}

function Title({ day, span }: Shown) {
  const { t } = useDayWords();
  const setting = useSetting();
  const { first, last } = spanOf(day, span);
  if (span === 'day') return calendarDayText(day, setting.language);
  if (span === 'month') return monthText(day, setting.language);
  return t('bar.week', { from: shownDay(first, setting.siteId), to: shownDay(last, setting.siteId) });
}
