import type { Page } from '@playwright/test';
import type { ShiftState, ShiftView } from '#core/shift-views';
import type { Setting } from '#core/views';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { answers } from '#test/support/cashier-answers';
import { inShift, shiftAnswers, shiftFirst, shiftNone, shiftOpen } from '#test/support/shift-answers';

/** The turn at the register: to be opened, open, being closed, and one that is closed. */
export function ofTheShift(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('shift');
  const one = (
    name: string,
    told: ShiftView,
    shift: ShiftState,
    act: (page: Page) => Promise<void> = openPage,
  ): CashierState =>
    draw(
      name,
      { ...viewIn(setting), shift },
      { answers: { ...answers, ...shiftAnswers, 'shift/view': told }, act },
    );
  const closed: ShiftState = { use: 'off', open: null };
  return [
    one('shift-first', shiftFirst, closed),
    one('shift-none', shiftNone, closed),
    one('shift-open', shiftOpen, inShift),
    one('shift-cash', shiftOpen, inShift, async (page) => {
      await openPage(page);
      await page.locator('.shift .lead .btn').nth(1).click();
      await page.locator('.dialog').waitFor();
    }),
    one('shift-closing', shiftOpen, inShift, async (page) => {
      await startClosing(page);
      await page.locator('.pieces input').first().fill('3');
      await page.locator('.pieces input').nth(1).fill('2');
    }),
    one('shift-closing-sum', shiftOpen, inShift, async (page) => {
      await startClosing(page);
      await page.locator('.closing .segmented button').nth(1).click();
      await page.locator('.closing > .field input').fill('77200');
    }),
    one('shift-past', shiftOpen, inShift, async (page) => {
      await openPage(page);
      await page.locator('.past button').nth(1).click();
      await page.locator('.shift aside .figures-part').first().waitFor();
    }),
  ];
}

async function openPage(page: Page): Promise<void> {
  await page.keyboard.press('Shift+F11');
  await page.locator('.shift h1').waitFor();
}

async function startClosing(page: Page): Promise<void> {
  await openPage(page);
  await page.locator('.shift .lead .btn').last().click();
  await page.locator('.pieces input').first().waitFor();
}
