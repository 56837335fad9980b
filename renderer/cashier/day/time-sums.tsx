import type { ReactNode } from 'react';
import { type Money, subtract, ZERO } from '#core/domain/money';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { Figure } from '#renderer/ui/amount.tsx';

type Sums = { readonly came: Money; readonly back: Money };
export const netOf = ({ came, back }: Sums): Money => subtract(came, back);

export type Bar = {
  readonly key: string | number;
  /** Null where nothing moved; what moved is seen, however little. */
  readonly net: Money | null;
  /** It is going on. */
  readonly isNow: boolean;
  /** What stands below it. */
  readonly mark: string | number;
};
export type TimeRow = Sums & {
  readonly key: string | number;
  readonly head: ReactNode;
  readonly sales: number;
};

type Props = {
  readonly title: string;
  /** What the rows are: hours, or days. */
  readonly unit: string;
  readonly bars: readonly Bar[];
  /** Newest first. */
  readonly rows: readonly TimeRow[];
  readonly className?: string;
  readonly children?: ReactNode;
};

/** What was sold when: as bars, for those who look, and as a table beside them, for those who read. */
export function TimeSums({ title, unit, bars, rows, className = '', children }: Props) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  return (
    <section className={`hours ${className}`}>
      <div>
        <h2>{title}</h2>
        <Bars bars={bars} />
      </div>
      <div className="by-hour">
        <table>
          <thead>
            <tr>
              <th scope="col">{unit}</th>
              <th scope="col">{t('hours.sales')}</th>
              <th scope="col">{t('hours.sold')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.head}</th>
                <td>{row.sales}</td>
                <td>
                  <Figure value={netOf(row)} siteId={siteId} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {children}
    </section>
  );
}

function Bars({ bars }: { bars: readonly Bar[] }) {
  if (bars.length === 0) return <div className="chart" />;
  const most = Math.max(1, ...bars.map(({ net }) => net ?? ZERO));
  const width = 100 / bars.length;
  const heightOf = (net: Money | null): number => (net === null ? 0 : Math.max(1, (100 * net) / most));
  return (
    <div className="chart">
      <svg aria-hidden="true" viewBox="0 0 100 100" preserveAspectRatio="none">
        {bars.map(({ key, net, isNow }, at) => (
          <rect
            key={key}
            className={isNow ? 'now' : ''}
            x={at * width + width * 0.06}
            width={width * 0.88}
            y={100 - heightOf(net)}
            height={heightOf(net)}
          />
        ))}
      </svg>
      <div className="axis" aria-hidden="true">
        {bars.map(({ key, mark }) => (
          <span key={key}>{mark}</span>
        ))}
      </div>
    </div>
  );
}
