import type { Page } from '@playwright/test';
import { toMoney } from '#core/domain/money';
import type { ProductView, Setting } from '#core/views';
import { typeByHand } from '#test/shots/cashier-acts';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { answers } from '#test/support/cashier-answers';

const WORD = 'leche';
const MADE_BY = ['La Serenísima', 'Sancor', 'Las Tres Niñas', 'Milkaut', 'Tregar'];
const SIZES = [
  'entera 1 l',
  'descremada 1 l',
  'en polvo instantánea fortificada con hierro 800 g',
  'chocolatada 200 ml',
];

const found: readonly ProductView[] = MADE_BY.flatMap((maker, row) =>
  SIZES.map((size, column): ProductView => {
    const at = row * SIZES.length + column;
    return {
      id: `found-${at}`,
      name: `Leche ${size} ${maker}`,
      sku: at % 3 === 2 ? null : `LCH-${String(1000 + at)}`,
      price: toMoney(at === 6 ? 99_999_999_999_999 : 145_000 + at * 17_350),
      unit: 'unit',
      taxRate: null,
      category: 'Lácteos',
    };
  }),
);

const find = (text: string) => async (page: Page) => {
  await typeByHand(page, text);
  await page.locator('.legend').waitFor();
};

/** What the search field finds, in the order in which a cashier meets it. */
export function ofTheSearch(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('search');
  const view = viewIn(setting);
  const finding = (products: readonly ProductView[]) => ({ ...answers, 'catalogue/search': products });
  return [
    draw('found-many', view, {
      answers: finding(found),
      act: async (page) => {
        await find(WORD)(page);
        for (let down = 0; down < 2; down++) await page.keyboard.press('ArrowDown', { delay: 60 });
      },
    }),
    draw('found-last', view, {
      answers: finding(found),
      act: async (page) => {
        await find(WORD)(page);
        for (let down = 1; down < found.length; down++) await page.keyboard.press('ArrowDown');
      },
    }),
    draw('found-few', view, { answers: finding(found.slice(5, 7)), act: find(`3*${WORD}`) }),
    draw('found-none', view, { answers: finding([]), act: find('yerba') }),
  ];
}
