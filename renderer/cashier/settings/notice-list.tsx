import { useState } from 'react';
import type { NoticesView, NoticeView, TrialAnswer, TrialError } from '#core/settings-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { fateWord, verdictBadges } from '#renderer/cashier/settings/notice-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { secondText } from '#renderer/ui/when';

/** The last ones, and what became of each. */
export function NoticeList({ notices: { door, heard } }: { notices: NoticesView }) {
  const { t } = useTranslation('cashier');
  return (
    <section className="part">
      <h3>{t('settings.notices.list.title')}</h3>
      <Trial isOpen={door.kind === 'open'} />
      {heard.length === 0 ? (
        <Empty icon="clock" title={t('settings.notices.list.none')}>
          {t('settings.notices.list.noneHint')}
        </Empty>
      ) : (
        <ul className="notices" aria-label={t('settings.notices.list.title')}>
          {heard.map((notice) => (
            <Row key={notice.place} notice={notice} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ notice }: { notice: NoticeView }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const { at, topic, id, verdict } = notice;
  const badge = verdictBadges[verdict];
  return (
    <li>
      <span className="when">{secondText(at, setting)}</span>
      <span className="what">
        <b>{t(`settings.notices.topic.${topic}`)}</b>
        <span className="quiet small">{id}</span>
      </span>
      <Badge kind={badge.kind} icon={badge.icon}>
        {t(`settings.notices.verdict.${verdict}`)}
      </Badge>
      <span className="became">{t(`settings.notices.fate.${fateWord(notice)}`)}</span>
    </li>
  );
}

type Tried =
  | { readonly kind: 'nothing' | 'trying' }
  | { readonly kind: 'came'; readonly answer: TrialAnswer }
  | { readonly kind: 'failed'; readonly error: TrialError };

/** A harmless one through the real door. */
function Trial({ isOpen }: { isOpen: boolean }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [tried, setTried] = useState<Tried>({ kind: 'nothing' });
  const tryOut = async () => {
    setTried({ kind: 'trying' });
    const answer = await bridge.request('notices/try');
    setTried(answer.ok ? { kind: 'came', answer: answer.value } : { kind: 'failed', error: answer.error });
  };
  return (
    <div className="row">
      <Button
        shutReason={isOpen ? null : t('settings.notices.trial.not-listening')}
        onPress={() => void tryOut()}
      >
        {t('settings.notices.trial.press')}
      </Button>
      <span className={tried.kind === 'failed' ? 'hint bad' : 'hint good'} role="status">
        {tried.kind === 'came' && (
          <>
            <Icon name="circle-check" />{' '}
            {t('settings.notices.trial.came', {
              verdict: t(`settings.notices.verdict.${tried.answer.verdict}`),
              fate: t(`settings.notices.fate.${fateWord({ ...tried.answer, topic: 'order' })}`),
            })}
          </>
        )}
        {tried.kind === 'failed' && t(`settings.notices.trial.${tried.error}`)}
      </span>
    </div>
  );
}
