import type { ChargeState } from '#core/domain/charge';
import type { RecentCharge } from '#core/order-log';
import type words from '#renderer/i18n/es-AR/cashier.json';
import type { BadgeKind } from '#renderer/ui/badge.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';

export type BadgeWords = keyof (typeof words)['badge'];
export type BadgeLook = { readonly kind: BadgeKind; readonly icon: IconName; readonly words: BadgeWords };

type Told = Pick<RecentCharge, 'state' | 'oddness' | 'parked' | 'returned' | 'received' | 'total'>;

/** The one word for a charge in a list: what is odd first, then where it stands. */
export function badgeOf(charge: Told): BadgeLook {
  const { state, parked, returned, received } = charge;
  const [worst] = stillOdd(charge);
  if (worst === 'reverted' && returned > 0 && returned < received)
    return { kind: 'money', icon: 'undo-2', words: 'partly-returned' };
  if (worst !== undefined && !isSettled(worst, state)) return { words: worst, ...odd[worst] };
  if (parked && state === 'awaiting-payment') return { kind: 'wait', icon: 'pause', words: 'parked' };
  return { words: state, ...plain[state] };
}

/** What was too much and went back needs nobody any more; that it went back stays to be read. */
function stillOdd({ oddness, received, returned, total }: Told): Told['oddness'] {
  const isEven = returned > 0 && received - returned === total;
  if (!isEven) return oddness;
  const rest = oddness.filter((kind) => kind !== 'double' && kind !== 'over');
  return rest.length < oddness.length && rest.length === 0 ? ['reverted'] : rest;
}

/** A mismatch that a person took as this charge's money is paid. */
const isSettled = (worst: Told['oddness'][number], state: ChargeState): boolean =>
  worst === 'mismatch' && (state === 'paid' || state === 'paid-late');

/** What the newest charge answers to "did the last one go through?". */
export function answerOf(charge: Told): 'paid' | 'open' | 'none' | 'look' {
  const { state } = charge;
  if (stillOdd(charge).some((kind) => !isSettled(kind, state)) || state === 'paid-late') return 'look';
  switch (state) {
    case 'paid':
      return 'paid';
    case 'expired':
    case 'cancelled':
    case 'not-sent':
    case 'refused':
      return 'none';
    case 'requested':
    case 'unknown':
    case 'superseded':
    case 'awaiting-payment':
    case 'in-process':
    case 'checking':
      return 'open';
  }
}

type Look = Omit<BadgeLook, 'words'>;
const wait = (icon: IconName): Look => ({ kind: 'wait', icon });
const over = (icon: IconName): Look => ({ kind: 'plain', icon });
const trouble = (icon: IconName): Look => ({ kind: 'trouble', icon });

const plain: Record<ChargeState, Look> = {
  requested: { kind: 'ask', icon: 'qr-code' },
  'awaiting-payment': { kind: 'ask', icon: 'qr-code' },
  'not-sent': over('wifi-off'),
  unknown: wait('circle-question-mark'),
  superseded: over('copy'),
  refused: trouble('circle-x'),
  'in-process': wait('hourglass'),
  checking: wait('circle-question-mark'),
  paid: { kind: 'money', icon: 'check' },
  expired: over('timer-off'),
  cancelled: over('ban'),
  'paid-late': trouble('clock-alert'),
};

const odd: Record<Told['oddness'][number], Look> = {
  mismatch: trouble('triangle-alert'),
  double: trouble('copy'),
  'charged-back': trouble('undo-2'),
  disputed: trouble('triangle-alert'),
  reverted: trouble('undo-2'),
  partial: trouble('circle-alert'),
  over: trouble('circle-alert'),
};
