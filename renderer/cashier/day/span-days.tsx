import type { SpanView } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { ZERO } from '#core/domain/money';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { netOf, TimeSums } from '#renderer/cashier/day/time-sums.tsx';
import { shortDayText } from '#renderer/ui/when';

/** The days of a week or month, each of which opens its day. */
export function SpanDays({ view, onDay }: { view: SpanView; onDay: (day: BusinessDay) => void }) {
  const { t } = useDayWords();
  const { language } = useSetting();
  const { days, today } = view;
  const step = days.length > 7 ? 5 : 1;
  const bars = days.map((row, at) => ({
    key: row.day,
    net: row.came === ZERO && row.back === ZERO ? null : netOf(row),
    isNow: row.day === today,
    mark: at % step === 0 ? Number(row.day.slice(8)) : '',
  }));
  const rows = days
    .filter(({ day }) => day <= today)
    .toReversed()
    .map((row) => ({
      ...row,
      key: row.day,
      head: (
        <button type="button" className="link" onClick={() => onDay(row.day)}>
          {shortDayText(row.day, language)}
        </button>
      ),
    }));
  return (
    <TimeSums className="span-days" title={t('days.title')} unit={t('days.day')} bars={bars} rows={rows} />
  );
}
