import { type RefObject, useEffect, useRef } from 'react';
import { useView } from '#renderer/cashier/counter-store';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Icon } from '#renderer/ui/icon.tsx';

type Answered = { readonly answer: SaveAnswer | null };

/** What became of the last change. Brought into sight: what was pressed may stand far from it. */
export function SavedLine({ answer }: Answered) {
  const { t } = useTranslation('cashier');
  const line = useInSight(answer);
  return (
    <p
      ref={line}
      className={answer === 'saved' ? 'hint good saved-line' : 'hint bad saved-line'}
      role="status"
    >
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

/** The same for how charges are made, which no charge in front lets anybody change. */
export function ChargingLine({ answer }: Answered) {
  const { t } = useTranslation('cashier');
  const isCharging = useView(({ charge }) => charge !== null);
  const isRefused = answer === 'not-allowed-now' && isCharging;
  const line = useInSight(isRefused ? answer : null);
  if (!isRefused) return <SavedLine answer={answer} />;
  return (
    <p ref={line} className="hint bad" role="alert">
      <Icon name="circle-alert" /> {t('settings.register.code.chargeInFront')}
    </p>
  );
}

function useInSight(answer: SaveAnswer | null): RefObject<HTMLParagraphElement | null> {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (answer !== null) line.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  return line;
}
