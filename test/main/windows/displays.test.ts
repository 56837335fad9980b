import { describe, expect, it } from 'vitest';
import type { Display } from '#main/electron';
import { chooseCustomerDisplay, type RememberedDisplay, remember } from '#main/windows/displays';

type Shape = { label?: string; width?: number; height?: number; scaleFactor?: number; internal?: boolean };

/** Only what is looked at: the rest of a display is none of this file's business. */
function display(id: number, shape: Shape = {}): Display {
  const { label = `Screen ${id}`, width = 1920, height = 1080, scaleFactor = 1, internal = false } = shape;
  const bounds = { x: 0, y: 0, width: width / scaleFactor, height: height / scaleFactor };
  const known: Partial<Display> = { id, label, bounds, scaleFactor, internal };
  return known as Display;
}

const till = display(1, { internal: true });
const samsung = display(2, { label: 'SAMSUNG' });
const philips = display(3, { label: 'PHILIPS', width: 1280, height: 1024 });

const chosen = (all: readonly Display[], remembered: RememberedDisplay | null) => {
  const choice = chooseCustomerDisplay(all, till.id, remembered);
  return choice.kind === 'display' ? [choice.display.id, choice.isKnown] : choice;
};

describe('the customer’s display', () => {
  it('is the only one that is not the cashier’s', () => {
    expect(chosen([till, samsung], null)).toEqual([2, false]);
  });

  it('is the remembered one among several, by its id', () => {
    expect(chosen([till, samsung, philips], remember(philips))).toEqual([3, true]);
  });

  it.each([
    ['under a new id', display(9, { label: 'PHILIPS', width: 1280, height: 1024 })],
    ['at another scale', display(9, { label: 'PHILIPS', width: 1280, height: 1024, scaleFactor: 1.25 })],
  ])('is known again %s', (_, again) => {
    expect(chosen([till, samsung, again], remember(philips))).toEqual([9, true]);
  });

  it('is asked for where two could be it', () => {
    expect(chosen([till, samsung, philips], null)).toEqual({ kind: 'ask' });
    const twins = [display(7, { label: 'PHILIPS' }), display(8, { label: 'PHILIPS' })];
    expect(chosen([till, ...twins], remember(display(6, { label: 'PHILIPS' })))).toEqual({ kind: 'ask' });
  });

  it('may be filled in for by the one that is left, which is not taken for it', () => {
    expect(chosen([till, samsung], remember(philips))).toEqual([2, false]);
  });

  it('is never the cashier’s own', () => {
    expect(chosen([till], remember(till))).toEqual({ kind: 'none', isDuplicated: true });
    expect(chosen([till, samsung], remember(till))).toEqual([2, false]);
  });

  it('is missed where one was known, for the system may show the same picture twice', () => {
    expect(chosen([till], remember(samsung))).toEqual({ kind: 'none', isDuplicated: true });
    expect(chosen([till], null)).toEqual({ kind: 'none', isDuplicated: false });
  });
});
