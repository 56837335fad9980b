import { useState } from 'react';
import type { SecretError } from '#core/account-answers';
import { useActions } from '#renderer/cashier/counter-context';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { NoticesCopy } from '#renderer/cashier/settings/use-notices';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Props = PageProps & { readonly notices: NoticesCopy };

/** Goes in once and never comes back out. */
export function NoticeSecret({ settings, view, notices }: Props) {
  const { t } = useTranslation('cashier');
  const secret = notices.view?.secret ?? 'none';
  return (
    <section className="part">
      <h3>{t('settings.notices.secret.title')}</h3>
      <p>{t('settings.notices.secret.lead')}</p>
      {secret === 'kept' ? <Kept notices={notices} /> : <Paste notices={notices} />}
      {secret === 'unreadable' && (
        <p className="hint bad" role="alert">
          <Icon name="circle-alert" /> {t('settings.notices.secret.unreadable')}
        </p>
      )}
      {secret === 'kept' && <Tolerance settings={settings} view={view} />}
    </section>
  );
}

function Paste({ notices }: { notices: NoticesCopy }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<SecretError | null>(null);
  const keep = async () => {
    const kept = await bridge.request('notices/set-secret', { secret: typed.trim() });
    setRefused(kept.ok ? null : kept.error);
    if (kept.ok) setTyped('');
    await notices.reload();
  };
  return (
    <div className="beside">
      <TextField
        label={t('settings.notices.secret.label')}
        type="password"
        icon="key-round"
        value={typed}
        onChange={setTyped}
        maxLength={256}
        error={refused === null ? null : t(`settings.notices.secret.${refused}`)}
      />
      <Button onPress={() => void keep()}>{t('settings.notices.secret.keep')}</Button>
    </div>
  );
}

function Kept({ notices }: { notices: NoticesCopy }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const forget = async () => {
    await bridge.request('notices/forget-secret');
    await notices.reload();
  };
  return (
    <div className="row">
      <span className="hint good">
        <Icon name="lock" /> {t('settings.notices.secret.kept')}
      </span>
      <Button onPress={() => void forget()}>{t('settings.notices.secret.forget')}</Button>
    </div>
  );
}

const TOLERANCES = ['any', '60', '5'] as const;

/** How old a signature may be. What is delivered again hours later may carry its first time. */
function Tolerance({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { toleranceMinutes } = view.notices;
  return (
    <div className="named">
      <span className="label">{t('settings.notices.tolerance.label')}</span>
      <Segmented
        label={t('settings.notices.tolerance.label')}
        items={TOLERANCES.map((id) => ({ id, label: t(`settings.notices.tolerance.in-${id}`) }))}
        selected={TOLERANCES.find((each) => Number(each) === toleranceMinutes) ?? 'any'}
        onSelect={(id) =>
          void settings.save({
            notices: { ...view.notices, toleranceMinutes: id === 'any' ? null : Number(id) },
          })
        }
      />
      <p className="hint">{t('settings.notices.tolerance.hint')}</p>
    </div>
  );
}
