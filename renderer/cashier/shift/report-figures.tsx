import type { ReactNode } from 'react';
import { type Money, negate, sum, ZERO } from '#core/domain/money';
import type { Counted, ReportMeans, ShiftReport } from '#core/domain/shift-report';
import { useSetting } from '#renderer/cashier/counter-store';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import { Figure } from '#renderer/ui/amount.tsx';
import { numberText } from '#renderer/ui/figures';
import { dayText, hourText } from '#renderer/ui/when';

/** The same figures as on paper, in the same order. */
export function ReportFigures({ report }: { report: ShiftReport }) {
  const { t } = useShiftWords();
  const { sold, discounts, refunds, voided, earlier, net, means, outside } = report;
  const off = (word: 'discounts' | 'refunds' | 'voided', one: Counted) =>
    one.count === 0 ? null : <Row label={t(`figure.${word}`)} count={one.count} value={negate(one.amount)} />;
  return (
    <>
      <Part title={t('part.sales')}>
        <Row label={t('figure.sold')} count={sold.count} value={sold.amount} />
        {off('discounts', discounts)}
        {off('refunds', refunds)}
        {off('voided', voided)}
        {earlier.length > 0 && (
          <Row label={t('figure.earlier')} value={sum(earlier.map(({ amount }) => amount))} />
        )}
        <Row label={t('figure.net')} value={net} isStrong />
      </Part>
      {means.length > 0 && (
        <Part title={t('part.means')}>
          <MeansRows means={means} />
        </Part>
      )}
      <DrawerPart report={report} />
      {earlier.length > 0 && <EarlierPart report={report} />}
      {outside.length > 0 && (
        <Part title={t('part.outside')}>
          <MeansRows means={outside} />
        </Part>
      )}
    </>
  );
}

function MeansRows({ means }: { means: readonly ReportMeans[] }) {
  const { t } = useShiftWords();
  return means.map(({ kind, count, amount }) => (
    <Row key={kind} label={t(`means.${kind}`)} count={count} value={amount} />
  ));
}

function DrawerPart({ report: { drawer } }: { report: ShiftReport }) {
  const { t } = useShiftWords();
  const { float, cashIn, putIn, cashOut, expected, counted } = drawer;
  return (
    <Part title={t('part.drawer')}>
      <Row label={t('figure.float')} value={float} />
      <Row label={t('figure.cashIn')} value={cashIn} />
      {putIn > ZERO && <Row label={t('figure.putIn')} value={putIn} />}
      {cashOut > ZERO && <Row label={t('figure.cashOut')} value={negate(cashOut)} />}
      <Row label={t('figure.expected')} value={expected} isStrong />
      {counted !== null && <Row label={t('figure.counted')} value={counted} isStrong />}
      {counted !== null && <Gap expected={expected} counted={counted} />}
    </Part>
  );
}

/** In words, so that nobody has to read a sign. */
export function Gap({ expected, counted }: { expected: Money; counted: Money }) {
  const { t } = useShiftWords();
  const { siteId } = useSetting();
  const gap = counted - expected;
  const word = gap === 0 ? 'right' : gap > 0 ? 'over' : 'short';
  return (
    <div className={`gap ${word}`}>
      <dt>{t(`count.${word}`)}</dt>
      {gap !== 0 && (
        <dd>
          <Figure value={gap > 0 ? (gap as Money) : negate(gap as Money)} siteId={siteId} />
        </dd>
      )}
    </div>
  );
}

function EarlierPart({ report: { earlier } }: { report: ShiftReport }) {
  const { t } = useShiftWords();
  const setting = useSetting();
  return (
    <Part title={t('part.earlier')}>
      {earlier.map(({ saleNumber: number, at, amount }) => (
        <Row
          key={`${number} ${at} ${amount}`}
          label={`${t('sale', { number: saleNumber(number) })} · ${dayText(at, setting)} ${hourText(at, setting)}`}
          value={amount}
        />
      ))}
    </Part>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="figures-part">
      <h2>{title}</h2>
      <dl>{children}</dl>
    </section>
  );
}

export function Row({
  label,
  value,
  count = null,
  isStrong = false,
}: {
  label: string;
  value: Money;
  count?: number | null;
  isStrong?: boolean;
}) {
  const { siteId, language } = useSetting();
  return (
    <div className={isStrong ? 'strong' : ''}>
      <dt>
        {label}
        {count !== null && <span className="quiet"> ({numberText(count, language)})</span>}
      </dt>
      <dd>
        <Figure value={value} siteId={siteId} />
      </dd>
    </div>
  );
}
