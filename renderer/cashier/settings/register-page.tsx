import { useState } from 'react';
import { useCounter } from '#renderer/cashier/counter-store';
import { ApiSection } from '#renderer/cashier/settings/api-section.tsx';
import { CodeSection } from '#renderer/cashier/settings/code-section.tsx';
import { TestRegister } from '#renderer/cashier/settings/page-tests.tsx';
import { PlacesSection, type Task } from '#renderer/cashier/settings/places/places-section.tsx';
import { usePlaces } from '#renderer/cashier/settings/places/use-places';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { SetupSteps } from '#renderer/cashier/settings/setup-steps.tsx';
import { SheetSection } from '#renderer/cashier/settings/sheet-section.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** Which of the account's registers this computer is, and how it charges. */
export function RegisterPage({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const [task, setTask] = useState<Task>({ kind: 'list' });
  const copy = usePlaces(settings, view);
  const isForm = task.kind === 'store' || task.kind === 'register';
  const isDone = copy.picked === 'saved';
  const { register } = view;
  return (
    <>
      <SetupSteps view={view} here={isDone ? 'sell' : task.kind === 'register' ? 'register' : 'store'} />
      {!isForm && (
        <div>
          <h2>{t('settings.register.title')}</h2>
          <p className="lead">{t('settings.register.lead')}</p>
        </div>
      )}
      {!isForm && isDone && register !== null && <Done view={view} name={register.name} />}
      {!isForm && !isDone && (
        <p>
          {register === null
            ? t('settings.register.none')
            : t('settings.register.current', { name: register.name })}
        </p>
      )}
      {!isForm && view.hasToken && register !== null && (
        <TestRegister key={register.externalPosId} externalPosId={register.externalPosId} />
      )}
      {view.hasToken && view.setting.isPractice && <p className="hint">{t('settings.places.inPractice')}</p>}
      {view.hasToken ? (
        <PlacesSection view={view} copy={copy} task={task} onTask={setTask} />
      ) : (
        <NoAccount view={view} />
      )}
      {!isForm && (
        <>
          <CodeSection settings={settings} view={view} />
          {view.qrMode !== 'dynamic' && <SheetSection key={register?.externalPosId ?? ''} />}
          <ApiSection settings={settings} view={view} />
        </>
      )}
    </>
  );
}

function NoAccount({ view }: { view: PageProps['view'] }) {
  const { t } = useTranslation('cashier');
  return (
    <div className="row">
      <span>{t(view.isTokenUnreadable ? 'notice.token-unreadable' : 'notice.no-token')}</span>
      <Button onPress={() => useCounter.setState({ panel: { kind: 'settings', tab: 'account' } })}>
        {t('settings.places.toAccount')}
      </Button>
    </div>
  );
}

/** The last step: to the counter, or first out of practice. */
function Done({ view, name }: { view: PageProps['view']; name: string }) {
  const { t } = useTranslation('cashier');
  const { isPractice } = view.setting;
  return (
    <div className="found" role="status">
      <Icon name="circle-check" />
      <div>
        <strong>{t('settings.places.done.title', { name })}</strong>
        <div className="row">
          <Button
            kind="primary"
            autoFocus
            onPress={() =>
              useCounter.setState({ panel: isPractice ? { kind: 'settings', tab: 'mode' } : null })
            }
          >
            {isPractice ? t('settings.places.done.real') : t('settings.places.done.sell')}
          </Button>
        </div>
      </div>
    </div>
  );
}
