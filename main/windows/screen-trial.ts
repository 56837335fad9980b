import type { CustomerScreen, ScreenTrial } from '#core/views';

/** Forgotten by whoever set the display up, it gives the sign back to the shop. */
const FORGOTTEN_MS = 180_000;

export type Trial = {
  set(trial: ScreenTrial | null): void;
  /** What the customer's display is being tried with: nothing as soon as there is something to tell a customer. */
  over(screen: CustomerScreen): ScreenTrial | null;
};

export function createTrial(onChange: () => void): Trial {
  let trial: ScreenTrial | null = null;
  let timer: NodeJS.Timeout | undefined;
  return {
    set(next) {
      clearTimeout(timer);
      trial = next;
      if (next !== null)
        timer = setTimeout(() => {
          trial = null;
          onChange();
        }, FORGOTTEN_MS).unref();
      onChange();
    },
    over: ({ kind }) => (kind === 'idle' ? trial : null),
  };
}
