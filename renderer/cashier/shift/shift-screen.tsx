import '../css/shift.css';
import { useState } from 'react';
import type { ShiftId } from '#core/domain/shift';
import { useCounter } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
import { CloseForm } from '#renderer/cashier/shift/close-form.tsx';
import { OpenForm } from '#renderer/cashier/shift/open-form.tsx';
import { OpenShift } from '#renderer/cashier/shift/open-shift.tsx';
import { PastShift, PastShifts } from '#renderer/cashier/shift/past-shifts.tsx';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import { useShift } from '#renderer/cashier/shift/use-shift';
import { Button } from '#renderer/ui/button.tsx';

/** A turn at the register, from the float to the Z. The sale stays behind it as it was. */
export default function ShiftScreen({ isClosing }: { isClosing: boolean }) {
  const { t } = useShiftWords();
  const cap = useCap();
  const { view, said, ...desk } = useShift();
  const [opened, setOpened] = useState<ShiftId | null>(null);
  if (view === null) return <main className="shift" />;
  const { open, closed } = view;
  const past = closed.find(({ id }) => id === opened) ?? null;
  return (
    <main className="shift" data-testid="shift">
      <div className="main">
        <header>
          <h1>{t(isClosing && open !== null ? 'count.title' : 'title')}</h1>
          <Button kind="plain" keyCap={cap('shift')} onPress={() => useCounter.setState({ panel: null })}>
            {t('back')}
          </Button>
        </header>
        <NoticeLine />
        <OutcomeLine outcome={said} className="outcome" />
        {open === null ? (
          <OpenForm desk={desk} />
        ) : isClosing ? (
          <CloseForm key={open.id} shift={open} desk={desk} onClosed={setOpened} />
        ) : (
          <OpenShift shift={open} desk={desk} />
        )}
      </div>
      <aside aria-label={t('past.title')}>
        {past === null ? (
          <PastShifts view={view} desk={desk} onOpen={setOpened} />
        ) : (
          <PastShift key={past.id} shift={past} desk={desk} onClose={() => setOpened(null)} />
        )}
      </aside>
    </main>
  );
}
