import { useEffect, useState } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import { type Outcome, OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { Button } from '#renderer/ui/button.tsx';

/** A year that is over as a file that nobody writes to any more. The log stays as it is. */
export function YearSection() {
  const { t } = useTrustWords();
  const { bridge } = useActions();
  const [years, setYears] = useState<readonly number[]>([]);
  const [busy, setBusy] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    let isWanted = true;
    void bridge.request('year/list').then((told) => {
      if (isWanted) setYears(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge]);

  async function close(year: number): Promise<Outcome | null> {
    const closed = await bridge.request('year/close', { year });
    if (closed.ok)
      return {
        isGood: true,
        words: t('year.closed', { path: closed.value.path, head: closed.value.head.slice(0, 16) }),
      };
    return closed.error === 'cancelled' ? null : { isGood: false, words: t(`year.error.${closed.error}`) };
  }

  function press(year: number): void {
    if (busy !== null) return;
    setBusy(year);
    setOutcome(null);
    void close(year)
      .catch((): Outcome | null => ({ isGood: false, words: t('year.error.failed') }))
      .then((told) => {
        setOutcome(told);
        setBusy(null);
      });
  }

  return (
    <section className="part">
      <h3>{t('year.title')}</h3>
      <p className="hint">{t(years.length === 0 ? 'year.none' : 'year.lead')}</p>
      {years.length > 0 && (
        <div className="row">
          {years.map((year) => (
            <Button
              key={year}
              icon="download"
              shutReason={busy === null ? null : t('year.writing')}
              onPress={() => press(year)}
            >
              {t('year.close', { year })}
            </Button>
          ))}
        </div>
      )}
      <OutcomeLine outcome={outcome} className="path" />
    </section>
  );
}
