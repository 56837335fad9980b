import type { NoticeView } from '#core/settings-views';
import type { BadgeKind } from '#renderer/ui/badge.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';

export const verdictBadges: Readonly<
  Record<NoticeView['verdict'], { readonly kind: BadgeKind; readonly icon: IconName }>
> = {
  signed: { kind: 'money', icon: 'shield-check' },
  unsigned: { kind: 'plain', icon: 'minus' },
  unsignable: { kind: 'plain', icon: 'circle-question-mark' },
  forged: { kind: 'trouble', icon: 'triangle-alert' },
};

export type FateWord =
  | 'waiting'
  | 'read'
  | 'ours'
  | 'foreign'
  | 'failed'
  | 'forged'
  | 'something-else'
  | 'too-many';

/** Why nothing was done is said by what else is known of it. */
export function fateWord({ fate, verdict, topic }: Pick<NoticeView, 'fate' | 'verdict' | 'topic'>): FateWord {
  if (fate === null) return 'waiting';
  if (fate !== 'dropped') return fate;
  if (verdict === 'forged') return 'forged';
  return topic === 'unknown' ? 'something-else' : 'too-many';
}
