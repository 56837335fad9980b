import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteId } from '#core/domain/site';
import type { TokenError } from '#core/ipc-contract';
import { useActions } from '#renderer/cashier/counter-context';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** How a token of this provider begins. */
const LOOKS_LIKE = 'APP_USR-…';

/** The country in use while practising is not the account's. */
type Told = { readonly sellerName: string; readonly siteId: SiteId | null };
type Asked =
  | { readonly kind: 'nothing' | 'asking' }
  | { readonly kind: 'known'; readonly seller: Told }
  | { readonly kind: 'refused'; readonly error: TokenError };

/** The question itself was lost: nothing is known of what became of it. */
const FAILED = { ok: false, error: 'unreadable' } as const satisfies { ok: false; error: TokenError };

/** The token goes in once. What comes back is whose it is. */
export function AccountPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [token, setToken] = useState('');
  const [asked, setAsked] = useState<Asked>({ kind: 'nothing' });
  const known = asked.kind === 'known' ? asked.seller : connected(view);
  const connect = async () => {
    setAsked({ kind: 'asking' });
    const answer = await bridge.request('settings/set-token', { token: token.trim() }).catch(() => FAILED);
    if (answer.ok) setToken('');
    setAsked(answer.ok ? { kind: 'known', seller: answer.value } : { kind: 'refused', error: answer.error });
    await settings.reload();
  };
  return (
    <>
      <div>
        <h2>{t('settings.account.title')}</h2>
        <p className="lead">{t('settings.account.lead')}</p>
      </div>
      {known !== null && <Found seller={known} />}
      {known === null && view.hasToken && <p>{t('settings.account.unnamed')}</p>}
      <div className="paste">
        <TextField
          label={t('settings.account.token')}
          type="password"
          icon="key-round"
          placeholder={LOOKS_LIKE}
          value={token}
          onChange={setToken}
          maxLength={500}
          onKeyDown={({ key }) => {
            if (key === 'Enter' && token.trim() !== '') void connect();
          }}
        />
        <Button
          kind="primary"
          shutReason={asked.kind === 'asking' ? t('shut.saving') : null}
          onPress={() => void connect()}
        >
          {t('settings.account.connect')}
        </Button>
      </div>
      <Outcome asked={asked} />
      <p className="hint">
        <Icon name="lock" /> {t('settings.account.tokenHint')}
      </p>
      {view.hasToken ? <Forget settings={settings} view={view} /> : <HowTo />}
    </>
  );
}

const connected = ({ hasToken, sellerName, setting }: PageProps['view']): Told | null =>
  hasToken && sellerName !== null ? { sellerName, siteId: setting.isPractice ? null : setting.siteId } : null;

function Found({ seller }: { seller: Told }) {
  const { t } = useTranslation('cashier');
  return (
    <div className="found" role="status">
      <Icon name="circle-check" />
      <div>
        <span className="quiet small">{t('settings.account.is')}</span>
        <strong>{seller.sellerName}</strong>
        {seller.siteId !== null && <span className="quiet small">{t(`country.${seller.siteId}`)}</span>}
      </div>
    </div>
  );
}

function Outcome({ asked }: { asked: Asked }) {
  const { t } = useTranslation('cashier');
  if (asked.kind === 'asking')
    return (
      <div className="found look" role="status">
        <Icon name="hourglass" />
        <b>{t('settings.account.asking')}</b>
      </div>
    );
  if (asked.kind !== 'refused') return null;
  return (
    <div className="found bad" role="alert">
      <Icon name="circle-x" />
      <strong>{t(`settings.tokenError.${asked.error}`)}</strong>
    </div>
  );
}

function HowTo() {
  const { t } = useTranslation('cashier');
  return (
    <>
      <p>{t('settings.account.none')}</p>
      <ol className="how">
        {(['how1', 'how2', 'how3'] as const).map((step) => (
          <li key={step}>{t(`settings.account.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}

function Forget({ settings }: PageProps) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const forget = async () => {
    setAsking(false);
    const answer = await bridge.request('settings/forget-token');
    setRefused(!answer.ok);
    await settings.reload();
  };
  return (
    <div className="row">
      <Button kind="danger" onPress={() => setAsking(true)}>
        {t('settings.account.forget')}
      </Button>
      {isRefused && (
        <span className="hint bad" role="alert">
          {t('settings.tokenError.charges-open')}
        </span>
      )}
      {isAsking && (
        <Dialog
          role="alertdialog"
          title={t('settings.account.forgetTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="danger" onPress={() => void forget()}>
                {t('settings.account.forgetYes')}
              </Button>
              <Button kind="primary" autoFocus onPress={() => setAsking(false)}>
                {t('settings.account.forgetNo')}
              </Button>
            </>
          }
        >
          <p className="body">{t('settings.account.forgetBody')}</p>
        </Dialog>
      )}
    </div>
  );
}
