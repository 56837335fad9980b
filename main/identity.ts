import { monotonicFactory } from 'ulid';
import type { Settings } from '#main/settings/settings';

/** Six of the letters and figures of a ULID's random end: minted at first run and at every restore. */
export const newInstallId = (): string => monotonicFactory()().slice(-6);

/** References stay unique for ever, and so do receipt numbers. What the old install asked for is still ours. */
export function renewIdentity(settings: Settings): void {
  settings.save('installIds', [newInstallId(), ...settings.read('installIds')]);
  const letter = settings.read('installLetter');
  settings.save('installLetter', letter === 'Z' ? 'A' : String.fromCharCode(letter.charCodeAt(0) + 1));
}
