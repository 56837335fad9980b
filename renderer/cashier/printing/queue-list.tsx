import { useEffect, useState } from 'react';
import { formatMoney, siteOf } from '#core/domain/site';
import type { QueuedPaper } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { hourText } from '#renderer/ui/when';

/** What the printers still owe, the oldest first, and what can be done about each. */
export function QueueList() {
  const { t } = usePrintingWords();
  const papers = useQueue();
  if (papers === null) return null;
  return (
    <section className="part" aria-live="polite">
      <h3>{t('queue.title')}</h3>
      {papers.length === 0 ? (
        <p className="quiet">{t('queue.none')}</p>
      ) : (
        <ul className="papers">
          {papers.map((paper) => (
            <Paper key={paper.jobId} paper={paper} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Asked again whenever the light or the banners say that there is news. */
function useQueue(): readonly QueuedPaper[] | null {
  const { bridge } = useActions();
  const light = useView(({ lights }) => lights.printer);
  const banners = useView((view) => view.banners);
  const [papers, setPapers] = useState<readonly QueuedPaper[] | null>(null);
  useEffect(() => {
    let isWanted = light !== undefined && banners !== undefined;
    void bridge.request('print/queue').then((list) => {
      if (isWanted) setPapers(list);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, light, banners]);
  return papers;
}

function Paper({ paper }: { paper: QueuedPaper }) {
  const { t } = usePrintingWords();
  const { isCopy, state } = paper;
  const words = usePaperWords();
  return (
    <li className={state}>
      <div>
        <b>
          {words.what(paper)}
          {isCopy && <> ({t('queue.copy')})</>}
        </b>
        <p className="quiet small">{words.of(paper)}</p>
        <p>
          <Fate paper={paper} />
        </p>
      </div>
      {state !== 'sending' && <Remedies paper={paper} />}
    </li>
  );
}

/** What it is, and whose. */
function usePaperWords() {
  const { t } = usePrintingWords();
  const setting = useSetting();
  return {
    what: ({ what, number }: QueuedPaper) => t(`queue.what.${what}`, { number: number ?? '' }),
    of({ saleId, number, amount, queuedAt }: QueuedPaper) {
      const about = {
        amount: formatMoney(amount, siteOf(setting.siteId)),
        time: hourText(queuedAt, setting),
      };
      return saleId === null
        ? t('queue.ofShift', about)
        : t('queue.of', { number: saleNumber(number ?? 0), ...about });
    },
  };
}

function Fate({ paper: { state, trouble, place } }: { paper: QueuedPaper }) {
  const { t } = usePrintingWords();
  const { t: say } = useTranslation('cashier');
  if (state === 'sending') return t('queue.sending');
  if (state !== 'failed') return t(place === 'usual' ? 'queue.queued' : 'queue.queuedOther');
  if (trouble === 'interrupted') return t('queue.interrupted');
  return t('queue.failed', { reason: say(`printTrouble.${trouble ?? 'printer'}`) });
}

function Remedies({ paper }: { paper: QueuedPaper }) {
  const { t } = usePrintingWords();
  const { charges } = useActions();
  const hasSpare = useView((view) => view.hasSparePrinter);
  const { jobId, state, what, number } = paper;
  const told = paper.saleId === null ? String(number ?? '') : saleNumber(number ?? 0);
  return (
    <div className="row">
      {state === 'failed' && (
        <>
          <Button icon="printer" onPress={() => void charges.retryPrint(jobId)}>
            {t('queue.retry')}
          </Button>
          <Button onPress={() => void charges.foundPrint(jobId)}>{t('queue.found')}</Button>
        </>
      )}
      {hasSpare && <Button onPress={() => void charges.movePrint(jobId)}>{t('queue.move')}</Button>}
      <Button
        kind="plain"
        onPress={() => useCounter.setState({ dialog: { kind: 'drop-print', jobId, what, number: told } })}
      >
        {t('queue.drop')}
      </Button>
    </div>
  );
}
