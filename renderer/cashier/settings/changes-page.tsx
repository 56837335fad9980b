import { useEffect, useState } from 'react';
import type { SettingChangeView } from '#core/setup-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { useChangeWords } from '#renderer/cashier/settings/change-words';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { TransferSection } from '#renderer/cashier/settings/transfer-section.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { dayText, hourText } from '#renderer/ui/when';

/** What was set, when, and what was there before; and all of it as a file. */
export function ChangesPage({ settings }: PageProps) {
  const { t } = useSetupWords();
  const { bridge } = useActions();
  const [changes, setChanges] = useState<readonly SettingChangeView[] | null>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    let isWanted = times >= 0;
    void bridge.request('changes/list').then((told) => {
      if (isWanted) setChanges(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, times]);
  const again = async (): Promise<void> => {
    await settings.reload();
    setTimes(times + 1);
  };
  return (
    <>
      <div>
        <h2>{t('changes.title')}</h2>
        <p className="lead">{t('changes.lead')}</p>
      </div>
      <TransferSection onChanged={again} />
      <section className="part">
        <h3>{t('changes.list')}</h3>
        {changes?.length === 0 && (
          <Empty icon="clock" title={t('changes.none')}>
            {t('changes.noneHint')}
          </Empty>
        )}
        {changes !== null && changes.length > 0 && (
          <ul className="picks" aria-label={t('changes.list')}>
            {changes.map((change) => (
              <Change key={`${change.key} ${change.at}`} change={change} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function Change({ change: { key, at, old, new: now } }: { change: SettingChangeView }) {
  const { t } = useSetupWords();
  const setting = useSetting();
  const { nameOf, wordsOf } = useChangeWords();
  const isSecret = key === 'secretsAt';
  return (
    <li>
      <div>
        <b>{nameOf(key)}</b>
        <span>
          {isSecret
            ? t('changes.secret')
            : t('changes.fromTo', { old: wordsOf(key, old), new: wordsOf(key, now) })}
        </span>
      </div>
      <span className="quiet small when">
        {dayText(at, setting)} {hourText(at, setting)}
      </span>
    </li>
  );
}
