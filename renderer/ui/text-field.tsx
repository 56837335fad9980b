import type { HTMLInputTypeAttribute, KeyboardEventHandler, ReactNode, Ref } from 'react';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as Field } from 'react-aria-components/TextField';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import '#renderer/ui/press-style';

export type TextFieldProps = {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  readonly icon?: IconName;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly placeholder?: string;
  readonly hint?: string | null;
  /** What is wrong with it, in words; takes the hint's place. */
  readonly error?: string | null;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search';
  readonly maxLength?: number;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** What is scanned while it is in front goes into it. */
  readonly takesCode?: boolean;
};

export function TextField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  onBlur,
  onKeyDown,
  icon,
  before,
  after,
  placeholder = '',
  hint = null,
  error = null,
  type = 'text',
  inputMode = 'text',
  maxLength = 200,
  isDisabled = false,
  autoFocus = false,
  className = '',
  inputRef,
  takesCode = false,
}: TextFieldProps) {
  const look = `${error === null ? '' : 'is-bad'} ${isDisabled ? 'is-off' : ''}`;
  return (
    <Field
      className={`field ${className}`}
      value={value}
      onChange={onChange}
      onBlur={() => onBlur?.()}
      isDisabled={isDisabled}
      isInvalid={error !== null}
      type={type}
      inputMode={inputMode}
      maxLength={maxLength}
      autoFocus={autoFocus}
      autoComplete="off"
      spellCheck="false"
    >
      <Label className={isLabelHidden ? 'sr' : 'label'}>{label}</Label>
      <div className={`input ${look}`}>
        {icon !== undefined && <Icon name={icon} />}
        {before}
        <Input
          placeholder={placeholder}
          onKeyDown={(event) => onKeyDown?.(event)}
          ref={inputRef ?? null}
          {...(takesCode ? { 'data-takes-code': '' } : {})}
        />
        {after}
      </div>
      {error !== null && (
        <Text className="hint bad" slot="errorMessage">
          <Icon name="circle-alert" /> {error}
        </Text>
      )}
      {hint !== null && error === null && (
        <Text className="hint" slot="description">
          {hint}
        </Text>
      )}
    </Field>
  );
}
