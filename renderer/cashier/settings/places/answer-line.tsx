import { type ReactNode, useEffect, useRef } from 'react';
import type { SetupAnswer } from '#core/shop-places';
import type { TakenBy } from '#core/shop-setup';
import { usePlaceWords } from '#renderer/cashier/settings/places/use-place-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

export type NotDone = Exclude<SetupAnswer<unknown>, { kind: 'done' }>;

/** What became of it, and the one thing to do about it. */
export function AnswerLine({
  answer,
  onLook,
  onUse,
}: {
  answer: NotDone;
  /** It may have been made: the list says. */
  onLook: () => void;
  /** Another one bears the name: that one may be meant. */
  onUse?: (by: TakenBy) => void;
}) {
  const { t } = useTranslation('cashier');
  const { answerWords } = usePlaceWords();
  const by = answer.kind === 'refused' ? answer.by : null;
  return (
    <div className="row" role="alert">
      <Bad>{answerWords(answer)}</Bad>
      {answer.kind === 'unanswered' && (
        <Button kind="primary" icon="refresh-cw" onPress={onLook}>
          {t('settings.places.lookAgain')}
        </Button>
      )}
      {by !== null && onUse !== undefined && (
        <Button onPress={() => onUse(by)}>{t('settings.places.useThat', { name: by.name })}</Button>
      )}
    </div>
  );
}

export const Bad = ({ children }: { children: ReactNode }) => (
  <span className="hint bad">
    <Icon name="circle-alert" /> {children}
  </span>
);

/** Names from the provider's list, each one press away. */
export function NearNames({ near, onPick }: { near: readonly string[]; onPick: (name: string) => void }) {
  const { t } = useTranslation('cashier');
  const part = useRef<HTMLFieldSetElement>(null);
  // On a small screen they come up below the edge.
  // In braces: newer Chromium answers a scroll with a promise, which React would take for the way to undo it.
  useEffect(() => {
    part.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (near.length === 0) return null;
  return (
    <fieldset className="near" ref={part}>
      <legend className="hint">{t('settings.places.near')}</legend>
      {near.map((name, at) => (
        <Button key={name} autoFocus={at === 0} onPress={() => onPick(name)}>
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
