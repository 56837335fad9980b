import type { Page } from '@playwright/test';
import { toMoney } from '#core/domain/money';
import { err } from '#core/result';
import type { ProductView, Setting } from '#core/views';
import { scanLikeAScanner } from '#scripts/counter-driver';
import { typeByHand } from '#test/shots/cashier-acts';
import { type CashierState, drawIn, viewIn, withSetting } from '#test/shots/state';
import { answers } from '#test/support/cashier-answers';
import { chargeViews } from '#test/support/cashier-views';

const CODE = '4006381333931';

const cheese: ProductView = {
  id: 'cheese',
  name: 'Queso Mar del Plata en horma, sin sal',
  sku: 'QSO-01',
  price: toMoney(1_089_205),
  unit: 'kg',
  taxRate: null,
  category: 'Fiambrería',
};

const asked = async (page: Page): Promise<void> => await page.locator('.dialog').waitFor();
const noticed = async (page: Page): Promise<void> => await page.locator('.banner').first().waitFor();

/** What is asked in the midst of a sale or of a charge, and what is told where something did not go. */
export function ofTheQuestions(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('questions');
  const view = viewIn(setting);
  const refusing = (error: 'unknown-code' | 'bad-check-digit') => ({ ...answers, 'cart/scan': err(error) });
  const { 'in-process': underWay, mismatch } = chargeViews;
  return [
    draw('ask-unknown-code', view, {
      answers: refusing('unknown-code'),
      act: async (page) => {
        await page.evaluate(scanLikeAScanner, CODE);
        await asked(page);
      },
    }),
    draw('ask-weight', view, {
      answers: { ...answers, 'catalogue/search': [cheese] },
      act: async (page) => {
        await typeByHand(page, 'queso');
        await page.locator('.result').waitFor();
        await page.keyboard.press('Enter');
        await asked(page);
      },
    }),
    draw('ask-void-sale', view, {
      act: async (page) => {
        await page.locator('.ticket > header .btn').last().click();
        await asked(page);
      },
    }),
    draw('ask-drawer', view, {
      act: async (page) => {
        await page.keyboard.press('F11');
        await asked(page);
      },
    }),
    ...(underWay === undefined
      ? []
      : [
          draw('ask-stop', withSetting(underWay, setting), {
            act: async (page) => {
              await page.keyboard.press('Escape');
              await asked(page);
            },
          }),
        ]),
    ...(mismatch === undefined
      ? []
      : [
          draw('ask-accept', withSetting(mismatch, setting), {
            act: async (page) => {
              await page.locator('.plate .btn').nth(1).click();
              await asked(page);
            },
          }),
        ]),
    draw('told-misread', view, {
      answers: refusing('bad-check-digit'),
      act: async (page) => {
        await page.evaluate(scanLikeAScanner, CODE);
        await noticed(page);
      },
    }),
    draw(
      'told-cannot-charge',
      { ...view, cannotCharge: 'no-token' },
      {
        act: async (page) => {
          await page.keyboard.press('F12');
          await noticed(page);
        },
      },
    ),
  ];
}
