import type { Page } from '@playwright/test';
import type { SaleMoneyView } from '#core/refund-views';
import { err, ok } from '#core/result';
import type { CashierView, Setting } from '#core/views';
import {
  askInVain,
  giveTooMuch,
  goOn,
  openGiveBack,
  openRecent,
  openRow,
  openSettings,
  typeByHand,
} from '#test/shots/cashier-acts';
import { ofTheCatalogue } from '#test/shots/catalogue-states';
import { ofTheDay } from '#test/shots/day-states';
import { ofTheFirstRun } from '#test/shots/first-run-states';
import { ofThePrinters } from '#test/shots/printing-states';
import { ofTheQuestions } from '#test/shots/question-states';
import { ofReconciling } from '#test/shots/reconcile-states';
import { ofTheScreens } from '#test/shots/screen-states';
import { ofTheSearch } from '#test/shots/search-states';
import { ofTheAccount, ofTheNotices, ofTheRegister, TABS } from '#test/shots/settings-states';
import { ofTheShift } from '#test/shots/shift-states';
import { ofTheStaff } from '#test/shots/staff-states';
import { type CashierState, drawIn, viewIn, withSetting } from '#test/shots/state';
import { ofTheCopies, ofTheFiles, ofTheLog } from '#test/shots/trust-states';
import { type Answers, answers, settings } from '#test/support/cashier-answers';
import { aroundViews, chargeViews, onHold } from '#test/support/cashier-views';
import { AFTERNOON } from '#test/support/customer-views';
import { doubleMoney, mixedMoney, noPartMoney, plainMoney, wholeMoney } from '#test/support/refund-answers';

const NEWER = { kind: 'there', version: '1.4.2' } as const;

type Told = Pick<CashierState, 'answers'>;

/** Every state of the cashier's window in one setting. */
export function cashierStates(setting: Partial<Setting>): readonly CashierState[] {
  return [
    ...told('charge', chargeViews, setting),
    ...told('around', aroundViews, setting),
    ...opened(setting),
    ...ofTheSearch(setting),
    ...ofTheQuestions(setting),
    ...ofTheRegister(setting),
    ...ofTheCatalogue(setting),
    ...ofTheDay(setting),
    ...ofTheShift(setting),
    ...ofReconciling(setting),
    ...ofTheNotices(setting),
    ...ofRefunds(setting),
    ...ofTheAccount(setting),
    ...ofTenders(setting),
    ...ofTheFirstRun(setting),
    ...ofTheScreens(setting),
    ...ofThePrinters(setting),
    ...ofTheStaff(setting),
    ...ofTheFiles(setting),
    ...ofTheCopies(setting),
    ...ofTheLog(setting),
  ];
}

const told = (
  family: string,
  views: Readonly<Record<string, CashierView>>,
  setting: Partial<Setting>,
): readonly CashierState[] =>
  Object.entries(views).map(([name, view]) => drawIn(family)(name, withSetting(view, setting)));

/** The questions about the sale and its lines, each behind its key. */
const DIALOG_KEYS = { price: '/', note: 'F5', discount: 'F4', quantity: '*', 'open-amount': 'F8' } as const;

async function openDialog(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('.dialog').waitFor();
}

/** Opened as the cashier opens them, by keys and buttons. */
function opened(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('opened');
  const view = viewIn(setting);
  const told: Answers = { ...answers, 'settings/view': { ...settings, setting: view.setting } };
  return [
    draw('recent', view, { act: openRecent }),
    draw('recent-one', view, { act: openRow }),
    draw('recent-cash', view, {
      act: async (page) => {
        await page.keyboard.press('F7');
        await page.locator('[data-row=sale-cash]').click();
      },
    }),
    draw('recent-voided', view, {
      act: async (page) => {
        await page.keyboard.press('F7');
        await page.locator('.which [role=radio]').last().click();
      },
    }),
    draw('speaks', { ...view, customerLanguage: 'en' }),
    ...Object.entries(DIALOG_KEYS).map(([name, key]) =>
      draw(`dialog-${name}`, view, { act: (page) => openDialog(page, key) }),
    ),
    draw(
      'dialog-pad',
      { ...view, hands: { ...view.hands, numberPad: 'always' } },
      {
        act: async (page) => {
          await openDialog(page, 'F8');
          await typeByHand(page, '3*450+1200');
        },
      },
    ),
    draw(
      'open-sales',
      { ...viewIn(setting), open: onHold, parked: aroundViews.parked?.parked ?? [] },
      { act: (page) => page.keyboard.press('Shift+F6') },
    ),
    draw('shortcuts', view, { act: (page) => page.keyboard.press('F1') }),
    ...TABS.map((tab, at) =>
      draw(`settings-${tab}`, view, {
        answers: told,
        act: (page) => openSettings(page, at),
      }),
    ),
    draw('new-version', { ...view, update: NEWER }),
    draw(
      'settings-program-newer',
      { ...view, update: NEWER },
      {
        answers: told,
        act: (page) => openSettings(page, TABS.indexOf('program')),
      },
    ),
  ];
}

/** Giving money back: the list of a charge, the question in its two steps, and what may come of it. */
function ofRefunds(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('refunds');
  const view = viewIn(setting);
  const told = (money: SaleMoneyView, more: Answers = {}): Told => ({
    answers: { ...answers, 'refunds/of-sale': money, ...more },
  });
  const double = withSetting(chargeViews.double ?? view, setting);
  return [
    draw('refunds-plain', view, { ...told(plainMoney), act: openRow }),
    draw('refunds-mixed', view, { ...told(mixedMoney), act: openRow }),
    draw('give-back', view, { ...told(plainMoney), act: openGiveBack }),
    draw('give-back-whole', view, { ...told(wholeMoney), act: openGiveBack }),
    draw('give-back-bad', view, { ...told(plainMoney), act: giveTooMuch }),
    draw('give-back-double', double, {
      ...told(doubleMoney),
      act: (page) => page.keyboard.press('F3'),
    }),
    draw('give-back-no-part', double, {
      ...told(noPartMoney),
      act: (page) => page.keyboard.press('F3'),
    }),
    draw('give-back-sure', double, { ...told(doubleMoney), act: goOn }),
    draw('give-back-wrong', double, {
      ...told(doubleMoney, { 'refund/request': err('one-under-way') }),
      act: askInVain,
    }),
  ];
}

/** Paid in cash or otherwise: exactly, with change, in part, by card, beside a code that is still open, and taken back. */
function ofTenders(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('tender');
  const view = viewIn(setting);
  const { due } = view.sale;
  const offering = (openUntil: number | null, isRead: boolean): Answers => ({
    ...answers,
    'tender/prepare': ok({ due, openUntil, isRead }),
  });
  const asked = (
    name: string,
    told: Answers,
    then: CashierState['act'] = async () => undefined,
  ): CashierState =>
    draw(`tender-${name}`, view, {
      answers: told,
      act: async (page) => {
        await page.keyboard.press('F10');
        await page.locator('.dialog.tender input').waitFor();
        await then(page);
      },
    });
  const typed = (text: string) => (page: Page) => typeByHand(page, text);
  const free = offering(null, true);
  const press = (name: string) => (page: Page) => page.locator(name).first().click();
  return [
    asked('exact', free),
    asked('change', free, typed('20000')),
    asked('part', free, typed('2000')),
    asked('card', free, (page) => page.keyboard.press('ArrowDown')),
    asked('too-much', free, async (page) => {
      await typeByHand(page, '7791234567890');
      await page.keyboard.press('Enter');
    }),
    asked('open-code', offering(AFTERNOON + 240_000, true)),
    asked('silent', offering(AFTERNOON + 240_000, false)),
    draw('tender-void', withSetting(aroundViews['closed-cash'] ?? view, setting), {
      act: press('.acts .btn.plain'),
    }),
    draw('tender-sight', withSetting(chargeViews.unknown ?? view, setting), {
      act: press('.acts .btn.plain'),
    }),
  ];
}
