import { type ReactNode, useState } from 'react';
import type { WhoseToken } from '#core/account-answers';
import { toMoney } from '#core/domain/money';
import { formatMoney, LANGUAGES, SITE_IDS, siteOf } from '#core/domain/site';
import { FIRST_RUN_WANTS, type FirstRunStep } from '#core/first-run';
import { useView } from '#renderer/cashier/counter-store';
import { DoneStep } from '#renderer/cashier/first-run/done-step.tsx';
import type { StepProps } from '#renderer/cashier/first-run/first-run-screen.tsx';
import { SaleStep } from '#renderer/cashier/first-run/sale-step.tsx';
import { StaffStep } from '#renderer/cashier/first-run/staff-step.tsx';
import { OwnerCard } from '#renderer/cashier/settings/account/account-cards.tsx';
import { TokenForm } from '#renderer/cashier/settings/account/token-form.tsx';
import { HowTo, TokenTrouble, Unnamed } from '#renderer/cashier/settings/account-page.tsx';
import { PlacesSection, type Task } from '#renderer/cashier/settings/places/places-section.tsx';
import { usePlaces } from '#renderer/cashier/settings/places/use-places';
import { UsualPrinter } from '#renderer/cashier/settings/printer-page.tsx';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import { ScreensPage } from '#renderer/cashier/settings/screens-page.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Icon } from '#renderer/ui/icon.tsx';
import { Options } from '#renderer/ui/options.tsx';
import { wholeDayText } from '#renderer/ui/when';

/** The pages of the settings that answer the same question are drawn as they are there. */
export function FirstRunStepOf({ step, ...props }: StepProps & { step: FirstRunStep }): ReactNode {
  switch (step) {
    case 'language':
      return <LanguageStep {...props} />;
    case 'country':
      return <CountryStep {...props} />;
    case 'money':
      return <MoneyStep {...props} />;
    case 'account':
      return <AccountStep {...props} />;
    case 'register':
      return <RegisterStep {...props} />;
    case 'screen':
      return <ScreensPage {...props} />;
    case 'printer':
      return <UsualPrinter {...props} />;
    case 'staff':
      return <StaffStep />;
    case 'sale':
      return <SaleStep {...props} />;
    case 'done':
      return <DoneStep {...props} />;
  }
}

const Head = ({ title, lead }: { title: string; lead: string }) => (
  <div>
    <h2>{title}</h2>
    <p className="lead">{lead}</p>
  </div>
);

/** A day that shows how a language writes one. */
const SAMPLE_DAY = Date.UTC(2026, 10, 21, 15);

function LanguageStep({ settings, view }: StepProps) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  return (
    <>
      <Head title={t('firstRun.language.title')} lead={t('firstRun.language.lead')} />
      <Options
        label={t('firstRun.step.language')}
        items={LANGUAGES.map((id) => ({
          id,
          label: c(`language.${id}`),
          hint: wholeDayText(SAMPLE_DAY, id),
        }))}
        selected={view.setting.language}
        onSelect={(language) => void settings.save({ language }).then(setAnswer)}
      />
      <SavedLine answer={answer === 'saved' ? null : answer} />
    </>
  );
}

const SAMPLE = 508_590;

function CountryStep({ settings, view }: StepProps) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const isBusy = useView(({ sale, charge }) => charge !== null || sale.cart.lines.length > 0);
  const isFixed = view.account !== null || !view.setting.isPractice;
  const sites = isFixed || isBusy ? [view.setting.siteId] : SITE_IDS;
  return (
    <>
      <Head title={t('firstRun.country.title')} lead={t('firstRun.country.lead')} />
      {(isFixed || isBusy) && (
        <p className="hint">
          <Icon name="info" /> {t(isFixed ? 'firstRun.country.fixed' : 'firstRun.country.busy')}
        </p>
      )}
      <div className="countries">
        <Options
          label={t('firstRun.step.country')}
          items={sites.map((id) => ({
            id,
            label: c(`country.${id}`),
            hint: formatMoney(toMoney(SAMPLE), siteOf(id)),
          }))}
          selected={view.setting.siteId}
          onSelect={(siteId) => void settings.save({ siteId }).then(setAnswer)}
        />
      </div>
      <SavedLine answer={answer === 'saved' ? null : answer} />
    </>
  );
}

function MoneyStep({ place }: StepProps) {
  const { t } = useSetupWords();
  return (
    <>
      <Head title={t('firstRun.money.title')} lead={t('firstRun.money.lead')} />
      <Options
        label={t('firstRun.step.money')}
        items={FIRST_RUN_WANTS.map((id) => ({
          id,
          label: t(`firstRun.money.${id}`),
          hint: t(`firstRun.money.${id}Hint`),
        }))}
        selected={place.wants}
        onSelect={place.want}
      />
    </>
  );
}

function AccountStep({ place, settings, view }: StepProps) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const { account, hasToken } = view;
  const isConnected = account !== null && hasToken;
  const connected = async (): Promise<void> => {
    await settings.reload();
    place.goTo('register');
  };
  return (
    <>
      <Head title={t('firstRun.account.title')} lead={c('settings.account.lead')} />
      <TokenTrouble view={view} />
      {isConnected && <OwnerCard owner={account} />}
      {account === null && hasToken && <Unnamed onAsked={settings.reload} />}
      <TokenForm
        isConnected={isConnected}
        onConnected={connected}
        aside={(owner) => <OtherCountry owner={owner} view={view} />}
      />
      {!hasToken && <HowTo view={view} />}
    </>
  );
}

/** Said before anybody says yes: the shop takes the account's country. */
function OtherCountry({ owner, view }: { owner: WhoseToken; view: StepProps['view'] }) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const { siteId } = view.setting;
  if (owner.siteId === siteId) return null;
  const countries = { country: c(`country.${owner.siteId}`), chosen: c(`country.${siteId}`) };
  return (
    <p className="hint bad">
      <Icon name="triangle-alert" /> {t('firstRun.account.otherCountry', countries)}
    </p>
  );
}

function RegisterStep({ settings, view }: StepProps) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const [task, setTask] = useState<Task>({ kind: 'list' });
  const copy = usePlaces(settings, view);
  const isForm = task.kind === 'store' || task.kind === 'register';
  return (
    <>
      {!isForm && <Head title={t('firstRun.register.title')} lead={c('settings.register.lead')} />}
      {!isForm && view.register !== null && (
        <p className="hint good" role="status">
          <Icon name="circle-check" /> {t('firstRun.register.picked', { name: view.register.name })}
        </p>
      )}
      {view.hasToken && view.setting.isPractice && <p className="hint">{c('settings.places.inPractice')}</p>}
      {view.hasToken ? (
        <PlacesSection view={view} copy={copy} task={task} onTask={setTask} />
      ) : (
        <p className="hint bad">{c('notice.no-token')}</p>
      )}
    </>
  );
}
