import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Mode } from '#core/domain/charge';
import type { SaleMoneyView } from '#core/refund-views';
import { err, ok } from '#core/result';
import { placesOf } from '#core/shop-places';
import type { CashierView, NoticesView, Setting, SettingsView } from '#core/views';
import { type Answers, answers, notices, registerFacts, settings } from '#test/support/cashier-answers';
import { aroundViews, cashierView, chargeViews } from '#test/support/cashier-views';
import { catalogueAnswers, wrongFile } from '#test/support/catalogue-answers';
import { AFTERNOON, padaria } from '#test/support/customer-views';
import { createPreview, type Preview } from '#test/support/preview';
import { doubleMoney, mixedMoney, noPartMoney, plainMoney, wholeMoney } from '#test/support/refund-answers';

/**
 * `node test/support/cashier-pictures.ts <folder> [part of a name]`: a picture of each state of the cashier's window,
 * read by the accessibility check and watched for anything its policy refuses.
 */
type Shot = {
  readonly name: string;
  readonly view: CashierView;
  readonly answers: Answers;
  readonly size: { readonly width: number; readonly height: number };
  readonly theme: 'light' | 'dark';
  readonly act: (page: Page) => Promise<void>;
};

const USUAL = { width: 1366, height: 768 };
const SMALL = { width: 1024, height: 600 };
const FULL = { width: 1920, height: 1080 };
/** 1366 × 768 at 200 %. */
const ZOOMED = { width: 683, height: 384 };

const shot = (name: string, view: CashierView, change: Partial<Shot> = {}): Shot => ({
  name,
  view,
  answers,
  size: USUAL,
  theme: 'light',
  act: async () => undefined,
  ...change,
});

const withSetting = (view: CashierView, change: Partial<Setting>): CashierView => ({
  ...view,
  setting: { ...view.setting, ...change },
});

const set = (
  views: Readonly<Record<string, CashierView>>,
  suffix: string,
  setting: Partial<Setting>,
  change: Partial<Shot>,
) =>
  Object.entries(views).map(([name, view]) => shot(`${name}${suffix}`, withSetting(view, setting), change));

const TABS = ['account', 'register', 'screens', 'printer', 'shop', 'program', 'notices', 'mode'] as const;

const NEWER = { kind: 'there', version: '1.4.2' } as const;

/** Opened as the cashier opens them, by keys and buttons. */
function opened(suffix: string, setting: Partial<Setting>, change: Partial<Shot>): readonly Shot[] {
  const view = cashierView({ setting: { ...cashierView().setting, ...setting } });
  const told: Answers = { ...answers, 'settings/view': { ...settings, setting: view.setting } };
  return [
    shot(`recent${suffix}`, view, { ...change, act: (page) => page.keyboard.press('F7') }),
    shot(`recent-one${suffix}`, view, { ...change, act: openRow }),
    shot(`shortcuts${suffix}`, view, { ...change, act: (page) => page.keyboard.press('F1') }),
    ...TABS.map((tab, at) =>
      shot(`settings-${tab}${suffix}`, view, {
        ...change,
        answers: told,
        act: (page) => openSettings(page, at),
      }),
    ),
    shot(`new-version${suffix}`, { ...view, update: NEWER }, change),
    shot(
      `settings-program-newer${suffix}`,
      { ...view, update: NEWER },
      {
        ...change,
        answers: told,
        act: (page) => openSettings(page, TABS.indexOf('program')),
      },
    ),
  ];
}

/** What is asked and answered on the page of the register, and before another program's order is replaced. */
function ofTheRegister(suffix: string, setting: Partial<Setting>, change: Partial<Shot>): readonly Shot[] {
  const view = cashierView({ setting: { ...cashierView().setting, ...setting } });
  const inMode = (qrMode: Mode, more: Answers = {}): Partial<Shot> => ({
    ...change,
    answers: { ...answers, 'settings/view': { ...settings, setting: view.setting, qrMode }, ...more },
  });
  const inUse = withSetting(chargeViews['slot-in-use'] ?? view, setting);
  return [
    shot(`take-register${suffix}`, inUse, {
      ...change,
      act: (page) => page.locator('.acts .btn').nth(1).click(),
    }),
    shot(`register-hybrid${suffix}`, view, { ...inMode('hybrid'), act: (page) => openSettings(page, 1) }),
    shot(`register-sheet${suffix}`, view, { ...inMode('attended'), act: saveSheet }),
    shot(`register-no-code${suffix}`, view, {
      ...inMode('attended', { 'settings/fixed-code': err('no-fixed-code') }),
      act: openRegister,
    }),
    shot(`register-refused${suffix}`, withSetting(chargeViews.awaiting ?? view, setting), {
      ...inMode('dynamic', { 'settings/save': err('not-allowed-now') }),
      act: refuseMode,
    }),
    shot(`recent-register${suffix}`, view, {
      ...change,
      answers: { ...answers, 'charge/facts': registerFacts },
      act: openRow,
    }),
  ];
}

/** The page of notifications in its other states: nothing set, a port that is taken, and the list's end. */
function ofTheNotices(suffix: string, setting: Partial<Setting>, change: Partial<Shot>): readonly Shot[] {
  const view = cashierView({ setting: { ...cashierView().setting, ...setting } });
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
    shot(`notices-off${suffix}`, view, {
      ...change,
      answers: told(none, false),
      act: (page) => openSettings(page, at),
    }),
    shot(`notices-shut${suffix}`, view, {
      ...change,
      answers: told(shut, true),
      act: async (page) => {
        await openSettings(page, at);
        await page.locator('.empty').scrollIntoViewIfNeeded();
      },
    }),
    shot(`notices-list${suffix}`, view, { ...change, answers: told({}, true), act: toTheEnd }),
  ];
}

/** Giving money back: the list of a charge, the question in its two steps, and what may come of it. */
function ofRefunds(suffix: string, setting: Partial<Setting>, change: Partial<Shot>): readonly Shot[] {
  const view = cashierView({ setting: { ...cashierView().setting, ...setting } });
  const told = (money: SaleMoneyView, more: Answers = {}): Partial<Shot> => ({
    ...change,
    answers: { ...answers, 'refunds/of-sale': money, ...more },
  });
  const double = withSetting(chargeViews.double ?? view, setting);
  return [
    shot(`refunds-plain${suffix}`, view, { ...told(plainMoney), act: openRow }),
    shot(`refunds-mixed${suffix}`, view, { ...told(mixedMoney), act: openRow }),
    shot(`give-back${suffix}`, view, { ...told(plainMoney), act: openGiveBack }),
    shot(`give-back-whole${suffix}`, view, { ...told(wholeMoney), act: openGiveBack }),
    shot(`give-back-bad${suffix}`, view, { ...told(plainMoney), act: giveTooMuch }),
    shot(`give-back-double${suffix}`, double, {
      ...told(doubleMoney),
      act: (page) => page.keyboard.press('F3'),
    }),
    shot(`give-back-no-part${suffix}`, double, {
      ...told(noPartMoney),
      act: (page) => page.keyboard.press('F3'),
    }),
    shot(`give-back-sure${suffix}`, double, { ...told(doubleMoney), act: goOn }),
    shot(`give-back-wrong${suffix}`, double, {
      ...told(doubleMoney, { 'refund/request': err('one-under-way') }),
      act: askInVain,
    }),
  ];
}

async function openGiveBack(page: Page): Promise<void> {
  await openRow(page);
  await page.locator('.payment .btn').first().click();
  await page.locator('.give-back').waitFor();
}

async function giveTooMuch(page: Page): Promise<void> {
  await openGiveBack(page);
  await page.keyboard.type('99999');
  await page.keyboard.press('Enter');
}

async function goOn(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await page.locator('.give-back .input input:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[role=alertdialog]').waitFor();
}

async function askInVain(page: Page): Promise<void> {
  await goOn(page);
  await page.locator('[role=alertdialog] .btn.danger').click();
  await page.locator('[role=alertdialog] [role=alert]').waitFor();
}

/** The table, a cell being typed in, a product's prices, a file looked at, and the quick keys. */
function ofTheCatalogue(suffix: string, setting: Partial<Setting>, change: Partial<Shot>): readonly Shot[] {
  const view = cashierView({ setting: { ...cashierView().setting, ...setting } });
  const told: Answers = { ...answers, ...catalogueAnswers };
  const tool = (at: number, then?: string) => async (page: Page) => {
    await page.keyboard.press('F3');
    await page.locator('.tools .btn').nth(at).click();
    if (then !== undefined) await page.locator(then).first().waitFor();
  };
  const one = (name: string, act: (page: Page) => Promise<void>, more: Answers = {}) =>
    shot(`catalogue-${name}${suffix}`, view, { ...change, answers: { ...told, ...more }, act });
  const table = async (page: Page): Promise<void> => {
    await page.keyboard.press('F3');
    await page.locator('#cell-1-0').waitFor();
  };
  return [
    one('table', table),
    one('cell', async (page) => {
      await table(page);
      await page.locator('#cell-1-1').click();
    }),
    one('more', async (page) => {
      await table(page);
      await page.locator('#cell-1-9').click();
      await page.locator('.prices li').first().waitFor();
    }),
    one('new', tool(0, '.dialog')),
    one('file', tool(1, '.counts')),
    one('wrong', tool(1, '.wrong-rows'), { 'products/choose-file': ok(wrongFile) }),
    one('keys', tool(3, '.arrange li')),
  ];
}

async function openRegister(page: Page): Promise<void> {
  await page.locator('.top .btn.icon-only').click();
  await page.getByRole('tab').nth(1).click();
  await page.locator('.options').first().waitFor();
  await page.locator('.settings .tab-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
}

async function saveSheet(page: Page): Promise<void> {
  await openRegister(page);
  await page.locator('.part.sheet .btn').first().click();
  await page.locator('.part.sheet .path .icon').waitFor();
  await page.locator('.settings .tab-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
}

async function refuseMode(page: Page): Promise<void> {
  await openRegister(page);
  await page.getByRole('radio').nth(2).click();
  await page.locator('.part [role=alert]').waitFor();
}

/** Paid in cash or otherwise: exactly, with change, in part, by card, beside a code that is still open, and taken back. */
function ofTenders(suffix: string, setting: Partial<Setting>, change: Partial<Shot>): readonly Shot[] {
  const view = withSetting(cashierView(), setting);
  const { due } = view.sale;
  const offering = (openUntil: number | null, isRead: boolean): Answers => ({
    ...answers,
    'tender/prepare': ok({ due, openUntil, isRead }),
  });
  const typed = (...keys: readonly string[]) =>
    async function typeIn(page: Page): Promise<void> {
      await page.keyboard.press('F10');
      await page.locator('.dialog.tender input').waitFor();
      for (const key of keys) await page.keyboard.press(key);
    };
  const asked = (name: string, told: Answers, ...keys: readonly string[]): Shot =>
    shot(`tender-${name}${suffix}`, view, { ...change, answers: told, act: typed(...keys) });
  const free = offering(null, true);
  const press = (name: string) => (page: Page) => page.locator(name).first().click();
  return [
    asked('exact', free),
    asked('change', free, ...'20000'.split('')),
    asked('part', free, ...'2000'.split('')),
    asked('card', free, 'ArrowDown'),
    asked('too-much', free, ...'7791234567890'.split('')),
    asked('open-code', offering(AFTERNOON + 240_000, true)),
    asked('silent', offering(AFTERNOON + 240_000, false)),
    shot(`tender-void${suffix}`, withSetting(aroundViews['closed-cash'] ?? view, setting), {
      ...change,
      act: press('.acts .btn.plain'),
    }),
    shot(`tender-sight${suffix}`, withSetting(chargeViews.unknown ?? view, setting), {
      ...change,
      act: press('.acts .btn.plain'),
    }),
  ];
}

async function openRow(page: Page): Promise<void> {
  await page.keyboard.press('F7');
  await page.locator('[data-row]').first().click();
  await page.locator('.facts li').first().waitFor();
}

async function openSettings(page: Page, at: number): Promise<void> {
  await page.locator('.top .btn.icon-only').click();
  await page.getByRole('tab').nth(at).click();
}

/** Connecting an account, and making, mending and picking what it needs. */
function ofTheAccount(suffix: string, setting: Partial<Setting>, change: Partial<Shot>): readonly Shot[] {
  const view = cashierView({ setting: { ...cashierView().setting, ...setting } });
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
  const one = (name: string, more: Answers, act: Shot['act'], seen = view): Shot =>
    shot(`${name}${suffix}`, seen, { ...change, answers: more, act });
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

const REFUSED_LIGHT = { state: 'trouble', reason: 'unauthorized' } as const;

async function pasteToken(page: Page): Promise<void> {
  await openSettings(page, 0);
  await page.locator('.paste input').fill('APP_USR-1234567890123456-112233-0a1b2c-1');
  await page.keyboard.press('Enter');
  await page.locator('.found').waitFor();
}

async function newStore(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.places + .row .btn, .places + p + .row .btn').first().click();
  await page.locator('.one-field').first().waitFor();
}

async function checkStore(page: Page): Promise<void> {
  await newStore(page);
  for (const [at, text] of ['Av. Siempreviva', '742', 'caba', 'belgrno'].entries())
    await page
      .locator('.one-field input')
      .nth(at + 1)
      .fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.making, .near').first().waitFor();
}

async function newRegister(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.place header .btn').first().click();
  await page.locator('.segmented').waitFor();
}

async function askRegister(page: Page): Promise<void> {
  await newRegister(page);
  await page.keyboard.press('Enter');
  await page.locator('.making').waitFor();
}

async function makeRegister(page: Page): Promise<void> {
  await askRegister(page);
  await page.locator('.making .btn.primary').click();
  await page.locator('.page [role=alert]').waitFor();
}

async function mendRegister(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.picks .btn').first().click();
  await page.locator('.making').waitFor();
}

async function pickRegister(page: Page): Promise<void> {
  await openSettings(page, 1);
  await page.locator('.picks .btn').nth(1).click();
  await page.locator('.found').waitFor();
}

async function toTheEnd(page: Page): Promise<void> {
  await openRegister(page);
}

function shots(): readonly Shot[] {
  const all = { ...chargeViews, ...aroundViews };
  const sizes: readonly [string, Partial<Setting>, Partial<Shot>][] = [
    ['', {}, {}],
    ['-small-dark', { isPractice: true }, { size: SMALL, theme: 'dark' }],
    ['-pt-BR', { ...padaria, isPractice: true }, {}],
    ['-pt-BR-small', { ...padaria }, { size: SMALL }],
    ['-full-dark', { language: 'en' }, { size: FULL, theme: 'dark' }],
    ['-zoomed', { language: 'es' }, { size: ZOOMED }],
  ];
  return sizes.flatMap(([suffix, setting, change]) => [
    ...set(all, suffix, setting, change),
    ...opened(suffix, setting, change),
    ...ofTheRegister(suffix, setting, change),
    ...ofTheCatalogue(suffix, setting, change),
    ...ofTheNotices(suffix, setting, change),
    ...ofRefunds(suffix, setting, change),
    ...ofTheAccount(suffix, setting, change),
    ...ofTenders(suffix, setting, change),
  ]);
}

/** What is wrong with it, in a line each. */
async function take(preview: Preview, folder: string, wanted: Shot): Promise<string[]> {
  const { name, view, size, theme, act } = wanted;
  const page = await preview.openPage('cashier', {
    view,
    answers: wanted.answers,
    size,
    theme,
    now: AFTERNOON,
  });
  await act(page.page);
  await page.page.screenshot({ path: join(folder, `cashier-${name}.png`) });
  const { violations } = await new AxeBuilder({ page: page.page }).analyze();
  const spills = size === ZOOMED ? [] : await page.page.evaluate(spillsOf);
  await page.close();
  return [
    ...page.problems,
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `axe ${id} at ${target.join(' ')}`)),
    ...spills,
  ].map((problem) => `${name}: ${problem}`);
}

/** Text cut by the window or by the part it stands in. */
function spillsOf(): string[] {
  const found: string[] = [];
  const name = (part: Element) =>
    `${part.tagName.toLowerCase()}.${part.className} "${part.textContent?.slice(0, 30) ?? ''}"`;
  for (const part of document.querySelectorAll(
    '.charge-plate *, .banner *, .panel header *, .answer *, .settings .btn, .btn',
  )) {
    if (
      !(part instanceof HTMLElement) ||
      part.closest('.sr, details:not([open]) > :not(summary)') !== null ||
      part.offsetParent === null
    )
      continue;
    const box = part.getBoundingClientRect();
    const room =
      part.closest('.panel, .settings, .dialog') === null
        ? part.closest('.plate')?.getBoundingClientRect()
        : undefined;
    if (box.width === 0) continue;
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`out of the window: ${name(part)}`);
    if (
      room !== undefined &&
      (box.bottom > room.bottom + 1 || box.right > room.right + 1 || box.top < room.top - 1)
    )
      found.push(`out of its plate: ${name(part)}`);
    if (
      part.matches('.btn, p, dd, h1, .amount, strong') &&
      part.scrollWidth > part.clientWidth + 2 &&
      part.clientWidth > 0
    )
      found.push(`wider than its place: ${name(part)}`);
  }
  return found;
}

const [folder = 'test-results/pictures', part = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const AT_ONCE = 4;
const preview = await createPreview();
const waiting = shots().filter(({ name }) => new RegExp(part).test(name));
try {
  await Promise.all(Array.from({ length: AT_ONCE }, () => takeAll(preview)));
} finally {
  await preview.close();
}

async function takeAll(from: Preview): Promise<void> {
  for (let wanted = waiting.shift(); wanted !== undefined; wanted = waiting.shift()) {
    const problems = await take(from, folder, wanted);
    if (problems.length === 0) continue;
    process.stdout.write(`${problems.join('\n')}\n`);
    process.exitCode = 1;
  }
}
