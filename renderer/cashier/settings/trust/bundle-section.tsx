import { useState } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import { type Outcome, OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** What whoever helps needs to know, read before it is saved: nothing else goes. */
export function BundleSection() {
  const { t } = useTrustWords();
  const { bridge } = useActions();
  const [text, setText] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const look = (): void => {
    setOutcome(null);
    void bridge
      .request('bundle/preview')
      .then((told) => setText(told.text))
      .catch(() => setOutcome({ isGood: false, words: t('bundle.failed') }));
  };
  const save = (): void => {
    setText(null);
    void bridge.request('bundle/save').then((saved) => {
      if (saved.ok) setOutcome({ isGood: true, words: t('bundle.saved', { path: saved.value.path }) });
      else if (saved.error !== 'cancelled') setOutcome({ isGood: false, words: t('bundle.disk') });
    });
  };
  return (
    <section className="part">
      <h3>{t('bundle.title')}</h3>
      <p className="hint">{t('bundle.lead')}</p>
      <div className="row">
        <Button icon="file-text" onPress={look}>
          {t('bundle.look')}
        </Button>
      </div>
      <OutcomeLine outcome={outcome} className="path" />
      {text !== null && (
        <Dialog
          title={t('bundle.preview')}
          className="bundle"
          onClose={() => setText(null)}
          actions={
            <>
              <Button kind="primary" icon="download" onPress={save}>
                {t('bundle.save')}
              </Button>
              <Button autoFocus onPress={() => setText(null)}>
                {t('bundle.no')}
              </Button>
            </>
          }
        >
          <p className="quiet">{t('bundle.all')}</p>
          <textarea readOnly aria-label={t('bundle.preview')} value={text} rows={14} />
        </Dialog>
      )}
    </section>
  );
}
