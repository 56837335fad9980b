import type { DayView, HourOfDay, MeansOfDay } from '#core/day-views';
import { HOUR } from '#core/domain/instant';
import { type Money, subtract, ZERO } from '#core/domain/money';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { Figure } from '#renderer/ui/amount.tsx';
import { hourText } from '#renderer/ui/when';

const netOf = ({ came, back }: Pick<HourOfDay, 'came' | 'back'>): Money => subtract(came, back);

/** Sales by hour as bars, for those who look, and as a table beside them, for those who read. */
export function Hours({ view }: { view: DayView }) {
  const { t } = useDayWords();
  const setting = useSetting();
  return (
    <section className="hours">
      <div>
        <h2>{t('hours.title')}</h2>
        <Bars view={view} />
      </div>
      <div className="by-hour">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('hours.hour')}</th>
              <th scope="col">{t('hours.sales')}</th>
              <th scope="col">{t('hours.sold')}</th>
            </tr>
          </thead>
          <tbody>
            {view.hours.toReversed().map((hour) => (
              <tr key={hour.from}>
                <th scope="row">{hourText(hour.from, setting)}</th>
                <td>{hour.sales}</td>
                <td>
                  <Figure value={netOf(hour)} siteId={setting.siteId} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ByMeans means={view.means} />
    </section>
  );
}

/** Every hour from the first with money to the last; those between in which nothing came are seen as such. */
function Bars({ view }: { view: DayView }) {
  const setting = useSetting();
  const [first, last] = [view.hours[0], view.hours.at(-1)];
  if (first === undefined || last === undefined) return <div className="chart" />;
  const count = Math.round((last.from - first.from) / HOUR) + 1;
  const most = Math.max(1, ...view.hours.map(netOf));
  const columns = Array.from({ length: count }, (_, at) => first.from + at * HOUR);
  const width = 100 / count;
  return (
    <div className="chart">
      <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none">
        {columns.map((from, at) => {
          const hour = view.hours.find((known) => known.from === from);
          const height = hour === undefined ? 0 : Math.max(1, (100 * Math.max(netOf(hour), ZERO)) / most);
          const isNow = from === last.from && view.day === view.today;
          return (
            <rect
              key={from}
              className={isNow ? 'now' : ''}
              x={at * width + width * 0.06}
              width={width * 0.88}
              y={100 - height}
              height={height}
            />
          );
        })}
      </svg>
      <div className="axis" aria-hidden="true">
        {columns.map((from) => (
          <span key={from}>{hourText(from, setting).slice(0, 2)}</span>
        ))}
      </div>
    </div>
  );
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
