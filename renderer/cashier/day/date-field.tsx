import { useState } from 'react';
import type { BusinessDay } from '#core/domain/business-day';
import { typedDay } from '#core/domain/typed-day';
import { useSetting } from '#renderer/cashier/counter-store';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { shownDay } from '#renderer/ui/when';

/** As the country writes a date: typed, and gone to with Enter or by leaving the field. */
export function DateField({
  day,
  today,
  onDay,
}: {
  day: BusinessDay;
  today: BusinessDay;
  onDay: (day: BusinessDay) => void;
}) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  const shown = shownDay(day, siteId);
  const [text, setText] = useState(shown);
  const [isBad, setBad] = useState(false);
  const go = () => {
    const wanted = typedDay(text, today);
    setBad(wanted === null || wanted > today);
    if (wanted !== null && wanted <= today && wanted !== day) onDay(wanted);
  };
  return (
    <TextField
      label={t('bar.pick')}
      isLabelHidden
      className="pick"
      inputMode="numeric"
      value={text}
      onChange={(typed) => {
        setText(typed);
        setBad(false);
      }}
      onBlur={go}
      onKeyDown={onEnter(go)}
      error={isBad ? t('bar.badDay', { example: shownDay(today, siteId) }) : null}
    />
  );
}
