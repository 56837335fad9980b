import { describe, expect, it } from 'vitest';
import type { Display } from '#main/electron';
import { placesFor, type RememberedDisplay, remember, sideBySide } from '#main/windows/displays';

type Shape = {
  label?: string;
  x?: number;
  width?: number;
  height?: number;
  scaleFactor?: number;
  internal?: boolean;
};

/** Only what is looked at: the rest of a display is none of this file's business. */
function display(id: number, shape: Shape = {}): Display {
  const { label = `Screen ${id}`, width = 1920, height = 1080, scaleFactor = 1, internal = false } = shape;
  const bounds = {
    x: shape.x ?? 10_000 * id,
    y: 0,
    width: width / scaleFactor,
    height: height / scaleFactor,
  };
  const known: Partial<Display> = { id, label, bounds, scaleFactor, internal };
  return known as Display;
}

const till = display(1, { internal: true });
const samsung = display(2, { label: 'SAMSUNG' });
const philips = display(3, { label: 'PHILIPS', width: 1280, height: 1024 });

const placed = (
  all: readonly Display[],
  remembered: RememberedDisplay | null,
  cashiers: RememberedDisplay | null = remember(till),
) => {
  const { cashier, customer } = placesFor(all, { cashier: cashiers, customer: remembered }, till.id);
  return [cashier.id, customer.kind === 'display' ? customer.display.id : ofNone(customer)];
};
const ofNone = (place: { kind: 'ask' } | { kind: 'none'; reason: string }): string =>
  place.kind === 'ask' ? 'ask' : place.reason;
const isKnown = (all: readonly Display[], remembered: RememberedDisplay): unknown => {
  const { customer } = placesFor(all, { cashier: null, customer: remembered }, till.id);
  return customer.kind === 'display' && customer.isKnown;
};

describe('the customer’s display', () => {
  it('is the only one that is not the cashier’s', () => {
    expect(placed([till, samsung], null)).toEqual([1, 2]);
  });

  it('is the remembered one among several, by its id', () => {
    expect(placed([till, samsung, philips], remember(philips))).toEqual([1, 3]);
    expect(isKnown([till, samsung, philips], remember(philips))).toBe(true);
  });

  it.each([
    ['under a new id', display(9, { label: 'PHILIPS', width: 1280, height: 1024 })],
    ['at another scale', display(9, { label: 'PHILIPS', width: 1280, height: 1024, scaleFactor: 1.25 })],
  ])('is known again %s', (_, again) => {
    expect(placed([till, samsung, again], remember(philips))).toEqual([1, 9]);
  });

  it('is asked for where two could be it', () => {
    expect(placed([till, samsung, philips], null)).toEqual([1, 'ask']);
    const twins = [display(7, { label: 'PHILIPS' }), display(8, { label: 'PHILIPS' })];
    expect(placed([till, ...twins], remember(display(6, { label: 'PHILIPS' })))).toEqual([1, 'ask']);
  });

  it('may be filled in for by the one that is left, which is not taken for it', () => {
    expect(placed([till, samsung], remember(philips))).toEqual([1, 2]);
    expect(isKnown([till, samsung], remember(philips))).toBe(false);
  });

  it('is missed where one was known, for the system may show the same picture twice', () => {
    expect(placed([till], remember(samsung))).toEqual([1, 'duplicated']);
    expect(placed([till], null)).toEqual([1, 'none']);
  });

  it('is none that lies where the cashier’s lies: both show one picture', () => {
    const mirror = display(4, { x: 10_000, width: 1366, height: 768 });
    expect(placed([till, mirror], remember(mirror))).toEqual([1, 'duplicated']);
    expect(placed([till, mirror, samsung], remember(mirror))).toEqual([1, 2]);
  });
});

describe('the cashier’s display', () => {
  it('is the customer’s where that one alone is left, and its own again when it is back', () => {
    expect(placed([samsung], remember(samsung))).toEqual([2, 'taken']);
    expect(placed([samsung, till], remember(samsung))).toEqual([1, 2]);
  });

  it('is not the customer’s as long as there is a third', () => {
    expect(placed([samsung, philips], remember(samsung))).toEqual([3, 2]);
  });

  it('is not the remembered customer’s, although the system calls that one the first', () => {
    expect(placed([samsung, display(5)], remember(samsung), null)).toEqual([5, 2]);
  });
});

describe('both windows on one display', () => {
  it.each([
    [1024, 600],
    [1366, 768],
    [3840, 2160],
  ])('share %i × %i, and neither lies over the other', (width, height) => {
    const beside = sideBySide({ x: 0, y: 40, width, height });
    expect(beside?.cashier).toEqual({ x: 0, y: 40, width: beside?.customer.x, height });
    expect((beside?.cashier.width ?? 0) + (beside?.customer.width ?? 0)).toBe(width);
    expect(beside?.customer.width).toBeGreaterThanOrEqual(320);
    expect(beside?.cashier.width).toBeGreaterThanOrEqual(640);
  });

  it('have no room on a small one', () => {
    expect(sideBySide({ x: 0, y: 0, width: 800, height: 600 })).toBeNull();
  });
});
