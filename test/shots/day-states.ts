import type { Page } from '@playwright/test';
import type { DayView } from '#core/day-views';
import type { Setting } from '#core/views';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { answers } from '#test/support/cashier-answers';
import { day, dayAnswers, emptyDay, quietDay } from '#test/support/day-answers';

/** The manager's day: with something to resolve, with nothing, with no sale at all, and one sale opened. */
export function ofTheDay(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('day');
  const view = viewIn(setting);
  const one = (name: string, told: DayView, act: (page: Page) => Promise<void> = openDay) =>
    draw(name, view, { answers: { ...answers, ...dayAnswers, 'day/view': told }, act });
  return [
    one('day', day),
    one('day-quiet', quietDay),
    one('day-empty', emptyDay),
    one('day-sale', day, async (page) => {
      await openDay(page);
      await page.locator('.day-list li button').first().click();
      await page.locator('.day .story .facts li').first().waitFor();
    }),
  ];
}

export async function openDay(page: Page): Promise<void> {
  await page.locator('.top [data-panel="day"], .top .btn').first().click();
  await page.locator('.day .figures').waitFor();
}
