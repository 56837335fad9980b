import type { Oddness } from '#core/domain/charge';
import type { Money } from '#core/domain/money';
import type { Story, Told } from '#renderer/cashier/charge-story';
import type { IconName } from '#renderer/ui/icon.tsx';
import type { PlateState } from '#renderer/ui/plate.tsx';

/** Money is in. What is odd about it needs a person, so it is never the plain green screen. */
export function paidStory({ state, oddness }: Told, excess: Money): Story {
  const worst = oddness.find(
    (kind): kind is Exclude<Oddness, 'mismatch' | 'partial'> =>
      kind in oddLooks && (excess > 0 || !(kind === 'double' || kind === 'over')),
  );
  if (worst !== undefined && worst in oddLooks)
    return { kind: 'paid', words: worst, ...oddLooks[worst], acts: actsAt(excess), cue: 'trouble' };
  // Too much, and not by this charge: another code of the sale brought it. Whichever amounts, that is a double.
  if (excess > 0)
    return { kind: 'paid', words: 'double', ...oddLooks.double, acts: actsAt(excess), cue: 'trouble' };
  if (state === 'paid-late')
    return {
      kind: 'paid',
      words: 'paid-late',
      plate: 'paid',
      icon: 'clock-alert',
      acts: ['next', 'give-back'],
      cue: 'paid',
    };
  return { kind: 'paid', words: 'paid', plate: 'paid', icon: 'check', acts: ['next'], cue: 'paid' };
}

/** What was given back already is no double any more: the money says so, the two payments stay. */
const actsAt = (excess: Money): Story['acts'] => (excess > 0 ? ['next', 'give-back'] : ['next']);

type Look = { readonly plate: PlateState; readonly icon: IconName };
const oddLooks: Readonly<Record<Exclude<Oddness, 'mismatch' | 'partial'>, Look>> = {
  double: { plate: 'wait', icon: 'copy' },
  'charged-back': { plate: 'wait', icon: 'undo-2' },
  disputed: { plate: 'wait', icon: 'triangle-alert' },
  reverted: { plate: 'wait', icon: 'undo-2' },
  over: { plate: 'paid', icon: 'plus' },
};
