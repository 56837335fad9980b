import type { SettingsView } from '#core/settings-views';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Icon } from '#renderer/ui/icon.tsx';

const STEPS = ['account', 'store', 'register', 'sell'] as const;
export type SetupStep = (typeof STEPS)[number];

/** From no account to the first sale: where one is, as long as this computer has no register. */
export function SetupSteps({ view, here }: { view: SettingsView; here: SetupStep }) {
  const { t } = useTranslation('cashier');
  if (view.register !== null && here !== 'sell') return null;
  const at = STEPS.indexOf(here);
  return (
    <ol className="steps" aria-label={t('settings.steps.label')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'done' : index === at ? 'here' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <b aria-hidden="true">{index < at ? <Icon name="check" /> : index + 1}</b>
          <span>
            {t(`settings.steps.${step}`)}
            {index < at && <span className="sr"> {t('settings.steps.done')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
