import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CashierRequests } from '#core/ipc-contract';
import type { ProviderErrorKind, Register } from '#core/provider';
import { useActions } from '#renderer/cashier/counter-context';
import { CodeSection } from '#renderer/cashier/settings/code-section.tsx';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { SheetSection } from '#renderer/cashier/settings/sheet-section.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

type Listed =
  | { readonly kind: 'nothing' | 'loading' }
  | { readonly kind: 'list'; readonly registers: readonly Register[] }
  | { readonly kind: 'failed'; readonly error: ProviderErrorKind | 'no-token' };

/** Which of the account's registers this computer is. */
export function RegisterPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [listed, setListed] = useState<Listed>({ kind: 'nothing' });
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const load = async () => {
    setListed({ kind: 'loading' });
    const answer = await bridge.request('settings/registers');
    setListed(
      answer.ok ? { kind: 'list', registers: answer.value } : { kind: 'failed', error: answer.error },
    );
  };
  const pick = async (register: Picked) => {
    const picked = await bridge.request('settings/pick-register', register);
    setAnswer(picked.ok ? 'saved' : picked.error);
    await settings.reload();
  };
  return (
    <>
      <div>
        <h2>{t('settings.register.title')}</h2>
        <p className="lead">{t('settings.register.lead')}</p>
      </div>
      <p>
        {view.register === null
          ? t('settings.register.none')
          : t('settings.register.current', { name: view.register.name })}
      </p>
      <div className="row">
        <Button
          kind={listed.kind === 'nothing' && view.register === null ? 'primary' : 'secondary'}
          icon="refresh-cw"
          shutReason={listed.kind === 'loading' ? t('settings.register.loading') : null}
          onPress={() => void load()}
        >
          {listed.kind === 'list' ? t('settings.register.reload') : t('settings.register.load')}
        </Button>
        {listed.kind === 'failed' && <Failed error={listed.error} />}
      </div>
      {listed.kind === 'list' && listed.registers.length === 0 && <p>{t('settings.register.empty')}</p>}
      {listed.kind === 'list' && listed.registers.length > 0 && (
        <ul className="picks" aria-label={t('settings.register.list')}>
          {listed.registers.map((register) => (
            <Row key={register.id} register={register} view={view} onPick={pick} />
          ))}
        </ul>
      )}
      {listed.kind === 'list' && <SavedLine answer={answer} />}
      <CodeSection settings={settings} view={view} />
      {view.qrMode !== 'dynamic' && <SheetSection key={view.register?.externalPosId ?? ''} />}
    </>
  );
}

function Failed({ error }: { error: ProviderErrorKind | 'no-token' }) {
  const { t } = useTranslation('cashier');
  return (
    <span className="hint bad" role="alert">
      <Icon name="circle-alert" />{' '}
      {error === 'no-token'
        ? t('notice.no-token')
        : t('settings.register.failed', { reason: t(`reason.${error}`) })}
    </span>
  );
}

type Picked = Parameters<CashierRequests['settings/pick-register']>[0];

function Row({
  register,
  view,
  onPick,
}: {
  register: Register;
  view: PageProps['view'];
  onPick: (register: Picked) => Promise<void>;
}) {
  const { t } = useTranslation('cashier');
  const { externalPosId, externalStoreId, name, storeName, fixedAmount } = register;
  const isPicked = externalPosId !== null && view.register?.externalPosId === externalPosId;
  return (
    <li>
      <div>
        <b>{name}</b>
        <span className="quiet small">{[storeName, externalPosId].filter(Boolean).join(' · ')}</span>
        {externalPosId === null && <Warning>{t('settings.register.noId')}</Warning>}
        {!fixedAmount && <Warning>{t('settings.register.openAmount')}</Warning>}
      </div>
      {externalPosId === null || (!fixedAmount && !isPicked) ? (
        <Button shutReason={t('settings.register.unusable')} onPress={() => undefined} />
      ) : (
        <Button
          kind={isPicked ? 'soft' : 'secondary'}
          {...(isPicked ? { icon: 'check' } : {})}
          onPress={() => void onPick({ externalPosId, externalStoreId, name, storeName })}
        >
          {isPicked ? t('settings.register.picked') : t('settings.register.pick')}
        </Button>
      )}
    </li>
  );
}

const Warning = ({ children }: { children: string }) => (
  <span className="hint bad">
    <Icon name="triangle-alert" /> {children}
  </span>
);
