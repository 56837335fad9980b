import type { Page } from '@playwright/test';
import type { Setting } from '#core/views';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { type Answers, answers } from '#test/support/cashier-answers';
import {
  day,
  dayAnswers,
  differing,
  emptyDay,
  everyCase,
  month as monthOfSales,
  noSales,
  nothingOpen,
} from '#test/support/day-answers';

/** The manager's day: with something to resolve, with nothing, with no sale at all, and one sale opened. */
export function ofTheDay(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('day');
  const view = viewIn(setting);
  const one = (name: string, told: Answers, act: (page: Page) => Promise<void> = openDay) =>
    draw(name, view, { answers: { ...answers, ...dayAnswers, ...told }, act });
  const month = { 'day/span': monthOfSales };
  return [
    one('day', {}),
    one('day-quiet', { 'day/view': { ...day, attention: 0 }, 'attention/list': nothingOpen }),
    one('day-empty', { 'day/view': emptyDay, 'day/sales': noSales }),
    one('day-every-case', { 'attention/list': everyCase }),
    one('day-differs', { 'attention/list': differing }),
    one('day-done-cases', {}, async (page) => {
      await openDay(page);
      await page.locator('.done-cases > .btn').click();
      await page.locator('.case.done').last().scrollIntoViewIfNeeded();
    }),
    one('day-close-case', {}, async (page) => {
      await openDay(page);
      await page.locator('.case .do .btn').first().click();
      await page.locator('.scrim').waitFor();
    }),
    one('day-totals', { 'day/span': { ...monthOfSales, span: 'day' } }, async (page) => {
      await openDay(page);
      await page.locator('.day .main > .segmented button').nth(1).click();
      await page.locator('.cuts table').waitFor();
    }),
    one('day-month', month, async (page) => {
      await openDay(page);
      await page.locator('.daybar .segmented button').nth(2).click();
      await page.locator('.span-days').waitFor();
    }),
    one('day-sale', {}, async (page) => {
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
