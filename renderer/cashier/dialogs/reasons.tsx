import type { KeyboardEvent } from 'react';
import { useTranslation } from '#renderer/i18n/use-translation';
import { KeyCap } from '#renderer/ui/button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

const REASONS = ['twice', 'returned', 'mistake', 'otherWay'] as const;
/** One of the common ones, or words of one's own. */
export type Reason = { readonly id: (typeof REASONS)[number] | null; readonly text: string };

const focusOn = (input: HTMLInputElement | null): void => input?.focus();

/** The common reasons, one key each while the focus is on them; any other is written. */
export function Reasons({
  reason,
  onChange,
  isBad,
  onEnter: answer,
  isFirst,
}: {
  reason: Reason;
  onChange: (reason: Reason) => void;
  isBad: boolean;
  onEnter: (event: KeyboardEvent) => void;
  /** Nothing else is asked before it. */
  isFirst: boolean;
}) {
  const { t } = useTranslation('cashier');
  const byKey = (event: KeyboardEvent) => {
    const id = REASONS[Number(event.key) - 1];
    if (id !== undefined) onChange({ ...reason, id });
    else answer(event);
  };
  return (
    <>
      <fieldset className="reasons" onKeyDown={byKey}>
        <legend className="label">{t('dialog.giveBack.reason')}</legend>
        {REASONS.map((id, at) => (
          <label key={id} className={reason.id === id ? 'reason on' : 'reason'}>
            <input
              type="radio"
              name="reason"
              checked={reason.id === id}
              {...(isFirst && at === 0 ? { ref: focusOn } : {})}
              onChange={() => onChange({ ...reason, id })}
            />
            <KeyCap>{at + 1}</KeyCap>
            {t(`dialog.giveBack.reasons.${id}`)}
          </label>
        ))}
      </fieldset>
      <TextField
        label={t('dialog.giveBack.other')}
        value={reason.text}
        onChange={(text) => onChange({ id: text.trim() === '' ? reason.id : null, text })}
        error={isBad ? t('dialog.giveBack.badReason') : null}
        onKeyDown={answer}
      />
    </>
  );
}
