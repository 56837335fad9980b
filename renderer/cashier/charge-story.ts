import type { Money } from '#core/domain/money';
import { assertNever } from '#core/result';
import type { ChargeView } from '#core/views';
import { paidStory } from '#renderer/cashier/paid-story';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { PlateState } from '#renderer/ui/plate.tsx';

/** What the cashier may do about a charge. The keys are in keyboard.ts. */
export type Act =
  | 'check'
  | 'new-code'
  | 'park'
  /** Takes the code off and gives the cart back. */
  | 'cancel'
  /** It ended without money: the cart comes back. */
  | 'back'
  /** Goes on to the next customer while this one is still followed. */
  | 'leave'
  /** It is paid: the counter is free. */
  | 'next'
  | 'accept'
  /** What is too much, or came too late, goes back: asked twice. */
  | 'give-back'
  /** Another program's order lies on the register: ours may take its place, asked twice. */
  | 'take-register'
  /** Gives the cart back and opens the settings of the register, where the reason is. */
  | 'pick-register'
  /** The same for the account, whose token is no longer taken. */
  | 'renew-token';

export type AskWords =
  | 'requested'
  | 'requested-again'
  | 'requested-register'
  | 'awaiting'
  | 'awaiting-hybrid'
  | 'awaiting-attended';
export type TroubleWords =
  | 'hidden'
  | 'not-sent'
  | 'unknown'
  | 'unknown-read'
  | 'unknown-register'
  | 'unknown-absent'
  | 'superseded'
  | 'refused'
  | 'slot-in-use'
  | 'store-unknown'
  | 'token-refused'
  | 'no-fixed-code'
  | 'in-process'
  | 'in-process-left'
  | 'checking'
  | 'expired'
  | 'cancelled'
  | 'displaced-checking'
  | 'displaced'
  | 'paid-elsewhere'
  | 'partial'
  | 'partial-ended'
  | 'mismatch'
  | Exclude<PaidWords, 'paid'>;
export type PaidWords = 'paid' | 'paid-late' | 'double' | 'over' | 'reverted' | 'disputed' | 'charged-back';

/** How one charge is told: the plate's colour, its icon, which words, and what may be done, the main thing first. */
export type Story = {
  readonly plate: PlateState;
  readonly icon: IconName;
  readonly acts: readonly Act[];
  readonly cue: 'paid' | 'trouble' | null;
} & (
  | { readonly kind: 'ask'; readonly words: AskWords }
  | { readonly kind: 'trouble'; readonly words: TroubleWords }
  | { readonly kind: 'paid'; readonly words: PaidWords }
);

export type Told = Pick<
  ChargeView,
  | 'state'
  | 'oddness'
  | 'qrData'
  | 'attempt'
  | 'received'
  | 'total'
  | 'mode'
  | 'newCode'
  | 'stopReason'
  | 'trouble'
  | 'paidAt'
>;

/** Paid with no charge in front: in cash or otherwise, or taken on sight. */
export const closedStory: Story = {
  kind: 'paid',
  words: 'paid',
  plate: 'paid',
  icon: 'check',
  acts: ['next'],
  cue: 'paid',
};

const UNDER_WAY: ReadonlySet<Story['words']> = new Set(['mismatch', 'in-process', 'in-process-left']);

/** What is paid, under way or agrees with nothing is not paid a second time in cash. */
export const offersTender = ({ kind, words, acts }: Story): boolean =>
  kind !== 'paid' && !UNDER_WAY.has(words) && (acts.includes('cancel') || acts.includes('back'));

const SILENT: ReadonlySet<Story['words']> = new Set([
  'hidden',
  'unknown',
  'unknown-read',
  'unknown-register',
  'unknown-absent',
  'checking',
]);

/** The customer's own screen is taken only where the provider has not spoken. */
export const offersSight = ({ kind, words }: Story, { state, trouble }: Told): boolean =>
  kind === 'ask' ? state === 'awaiting-payment' && trouble !== null : SILENT.has(words);

/** A pure function of what main last said; money comes before everything else. */
export function storyOf(charge: Told, excess: Money): Story {
  if (charge.paidAt !== null) return paidStory(charge, excess);
  if (charge.oddness.includes('mismatch'))
    return trouble('mismatch', 'wait', 'triangle-alert', ['accept', 'check', mismatchExit(charge)]);
  if (charge.received > 0) return partialStory(charge);
  return plainStory(charge);
}

function plainStory(charge: Told): Story {
  const exit = exitOf(charge);
  switch (charge.state) {
    case 'requested':
      return ask(requestedWords(charge), 'qr-code', ['cancel']);
    case 'awaiting-payment':
      return awaiting(charge);
    case 'not-sent':
      return trouble('not-sent', 'over', 'wifi-off', ['new-code', 'back']);
    case 'unknown':
      return unknown(charge);
    case 'superseded':
      return trouble('superseded', 'wait', 'copy', ['check', 'back']);
    case 'refused':
      return refused(charge);
    case 'in-process':
      return charge.stopReason === null
        ? trouble('in-process', 'wait', 'hourglass', ['check', 'cancel'], null)
        : trouble('in-process-left', 'wait', 'hourglass', ['check', exit], null);
    case 'checking':
      return charge.stopReason === 'displaced'
        ? displaced(charge)
        : trouble('checking', 'wait', 'circle-question-mark', ['check', 'back'], null);
    case 'expired':
      return trouble('expired', 'over', 'timer-off', ['new-code', 'back']);
    case 'cancelled':
      return cancelled(charge);
    case 'paid':
    case 'paid-late':
      return paidStory(charge, charge.total);
    default:
      return assertNever(charge.state, 'charge state');
  }
}

/** Where the fixed code pays too, it is there to be paid before the order is: that is said. */
function requestedWords({ attempt, mode }: Told): AskWords {
  if (attempt > 1) return 'requested-again';
  return mode === 'dynamic' ? 'requested' : 'requested-register';
}

/** On the register's slot an order is looked for a minute long before another may take its place. */
function unknown({ mode, newCode }: Told): Story {
  if (newCode !== null)
    return trouble(mode === 'dynamic' ? 'unknown' : 'unknown-register', 'wait', 'circle-question-mark', [
      'check',
      'cancel',
    ]);
  return mode === 'dynamic'
    ? trouble('unknown-read', 'wait', 'circle-question-mark', ['check', 'new-code', 'cancel'])
    : trouble('unknown-absent', 'wait', 'circle-question-mark', ['new-code', 'check', 'cancel']);
}

/** What checkout and the adapter call their own refusals; any other is the provider's. */
function refused(charge: Told): Story {
  const code = charge.trouble?.code ?? null;
  if (code === 'slot_in_use')
    return trouble('slot-in-use', 'wait', 'store', ['new-code', 'take-register', 'back']);
  if (code === 'store_unknown') return trouble('store-unknown', 'over', 'store', ['pick-register', 'back']);
  if (code === 'no_fixed_code')
    return trouble('no-fixed-code', 'over', 'store', ['pick-register', 'new-code', 'back']);
  if (charge.trouble?.kind === 'unauthorized')
    return trouble('token-refused', 'over', 'key-round', ['renew-token', 'new-code', 'back']);
  return trouble('refused', 'over', 'circle-x', ['new-code', 'back']);
}

/** The code is off at once. A new one may be asked for before the last read of this one: it reads it first. */
const displaced = ({ newCode }: Told): Story =>
  trouble(
    'displaced-checking',
    'wait',
    'triangle-alert',
    newCode === null ? ['new-code', 'check', 'back'] : ['check', 'back'],
  );

function cancelled({ stopReason }: Told): Story {
  switch (stopReason) {
    case 'displaced':
      return trouble('displaced', 'over', 'triangle-alert', ['new-code', 'back']);
    case 'paid-elsewhere':
      return trouble('paid-elsewhere', 'wait', 'copy', ['check', 'back']);
    case 'cashier':
    case 'new-code':
    case 'sale-changed':
    case 'tendered':
    case 'on-sight':
    case null:
      return trouble('cancelled', 'over', 'ban', ['new-code', 'back'], null);
    default:
      return assertNever(stopReason, 'stop reason');
  }
}

function awaiting(charge: Told): Story {
  if (charge.qrData === null)
    return trouble('hidden', 'wait', 'circle-question-mark', ['check', 'cancel'], null);
  return charge.mode === 'dynamic'
    ? ask('awaiting', 'qr-code', ['check', 'park', 'cancel'])
    : ask(`awaiting-${charge.mode}`, 'qr-code', ['check', 'cancel']);
}

function partialStory(charge: Told): Story {
  const isOver = charge.state === 'expired' || charge.state === 'cancelled';
  return isOver
    ? trouble('partial-ended', 'wait', 'circle-alert', ['new-code', 'back'])
    : trouble('partial', 'wait', 'circle-alert', ['check', exitOf(charge)]);
}

/** Once nothing is asked any more the charge can be left; before that it must be cancelled first. */
function exitOf({ state, stopReason }: Told): Act {
  switch (state) {
    case 'checking':
    case 'expired':
    case 'cancelled':
    case 'superseded':
    case 'refused':
      return 'back';
    case 'in-process':
      return stopReason === null ? 'cancel' : 'leave';
    case 'requested':
    case 'not-sent':
    case 'unknown':
    case 'awaiting-payment':
    case 'paid':
    case 'paid-late':
      return 'cancel';
    default:
      return assertNever(state, 'charge state');
  }
}

/** Money that agrees with nothing does not give the cart back: it goes to those who look into it. */
const mismatchExit = (charge: Told): Act => (exitOf(charge) === 'cancel' ? 'cancel' : 'leave');

const ask = (words: AskWords, icon: IconName, acts: readonly Act[]): Story => ({
  kind: 'ask',
  words,
  plate: 'asking',
  icon,
  acts,
  cue: null,
});

const trouble = (
  words: TroubleWords,
  plate: PlateState,
  icon: IconName,
  acts: readonly Act[],
  cue: Story['cue'] = 'trouble',
): Story => ({ kind: 'trouble', words, plate, icon, acts, cue });
