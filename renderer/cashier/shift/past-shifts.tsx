import type { ShiftId } from '#core/domain/shift';
import { zName } from '#core/domain/shift-report-grid';
import { SHIFT_FORMATS, type ShiftFormat } from '#core/shift-requests';
import type { ClosedShiftView, ShiftView } from '#core/shift-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { Gap, ReportFigures } from '#renderer/cashier/shift/report-figures.tsx';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import type { ShiftDesk } from '#renderer/cashier/shift/use-shift';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { dayText, hourText } from '#renderer/ui/when';

/** Every Z, the newest first. */
export function PastShifts({
  view: { closed, isCut },
  desk,
  onOpen,
}: {
  view: ShiftView;
  desk: ShiftDesk;
  onOpen: (id: ShiftId) => void;
}) {
  const { t } = useShiftWords();
  const last = closed.at(-1)?.report.zNumber ?? null;
  return (
    <>
      <header>
        <h2>{t('past.title')}</h2>
      </header>
      {closed.length === 0 && (
        <Empty icon="receipt" title={t('past.none')}>
          {t('past.noneHint')}
        </Empty>
      )}
      <ul className="past">
        {closed.map((shift) => (
          <PastRow key={shift.id} shift={shift} onOpen={() => onOpen(shift.id)} />
        ))}
      </ul>
      <div className="pages">
        {desk.below !== null && (
          <Button kind="plain" onPress={() => desk.setBelow(null)}>
            {t('past.newest')}
          </Button>
        )}
        {isCut && (
          <Button kind="plain" onPress={() => desk.setBelow(last)}>
            {t('past.more')}
          </Button>
        )}
      </div>
    </>
  );
}

function PastRow({ shift: { report }, onOpen }: { shift: ClosedShiftView; onOpen: () => void }) {
  const { t } = useShiftWords();
  const setting = useSetting();
  const { at, net, drawer } = report;
  return (
    <li>
      <button type="button" onClick={onOpen}>
        <b>{t('past.row', { number: zName(report) })}</b>
        <Figure value={net} siteId={setting.siteId} />
        <span className="quiet small">
          {dayText(at, setting)} {hourText(at, setting)}
        </span>
        <dl className="small">
          <Gap expected={drawer.expected} counted={drawer.counted ?? drawer.expected} />
        </dl>
        <Icon name="chevron-right" />
      </button>
    </li>
  );
}

/** One Z as it was printed, again on paper or as a file. */
export function PastShift({
  shift: { id: shiftId, report },
  desk,
  onClose,
}: {
  shift: ClosedShiftView;
  desk: ShiftDesk;
  onClose: () => void;
}) {
  const { t } = useShiftWords();
  const setting = useSetting();
  const save = (format: ShiftFormat) =>
    void desk.ask('shift/save', ({ path }) => t('said.saved', { path }), { shiftId, format });
  return (
    <>
      <header className="one">
        <Button kind="plain" icon="chevron-left" label={t('past.title')} autoFocus onPress={onClose} />
        <div>
          <h2>{t('past.row', { number: zName(report) })}</h2>
          <p className="quiet small">
            {dayText(report.openedAt, setting)} {hourText(report.openedAt, setting)} –{' '}
            {hourText(report.at, setting)}
            {report.cashier !== null && ` · ${report.cashier}`}
          </p>
        </div>
        <Amount value={report.net} siteId={setting.siteId} />
      </header>
      <div className="acts">
        <Button icon="printer" onPress={() => void desk.ask('shift/print-z', () => t('said.z'), { shiftId })}>
          {t('past.print')}
        </Button>
        <fieldset>
          <legend className="quiet small">{t('past.save')}</legend>
          {SHIFT_FORMATS.map((format) => (
            <Button key={format} kind="plain" onPress={() => save(format)}>
              {t(`past.${format}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      <div className="figures-parts">
        <ReportFigures report={report} />
      </div>
    </>
  );
}
