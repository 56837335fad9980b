import { useState } from 'react';
import type { CashWay, ShiftCash } from '#core/domain/shift';
import type { OpenShiftView } from '#core/shift-views';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { CashDialog } from '#renderer/cashier/shift/cash-dialog.tsx';
import { ReportFigures } from '#renderer/cashier/shift/report-figures.tsx';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import { putClosing, type ShiftDesk } from '#renderer/cashier/shift/use-shift';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { dayText, hourText } from '#renderer/ui/when';

/** An X on the screen: what came in so far, and what should be in the drawer. */
export function OpenShift({ shift, desk }: { shift: OpenShiftView; desk: ShiftDesk }) {
  const { t } = useShiftWords();
  const { siteId } = useSetting();
  const [asked, setAsked] = useState<CashWay | null>(null);
  return (
    <>
      <div className="lead">
        <div>
          <p className="quiet">{t('expected')}</p>
          <Amount value={shift.report.drawer.expected} siteId={siteId} />
          <p className="quiet">
            <Since shift={shift} />
          </p>
        </div>
        <div className="acts">
          <Button icon="plus" onPress={() => setAsked('in')}>
            {t('act.in')}
          </Button>
          <Button icon="minus" onPress={() => setAsked('out')}>
            {t('act.out')}
          </Button>
          <Button icon="printer" onPress={() => void desk.ask('shift/print-x', () => t('said.x'))}>
            {t('act.x')}
          </Button>
          <Button kind="primary" onPress={() => putClosing(true)}>
            {t('act.close')}
          </Button>
        </div>
      </div>
      <div className="figures-parts">
        <ReportFigures report={shift.report} />
        {shift.cash.length > 0 && <Hands cash={shift.cash} />}
      </div>
      {asked !== null && <CashDialog way={asked} desk={desk} onClose={() => setAsked(null)} />}
    </>
  );
}

function Since({ shift: { openedAt, openedBy } }: { shift: OpenShiftView }) {
  const { t } = useShiftWords();
  const setting = useSetting();
  const now = useView((view) => view.now);
  const [day, time] = [dayText(openedAt, setting), hourText(openedAt, setting)];
  const since = day === dayText(now, setting) ? t('since', { time }) : t('sinceDay', { day, time });
  return openedBy === null ? since : `${since} · ${t('by', { name: openedBy })}`;
}

function Hands({ cash }: { cash: readonly ShiftCash[] }) {
  const { t } = useShiftWords();
  const setting = useSetting();
  return (
    <section className="figures-part hands">
      <h2>{t('part.cash')}</h2>
      <ul>
        {cash.map(({ id, way, amount, reason, by, at }) => (
          <li key={id}>
            <Icon name={way === 'in' ? 'plus' : 'minus'} />
            <span className="why">
              <span className="sr">{t(`act.${way}`)}: </span>
              {reason}
              <span className="quiet small">
                {' '}
                {hourText(at, setting)}
                {by !== null && ` · ${by}`}
              </span>
            </span>
            <Figure value={amount} siteId={setting.siteId} />
          </li>
        ))}
      </ul>
    </section>
  );
}
