import type { Page } from '@playwright/test';
import type { Refused, StaffNow } from '#core/staff-requests';
import type { CashierView, Setting } from '#core/views';
import { openSettings } from '#test/shots/cashier-acts';
import { TABS } from '#test/shots/settings-states';
import { type CashierState, drawIn, viewIn, withSetting } from '#test/shots/state';
import { answers, settings, staffed, staffList } from '#test/support/cashier-answers';
import { chargeViews } from '#test/support/cashier-views';

/** The till locked, a PIN asked for, and the page of who serves. */
export function ofTheStaff(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('staff');
  const view = viewIn(setting);
  const shut = (seen: CashierView, more: Partial<StaffNow> = {}): CashierView => ({
    ...withSetting(seen, setting),
    cashier: null,
    staff: { ...staffed.nobody, ...more },
  });
  const by = (who: 'cashier' | 'manager'): CashierView => ({ ...view, staff: staffed[who] });
  const told = { ...answers, 'settings/view': { ...settings, setting: view.setting } };
  const asked: Refused = { refused: 'approval', acts: ['drawer'], ask: 'ask-1' };
  const page = (at: Page) => openSettings(at, TABS.indexOf('staff'));
  const wrong = async (at: Page): Promise<void> => {
    await at.locator('.lock input').fill('4071');
    await at.keyboard.press('Enter');
    await at.locator('.pin-trouble:not(:empty)').waitFor();
  };
  const seen = (at: Page): Promise<void> => at.locator('.lock-card input:focus').waitFor();
  return [
    draw('staff-locked', shut(view), { act: seen }),
    draw('staff-locked-charge', shut(chargeViews.awaiting ?? view), { act: seen }),
    draw('staff-locked-paid', shut(chargeViews.paid ?? view), { act: seen }),
    draw('staff-locked-wrong', shut(view, { waitMs: 32_000 }), { act: wrong }),
    draw('staff-forgot', shut(view), {
      act: async (at) => {
        await at.locator('.lock .btn.plain').click();
        await at.locator('.dialog.pin').waitFor();
      },
    }),
    draw('staff-switch', by('cashier'), {
      act: async (at) => {
        await at.keyboard.press('Shift+F2');
        await at.locator('.dialog.pin input:focus').waitFor();
      },
    }),
    draw('staff-approve', by('cashier'), {
      answers: { ...answers, 'drawer/open': asked as never },
      act: async (at) => {
        await at.keyboard.press('F11');
        await at.locator('.dialog input').fill('cambio');
        await at.keyboard.press('Enter');
        await at.locator('.dialog.pin').waitFor();
      },
    }),
    draw('staff-none', view, {
      answers: { ...told, 'staff/list': { ...staffList, people: [] } },
      act: page,
    }),
    draw('staff-page', by('manager'), { answers: told, act: page }),
    draw('staff-rules', by('manager'), {
      answers: told,
      act: async (at) => {
        await page(at);
        await at.locator('.rules').scrollIntoViewIfNeeded();
        await at.locator('.tab-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
      },
    }),
    draw('staff-new-pin', by('manager'), {
      answers: told,
      act: async (at) => {
        await page(at);
        await at.locator('.people .btn').nth(1).click();
      },
    }),
  ];
}
