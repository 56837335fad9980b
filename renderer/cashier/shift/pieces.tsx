import { type KeyboardEvent, useRef } from 'react';
import type { Money } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import { useSetting } from '#renderer/cashier/counter-store';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import { TextField } from '#renderer/ui/text-field.tsx';

type Counts = ReadonlyMap<Money, number>;

/** So many of each note and coin, the largest first. Enter goes on to the next. */
export function Pieces({
  pieces,
  counts,
  onChange,
}: {
  pieces: readonly Money[];
  counts: Counts;
  onChange: (counts: Counts) => void;
}) {
  const { t } = useShiftWords();
  const site = siteOf(useSetting().siteId);
  const list = useRef<HTMLDivElement>(null);
  const goOn = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return;
    const fields = [...(list.current?.querySelectorAll('input') ?? [])];
    fields[fields.indexOf(event.currentTarget) + 1]?.focus();
  };
  const put = (value: Money, text: string): void => {
    const changed = new Map(counts);
    if (text === '') changed.delete(value);
    else changed.set(value, Number(text));
    onChange(changed);
  };
  return (
    <div className="pieces" ref={list}>
      {pieces.map((value, at) => (
        <TextField
          key={value}
          label={t('count.piece', { value: formatMoney(value, site) })}
          isLabelHidden
          before={<span className="value">{formatMoney(value, site)} ×</span>}
          value={counts.get(value)?.toString() ?? ''}
          inputMode="numeric"
          maxLength={5}
          autoFocus={at === 0}
          onChange={(text) => put(value, text.replace(/\D/g, ''))}
          onKeyDown={goOn}
        />
      ))}
    </div>
  );
}
