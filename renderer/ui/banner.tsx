import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';

export type BannerKind = 'plain' | 'trouble' | 'wait' | 'money' | 'practice';

/** What happened, and the one or two things to do. It stays until it is answered. */
export function Banner({
  kind,
  icon,
  title,
  children,
  actions,
  isTold = false,
}: {
  kind: BannerKind;
  icon: IconName;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** It is said by a region that stays; drawn again elsewhere, it would be said again. */
  isTold?: boolean;
}) {
  const colour = kind === 'plain' ? '' : kind;
  return (
    <div
      className={`banner ${colour}`}
      {...(isTold ? {} : { role: kind === 'trouble' ? 'alert' : 'status' })}
    >
      <Icon name={icon} />
      <div>
        <strong>{title}</strong> {children}
      </div>
      {actions !== undefined && <div className="acts">{actions}</div>}
    </div>
  );
}
