import '../css/trust.css';
import { useState } from 'react';
import type { CopyTrouble, RestorePreview, RestoreTrouble } from '#core/whole-copy';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { type Outcome, OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
import { NotAllowed } from '#renderer/cashier/staff/guarded-bridge';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { numberText, sizeText } from '#renderer/ui/figures';
import { dayText, hourText } from '#renderer/ui/when';

/** All of it out to a file, and in again once the file was checked and a person has read what it holds. */
export function WholeCopySection() {
  const { t } = useTrustWords();
  const { busy, outcome, preview, save, choose, restore, drop } = useWholeCopy();
  return (
    <section className="part">
      <h3>{t('copy.title')}</h3>
      <p className="hint">{t('copy.lead')}</p>
      <div className="row">
        <Button icon="download" shutReason={busy === 'save' ? t('copy.saving') : null} onPress={save}>
          {t('copy.save')}
        </Button>
        <Button icon="file-text" shutReason={busy === 'choose' ? t('copy.looking') : null} onPress={choose}>
          {t('copy.choose')}
        </Button>
      </div>
      <OutcomeLine outcome={outcome} className="path" />
      {preview !== null && <PreviewDialog preview={preview} onYes={restore} onClose={drop} />}
    </section>
  );
}

function PreviewDialog({
  preview,
  onYes,
  onClose,
}: {
  preview: RestorePreview;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t } = useTrustWords();
  const setting = useSetting();
  const { madeAt, shopName, sales, lastSaleAt } = preview;
  const moment = (at: number): string => `${dayText(at, setting)} ${hourText(at, setting)}`;
  return (
    <Dialog
      title={t('copy.askTitle')}
      role="alertdialog"
      className="whole-copy"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onPress={onYes}>
            {t('copy.yes')}
          </Button>
          <Button autoFocus onPress={onClose}>
            {t('copy.no')}
          </Button>
        </>
      }
    >
      <p>
        {t('copy.holds', {
          shop: shopName === '' ? t('copy.unnamed') : shopName,
          when: moment(madeAt),
          count: sales,
          sales: numberText(sales, setting.language),
        })}
      </p>
      {lastSaleAt !== null && <p>{t('copy.last', { when: moment(lastSaleAt) })}</p>}
      <p>{t('copy.becomes')}</p>
      <p className="quiet">{t('copy.token')}</p>
    </Dialog>
  );
}

function useWholeCopy() {
  const { t } = useTrustWords();
  const { bridge } = useActions();
  const { language } = useSetting();
  const [busy, setBusy] = useState<'save' | 'choose' | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [preview, setPreview] = useState<RestorePreview | null>(null);

  const notSaved = (error: CopyTrouble): Outcome | null =>
    error === 'cancelled' ? null : { isGood: false, words: t(`copy.notSaved.${error}`) };
  const refused = (error: RestoreTrouble): Outcome | null => {
    if (error.kind === 'cancelled') return null;
    const words =
      error.kind === 'edited' && error.position !== null
        ? t('copy.editedAt', { position: numberText(error.position, language) })
        : t(`copy.refused.${error.kind}`);
    return { isGood: false, words };
  };

  function run(what: 'save' | 'choose', work: () => Promise<Outcome | null>): void {
    if (busy !== null) return;
    setBusy(what);
    setOutcome(null);
    void work()
      .catch((error: unknown): Outcome | null =>
        error instanceof NotAllowed ? null : { isGood: false, words: t('copy.refused.failed') },
      )
      .then((told) => {
        setOutcome(told);
        setBusy(null);
      });
  }

  return {
    busy,
    outcome,
    preview,
    save: () =>
      run('save', async () => {
        const saved = await bridge.request('copy/save');
        if (!saved.ok) return notSaved(saved.error);
        const { path, bytes } = saved.value;
        return { isGood: true, words: t('copy.saved', { path, size: sizeText(bytes, language) }) };
      }),
    choose: () =>
      run('choose', async () => {
        const chosen = await bridge.request('copy/choose');
        if (!chosen.ok) return refused(chosen.error);
        setPreview(chosen.value);
        return null;
      }),
    restore: () =>
      run('choose', async () => {
        setPreview(null);
        const restored = await bridge.request('copy/restore');
        return restored.ok ? { isGood: true, words: t('copy.restarting') } : refused(restored.error);
      }),
    drop: () => setPreview(null),
  };
}
