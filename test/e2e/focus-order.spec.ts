import type { Page } from '@playwright/test';
import { expect, test } from '#test/support/shop';
import { ask, chargeUntilShown, ringUp, until } from '#test/support/till';

/* Tab goes as the eye does: the bar, the work, the ticket; in each from the top to the bottom, and no stop is nameless. */

type Stop = {
  readonly region: 'bar' | 'work' | 'ticket' | 'elsewhere';
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly hasRing: boolean;
};

/** Once around, from wherever the focus is: until it is on a stop for the second time. */
async function onceAround(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((): (Stop & { isSecond: boolean }) | null => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return null;
      const isSecond = activeElement.hasAttribute('data-walked');
      activeElement.setAttribute('data-walked', '');
      const { top, bottom, left } = activeElement.getBoundingClientRect();
      const labelled = activeElement.getAttribute('aria-label') ?? activeElement.getAttribute('title') ?? '';
      const label = activeElement.closest('label')?.textContent ?? activeElement.textContent;
      const region = activeElement.closest('.ticket')
        ? 'ticket'
        : activeElement.closest('.work')
          ? 'work'
          : activeElement.closest('.top')
            ? 'bar'
            : 'elsewhere';
      const ringed = [activeElement, activeElement.closest('label') ?? activeElement].map((one) =>
        getComputedStyle(one),
      );
      const hasRing = ringed.some(
        ({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none',
      );
      return { region, name: (labelled + label).trim(), top, bottom, left, hasRing, isSecond };
    });
    if (stop === null) continue;
    const { isSecond, ...seen } = stop;
    if (isSecond) break;
    stops.push(seen);
  }
  await page.evaluate(() => {
    for (const walked of document.querySelectorAll('[data-walked]')) walked.removeAttribute('data-walked');
  });
  return stops;
}

/** Below, or beside it to the right. */
const comesAfter = (after: Stop, before: Stop): boolean => {
  const isSameRow = after.top < before.bottom - 2 && before.top < after.bottom - 2;
  return isSameRow ? after.left >= before.left : after.top > before.top;
};

function expectAsTheEyeGoes(stops: readonly Stop[], regions: readonly Stop['region'][]): void {
  expect(stops.filter(({ name }) => name === '')).toEqual([]);
  expect(stops.filter(({ hasRing }) => !hasRing).map(({ name }) => name)).toEqual([]);
  const visited = stops.map(({ region }) => region).filter((region, at, all) => region !== all[at - 1]);
  // Where the walk began in the middle of a region it ends there.
  const start = visited.indexOf(regions[0] ?? 'bar');
  const turned = [...visited.slice(start), ...visited.slice(0, start)];
  expect(turned.filter((region, at, all) => region !== all[at - 1])).toEqual(regions);
  for (const region of regions) {
    const own = stops.filter((stop) => stop.region === region);
    const jumps = own.filter((stop, at) => {
      const before = own[at - 1];
      return before !== undefined && !comesAfter(stop, before);
    });
    // The one jump is the walk's own beginning.
    expect(jumps.length, JSON.stringify(jumps.map(({ name }) => name))).toBeLessThanOrEqual(1);
  }
}

test('by Tab through the sale, a charge and what was paid', async ({ shop }) => {
  const { cashier } = shop.pages;
  await cashier.getByRole('searchbox').waitFor();
  await ringUp(cashier, 120_000);
  await ringUp(cashier, 90_000, 'Azúcar');
  await until(cashier, 'two lines', ({ sale }) => sale.cart.lines.length === 2);
  expectAsTheEyeGoes(await onceAround(cashier), ['bar', 'work', 'ticket']);

  const reference = await chargeUntilShown(cashier);
  expectAsTheEyeGoes(await onceAround(cashier), ['bar', 'work', 'ticket']);

  await shop.simulator.control('scan', { external_reference: reference });
  await shop.simulator.control('pay', { external_reference: reference, outcome: 'approved' });
  await until(cashier, 'paid', (view) => view.charge?.paidAt != null);
  expectAsTheEyeGoes(await onceAround(cashier), ['bar', 'work', 'ticket']);
  await ask(cashier, 'sale/next');
});
