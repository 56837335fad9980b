import type { ReactNode } from 'react';
import type { ReconcileView } from '#core/reconcile-requests';
import { useSetting } from '#renderer/cashier/counter-store';
import { useReconcileWords } from '#renderer/cashier/reconcile/reconcile-words';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import { dayText, hourText } from '#renderer/ui/when';

/** Does it agree? One line that says so, and under it what keeps it from being the whole truth. */
export function Standing({ view, isBusy }: { view: ReconcileView; isBusy: boolean }) {
  const { t } = useReconcileWords();
  const setting = useSetting();
  const { found, fetching, failed, day } = view;
  const isThis = fetching?.day === day;
  if (isThis || isBusy)
    return (
      <Plate kind="wait" icon="hourglass" title={t('state.fetching')}>
        {t('state.fetchingHint', { count: fetching?.records ?? 0 })}
      </Plate>
    );
  const when = found === null ? '' : `${dayText(found.asOf, setting)} ${hourText(found.asOf, setting)}`;
  if (failed !== null)
    return (
      <Plate kind="trouble" icon="circle-alert" title={t('state.failed')}>
        {t(`trouble.${failed}`)}
        {found !== null && <> {t('state.kept', { time: when })}</>}
      </Plate>
    );
  if (found === null)
    return (
      <Plate kind="plain" icon="circle-question-mark" title={t('state.never')}>
        {t(fetching === null ? 'state.neverHint' : 'state.other')}
      </Plate>
    );
  const doubts = [
    ...(found.isWholeDay ? [] : [t('state.partly', { time: hourText(found.asOf, setting) })]),
    ...(found.unreadable === 0 ? [] : [t('state.unreadable', { count: found.unreadable })]),
  ];
  return (
    <Plate {...lookOf(found)} title={<Title found={found} />}>
      {found.differences.length === 0 && found.theirs.count > 0 && (
        <span>{t('state.agreesHint', { count: found.theirs.count })}</span>
      )}
      {doubts.map((doubt) => (
        <span className="doubt" key={doubt}>
          <Icon name="info" /> {doubt}
        </span>
      ))}
      <span className="quiet">{t('state.asOf', { time: when })}</span>
    </Plate>
  );
}

type Found = NonNullable<ReconcileView['found']>;

const openIn = ({ differences }: Found): number =>
  differences.filter(({ explained }) => explained === null).length;

function lookOf(found: Found): { readonly kind: 'money' | 'trouble' | 'wait'; readonly icon: IconName } {
  if (openIn(found) > 0) return { kind: 'trouble', icon: 'triangle-alert' };
  const isSure = found.isWholeDay && found.unreadable === 0;
  return isSure ? { kind: 'money', icon: 'circle-check' } : { kind: 'wait', icon: 'clock' };
}

function Title({ found }: { found: Found }) {
  const { t } = useReconcileWords();
  const open = openIn(found);
  if (open > 0) return t('state.differs', { count: open });
  if (found.differences.length > 0) return t('state.explained');
  return found.theirs.count === 0 ? t('state.empty') : t('state.agrees');
}

function Plate({
  kind,
  icon,
  title,
  children,
}: {
  kind: 'plain' | 'wait' | 'trouble' | 'money';
  icon: IconName;
  title: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={`standing ${kind}`} role="status">
      <Icon name={icon} />
      <div>
        <strong>{title}</strong>
        <p>{children}</p>
      </div>
    </div>
  );
}
