import type { DayView, MeansOfDay } from '#core/day-views';
import { HOUR } from '#core/domain/instant';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { type Bar, netOf, TimeSums } from '#renderer/cashier/day/time-sums.tsx';
import { Figure } from '#renderer/ui/amount.tsx';
import { hourText } from '#renderer/ui/when';

export function Hours({ view }: { view: DayView }) {
  const { t } = useDayWords();
  const setting = useSetting();
  const textOf = (from: number): string => hourText(from, setting);
  // That nothing was sold is said by the list.
  if (view.hours.length === 0) return null;
  const rows = view.hours.toReversed().map((hour) => ({ ...hour, key: hour.from, head: textOf(hour.from) }));
  return (
    <TimeSums title={t('hours.title')} unit={t('hours.hour')} bars={barsOf(view, textOf)} rows={rows}>
      <ByMeans means={view.means} />
    </TimeSums>
  );
}

/** Every hour from the first with money to the last; those between in which nothing came are seen as such. */
function barsOf({ hours, day, today }: DayView, textOf: (from: number) => string): readonly Bar[] {
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return [];
  const count = Math.round((last.from - first.from) / HOUR) + 1;
  return Array.from({ length: count }, (_, at) => {
    const from = first.from + at * HOUR;
    const hour = hours.find((known) => known.from === from);
    return {
      key: from,
      net: hour === undefined ? null : netOf(hour),
      isNow: from === last.from && day === today,
      mark: textOf(from).slice(0, 2),
    };
  });
}

function ByMeans({ means }: { means: readonly MeansOfDay[] }) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  return (
    <table className="means">
      <caption>{t('means.title')}</caption>
      <tbody>
        {means.map((row) => (
          <tr key={row.means}>
            <th scope="row">{t(`means.${row.means}`)}</th>
            <td>{t('means.sales', { count: row.sales })}</td>
            <td>
              <Figure value={netOf(row)} siteId={siteId} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
