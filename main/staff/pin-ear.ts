import { isPin, type KeptPerson, waitAfter, wrongAfterRight } from '#core/domain/staff';
import { err, ok, type Result } from '#core/result';
import type { PinTrouble } from '#core/staff-requests';
import { isThePin } from '#main/staff/pin';

/** Hears PINs, one at a time, and after wrong ones ever later. */
export type PinEar = {
  hear(pin: string): Promise<Result<KeptPerson, Extract<PinTrouble, 'wrong-pin' | 'too-soon' | 'busy'>>>;
  /** Whose it is; nothing is counted. */
  whose(pin: string): Promise<KeptPerson | null>;
  waitMs(): number;
  /** Somebody has proved who they are in another way. */
  clear(): void;
};

type Deps = {
  readonly people: () => readonly KeptPerson[];
  readonly wrongPins: () => number;
  readonly saveWrongPins: (count: number) => unknown;
  readonly monotonic: () => number;
  readonly onWrong: (wrong: number) => void;
};

/**
 * The count of wrong ones is on the disk before the answer is known, so that pulling the plug buys no try. The wait goes
 * by the monotonic clock and begins anew with the program: no clock of the PC that is set makes it shorter.
 */
export function createPinEar({ people, wrongPins, saveWrongPins, monotonic, onWrong }: Deps): PinEar {
  let wrong = wrongPins();
  let heardFrom = monotonic() + waitAfter(wrong);
  let isBusy = false;
  const waitMs = (): number => Math.max(0, Math.ceil(heardFrom - monotonic()));

  function count(next: number): void {
    wrong = next;
    // A disk that is full keeps no count; this one holds until the program ends.
    saveWrongPins(next);
  }

  /** All are asked, whoever it is: how long it takes tells nothing. */
  async function whose(pin: string): Promise<KeptPerson | null> {
    if (!isPin(pin)) return null;
    const heard = await Promise.all(
      people().map(async (person) => ((await isThePin(pin, person.pin)) ? person : null)),
    );
    return heard.find((person) => person !== null) ?? null;
  }

  async function listen(pin: string): Promise<KeptPerson | null> {
    const before = wrong;
    count(before + 1);
    const person = await whose(pin);
    if (person !== null) count(wrongAfterRight(before, person.role));
    else {
      heardFrom = monotonic() + waitAfter(wrong);
      onWrong(wrong);
    }
    return person;
  }

  return {
    async hear(pin) {
      if (isBusy) return err('busy');
      if (waitMs() > 0) return err('too-soon');
      isBusy = true;
      try {
        const person = await listen(pin);
        return person === null ? err('wrong-pin') : ok(person);
      } finally {
        isBusy = false;
      }
    },
    whose,
    waitMs,
    clear() {
      count(0);
      heardFrom = monotonic();
    },
  };
}
