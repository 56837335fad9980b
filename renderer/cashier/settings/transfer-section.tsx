import { useState } from 'react';
import type { TransferPreview, TransferTrouble } from '#core/setup-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { type Outcome, OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
import { useChangeWords } from '#renderer/cashier/settings/change-words';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';
import { dayText } from '#renderer/ui/when';

/** Out to a file, and in again after what would change was read. */
export function TransferSection({ onChanged }: { onChanged: () => Promise<void> }) {
  const { t } = useSetupWords();
  const { outcome, preview, save, load, apply, drop } = useTransfer(onChanged);
  return (
    <section className="part">
      <h3>{t('transfer.title')}</h3>
      <p className="hint">{t('transfer.lead')}</p>
      <div className="row">
        <Button icon="download" onPress={() => void save()}>
          {t('transfer.save')}
        </Button>
        <Button icon="file-text" onPress={() => void load()}>
          {t('transfer.load')}
        </Button>
      </div>
      <OutcomeLine outcome={outcome} className="path" />
      {preview !== null && (
        <PreviewDialog preview={preview} onYes={(withMachine) => void apply(withMachine)} onClose={drop} />
      )}
    </section>
  );
}

function useTransfer(onChanged: () => Promise<void>) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const { bridge } = useActions();
  const { siteId } = useSetting();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [preview, setPreview] = useState<TransferPreview | null>(null);

  const wordsFor = (trouble: Exclude<TransferTrouble, { kind: 'cancelled' }>): string =>
    trouble.kind === 'country'
      ? t('transfer.error.country', { country: c(`country.${trouble.siteId}`), here: c(`country.${siteId}`) })
      : t(`transfer.error.${trouble.kind as 'foreign'}`);

  return {
    outcome,
    preview,
    drop: () => setPreview(null),
    async save() {
      const saved = await bridge.request('transfer/export');
      if (saved.ok) setOutcome({ isGood: true, words: t('transfer.saved', { path: saved.value.path }) });
      else setOutcome(saved.error === 'disk' ? { isGood: false, words: t('transfer.error.disk') } : null);
    },
    async load() {
      setOutcome(null);
      const chosen = await bridge.request('transfer/choose');
      if (!chosen.ok) {
        const { error } = chosen;
        if (error.kind !== 'cancelled') setOutcome({ isGood: false, words: wordsFor(error) });
      } else if (chosen.value.changes.length === 0) setOutcome({ isGood: true, words: t('transfer.same') });
      else setPreview(chosen.value);
    },
    async apply(withMachine: boolean) {
      setPreview(null);
      const applied = await bridge.request('transfer/apply', { withMachine });
      setOutcome(
        applied.ok
          ? { isGood: true, words: t('transfer.done', { count: applied.value.count }) }
          : { isGood: false, words: t(`transfer.error.${applied.error}`) },
      );
      await onChanged();
    },
  };
}

function PreviewDialog({
  preview: { savedAt, changes },
  onYes,
  onClose,
}: {
  preview: TransferPreview;
  onYes: (withMachine: boolean) => void;
  onClose: () => void;
}) {
  const { t } = useSetupWords();
  const setting = useSetting();
  const { nameOf, wordsOf } = useChangeWords();
  const [withMachine, setWithMachine] = useState(false);
  const shown = changes.filter(({ isMachine }) => withMachine || !isMachine);
  return (
    <Dialog
      role="alertdialog"
      title={t('transfer.preview')}
      className="making"
      onClose={onClose}
      actions={
        <>
          <Button kind="plain" autoFocus onPress={onClose}>
            {t('transfer.no')}
          </Button>
          <Button kind="primary" onPress={() => onYes(withMachine)}>
            {t('transfer.yes')}
          </Button>
        </>
      }
    >
      <p className="quiet small">{t('transfer.savedAt', { date: dayText(savedAt, setting) })}</p>
      {changes.some(({ isMachine }) => isMachine) && (
        <Toggle
          isOn={withMachine}
          words={{ on: t('changes.yes'), off: t('changes.no') }}
          onChange={setWithMachine}
        >
          {t('transfer.withMachine')}
        </Toggle>
      )}
      <dl className="lines scrolls">
        {shown.map(({ key, old, new: now, isMachine }) => (
          <div key={key}>
            <dt>
              {nameOf(key)}
              {isMachine && <span className="small"> ({t('transfer.machine')})</span>}
            </dt>
            <dd>{t('changes.fromTo', { old: wordsOf(key, old), new: wordsOf(key, now) })}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
