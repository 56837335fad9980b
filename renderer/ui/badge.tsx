import type { ReactNode } from 'react';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';

export type BadgeKind = 'plain' | 'ask' | 'money' | 'wait' | 'trouble' | 'practice';

/** A word and a shape, then a colour. */
export function Badge({ kind, icon, children }: { kind: BadgeKind; icon: IconName; children: ReactNode }) {
  return (
    <span className={kind === 'plain' ? 'badge' : `badge ${kind}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}
