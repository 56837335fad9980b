import { type FirstRunStep, stepsFor } from '#core/first-run';
import { useView } from '#renderer/cashier/counter-store';
import type { FirstRunPlace } from '#renderer/cashier/first-run/use-first-run';
import { printerName } from '#renderer/cashier/printing/printer-name';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Brand, Icon } from '#renderer/ui/icon.tsx';

/** Where one is, and what was answered on the way. */
export function FirstRunRail({ place, view }: { place: FirstRunPlace; view: PageProps['view'] }) {
  const { t } = useSetupWords();
  const answerOf = useAnswers(view, place);
  const steps = stepsFor(place.wants);
  const at = steps.indexOf(place.step);
  return (
    <aside className="rail" aria-labelledby="first-run-title">
      <Brand />
      <h1 id="first-run-title" className="sr">
        {t('firstRun.title')}
      </h1>
      <ol aria-label={t('firstRun.label')}>
        {steps.map((step, index) => {
          const answer = index < at ? answerOf(step) : null;
          return (
            <li
              key={step}
              className={index < at ? 'done' : index === at ? 'here' : ''}
              aria-current={index === at ? 'step' : undefined}
            >
              <b aria-hidden="true">{index < at ? <Icon name="check" /> : index + 1}</b>
              <span>
                {t(`firstRun.step.${step}`)}
                {index < at && <span className="sr"> {t('firstRun.isDone')}</span>}
                {answer !== null && <small>{answer}</small>}
              </span>
            </li>
          );
        })}
      </ol>
      <p>{t('firstRun.note')}</p>
    </aside>
  );
}

function useAnswers(view: PageProps['view'], { wants }: FirstRunPlace) {
  const { t } = useTranslation('cashier');
  const { t: s } = useSetupWords();
  const { t: p } = usePrintingWords();
  const manager = useView((told) => told.staff?.person?.name ?? null);
  return (step: FirstRunStep): string | null => {
    switch (step) {
      case 'language':
        return t(`language.${view.setting.language}`);
      case 'country':
        return t(`country.${view.setting.siteId}`);
      case 'money':
        return s(`firstRun.money.${wants}`);
      case 'account':
        return view.account?.sellerName ?? null;
      case 'register':
        return view.register?.name ?? null;
      case 'screen':
        return view.displays.find(({ isCustomers }) => isCustomers)?.label ?? null;
      case 'printer':
        return printerName(view.printer, p);
      case 'staff':
        return manager;
      case 'sale':
      case 'done':
        return null;
    }
  };
}
