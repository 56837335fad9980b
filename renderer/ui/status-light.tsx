import type { ReactNode } from 'react';
import { Button as Pressable } from 'react-aria-components/Button';
import type { LightState } from '#core/views';
import '#renderer/ui/press-style';

const classOf: Record<LightState, string> = { ok: '', waiting: 'wait', trouble: 'bad', off: 'off' };

/** A dot whose shape differs as well as its colour, and the word that says the same; opens its own page. */
export function StatusLight({
  state,
  children,
  onPress,
}: {
  state: LightState;
  children: ReactNode;
  onPress: () => void;
}) {
  return (
    <Pressable className={`light ${classOf[state]}`} onPress={onPress}>
      <i aria-hidden="true" />
      {children}
    </Pressable>
  );
}
