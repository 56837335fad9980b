import { useState } from 'react';
import type { TokenRefusal } from '#core/account-answers';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useView } from '#renderer/cashier/counter-store';
import { AskingCard, OwnerCard, RefusedCard } from '#renderer/cashier/settings/account/account-cards.tsx';
import { ForgetAccount } from '#renderer/cashier/settings/account/forget-account.tsx';
import { TokenForm } from '#renderer/cashier/settings/account/token-form.tsx';
import { TestAccount } from '#renderer/cashier/settings/page-tests.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { SetupSteps } from '#renderer/cashier/settings/setup-steps.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';

/** The token goes in once. What comes back is whose it is. */
export function AccountPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const { hasToken, account, register } = view;
  return (
    <>
      <SetupSteps view={view} here={account === null ? 'account' : 'store'} />
      <div>
        <h2>{t('settings.account.title')}</h2>
        <p className="lead">{t('settings.account.lead')}</p>
      </div>
      <TokenTrouble view={view} />
      {account !== null && hasToken && <OwnerCard owner={account} />}
      {account !== null && hasToken && <TestAccount />}
      {account !== null && hasToken && register === null && <GoOn />}
      {account === null && hasToken && <Unnamed onAsked={settings.reload} />}
      <TokenForm isConnected={hasToken && account !== null} onConnected={settings.reload} />
      {hasToken ? <ForgetAccount onForgotten={settings.reload} /> : <HowTo view={view} />}
    </>
  );
}

/** What keeps the token that is there from charging, and what to do about it. */
export function TokenTrouble({ view }: { view: PageProps['view'] }) {
  const { t } = useTranslation('cashier');
  const reason = useView(({ lights }) => lights.provider.reason);
  const isRefused = view.hasToken && !view.setting.isPractice && reason === 'unauthorized';
  if (!view.isTokenUnreadable && !isRefused) return null;
  const words = view.isTokenUnreadable ? 'unreadable' : 'refused';
  return (
    <Banner kind="trouble" icon="key-round" title={t(`settings.account.${words}Title`)}>
      {t(`settings.account.${words}`)}
    </Banner>
  );
}

function GoOn() {
  const { t } = useTranslation('cashier');
  return (
    <Button
      kind="primary"
      isBig
      icon="chevron-right"
      autoFocus
      onPress={() => useCounter.setState({ panel: { kind: 'settings', tab: 'register' } })}
    >
      {t('settings.account.next')}
    </Button>
  );
}

/** The power went between keeping the token and writing down whose it is. */
export function Unnamed({ onAsked }: { onAsked: () => Promise<void> }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<TokenRefusal | null>(null);
  const ask = async () => {
    setAsking(true);
    const answer = await bridge.request('settings/ask-owner');
    setAsking(false);
    setRefusal(answer.ok ? null : answer.error);
    await onAsked();
  };
  return (
    <>
      <p>{t('settings.account.unnamed')}</p>
      {isAsking && <AskingCard />}
      {refusal !== null && !isAsking && <RefusedCard refusal={refusal} />}
      <Button icon="refresh-cw" onPress={() => void ask()}>
        {t('settings.account.askOwner')}
      </Button>
    </>
  );
}

export function HowTo({ view }: { view: PageProps['view'] }) {
  const { t } = useTranslation('cashier');
  return (
    <>
      {!view.isTokenUnreadable && <p>{t('settings.account.none')}</p>}
      <ol className="how">
        {(['how1', 'how2', 'how3'] as const).map((step) => (
          <li key={step}>{t(`settings.account.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}
