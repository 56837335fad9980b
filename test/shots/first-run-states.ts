import { ZERO } from '#core/domain/money';
import { emptyCart } from '#core/domain/sale';
import type { FirstRunStep, FirstRunWants } from '#core/first-run';
import { err, ok } from '#core/result';
import type { SettingsView } from '#core/settings-views';
import type { CashierView, Setting } from '#core/views';
import { type CashierState, drawIn, viewIn, withSetting } from '#test/shots/state';
import { type Answers, answers, settings, staffList } from '#test/support/cashier-answers';
import { chargeViews } from '#test/support/cashier-views';

/** The wizard at each of its steps, and its test sale as it goes well and as it does not. */
export function ofTheFirstRun(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('first-run');
  const empty = viewIn(setting);
  const idle: CashierView = { ...empty, sale: { ...empty.sale, cart: emptyCart, due: ZERO } };
  const at = (
    name: string,
    step: FirstRunStep,
    { wants = 'account', seen = idle, more = {}, told = {}, act }: Change = {},
  ): CashierState =>
    draw(
      `first-run-${name}`,
      { ...seen, firstRun: { status: 'under-way', step, wants, opensByItself: true } },
      {
        answers: {
          ...answers,
          'first-run/go': ok(null),
          'settings/view': { ...settings, setting: seen.setting, ...more },
          ...told,
        },
        act: async (page) => {
          await page.locator('.first-run .page:not([hidden]) h2').first().waitFor();
          await act?.(page);
        },
      },
    );
  const charged = (name: string): CashierView => withSetting(chargeViews[name] ?? idle, setting);
  const none = { hasToken: false, account: null, register: null };
  const elsewhere = {
    sellerName: 'Mercearia São João',
    siteId: 'MLB',
    isTest: false,
    isAnother: false,
  } as const;
  const paste: CashierState['act'] = async (page) => {
    await page.locator('.paste input').fill('APP_USR-1234567890123456-112233-0a1b2c-1');
    await page.keyboard.press('Enter');
    await page.locator('.found').waitFor();
  };
  const refused = { 'settings/look-at-token': err({ reason: 'unauthorized', country: null } as const) };
  return [
    at('language', 'language', { more: none }),
    at('country', 'country', { more: none }),
    at('money', 'money', { more: none }),
    at('account', 'account', { more: none }),
    at('account-wrong', 'account', { more: none, told: refused, act: paste }),
    at('account-elsewhere', 'account', {
      more: none,
      told: { 'settings/look-at-token': ok(elsewhere) },
      act: paste,
    }),
    at('register', 'register'),
    at('register-failed', 'register', { told: { 'places/list': err('offline') } }),
    at('screen', 'screen'),
    at('printer', 'printer', { wants: 'practice' }),
    at('staff', 'staff', { wants: 'practice', told: { 'staff/list': { ...staffList, people: [] } } }),
    at('sale', 'sale'),
    at('sale-busy', 'sale', { seen: empty }),
    at('sale-code', 'sale', { seen: charged('awaiting') }),
    at('sale-paid', 'sale', { seen: charged('paid') }),
    at('sale-not-sent', 'sale', { seen: charged('not-sent') }),
    at('done', 'done'),
    at('done-practice', 'done', { wants: 'practice', more: none }),
  ];
}

type Change = {
  readonly wants?: FirstRunWants;
  readonly seen?: CashierView;
  readonly more?: Partial<SettingsView>;
  readonly told?: Answers;
  readonly act?: CashierState['act'];
};
