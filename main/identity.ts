import { monotonicFactory } from 'ulid';
import type { Changed, OrderLog } from '#core/order-log';
import type { Settings } from '#main/settings/settings';

/** Six of the letters and figures of a ULID's random end: minted at first run and at every restore. */
export const newInstallId = (): string => monotonicFactory()().slice(-6);

/** References stay unique for ever, and so do receipt numbers. What the old install asked for is still ours. */
export function renewIdentity(settings: Settings): void {
  settings.save('installIds', [newInstallId(), ...settings.read('installIds')]);
  const letter = settings.read('installLetter');
  settings.save('installLetter', letter === 'Z' ? 'A' : String.fromCharCode(letter.charCodeAt(0) + 1));
}

/**
 * What a copy goes on under, on whichever PC: what it asked for is still its own, and so is what this one asked for. The
 * letter is one that no receipt of either bears, as far as the two can tell.
 */
export function restoredIdentity(
  copy: { readonly installIds: readonly string[]; readonly letter: string },
  others: { readonly installIds: readonly string[]; readonly letters: readonly string[] },
): { readonly installIds: readonly string[]; readonly letter: string } {
  const used = new Set([copy.letter, ...others.letters]);
  const after = LETTERS.indexOf(copy.letter) + 1;
  const inTurn = [...LETTERS.slice(after), ...LETTERS.slice(0, after)];
  return {
    installIds: [newInstallId(), ...new Set([...copy.installIds, ...others.installIds])],
    letter: inTurn.find((letter) => !used.has(letter)) ?? inTurn[0] ?? 'A',
  };
}

const LETTERS: readonly string[] = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

/** Notes that something was sold as soon as it is: the log may be gone before the program is started again. */
export function soldOn(settings: Settings): (changed: Pick<Changed, 'sales'>) => void {
  return ({ sales }) => {
    if (sales.length > 0 && !settings.read('hasSold')) settings.save('hasSold', true);
  };
}

/**
 * A log that is gone would give out its numbers again: under another letter they are others. Once for each log that is
 * gone, for after the last letter comes the first; and a sale in cash has its number too.
 */
export function keepIdentity(settings: Settings, log: Pick<OrderLog, 'recent' | 'nextSaleNumber'>): void {
  const isEmpty = log.recent(1).length === 0 && log.nextSaleNumber() === 1;
  if (isEmpty && settings.read('hasSold')) {
    renewIdentity(settings);
    settings.save('hasSold', false);
  } else if (!isEmpty) settings.save('hasSold', true);
}
