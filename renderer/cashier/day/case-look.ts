import type { CaseKind } from '#core/domain/attention';
import type { IconName } from '#renderer/ui/icon.tsx';

/** The one or two things to do, the likelier first. `accept` and `seen` are closed with a reason. */
export type CaseAct =
  | 'give-back'
  | 'accept'
  | 'seen'
  | 'accept-mismatch'
  | 'reconcile'
  | 'check'
  | 'print'
  | 'drop';

export const caseLook: Readonly<
  Record<CaseKind, { readonly icon: IconName; readonly acts: readonly CaseAct[] }>
> = {
  mismatch: { icon: 'triangle-alert', acts: ['accept-mismatch', 'give-back'] },
  double: { icon: 'copy', acts: ['give-back', 'seen'] },
  'charged-back': { icon: 'undo-2', acts: ['seen'] },
  disputed: { icon: 'triangle-alert', acts: ['seen'] },
  reverted: { icon: 'undo-2', acts: ['seen'] },
  late: { icon: 'clock-alert', acts: ['accept', 'give-back'] },
  partial: { icon: 'circle-alert', acts: ['give-back', 'seen'] },
  over: { icon: 'circle-alert', acts: ['give-back', 'seen'] },
  unknown: { icon: 'circle-question-mark', acts: ['check', 'seen'] },
  reconcile: { icon: 'circle-alert', acts: ['reconcile'] },
  'print-failed': { icon: 'printer', acts: ['print', 'drop'] },
};
