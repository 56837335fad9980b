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

/** A sound waits so long at most for what is being drawn. */
const LATEST_MS = 50;

/**
 * `volume` is 0 to 1; 0 is off. A cue asked for again starts again. Never fails: words say the same thing. To begin one takes
 * a PC as long as to draw a line: the picture goes before.
 */
export function playCue(cue: Cue, volume: number): void {
  if (volume > 0) requestIdleCallback(() => play(cue, Math.min(1, volume)), { timeout: LATEST_MS });
}

function play(cue: Cue, volume: number): void {
  const sound = soundOf(cue);
  sound.volume = volume;
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
