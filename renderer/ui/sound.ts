import addedUrl from '../../assets/sounds/added.wav?url&no-inline';
import paidUrl from '../../assets/sounds/paid.wav?url&no-inline';
import troubleUrl from '../../assets/sounds/trouble.wav?url&no-inline';
import unknownUrl from '../../assets/sounds/unknown.wav?url&no-inline';

export type Cue = 'paid' | 'trouble' | 'added' | 'unknown';

const urls: Record<Cue, string> = {
  paid: paidUrl,
  trouble: troubleUrl,
  added: addedUrl,
  unknown: unknownUrl,
};
const ready = new Map<Cue, HTMLAudioElement>();

/** `volume` is 0 to 1; 0 is off. A cue asked for again starts again. Never fails: words say the same thing. */
export function playCue(cue: Cue, volume: number): void {
  if (volume <= 0) return;
  const sound = soundOf(cue);
  sound.volume = Math.min(1, volume);
  sound.currentTime = 0;
  sound.play().catch(() => undefined);
}

function soundOf(cue: Cue): HTMLAudioElement {
  const known = ready.get(cue);
  if (known !== undefined) return known;
  const made = new Audio(urls[cue]);
  ready.set(cue, made);
  return made;
}
