import { useState } from 'react';
import { isPublicAddress, LONGEST_ADDRESS } from '#core/domain/public-address';
import type { NoticesView } from '#core/settings-views';
import { NoticeList } from '#renderer/cashier/settings/notice-list.tsx';
import { NoticeSecret } from '#renderer/cashier/settings/notice-secret.tsx';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useNotices } from '#renderer/cashier/settings/use-notices';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';

/** How such an address begins. */
const BEGINS = 'https://…';

/** For shops that Mercado Pago can reach: it says when something changed, and what changed is then read. */
export function NoticesPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const notices = useNotices();
  const { isOn } = view.notices;
  return (
    <>
      <div>
        <h2>{t('settings.notices.title')}</h2>
        <p className="lead">{t('settings.notices.lead')}</p>
      </div>
      <Toggle
        isOn={isOn}
        words={{ on: t('settings.yes'), off: t('settings.no') }}
        onChange={(wanted) => void settings.save({ notices: { ...view.notices, isOn: wanted } })}
      >
        {t('settings.notices.listen')}
      </Toggle>
      {notices.view !== null && <Door door={notices.view.door} />}
      {isOn && <Port settings={settings} view={view} />}
      <PublicAddress settings={settings} view={view} />
      {notices.view !== null && <NoticeSecret settings={settings} view={view} notices={notices} />}
      {notices.view !== null && (isOn || notices.view.heard.length > 0) && (
        <NoticeList notices={notices.view} />
      )}
    </>
  );
}

function Door({ door }: { door: NoticesView['door'] }) {
  const { t } = useTranslation('cashier');
  if (door.kind === 'off')
    return (
      <p className="hint" role="status">
        <Icon name="info" /> {t('settings.notices.door.off')}
      </p>
    );
  if (door.kind === 'open')
    return (
      <p className="hint good" role="status">
        <Icon name="circle-check" /> {t('settings.notices.door.open', { port: String(door.port) })}
      </p>
    );
  return (
    <p className="hint bad" role="alert">
      <Icon name="circle-alert" /> {t(`settings.notices.door.${door.reason}`, { port: String(door.port) })}
    </p>
  );
}

function Port({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const [typed, setTyped] = useState(String(view.notices.port));
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const port = portOf(typed);
  const save = async () => {
    if (port !== null) setAnswer(await settings.save({ notices: { ...view.notices, port } }));
  };
  return (
    <>
      <div className="beside short">
        <TextField
          label={t('settings.notices.port')}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setAnswer(null);
          }}
          inputMode="numeric"
          maxLength={5}
          error={port === null ? t('settings.notices.badPort') : null}
        />
        <Button shutReason={port === null ? t('settings.notices.badPort') : null} onPress={() => void save()}>
          {t('settings.notices.savePort')}
        </Button>
      </div>
      <SavedLine answer={answer} />
    </>
  );
}

function PublicAddress({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const [typed, setTyped] = useState(view.publicAddress ?? '');
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const [isTried, setTried] = useState(false);
  const address = typed.trim();
  const isGood = address === '' || isPublicAddress(address);
  const save = async () => {
    setTried(true);
    if (isGood) setAnswer(await settings.save({ publicAddress: address === '' ? null : address }));
  };
  return (
    <section className="part">
      <h3>{t('settings.notices.address.title')}</h3>
      <p>{t('settings.notices.address.lead')}</p>
      <div className="beside">
        <TextField
          label={t('settings.notices.address.label')}
          placeholder={BEGINS}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setAnswer(null);
          }}
          maxLength={LONGEST_ADDRESS}
          error={isTried && !isGood ? t('settings.notices.address.bad') : null}
        />
        <Button onPress={() => void save()}>{t('settings.notices.address.save')}</Button>
      </div>
      <SavedLine answer={answer} />
      <p className="hint">{t('settings.notices.address.orders')}</p>
    </section>
  );
}

function portOf(text: string): number | null {
  const port = /^\d{4,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1024 && port <= 65_535 ? port : null;
}
