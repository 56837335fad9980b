import type { Page } from '@playwright/test';
import { ok } from '#core/result';
import type { Setting } from '#core/views';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { type Answers, answers } from '#test/support/cashier-answers';
import { catalogueAnswers, wrongFile } from '#test/support/catalogue-answers';

/** The table, a cell being typed in, a product's prices, a file looked at, and the quick keys. */
export function ofTheCatalogue(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('catalogue');
  const view = viewIn(setting);
  const told: Answers = { ...answers, ...catalogueAnswers };
  const tool = (at: number, then: string) => async (page: Page) => {
    await page.keyboard.press('F3');
    await page.locator('.tools .btn').nth(at).click();
    await page.locator(then).first().waitFor();
  };
  const one = (name: string, act: (page: Page) => Promise<void>, more: Answers = {}) =>
    draw(`catalogue-${name}`, view, { answers: { ...told, ...more }, act });
  return [
    one('table', openTable),
    one('cell', async (page) => {
      await openTable(page);
      await page.locator('#cell-1-1').click();
    }),
    one('more', async (page) => {
      await openTable(page);
      await page.locator('#cell-1-9').click();
      await page.locator('.prices li').first().waitFor();
    }),
    one('new', tool(0, '.dialog')),
    one('file', tool(1, '.counts')),
    one('wrong', tool(1, '.wrong-rows'), { 'products/choose-file': ok(wrongFile) }),
    one('keys', tool(3, '.arrange li')),
  ];
}

async function openTable(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await page.locator('#cell-1-0').waitFor();
}
