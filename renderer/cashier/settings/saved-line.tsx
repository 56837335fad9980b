import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Icon } from '#renderer/ui/icon.tsx';

/** What became of the last change. */
export function SavedLine({ answer }: { answer: SaveAnswer | null }) {
  const { t } = useTranslation('cashier');
  return (
    <p className={answer === 'saved' ? 'hint good saved-line' : 'hint bad saved-line'} role="status">
      {answer !== null && (
        <>
          <Icon name={answer === 'saved' ? 'check' : 'circle-alert'} />{' '}
          {answer === 'saved' || answer === 'not-allowed-now'
            ? t(`settings.${answer}`)
            : t(`notice.${answer}`)}
        </>
      )}
    </p>
  );
}
