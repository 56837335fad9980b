import { useState } from 'react';
import { piecesOf } from '#core/domain/cash';
import { type Money, sum, toMoney } from '#core/domain/money';
import type { NotesCounted, ShiftId } from '#core/domain/shift';
import { formatMoney, siteOf } from '#core/domain/site';
import type { LeftItem, OpenShiftView } from '#core/shift-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Pieces } from '#renderer/cashier/shift/pieces.tsx';
import { Gap, Row } from '#renderer/cashier/shift/report-figures.tsx';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import { putClosing, type ShiftDesk } from '#renderer/cashier/shift/use-shift';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';

type Props = { shift: OpenShiftView; desk: ShiftDesk; onClosed: (id: ShiftId) => void };
const WAYS = ['notes', 'sum'] as const;

/** The cash is counted, by notes and coins or as one sum, and what it should be stands beside it. */
export function CloseForm({ shift, desk, onClosed }: Props) {
  const { t } = useShiftWords();
  const { siteId } = useSetting();
  const [way, setWay] = useState<(typeof WAYS)[number]>('notes');
  const [typed, setTyped] = useState<Money | null>(null);
  const [counts, setCounts] = useState<ReadonlyMap<Money, number>>(new Map());
  const [isTried, setTried] = useState(false);
  const notes = [...counts].map(([value, count]): NotesCounted => ({ value, count }));
  const inNotes = notes.length === 0 ? null : sum(notes.map(({ value, count }) => toMoney(value * count)));
  const counted = way === 'sum' ? typed : inNotes;
  const { expected } = shift.report.drawer;
  async function close(): Promise<void> {
    if (counted === null) {
      setTried(true);
      return;
    }
    const closing = { shiftId: shift.id, counted, notes: way === 'sum' ? [] : notes };
    const closed = await desk.ask(
      'shift/close',
      ({ zNumber }) => t('said.closed', { number: zNumber }),
      closing,
    );
    if (closed === null) return;
    putClosing(false);
    onClosed(shift.id);
  }
  return (
    <section className="closing">
      {shift.left.length > 0 && <Left left={shift.left} />}
      <Segmented
        label={t('count.way')}
        items={WAYS.map((id) => ({ id, label: t(`count.${id}`) }))}
        selected={way}
        onSelect={setWay}
      />
      {way === 'notes' ? (
        <Pieces pieces={piecesOf(siteOf(siteId))} counts={counts} onChange={setCounts} />
      ) : (
        <MoneyField
          className="large"
          label={t('count.label')}
          siteId={siteId}
          value={typed}
          onChange={setTyped}
          autoFocus
          onKeyDown={onEnter(() => void close())}
        />
      )}
      <div className="end">
        <dl aria-live="polite">
          <Row label={t('count.expected')} value={expected} />
          {counted === null ? (
            <div>
              <dt className={isTried ? 'bad' : 'quiet'}>{t(isTried ? 'count.missing' : 'count.notYet')}</dt>
            </div>
          ) : (
            <>
              <Row label={t('count.counted')} value={counted} isStrong />
              <Gap expected={expected} counted={counted} />
            </>
          )}
        </dl>
        <Button kind="plain" onPress={() => putClosing(false)}>
          {t('count.back')}
        </Button>
        <Button kind="primary" icon="printer" onPress={() => void close()}>
          {t('count.do')}
        </Button>
      </div>
    </section>
  );
}

/** What is not done with. It stays where it is: closing takes nothing away. */
function Left({ left }: { left: readonly LeftItem[] }) {
  const { t } = useShiftWords();
  const { siteId } = useSetting();
  return (
    <section className="left-open">
      <h2>{t('left.title')}</h2>
      <ul>
        {left.map(({ id, kind, saleNumber: number, name, amount }) => (
          <li key={id}>
            {[
              t(`left.${kind}`),
              ...(number === null ? [] : [t('sale', { number: saleNumber(number) })]),
              ...(name === null ? [] : [name]),
              formatMoney(amount, siteOf(siteId)),
            ].join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
