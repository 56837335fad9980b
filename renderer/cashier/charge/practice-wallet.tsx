import type { Reference } from '#core/domain/charge';
import { PRACTICE_SCENARIOS } from '#core/ipc-contract';
import { useActions } from '#renderer/cashier/counter-context';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** Plays the customer, so that a newcomer can be paid without a phone. */
export function PracticeWallet({ reference }: { reference: Reference }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  return (
    <fieldset className="wallet">
      <legend>{t('practice.wallet')}</legend>
      <p className="small">{t('practice.hint')}</p>
      <div className="plays">
        {PRACTICE_SCENARIOS.map((scenario) => (
          <Button
            key={scenario}
            kind={scenario === 'paid' ? 'key' : 'secondary'}
            onPress={() => void charges.play(reference, scenario)}
          >
            {t(`practice.${scenario}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
