import { describe, expect, it } from 'vitest';
import { toQuantity } from '#core/domain/money';
import type { Cart } from '#core/domain/sale';
import { parsePercent, parseQuantity, quantityText, stepped } from '#renderer/cashier/quantity';
import { createScanQueue } from '#renderer/cashier/scan-queue';
import { neighbour, selectionAfter } from '#renderer/cashier/selection';
import { lineOf } from '#test/support/customer-views';

describe('A quantity', () => {
  it.each([
    ['3', 3000],
    ['0,845', 845],
    ['1.5', 1500],
    [' 12 ', 12_000],
    ['0', null],
    ['-1', null],
    ['1,2345', null],
    ['12345', null],
    ['tres', null],
  ])('typed as %j is %j thousandths', (text, thousandths) => {
    expect(parseQuantity(text)).toBe(thousandths);
  });

  it('is written as the country does', () => {
    expect(quantityText(toQuantity(845), 'es-AR')).toBe('0,845');
    expect(quantityText(toQuantity(3000), 'es-MX')).toBe('3');
  });

  it('goes down to one and no further', () => {
    expect(stepped({ quantity: toQuantity(2000) }, -1)).toBe(1000);
    expect(stepped({ quantity: toQuantity(1000) }, -1)).toBeNull();
  });
});

it.each([
  ['10', 1000],
  ['12,5', 1250],
  ['100', 10_000],
  ['0', null],
  ['100,01', null],
  ['diez', null],
])('A discount typed as %j is %j basis points', (text, basisPoints) => {
  expect(parsePercent(text)).toBe(basisPoints);
});

describe('The chosen line', () => {
  const [a, b, c] = [lineOf('A', 100, 1), lineOf('B', 100, 1), lineOf('C', 100, 1)];
  const cartOf = (...lines: Cart['lines']): Cart => ({ lines, discount: null, note: null });

  it('is what was just added', () => {
    expect(selectionAfter(cartOf(a, b), cartOf(a, b, c), a.id)).toBe(c.id);
  });
  it('is the line that was just counted up', () => {
    expect(selectionAfter(cartOf(a, b), cartOf({ ...a, quantity: toQuantity(2000) }, b), b.id)).toBe(a.id);
  });
  it('stays when nothing of the lines changed', () => {
    expect(selectionAfter(cartOf(a, b), cartOf(a, b), a.id)).toBe(a.id);
  });
  it('goes to the neighbour of one that was removed', () => {
    expect(selectionAfter(cartOf(a, b, c), cartOf(a, c), b.id)).toBe(c.id);
    expect(selectionAfter(cartOf(a, b), cartOf(a), b.id)).toBe(a.id);
    expect(selectionAfter(cartOf(a), cartOf(), a.id)).toBeNull();
  });
  it('moves by the arrows and stops at both ends', () => {
    const cart = cartOf(a, b);
    expect(neighbour(cart, a.id, 1)).toBe(b.id);
    expect(neighbour(cart, b.id, 1)).toBe(b.id);
    expect(neighbour(cart, a.id, -1)).toBe(a.id);
    expect(neighbour(cart, null, 1)).toBe(b.id);
  });
});

describe('Scans in a row', () => {
  it('are sent one after the other, in order, and a failure holds up nobody', async () => {
    const seen: string[] = [];
    const failures: unknown[] = [];
    const queue = createScanQueue<string>(
      async (code) => {
        seen.push(`${code} begins`);
        await Promise.resolve();
        if (code === 'bad') throw new Error(code);
        seen.push(`${code} ends`);
      },
      (error) => failures.push(error),
    );
    for (const code of ['one', 'bad', 'two']) queue.add(code);
    await queue.idle();
    expect(seen).toEqual(['one begins', 'one ends', 'bad begins', 'two begins', 'two ends']);
    expect(failures).toHaveLength(1);
  });
});
