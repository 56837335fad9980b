import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components/Switch';
import '#renderer/ui/press-style';

/** Says yes or no inside, so that colour is not the only sign. */
export function Toggle({
  children,
  isOn,
  onChange,
  words,
  isDisabled = false,
}: {
  children: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  words: { readonly on: string; readonly off: string };
  isDisabled?: boolean;
}) {
  return (
    <Switch
      className={({ isFocusVisible }) =>
        `toggle ${isOn ? 'on' : ''} ${isDisabled ? 'is-off' : ''} ${isFocusVisible ? 'has-focus' : ''}`
      }
      isSelected={isOn}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <span className="track" aria-hidden="true">
        {isOn ? words.on : words.off}
      </span>
      {children}
    </Switch>
  );
}
