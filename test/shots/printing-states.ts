import type { Page } from '@playwright/test';
import { type ShopPrinter, USUAL_FORM } from '#core/domain/printer-form';
import { err } from '#core/result';
import type { SettingsView } from '#core/settings-views';
import type { Setting } from '#core/views';
import { openRow, openSettings } from '#test/shots/cashier-acts';
import { TABS } from '#test/shots/settings-states';
import { type CashierState, drawIn, viewIn } from '#test/shots/state';
import { type Answers, answers, papersOwed, roundLogo, settings } from '#test/support/cashier-answers';
import { PAPER_BANNERS } from '#test/support/cashier-views';
import { mixedMoney } from '#test/support/refund-answers';

const NARROW: ShopPrinter = {
  target: { kind: 'serial', port: 'COM3', baud: 19_200 },
  form: { ...USUAL_FORM, profile: 'star-mpop', paper: 58 },
};

/** The printers' page in its ways, what waits there, and what the receipt says. */
export function ofThePrinters(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('printers');
  const plain = viewIn(setting);
  const view = { ...plain, hasSparePrinter: true };
  const told = (more: Partial<SettingsView>, others: Answers = {}): Answers => ({
    ...answers,
    'settings/view': { ...settings, setting: view.setting, ...more },
    ...others,
  });
  const page = (tab: Page) => openSettings(tab, TABS.indexOf('printer'));
  const trouble = { state: 'trouble', reason: 'paper-out', waiting: 2 } as const;
  const dry = { ...view, lights: { ...view.lights, printer: trouble } };
  const paper = { ...settings.paper, logo: roundLogo, footer: 'Cambios dentro de los 10 días' };
  return [
    draw('printer-system', view, { answers: told({ printer: { kind: 'lp', queue: 'Oficina' } }), act: page }),
    draw('printer-none-known', view, {
      answers: told({ printer: { kind: 'spooler', name: 'Tickets' } }, { 'settings/printers': [] }),
      act: page,
    }),
    draw('printer-bad', view, {
      answers: told({ printer: { kind: 'share', path: 'Tickets' } }),
      act: async (tab) => {
        await page(tab);
        await tab.locator('.page .btn.primary').first().click();
      },
    }),
    draw('printer-test-failed', view, {
      answers: told({}, { 'settings/test-print': err('cover-open') }),
      act: async (tab) => {
        await page(tab);
        await tab.locator('.page .row .btn').nth(1).click();
        await tab.locator('.hint.bad').first().waitFor();
      },
    }),
    draw('printer-queue', dry, {
      answers: told({ sparePrinter: NARROW }, { 'print/queue': papersOwed }),
      act: async (tab) => {
        await page(tab);
        await tab.locator('.papers').scrollIntoViewIfNeeded();
      },
    }),
    draw('printer-drop', dry, {
      answers: told({ sparePrinter: NARROW }, { 'print/queue': papersOwed }),
      act: async (tab) => {
        await page(tab);
        await tab.locator('.papers .btn').nth(3).click();
        await tab.locator('[role=alertdialog], [role=dialog]').waitFor();
      },
    }),
    draw('printer-spare', dry, {
      answers: told({ sparePrinter: NARROW }),
      act: async (tab) => {
        await page(tab);
        await tab.locator('.settings .tab-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
      },
    }),
    draw('receipt-logo', view, {
      answers: told({ paper }),
      act: (tab) => openSettings(tab, TABS.indexOf('receipt')),
    }),
    draw('recent-papers', view, { answers: { ...answers, 'refunds/of-sale': mixedMoney }, act: openRow }),
    draw('paper-banners', { ...view, banners: PAPER_BANNERS }),
  ];
}
