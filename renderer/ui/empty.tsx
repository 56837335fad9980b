import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';

/** Says what to do, not what is missing. */
export function Empty({
  icon,
  title,
  children,
  action,
}: {
  icon: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} />
      <strong>{title}</strong>
      {children !== undefined && <span>{children}</span>}
      {action}
    </div>
  );
}
