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
  label,
  day,
  today,
  onDay,
  onBad,
}: {
  /** Left out where the page says it. */
  label?: string;
  day: BusinessDay;
  today: BusinessDay;
  onDay: (day: BusinessDay) => void;
  /** What is typed is no day up to today, or is one again. */
  onBad?: (isBad: boolean) => void;
}) {
  const { t } = useDayWords();
  const { siteId } = useSetting();
  const shown = shownDay(day, siteId);
  const [text, setText] = useState(shown);
  const [isBad, setBad] = useState(false);
  const [known, setKnown] = useState(day);
  if (known !== day) {
    setKnown(day);
    setText(shown);
    setBad(false);
  }
  const tell = (bad: boolean) => {
    setBad(bad);
    onBad?.(bad);
  };
  const go = () => {
    const wanted = typedDay(text, today);
    tell(wanted === null || wanted > today);
    if (wanted !== null && wanted <= today && wanted !== day) onDay(wanted);
  };
  return (
    <TextField
      label={label ?? t('bar.pick')}
      isLabelHidden={label === undefined}
      className="pick"
      inputMode="numeric"
      value={text}
      onChange={(typed) => {
        setText(typed);
        tell(false);
      }}
      onBlur={go}
      onKeyDown={onEnter(go)}
      error={isBad ? t('bar.badDay', { example: shownDay(today, siteId) }) : null}
    />
  );
}
