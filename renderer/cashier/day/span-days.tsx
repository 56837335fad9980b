import type { DayOfSpan, SpanView } from '#core/day-views';
import type { BusinessDay } from '#core/domain/business-day';
import { type Money, subtract, ZERO } from '#core/domain/money';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { Figure } from '#renderer/ui/amount.tsx';
import { shortDayText } from '#renderer/ui/when';

const netOf = ({ came, back }: DayOfSpan): Money => subtract(came, back);

/** The days of a week or month as bars and as a table, each of which opens its day. */
export function SpanDays({ view, onDay }: { view: SpanView; onDay: (day: BusinessDay) => void }) {
  const { t } = useDayWords();
  const { siteId, language } = useSetting();
  const known = view.days.filter(({ day }) => day <= view.today);
  return (
    <section className="hours span-days">
      <div>
        <h2>{t('days.title')}</h2>
        <Bars view={view} />
      </div>
      <div className="by-hour">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('days.day')}</th>
              <th scope="col">{t('hours.sales')}</th>
              <th scope="col">{t('hours.sold')}</th>
            </tr>
          </thead>
          <tbody>
            {known.toReversed().map((row) => (
              <tr key={row.day}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onDay(row.day)}>
                    {shortDayText(row.day, language)}
                  </button>
                </th>
                <td>{row.sales}</td>
                <td>
                  <Figure value={netOf(row)} siteId={siteId} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Bars({ view: { days, today } }: { view: SpanView }) {
  const most = Math.max(1, ...days.map(netOf));
  const width = 100 / days.length;
  const step = days.length > 7 ? 5 : 1;
  return (
    <div className="chart">
      <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none">
        {days.map((row, at) => {
          const net = Math.max(netOf(row), ZERO);
          const height = net === 0 ? 0 : Math.max(1, (100 * net) / most);
          return (
            <rect
              key={row.day}
              className={row.day === today ? 'now' : ''}
              x={at * width + width * 0.06}
              width={width * 0.88}
              y={100 - height}
              height={height}
            />
          );
        })}
      </svg>
      <div className="axis" aria-hidden="true">
        {days.map(({ day }, at) => (
          <span key={day}>{at % step === 0 ? Number(day.slice(8)) : ''}</span>
        ))}
      </div>
    </div>
  );
}
