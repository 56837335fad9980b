import { useState } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import type { StepProps } from '#renderer/cashier/first-run/first-run-screen.tsx';
import { printerName } from '#renderer/cashier/printing/printer-name';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** How the till is set now, what is still missing, and the counter one key away. */
export function DoneStep({ place, view }: StepProps) {
  const { t } = useSetupWords();
  const rows = useRows(view);
  const mayPass = view.setting.isPractice && view.account !== null && view.register !== null;
  const isForReal = mayPass || !view.setting.isPractice;
  return (
    <>
      <div>
        <h2>{t(isForReal ? 'firstRun.done.title' : 'firstRun.done.inPractice')}</h2>
        <p className="lead">{t('firstRun.done.lead')}</p>
      </div>
      <ul className="test-lines">
        {rows.map(({ name, value, isThere }) => (
          <li key={name} className={isThere ? 'good' : 'none'}>
            <Icon name={isThere ? 'circle-check' : 'minus'} />
            <span>
              {name}: <b>{value}</b>
            </span>
          </li>
        ))}
      </ul>
      <Leave place={place} mayPass={mayPass} />
    </>
  );
}

function Leave({ place, mayPass }: Pick<StepProps, 'place'> & { mayPass: boolean }) {
  const { t } = useSetupWords();
  const { bridge } = useActions();
  const [isRefused, setRefused] = useState(false);
  const forReal = async (): Promise<void> => {
    const switched = await bridge.request('settings/switch-mode', { practice: false });
    setRefused(!switched.ok);
    if (switched.ok) await place.finish();
  };
  return (
    <>
      <div className="row">
        {mayPass && (
          <Button kind="primary" isBig autoFocus onPress={() => void forReal()}>
            {t('firstRun.done.real')}
          </Button>
        )}
        <Button
          kind={mayPass ? 'secondary' : 'primary'}
          isBig
          autoFocus={!mayPass}
          onPress={() => void place.finish()}
        >
          {t(mayPass ? 'firstRun.done.practice' : 'firstRun.done.sell')}
        </Button>
        <Button kind="plain" icon="chevron-left" onPress={() => place.go(-1)}>
          {t('firstRun.back')}
        </Button>
      </div>
      {isRefused && (
        <p className="hint bad" role="alert">
          {t('firstRun.done.real-charges-open')}
        </p>
      )}
    </>
  );
}

function useRows(view: StepProps['view']) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const { t: p } = usePrintingWords();
  const { siteId, language } = useSetting();
  const { account, register, printer } = view;
  const screen = view.displays.find(({ isCustomers }) => isCustomers) ?? null;
  const row = (name: string, value: string, isThere = true) => ({ name, value, isThere });
  return [
    row(t('firstRun.step.language'), c(`language.${language}`)),
    row(t('firstRun.step.country'), c(`country.${siteId}`)),
    row(t('firstRun.step.account'), account?.sellerName ?? t('firstRun.done.notConnected'), account !== null),
    row(t('firstRun.step.register'), register?.name ?? t('firstRun.done.notPicked'), register !== null),
    row(t('firstRun.step.screen'), screen?.label ?? t('firstRun.done.screenNone'), screen !== null),
    row(t('firstRun.step.printer'), printerName(printer, p), printer.kind !== 'file'),
  ];
}
