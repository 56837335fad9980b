import type { Page } from '@playwright/test';
import type { Mode } from '#core/domain/charge';
import { err, ok } from '#core/result';
import type { NoticesView, SettingsView } from '#core/settings-views';
import { placesOf } from '#core/shop-places';
import type { Setting } from '#core/views';
import {
  askRegister,
  checkStore,
  makeRegister,
  mendRegister,
  newRegister,
  newStore,
  openRegister,
  openRow,
  openSettings,
  pasteToken,
  pickRegister,
  refuseMode,
  saveSheet,
  toTheEnd,
} from '#test/shots/cashier-acts';
import { type CashierState, drawIn, viewIn, withSetting } from '#test/shots/state';
import { type Answers, answers, notices, registerFacts, settings } from '#test/support/cashier-answers';
import { chargeViews } from '#test/support/cashier-views';

/** The pages of the settings, in order. */
export const TABS = [
  'account',
  'register',
  'screens',
  'printer',
  'receipt',
  'scanner',
  'shop',
  'program',
  'keys',
  'notices',
  'backups',
  'log',
  'changes',
  'staff',
  'mode',
] as const;

const REFUSED_LIGHT = { state: 'trouble', reason: 'unauthorized' } as const;

type Told = Pick<CashierState, 'answers'>;

/** What is asked and answered on the page of the register, and before another program's order is replaced. */
export function ofTheRegister(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('register');
  const view = viewIn(setting);
  const inMode = (qrMode: Mode, more: Answers = {}): Told => ({
    answers: { ...answers, 'settings/view': { ...settings, setting: view.setting, qrMode }, ...more },
  });
  const inUse = withSetting(chargeViews['slot-in-use'] ?? view, setting);
  return [
    draw('take-register', inUse, {
      act: (page) => page.locator('.acts .btn').nth(1).click(),
    }),
    draw('register-hybrid', view, { ...inMode('hybrid'), act: (page) => openSettings(page, 1) }),
    draw('register-sheet', view, { ...inMode('attended'), act: saveSheet }),
    draw('register-no-code', view, {
      ...inMode('attended', { 'settings/fixed-code': err('no-fixed-code') }),
      act: openRegister,
    }),
    draw('register-refused', withSetting(chargeViews.awaiting ?? view, setting), {
      ...inMode('dynamic', { 'settings/save': err('not-allowed-now') }),
      act: refuseMode,
    }),
    draw('recent-register', view, {
      answers: { ...answers, 'charge/facts': registerFacts },
      act: openRow,
    }),
  ];
}

/** The page of notifications in its other states: nothing set, a port that is taken, and the list's end. */
export function ofTheNotices(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('notices');
  const view = viewIn(setting);
  const told = (more: Partial<NoticesView>, isOn: boolean): Answers => ({
    ...answers,
    'settings/view': {
      ...settings,
      setting: view.setting,
      notices: { ...settings.notices, isOn },
      publicAddress: isOn ? settings.publicAddress : null,
    },
    'notices/view': { ...notices, ...more },
    'notices/try': ok({ verdict: 'signed', fate: 'foreign' }),
  });
  const at = TABS.indexOf('notices');
  const none = { door: { kind: 'off' }, secret: 'none', heard: [] } as const;
  const shut = { door: { kind: 'shut', port: 8730, reason: 'port-in-use' }, heard: [] } as const;
  const toTheEnd = async (page: Page): Promise<void> => {
    await openSettings(page, at);
    await page.locator('.notices li').first().waitFor();
    await page.locator('.part .row .btn').last().click();
    await page.locator('.settings .tab-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
  };
  return [
    draw('notices-off', view, {
      answers: told(none, false),
      act: (page) => openSettings(page, at),
    }),
    draw('notices-shut', view, {
      answers: told(shut, true),
      act: async (page) => {
        await openSettings(page, at);
        await page.locator('.empty').scrollIntoViewIfNeeded();
      },
    }),
    draw('notices-list', view, { answers: told({}, true), act: toTheEnd }),
  ];
}

/** Connecting an account, and making, mending and picking what it needs. */
export function ofTheAccount(setting: Partial<Setting>): readonly CashierState[] {
  const draw = drawIn('account');
  const view = viewIn(setting);
  const told = (more: Partial<SettingsView>, others: Answers = {}): Answers => ({
    ...answers,
    'settings/view': { ...settings, setting: view.setting, ...more },
    ...others,
  });
  const none = { hasToken: false, account: null, register: null };
  const { sellerName, siteId } = { sellerName: 'Almacén La Esquina', siteId: 'MLA' as const };
  const whose = { sellerName, siteId, isTest: true, isAnother: true };
  const refused = err({ reason: 'unsupported-country', country: 'VE' } as const);
  const doubt = err({ reason: 'city', near: ['Belgrano', 'Belgrano R'] } as const);
  const taken = { kind: 'refused', reason: 'taken', near: [], code: null } as const;
  const by = { id: '1', name: 'Caja 01', storeName: 'La Esquina' };
  const unlit = { ...view, lights: { ...view.lights, provider: REFUSED_LIGHT } };
  const one = (name: string, more: Answers, act: CashierState['act'], seen = view): CashierState =>
    draw(name, seen, { answers: more, act });
  const account = (page: Page) => openSettings(page, 0);
  const register = (page: Page) => openSettings(page, 1);
  return [
    one('account-none', told(none), account),
    one('account-unreadable', told({ ...none, isTokenUnreadable: true }), account),
    one('account-refused', told({}), account, unlit),
    one('account-unnamed', told({ account: null }), account),
    one('account-connected', told({ register: null }), account),
    one('account-whose', told(none, { 'settings/look-at-token': ok(whose) }), pasteToken),
    one('account-country', told(none, { 'settings/look-at-token': refused }), pasteToken),
    one('places-none', told({ register: null }, { 'places/list': ok(placesOf([], [])) }), register),
    one('places-failed', told({}, { 'places/list': err('unauthorized') }), register),
    one('places-store', told({ register: null }), newStore),
    one('places-store-near', told({}, { 'places/check-store': doubt }), checkStore),
    one('places-store-confirm', told({}), checkStore),
    one('places-register', told({ register: null }), newRegister),
    one('places-register-confirm', told({ register: null }), askRegister),
    one('places-register-taken', told({}, { 'places/create-register': { ...taken, by } }), makeRegister),
    one(
      'places-register-lost',
      told({}, { 'places/create-register': { kind: 'unanswered', trouble: 'timeout' } }),
      makeRegister,
    ),
    one('places-mend', told({}), mendRegister),
    one('places-done', told({}, { 'settings/pick-register': ok(null) }), pickRegister),
    one('places-api', told({}), toTheEnd),
  ];
}
