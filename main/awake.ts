import type { PowerSaveBlocker } from '#main/electron';

/** Keeps the displays from going to sleep for as long as somebody is at work. Told as often as one likes. */
export function createAwake(power: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
  let held: number | null = null;
  return {
    follow(isAtWork: boolean): void {
      if (isAtWork) held ??= power.start('prevent-display-sleep');
      else if (held !== null) {
        power.stop(held);
        held = null;
      }
    },
  };
}
