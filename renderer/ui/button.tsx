import type { ReactNode, Ref } from 'react';
import { Button as Pressable, type PressEvent } from 'react-aria-components/Button';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';
import '#renderer/ui/press-style';

/** `key` is the one bright key on a plate. */
export type ButtonKind = 'secondary' | 'primary' | 'soft' | 'plain' | 'danger' | 'danger-solid' | 'key';

const classOf: Record<ButtonKind, string> = {
  secondary: '',
  primary: 'primary',
  soft: 'soft',
  plain: 'plain',
  danger: 'danger',
  'danger-solid': 'danger solid',
  key: 'key',
};

export type ButtonProps = {
  readonly children?: ReactNode;
  readonly onPress: (event: PressEvent) => void;
  readonly kind?: ButtonKind;
  readonly isBig?: boolean;
  readonly isWide?: boolean;
  readonly icon?: IconName;
  /** The key of the keyboard that does the same, drawn inside. */
  readonly keyCap?: string;
  /** Why it is shut: said inside, in place of its own words. A button with a reason cannot be pressed. */
  readonly shutReason?: string | null;
  /** Needed when the button shows an icon alone. */
  readonly label?: string;
  readonly className?: string;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button({
  children,
  onPress,
  kind = 'secondary',
  isBig = false,
  isWide = false,
  icon,
  keyCap,
  shutReason = null,
  label,
  className = '',
  autoFocus = false,
  ref,
}: ButtonProps) {
  const isBare = children === undefined && shutReason === null;
  const classes = ['btn', classOf[kind], isBig && 'big', isWide && 'wide', isBare && 'icon-only', className];
  return (
    <Pressable
      className={classes.filter(Boolean).join(' ')}
      onPress={onPress}
      isDisabled={shutReason !== null}
      autoFocus={autoFocus}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(ref === undefined ? {} : { ref })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {shutReason ?? children}
      {keyCap !== undefined && shutReason === null && <KeyCap>{keyCap}</KeyCap>}
    </Pressable>
  );
}

export const KeyCap = ({ children }: { children: ReactNode }) => <kbd>{children}</kbd>;
