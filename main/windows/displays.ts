import type { Display } from '#main/electron';

/** How a display is known again after unplugging: its id first, then what it calls itself. */
export type RememberedDisplay = {
  readonly id: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly isInternal: boolean;
};

export const remember = (display: Display): RememberedDisplay => ({
  id: display.id,
  label: display.label,
  width: nativeSize(display).width,
  height: nativeSize(display).height,
  isInternal: display.internal,
});

export type Choice =
  /** `isKnown`: it is the remembered one, and not only the sole one that is left. */
  | { readonly kind: 'display'; readonly display: Display; readonly isKnown: boolean }
  /** One display where a second is remembered: the system may be showing the same picture twice. */
  | { readonly kind: 'none'; readonly isDuplicated: boolean }
  | { readonly kind: 'ask' };

/** By id, then label with native size, then the only one that is not the cashier's, else a person says. */
export function chooseCustomerDisplay(
  displays: readonly Display[],
  cashiers: number,
  remembered: RememberedDisplay | null,
): Choice {
  const others = displays.filter(({ id }) => id !== cashiers);
  const byId = others.find(({ id }) => id === remembered?.id);
  if (byId !== undefined) return { kind: 'display', display: byId, isKnown: true };
  const alike = remembered === null ? [] : others.filter((display) => isAlike(remember(display), remembered));
  if (alike.length === 1 && alike[0] !== undefined)
    return { kind: 'display', display: alike[0], isKnown: true };
  if (others.length === 1 && others[0] !== undefined)
    return { kind: 'display', display: others[0], isKnown: false };
  return others.length === 0 ? { kind: 'none', isDuplicated: remembered !== null } : { kind: 'ask' };
}

const isAlike = (a: RememberedDisplay, b: RememberedDisplay): boolean =>
  a.label === b.label && a.width === b.width && a.height === b.height && a.isInternal === b.isInternal;

/** Pixels of the panel itself: unlike bounds they stay the same when the scale changes. */
function nativeSize({ bounds, scaleFactor }: Display): { width: number; height: number } {
  return { width: Math.round(bounds.width * scaleFactor), height: Math.round(bounds.height * scaleFactor) };
}
