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

type Act = CashierState['act'];

/** The picture is of what the act brings up. */
const bringing =
  (what: string) =>
  (act: Act): Act =>
  async (page) => {
    await act(page);
    await page.locator(what).first().waitFor();
  };
const asked = bringing('.dialog');
const told = bringing('.banner');
const press =
  (key: string): Act =>
  (page) =>
    page.keyboard.press(key);
const scan: Act = (page) => page.evaluate(scanLikeAScanner, CODE);

async function findByHand(page: Page): Promise<void> {
  await typeByHand(page, 'queso');
  await page.locator('.result').waitFor();
  await page.keyboard.press('Enter');
}

/** What is asked in the midst of a sale or of a charge, and what is told where something did not go. */
export function ofTheQuestions(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('questions');
  const view = viewIn(setting);
  const refusing = (error: 'unknown-code' | 'bad-check-digit') => ({ ...answers, 'cart/scan': err(error) });
  const inFront = (name: string) => withSetting(chargeViews[name] ?? view, setting);
  return [
    draw('ask-unknown-code', view, { answers: refusing('unknown-code'), act: asked(scan) }),
    draw('ask-weight', view, {
      answers: { ...answers, 'catalogue/search': [cheese] },
      act: asked(findByHand),
    }),
    draw('ask-void-sale', view, {
      act: asked((page) => page.locator('.ticket > header .btn').last().click()),
    }),
    draw('ask-drawer', view, { act: asked(press('F11')) }),
    draw('ask-stop', inFront('in-process'), { act: asked(press('Escape')) }),
    draw('ask-accept', inFront('mismatch'), {
      act: asked((page) => page.locator('.plate .btn').nth(1).click()),
    }),
    draw('told-misread', view, { answers: refusing('bad-check-digit'), act: told(scan) }),
    draw('told-cannot-charge', { ...view, cannotCharge: 'no-token' }, { act: told(press('F12')) }),
  ];
}
