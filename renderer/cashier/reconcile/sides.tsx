import { type Money, subtract } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import type { ReconcileView } from '#core/reconcile-requests';
import { useSetting } from '#renderer/cashier/counter-store';
import { useReconcileWords } from '#renderer/cashier/reconcile/reconcile-words';
import { Figure } from '#renderer/ui/amount.tsx';
import { numberText } from '#renderer/ui/figures';
import { Icon } from '#renderer/ui/icon.tsx';

type Found = NonNullable<ReconcileView['found']>;

/** Ours and theirs, line by line, with what lies between. */
export function Sides({ found: { ours, theirs, rest } }: { found: Found }) {
  const { t } = useReconcileWords();
  const { siteId } = useSetting();
  const { locale } = siteOf(siteId);
  const amount = (value: Money): string => formatMoney(value, siteOf(siteId));
  const told = theirs.feeTold + theirs.netTold;
  return (
    <section className="sides">
      <table aria-label={t('sides.label')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('sides.here')}</th>
            <th scope="col">{t('sides.there')}</th>
            <th scope="col">{t('sides.gap')}</th>
          </tr>
        </thead>
        <tbody>
          <Row label={t('sides.received')} ours={ours.received} theirs={theirs.received} />
          <Row label={t('sides.returned')} ours={ours.returned} theirs={theirs.returned} />
          <Row
            label={t('sides.kept')}
            isStrong
            ours={subtract(ours.received, ours.returned)}
            theirs={subtract(theirs.received, theirs.returned)}
          />
          <tr>
            <th scope="row">{t('sides.payments')}</th>
            <td>{numberText(ours.count, locale)}</td>
            <td>{numberText(theirs.count, locale)}</td>
            <td>{ours.count === theirs.count ? <Same /> : numberText(theirs.count - ours.count, locale)}</td>
          </tr>
        </tbody>
      </table>
      <dl>
        {told === 0 && <dd className="quiet">{t('fees.none')}</dd>}
        {theirs.feeTold > 0 && (
          <div>
            <dt>{t('fees.fee')}</dt>
            <dd>
              {amount(theirs.fee)}
              <small>{t('fees.told', { count: theirs.feeTold })}</small>
            </dd>
          </div>
        )}
        {theirs.netTold > 0 && (
          <div>
            <dt>{t('fees.net')}</dt>
            <dd>
              {amount(theirs.net)}
              <small>{t('fees.told', { count: theirs.netTold })}</small>
            </dd>
          </div>
        )}
        {rest.count > 0 && (
          <div>
            <dt>{t('fees.rest', { count: rest.count })}</dt>
            <dd>{amount(subtract(rest.received, rest.returned))}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Row({
  label,
  ours,
  theirs,
  isStrong = false,
}: {
  label: string;
  ours: Money;
  theirs: Money;
  isStrong?: boolean;
}) {
  const { siteId } = useSetting();
  const gap = subtract(theirs, ours);
  // The sum says in what; the lines above it are read by it.
  const figure = (value: Money) =>
    isStrong ? formatMoney(value, siteOf(siteId)) : <Figure value={value} siteId={siteId} />;
  return (
    <tr className={isStrong ? 'strong' : ''}>
      <th scope="row">{label}</th>
      <td>{figure(ours)}</td>
      <td>{figure(theirs)}</td>
      <td className={gap === 0 ? '' : 'gap'}>{gap === 0 ? <Same /> : figure(gap)}</td>
    </tr>
  );
}

function Same() {
  const { t } = useReconcileWords();
  return (
    <span className="same">
      <Icon name="check" /> {t('sides.same')}
    </span>
  );
}
