import { isGuessable, isPin } from '#core/domain/staff';
import type { StaffTroubleWords } from '#renderer/cashier/staff/staff-words';

/** What is wrong with a new PIN before main is asked. */
export function pairTrouble(pin: string, again: string): StaffTroubleWords | null {
  if (!isPin(pin)) return 'bad-pin';
  if (pin !== again) return 'pins-differ';
  return isGuessable(pin) ? 'pin-guessable' : null;
}
