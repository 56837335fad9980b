import { describe, expect, it } from 'vitest';
import { codeDots } from '#core/domain/code-size';

describe('the code on the customer’s screen', () => {
  it.each([
    ['1366 × 768', { width: 1366, height: 768 }, 522],
    ['1920 × 1080', { width: 1920, height: 1080 }, 734],
    ['upright 1080 × 1920', { width: 1080, height: 1920 }, 734],
  ])('takes two thirds of the short side of %s', (_, page, dots) => {
    expect(Math.round(codeDots(page, 0))).toBe(dots);
  });

  it('is as wide as the counter is deep, where a small display has room for it', () => {
    expect(codeDots({ width: 1024, height: 600 }, 420)).toBe(420);
  });

  it('is never wider than there is room for beside the amount', () => {
    expect(codeDots({ width: 1024, height: 600 }, 900)).toBeCloseTo(80 * 5.76);
  });
});
