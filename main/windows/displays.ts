import type { Display, Rectangle } from '#main/electron';

/** How a display is known again after unplugging: its id first, then what it calls itself. */
export type RememberedDisplay = {
  readonly id: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly isInternal: boolean;
};

/** Where each window belongs while everything is plugged in. Null: nobody has said, and nothing was seen yet. */
export type Homes = {
  readonly cashier: RememberedDisplay | null;
  readonly customer: RememberedDisplay | null;
};

export type CustomerPlace =
  /** `isKnown`: it is the remembered one, and not only the sole one that is left. */
  | { readonly kind: 'display'; readonly display: Display; readonly isKnown: boolean }
  | {
      readonly kind: 'none';
      /**
       * `duplicated`: a second one is known, or shows the same picture as the cashier's.
       * `taken`: the customer's is the only one that is left, and the cashier works there now.
       */
      readonly reason: 'none' | 'duplicated' | 'taken';
    }
  | { readonly kind: 'ask' };

export type Places = { readonly cashier: Display; readonly customer: CustomerPlace };

export const remember = (display: Display): RememberedDisplay => ({
  id: display.id,
  label: display.label,
  ...nativeSize(display),
  isInternal: display.internal,
});

/** Only the one that it must be: of two that call themselves the same none is taken for it. */
export function found(displays: readonly Display[], home: RememberedDisplay | null): Display | null {
  if (home === null) return null;
  const byId = displays.find(({ id }) => id === home.id);
  if (byId !== undefined) return byId;
  const alike = displays.filter((display) => isAlike(remember(display), home));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

/**
 * Which display is whose, the primary one first in the list: the cashier never loses the window, and the customer's
 * never lies over it. `cashierAt` is the display that the cashier's window is on now.
 */
export function placesFor(displays: readonly Display[], homes: Homes, cashierAt: number): Places {
  const cashier = cashiersDisplay(displays, homes, cashierAt);
  const others = displays.filter(({ id, bounds }) => id !== cashier.id && !isMirror(bounds, cashier.bounds));
  const known = found(others, homes.customer);
  if (known !== null) return { cashier, customer: { kind: 'display', display: known, isKnown: true } };
  const [first, second] = others;
  if (first === undefined) return { cashier, customer: noneOf(displays, homes, cashier) };
  return {
    cashier,
    customer: second === undefined ? { kind: 'display', display: first, isKnown: false } : { kind: 'ask' },
  };
}

function cashiersDisplay(displays: readonly Display[], homes: Homes, cashierAt: number): Display {
  const home = found(displays, homes.cashier);
  if (home !== null) return home;
  const customers = found(displays, homes.customer)?.id;
  const free = displays.filter(({ id }) => id !== customers);
  const place = free.find(({ id }) => id === cashierAt) ?? free[0] ?? displays[0];
  if (place === undefined) throw new Error('displays: there is none');
  return place;
}

function noneOf(displays: readonly Display[], homes: Homes, cashier: Display): CustomerPlace {
  const reason = (): 'none' | 'duplicated' | 'taken' => {
    if (displays.length > 1) return 'duplicated';
    if (homes.customer === null) return 'none';
    return found(displays, homes.customer)?.id === cashier.id && homes.cashier?.id !== cashier.id
      ? 'taken'
      : 'duplicated';
  };
  return { kind: 'none', reason: reason() };
}

/** Two displays in one place show one picture: what stands on the second would lie over the cashier. */
const isMirror = (a: Rectangle, b: Rectangle): boolean => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return 2 * Math.max(width, 0) * Math.max(height, 0) > Math.min(a.width * a.height, b.width * b.height);
};

const isAlike = (a: RememberedDisplay, b: RememberedDisplay): boolean =>
  a.label === b.label && a.width === b.width && a.height === b.height && a.isInternal === b.isInternal;

/** Pixels of the panel itself: unlike bounds they stay the same when the scale changes. */
function nativeSize({ bounds, scaleFactor }: Display): { width: number; height: number } {
  return { width: Math.round(bounds.width * scaleFactor), height: Math.round(bounds.height * scaleFactor) };
}

const LEAST_FOR_TWO = 960;
const LEAST_BESIDE = 320;

/** Both windows on one display, side by side: neither lies over the other. Null where there is no room for two. */
export function sideBySide({ x, y, width, height }: Rectangle): {
  readonly cashier: Rectangle;
  readonly customer: Rectangle;
} | null {
  if (width < LEAST_FOR_TWO) return null;
  const beside = Math.max(LEAST_BESIDE, Math.round(width * 0.3));
  return {
    cashier: { x, y, width: width - beside, height },
    customer: { x: x + width - beside, y, width: beside, height },
  };
}

const SLACK = 8;
export const isAt = (a: Rectangle, b: Rectangle): boolean =>
  Math.abs(a.x - b.x) <= SLACK &&
  Math.abs(a.y - b.y) <= SLACK &&
  Math.abs(a.width - b.width) <= SLACK &&
  Math.abs(a.height - b.height) <= SLACK;

export const isWithin = (inner: Rectangle, outer: Rectangle): boolean =>
  inner.x >= outer.x - SLACK &&
  inner.y >= outer.y - SLACK &&
  inner.x + inner.width <= outer.x + outer.width + SLACK &&
  inner.y + inner.height <= outer.y + outer.height + SLACK;
