import { useState } from 'react';
import { type Money, parseTyped, ZERO } from '#core/domain/money';
import { moneyParts, type SiteId, siteOf } from '#core/domain/site';
import { TextField, type TextFieldProps } from '#renderer/ui/text-field.tsx';

type MoneyFieldProps = Omit<
  TextFieldProps,
  'value' | 'onChange' | 'before' | 'type' | 'inputMode' | 'icon' | 'maxLength'
> & {
  readonly value: Money | null;
  readonly siteId: SiteId;
  /** Null while what is typed is not an amount. */
  readonly onChange: (value: Money | null) => void;
};

/** An amount typed with its figures, dots and commas; the value is whole minor units. */
export function MoneyField({ value, siteId, onChange, ...rest }: MoneyFieldProps) {
  const [text, setText] = useState(() => typedText(value, siteId));
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== amountIn(text, siteId)) setText(typedText(value, siteId));
  }
  const sign = moneyParts(value ?? ZERO, siteOf(siteId)).find(({ kind }) => kind === 'sign');
  return (
    <TextField
      {...rest}
      value={text}
      inputMode="decimal"
      maxLength={20}
      before={<span className="quiet">{sign?.text}</span>}
      onChange={(typed) => {
        const figures = typed.replace(/[^\d.,]/g, '');
        setText(figures);
        onChange(amountIn(figures, siteId));
      }}
    />
  );
}

const amountIn = (text: string, siteId: SiteId): Money | null => {
  const parsed = parseTyped(text, siteOf(siteId).decimals);
  return parsed.ok ? parsed.value : null;
};

/** Without its thousands, so that a figure put in the middle does not break it. */
function typedText(value: Money | null, siteId: SiteId): string {
  if (value === null) return '';
  const parts = moneyParts(value, siteOf(siteId));
  const textOf = (kind: 'whole' | 'cents') =>
    parts.flatMap((part) => (part.kind === kind ? [part.text] : [])).join('');
  return textOf('whole').replace(/\D/g, '') + textOf('cents');
}
