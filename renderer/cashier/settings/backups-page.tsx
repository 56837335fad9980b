import { useEffect, useState } from 'react';
import type { BackupsView, CopyView } from '#core/setup-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { type Outcome, OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { WholeCopySection } from '#renderer/cashier/settings/whole-copy-section.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { sizeText } from '#renderer/ui/figures';
import { Icon } from '#renderer/ui/icon.tsx';
import { dayText, hourText } from '#renderer/ui/when';

/** The copies that there are, one more now, and whether they hold. */
export function BackupsPage() {
  const { t } = useSetupWords();
  const { view, busy, outcome, make, check, openFolder } = useBackups();
  return (
    <>
      <div>
        <h2>{t('backups.title')}</h2>
        <p className="lead">{t('backups.lead')}</p>
      </div>
      <div className="row">
        <Button kind="primary" shutReason={busy === 'make' ? t('backups.making') : null} onPress={make}>
          {t('backups.make')}
        </Button>
        <Button shutReason={busy === 'check' ? t('backups.checking') : null} onPress={check}>
          {t('backups.check')}
        </Button>
        <Button kind="plain" onPress={openFolder}>
          {t('backups.openFolder')}
        </Button>
      </div>
      <OutcomeLine outcome={outcome} />
      {view !== null && <Copies view={view} />}
      <WholeCopySection />
      <p className="hint">
        <Icon name="info" /> {t('backups.restore')}
      </p>
    </>
  );
}

function useBackups() {
  const { t } = useSetupWords();
  const { bridge } = useActions();
  const [view, setView] = useState<BackupsView | null>(null);
  const [busy, setBusy] = useState<'make' | 'check' | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    let isWanted = true;
    void bridge.request('backups/view').then((told) => {
      if (isWanted) setView(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge]);

  async function run(what: 'make' | 'check', work: () => Promise<Outcome>): Promise<void> {
    if (busy !== null) return;
    setBusy(what);
    setOutcome(null);
    setOutcome(await work().catch(() => ({ isGood: false, words: t('backups.trouble.failed') })));
    setBusy(null);
  }

  return {
    view,
    busy,
    outcome,
    make: () =>
      void run('make', async () => {
        const made = await bridge.request('backups/make');
        if (!made.ok) return { isGood: false, words: t(`backups.trouble.${made.error}`) };
        setView(made.value);
        return { isGood: true, words: t('backups.made') };
      }),
    check: () =>
      void run('check', async () => {
        const checked = await bridge.request('backups/check');
        setView(checked);
        const isGood = checked.copies.every(({ isWhole }) => isWhole === true);
        return { isGood, words: t(isGood ? 'backups.checkedGood' : 'backups.checkedBad') };
      }),
    openFolder: () =>
      void bridge.request('backups/open-folder').then((opened) => {
        setOutcome(opened.ok ? null : { isGood: false, words: t('backups.trouble.folder') });
      }),
  };
}

function Copies({ view: { folder, freeBytes, copies } }: { view: BackupsView }) {
  const { t } = useSetupWords();
  const { language } = useSetting();
  return (
    <>
      <p className="quiet small path">
        {t('backups.folder', { folder })}
        <br />
        {t('backups.free', { free: sizeText(freeBytes, language) })}
      </p>
      {copies.length === 0 ? (
        <Empty icon="clock" title={t('backups.none')}>
          {t('backups.noneHint')}
        </Empty>
      ) : (
        <ul className="picks" aria-label={t('backups.list')}>
          {copies.map((copy) => (
            <Copy key={copy.name} copy={copy} size={sizeText(copy.bytes, language)} />
          ))}
        </ul>
      )}
    </>
  );
}

function Copy({ copy: { of, at, isBeforeUpdate, isWhole }, size }: { copy: CopyView; size: string }) {
  const { t } = useSetupWords();
  const setting = useSetting();
  const about = [t(`backups.of.${of}`), ...(isBeforeUpdate ? [t('backups.beforeUpdate')] : []), size];
  return (
    <li>
      <div>
        <b>
          {dayText(at, setting)} {hourText(at, setting)}
        </b>
        <span className="quiet small">{about.join(' · ')}</span>
      </div>
      <Badge
        kind={isWhole === true ? 'money' : isWhole === false ? 'trouble' : 'plain'}
        icon={isWhole === false ? 'triangle-alert' : 'check'}
      >
        {t(isWhole === true ? 'backups.whole' : isWhole === false ? 'backups.broken' : 'backups.read')}
      </Badge>
    </li>
  );
}
