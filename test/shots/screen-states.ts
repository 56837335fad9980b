import type { CashierView, Lights, Setting } from '#core/views';
import { openSettings } from '#test/shots/cashier-acts';
import { TABS } from '#test/shots/settings-states';
import { type CashierState, drawIn, viewIn, withSetting } from '#test/shots/state';
import { answers, settings } from '#test/support/cashier-answers';
import { chargeViews } from '#test/support/cashier-views';

/** The cashier's window while the customer's screen is not where it should be. */
export function ofTheScreens(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('screens');
  const view = viewIn(setting);
  const charging = withSetting(chargeViews.awaiting ?? view, setting);
  const without = (seen: CashierView, reason: Lights['display']['reason']): CashierView => ({
    ...seen,
    lights: {
      ...seen.lights,
      display: { state: reason === 'none' ? 'off' : 'trouble', reason, label: '' },
    },
  });
  return [
    draw('screen-duplicated', without(view, 'duplicated')),
    draw('screen-ask', without(view, 'ask')),
    draw('screen-taken-charging', without(charging, 'taken')),
    draw('screen-duplicated-charging', without(charging, 'duplicated')),
    draw('screen-none-charging', without(charging, 'none')),
    draw('screen-ruler', view, {
      answers: { ...answers, 'settings/view': { ...settings, setting: view.setting } },
      act: async (page) => {
        await openSettings(page, TABS.indexOf('screens'));
        await page.locator('.part').nth(1).locator('.row .btn').nth(1).click();
        await page.locator('.ruler-row').scrollIntoViewIfNeeded();
      },
    }),
    draw('screen-big-code', without(charging, 'none'), {
      act: async (page) => {
        await page.locator('.charge-plate .aside .btn').click();
        await page.locator('.big-code .code svg').waitFor();
      },
    }),
  ];
}
